// Marks in somebody else's article without a node of it being touched: ranges in the highlights of the document (CSS Custom
// Highlight API), which all elements of a page share. Owns the highlights and their style, not where marks stand.

/** What is told by the line below a name; a page changes the colours by the properties, or the whole by `::highlight(NAME)`. */
const LINES = {
  "aa-person": "solid",
  "aa-location": "dashed",
  "aa-organization": "double",
  "aa-facility": "double",
  "aa-norp": "dotted",
  "aa-product": "dotted",
  "aa-misc": "dotted",
  "aa-date": "dotted",
  "aa-money": "dotted",
};

/** Of every two marks on the same words, the later is drawn above. */
const ORDER = ["aa-quote", "aa-unsure", "aa-cue", ...Object.keys(LINES), "aa-good", "aa-bad", "aa-loaded"];

/** The colours of every mark: at least 4.5 to 1 on white and on near black. */
export const COLOURS = {
  name: "light-dark(#1b4f8f, #8fb9ee)",
  quote: "light-dark(#e0b84a40, #e0b84a38)",
  good: "light-dark(#1a683a, #7fcf9c)",
  bad: "light-dark(#a32c1a, #f19a88)",
};

const STYLE = `@layer article-analyzer {
${Object.entries(LINES)
  .map(
    ([name, line]) =>
      `::highlight(${name}) { text-decoration: underline ${line} 0.1em var(--${name}, var(--aa-name, ${COLOURS.name})); }`,
  )
  .join("\n")}
::highlight(aa-quote) { background-color: var(--aa-quote, ${COLOURS.quote}); }
::highlight(aa-unsure) { text-decoration: underline dashed 0.06em; }
::highlight(aa-good) { text-decoration: underline solid 0.2em var(--aa-good, ${COLOURS.good}); }
::highlight(aa-bad) { text-decoration: underline wavy 0.1em var(--aa-bad, ${COLOURS.bad}); }
::highlight(aa-loaded) { text-decoration: overline dashed 0.08em var(--aa-bad, ${COLOURS.bad}); }
}`;

/** Whether this browser can mark text without changing it; in one that can't, an article stays as it is. */
export const canHighlight = () => typeof Highlight === "function" && "highlights" in CSS;

/** @type {CSSStyleSheet | undefined} */
let sheet;
/** @type {WeakMap<Document | ShadowRoot, number>} how many articles below a root have marks */
const users = new WeakMap();

/**
 * Paints ranges by the names of their highlights, in the tree below `root`, and gives what takes them away again.
 * @param {Document | ShadowRoot} root
 * @param {[name: string, range: Range][]} ranges
 */
function paint(root, ranges) {
  const count = users.get(root) ?? 0;
  users.set(root, count + 1);
  if (!sheet) {
    sheet = new CSSStyleSheet();
    sheet.replaceSync(STYLE);
  }
  if (count === 0) root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet];
  for (const [name, range] of ranges) highlight(name).add(range);
  return () => {
    for (const [name, range] of ranges) {
      const shared = CSS.highlights.get(name);
      shared?.delete(range);
      if (shared?.size === 0) CSS.highlights.delete(name);
    }
    const left = (users.get(root) ?? 1) - 1;
    users.set(root, left);
    if (left === 0) root.adoptedStyleSheets = root.adoptedStyleSheets.filter((other) => other !== sheet);
  };
}

/**
 * So many articles of a page are painted wherever they stand; of more, those near the window: browsers go through all ranges
 * of a page whenever one is added.
 */
const EVERYWHERE = 8;
let painted = 0;

/**
 * Paints an article's ranges, in a page of many articles while it is near the window, and gives what ends that.
 * @param {Element} article
 * @param {() => [name: string, range: Range][]} rangesOf
 */
export function paintArticle(article, rangesOf) {
  const root = /** @type {Document | ShadowRoot} */ (article.getRootNode());
  painted++;
  if (painted <= EVERYWHERE || article.getClientRects().length === 0) {
    const unpaint = paint(root, rangesOf());
    return () => {
      painted--;
      unpaint();
    };
  }
  let unpaint = () => {};
  const near = new IntersectionObserver(
    (entries) => {
      unpaint();
      unpaint = entries.at(-1)?.isIntersecting ? paint(root, rangesOf()) : () => {};
    },
    { rootMargin: "100%" },
  );
  near.observe(article);
  return () => {
    painted--;
    near.disconnect();
    unpaint();
  };
}

/** @param {string} name */
function highlight(name) {
  let shared = CSS.highlights.get(name);
  if (!shared) {
    shared = new Highlight();
    shared.priority = ORDER.indexOf(name);
    CSS.highlights.set(name, shared);
  }
  return shared;
}
