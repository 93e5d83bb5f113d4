// The text of an article as a page shows it, and the way back: which place of which text node every offset stands for. Owns
// the walk and what it leaves out; it changes no node. Blocks stand a blank line apart, cells a tab, rows and <br> a line;
// white space is what the page makes of it, so that minified and indented markup give the same text.

/**
 * A text and where it stands: at `at[i]` begin `length[i]` characters that lie in `node[i]` from `from[i]` on. Gaps between
 * them (white space that the page folds, edges of blocks) stand nowhere.
 * @typedef {{ text: string, at: number[], length: number[], node: Text[], from: number[] }} PlacedText
 */

/** Code, form fields, pictures and what is only an aid to reading aloud. */
const PASSED_OVER = new Set(
  [
    "script style template noscript head title button input select option textarea datalist output meter progress",
    "svg math canvas iframe object embed audio video rt rp article-analyzer",
  ].flatMap((names) => names.split(" ")),
);

/** Gaps from weak to strong: a stronger one takes the place of a weaker. */
const GAPS = ["", " ", "\t", "\n", "\n\n"];
const [, SPACE, CELL, LINE, BLOCK] = GAPS.keys();

/** @typedef {{ edge: number, space: "fold" | "lines" | "keep", shown: boolean }} Look what the page's style makes of an element */

/**
 * The text below `root`.
 * @param {Element | DocumentFragment} root
 * @returns {PlacedText}
 */
export function readHost(root) {
  /** @type {PlacedText} */
  const placed = { text: "", at: [], length: [], node: [], from: [] };
  const { at, length, node: nodes, from } = placed;
  /** @type {string[]} */
  const written = [];
  /** @type {Map<Node, Look>} */
  const looks = new Map();
  let size = 0;
  let gap = 0;
  /** @param {number} wanted */
  const part = (wanted) => {
    gap = Math.max(gap, wanted);
  };
  /** @param {string} words @param {Text} node @param {number} start */
  const put = (words, node, start) => {
    const last = at.length - 1;
    const straightOn =
      gap <= SPACE &&
      nodes[last] === node &&
      at[last] + length[last] === size &&
      from[last] + length[last] + gap === start;
    if (size > 0) {
      written.push(GAPS[gap]);
      size += GAPS[gap].length;
    }
    if (straightOn) length[last] += gap + words.length;
    else {
      at.push(size);
      length.push(words.length);
      nodes.push(node);
      from.push(start);
    }
    written.push(words);
    size += words.length;
    gap = 0;
  };
  /** @param {Text} node @param {Look} look */
  const read = (node, look) => {
    if (look.space === "keep") {
      if (node.data) put(node.data, node, 0);
      return;
    }
    for (const { 0: run, index } of node.data.matchAll(/[ \t\r\n\f]+|[^ \t\r\n\f]+/g)) {
      if (!/^[ \t\r\n\f]/.test(run)) put(run, node, index);
      else if (look.space === "lines" && run.includes("\n")) lineBreak(run.split("\n").length - 1);
      else part(SPACE);
    }
  };
  const lineBreak = (count = 1) => part(count > 1 || gap === LINE ? BLOCK : LINE);

  /** @type {Look} */
  const outermost = root instanceof Element ? lookOf(root) : { edge: 0, space: "fold", shown: true };
  /** @type {Node | null} */
  let node = root.firstChild;
  while (node && node !== root) {
    let inside = false;
    if (node instanceof Text) {
      const look = looks.get(/** @type {Node} */ (node.parentNode)) ?? outermost;
      if (look.shown) read(node, look);
    } else if (node instanceof Element && !PASSED_OVER.has(node.localName)) {
      if (node.localName === "br") lineBreak();
      else {
        const look = lookOf(node);
        looks.set(node, look);
        part(look.edge);
        inside = look.edge >= 0 && node.firstChild !== null;
      }
    }
    if (inside) {
      node = node.firstChild;
      continue;
    }
    while (node && node !== root && !node.nextSibling) {
      node = node.parentNode;
      if (node && node !== root) part(looks.get(node)?.edge ?? 0);
    }
    if (!node || node === root) break;
    part(looks.get(node)?.edge ?? 0);
    node = node.nextSibling;
  }
  placed.text = written.join("");
  return placed;
}

/**
 * @param {Element} element
 * @returns {Look} `edge` below zero where nothing of it is shown
 */
function lookOf(element) {
  const style = getComputedStyle(element);
  const { display, visibility, position, float, whiteSpace } = style;
  const shown = visibility === "visible";
  const space = /^(pre|pre-wrap|break-spaces)$/.test(whiteSpace)
    ? "keep"
    : whiteSpace === "pre-line"
      ? "lines"
      : "fold";
  if (display === "none") return { edge: -1, space, shown };
  // What is there for those who listen alone: one pixel that lets nothing out.
  if (position === "absolute" && style.overflow !== "visible" && Number.parseFloat(style.width) <= 1)
    return { edge: -1, space, shown };
  // A letter that is set apart begins its word.
  const initial = float !== "none" && (element.textContent ?? "").trim().length <= 2;
  return { edge: initial ? 0 : edgeOf(display), space, shown };
}

/** @param {string} display */
function edgeOf(display) {
  if (/^(inline|contents|ruby)/.test(display)) return 0;
  if (display === "table-cell") return CELL;
  return display === "table-row" ? LINE : BLOCK;
}

/**
 * Where a span of the text stands among the nodes, or null where it stands nowhere any more.
 * @param {PlacedText} placed
 * @param {{ start: number, end: number }} span
 */
export function rangeOf({ at, length, node, from }, { start, end }) {
  let first = lastBelow(at, start + 1);
  if (first < 0 || start >= at[first] + length[first]) first++;
  const last = lastBelow(at, end);
  if (first > last || !node[first]?.isConnected || !node[last].isConnected) return null;
  const begins = from[first] + Math.max(0, start - at[first]);
  const ends = from[last] + Math.min(end - at[last], length[last]);
  if (begins > node[first].length || ends > node[last].length) return null;
  const range = new Range();
  range.setStart(node[first], begins);
  range.setEnd(node[last], ends);
  return range;
}

/**
 * The offset in the text of a place in a node, or null for one that is not in it.
 * @param {PlacedText} placed
 * @param {Node} wanted
 * @param {number} place
 */
export function offsetOf({ at, length, node, from }, wanted, place) {
  for (let i = node.indexOf(/** @type {Text} */ (wanted)); i >= 0 && node[i] === wanted; i++)
    if (place >= from[i] && place <= from[i] + length[i]) return at[i] + place - from[i];
  return null;
}

/**
 * The last index whose value is below `limit`, or -1.
 * @param {number[]} sorted
 * @param {number} limit
 */
function lastBelow(sorted, limit) {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (sorted[middle] < limit) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}
