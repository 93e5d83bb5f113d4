// From an analysis to what a renderer draws: which marks touch a stretch of text, nested as text and elements must be.
// Owns no element: the page, the custom element and the exports all draw from these plain objects.

/** @import { Analysis } from "../pkg/article_analyzer.js" */

/** @typedef {"name" | "quote" | "cue" | "word"} MarkLayer */

/** @typedef {{ names: boolean, quotes: boolean, words: boolean }} Layers which marks a reader wants to see */

/**
 * Rows of `[start, end, id, part]`, sorted by start: entity and mention, quote and part of its content, quote and part of
 * its cue, word and 0.
 * @typedef {Int32Array<ArrayBuffer>} MarkTable
 */

/**
 * All marks of an analysis, so that a renderer finds those of one paragraph without a walk through all; `longest` is the
 * length of the longest span of each layer.
 * @typedef {Record<MarkLayer, MarkTable> & { longest: Record<MarkLayer, number> }} MarkIndex
 */

/** @typedef {{ layer: MarkLayer, start: number, end: number, id: number, part: number }} Mark */

/** @typedef {{ type: "text", start: number, end: number }} PlainNode */
/** @typedef {{ type: "quote", mark: Mark, children: SegmentNode[] }} QuoteNode */
/** @typedef {{ start: number, end: number, marks: Mark[] }} MarkPart a stretch that the same marks cover */
/** @typedef {{ type: "mark", start: number, end: number, marks: Mark[], parts: MarkPart[] }} MarkNode */
/** @typedef {PlainNode | QuoteNode | MarkNode} SegmentNode */

/**
 * @param {Analysis} analysis
 * @returns {MarkIndex}
 */
export function markIndex(analysis) {
  /** @type {Record<MarkLayer, [start: number, end: number, id: number, part: number][]>} */
  const rows = { name: [], quote: [], cue: [], word: [] };
  for (const { id, mentions } of analysis.entities) {
    for (const [part, { start, end }] of mentions.entries()) rows.name.push([start, end, id, part]);
  }
  for (const [id, { content, cue }] of analysis.quotes.entries()) {
    for (const [part, { start, end }] of content.entries()) rows.quote.push([start, end, id, part]);
    for (const [part, { start, end }] of cue.entries()) rows.cue.push([start, end, id, part]);
  }
  for (const [id, { start, end }] of analysis.sentiment.words.entries()) rows.word.push([start, end, id, 0]);
  const longest = { name: 0, quote: 0, cue: 0, word: 0 };
  /** @param {MarkLayer} layer */
  const table = (layer) => {
    const list = rows[layer].sort((a, b) => a[0] - b[0] || b[1] - a[1]);
    const table = new Int32Array(list.length * 4);
    for (const [i, row] of list.entries()) {
      table.set(row, i * 4);
      longest[layer] = Math.max(longest[layer], row[1] - row[0]);
    }
    return table;
  };
  return { name: table("name"), quote: table("quote"), cue: table("cue"), word: table("word"), longest };
}

/** @type {[MarkLayer, keyof Layers][]} */
const LAYERS = [
  ["quote", "quotes"],
  ["name", "names"],
  ["cue", "quotes"],
  ["word", "words"],
];

/**
 * The marks that touch [start, end), of the layers that are on; of all where none are named.
 * @param {MarkIndex} index
 * @param {number} start
 * @param {number} end
 * @param {Layers} [layers]
 */
export function marksWithin(index, start, end, layers) {
  /** @type {Mark[]} */
  const found = [];
  for (const [layer, name] of LAYERS) {
    if (layers && !layers[name]) continue;
    const table = index[layer];
    for (let row = firstFrom(table, start - index.longest[layer]); row < table.length && table[row] < end; row += 4) {
      const mark = { layer, start: table[row], end: table[row + 1], id: table[row + 2], part: table[row + 3] };
      if (mark.end > start && mark.end > mark.start) found.push(mark);
    }
  }
  return found;
}

/**
 * Where the first row begins that starts at `position` or later.
 * @param {MarkTable} table
 * @param {number} position
 */
function firstFrom(table, position) {
  let low = 0;
  let high = table.length / 4;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (table[middle * 4] < position) low = middle + 1;
    else high = middle;
  }
  return low * 4;
}

/**
 * The stretch [start, end) as a tree. Quotes hold what stands in them. All other marks that overlap each other make one
 * node, whose `parts` say which of them covers which stretch; so nothing that can be pressed nests.
 * @param {readonly Mark[]} marks
 * @param {number} start
 * @param {number} end
 */
export function segments(marks, start, end) {
  const cuts = new Set([start, end]);
  for (const mark of marks) {
    if (mark.start > start) cuts.add(mark.start);
    if (mark.end < end) cuts.add(mark.end);
  }
  const edges = [...cuts].sort((a, b) => a - b);
  const sorted = [...marks].sort((a, b) => a.start - b.start || b.end - a.end);
  const quotes = sorted.filter((mark) => mark.layer === "quote");
  const others = sorted.filter((mark) => mark.layer !== "quote");
  /** @type {SegmentNode[]} */
  const root = [];
  /** @type {QuoteNode[]} the quotes around the place that is being drawn, outermost first */
  let open = [];
  let nextQuote = 0;
  let nextOther = 0;
  /** @type {Mark[]} */
  let activeQuotes = [];
  /** @type {Mark[]} */
  let active = [];
  /** @type {MarkNode | null} the overlapping marks that are being joined */
  let cluster = null;
  for (let i = 0; i + 1 < edges.length; i++) {
    const [from, to] = [edges[i], edges[i + 1]];
    const before = activeQuotes.length;
    activeQuotes = activeQuotes.filter((mark) => mark.end > from);
    let moved = activeQuotes.length !== before;
    while (nextQuote < quotes.length && quotes[nextQuote].start <= from) {
      const quote = quotes[nextQuote++];
      if (quote.end <= from) continue;
      activeQuotes.push(quote);
      moved = true;
    }
    if (moved) {
      let keep = 0;
      while (keep < activeQuotes.length && open[keep]?.mark === activeQuotes[keep]) keep++;
      open = open.slice(0, keep);
      for (const mark of activeQuotes.slice(keep)) {
        /** @type {QuoteNode} */
        const node = { type: "quote", mark, children: [] };
        (open.at(-1)?.children ?? root).push(node);
        open.push(node);
      }
      cluster = null;
    }
    const here = open.at(-1)?.children ?? root;
    active = active.filter((mark) => mark.end > from);
    const carried = active.length > 0;
    while (nextOther < others.length && others[nextOther].start <= from) {
      const other = others[nextOther++];
      if (other.end > from) active.push(other);
    }
    if (active.length === 0) {
      cluster = null;
      here.push({ type: "text", start: from, end: to });
      continue;
    }
    if (!cluster || !carried) {
      cluster = { type: "mark", start: from, end: to, marks: [], parts: [] };
      here.push(cluster);
    }
    cluster.end = to;
    cluster.parts.push({ start: from, end: to, marks: [...active] });
    for (const mark of active) if (!cluster.marks.includes(mark)) cluster.marks.push(mark);
  }
  return root;
}
