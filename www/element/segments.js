// From an analysis to what a renderer draws: which marks touch a stretch of text, nested as text and elements must be.
// Owns no element: the page, the custom element and the exports all draw from these plain objects.

/**
 * All marks of an analysis in four sorted tables, so that a renderer finds those of one paragraph without a walk through
 * all. A table is an Int32Array of rows [start, end, number, part]: entity and mention, quote and part of its content,
 * quote and part of its cue, word and 0. `longest` is the length of the longest span of each.
 */
export function markIndex(analysis) {
  const rows = { name: [], quote: [], cue: [], word: [] };
  for (const entity of analysis.entities)
    entity.mentions.forEach((m, i) => rows.name.push([m.start, m.end, entity.id, i]));
  analysis.quotes.forEach((quote, id) => {
    quote.content.forEach((span, i) => rows.quote.push([span.start, span.end, id, i]));
    quote.cue.forEach((span, i) => rows.cue.push([span.start, span.end, id, i]));
  });
  analysis.sentiment.words.forEach((word, id) => rows.word.push([word.start, word.end, id, 0]));
  const index = { longest: {} };
  for (const [layer, list] of Object.entries(rows)) {
    list.sort((a, b) => a[0] - b[0] || b[1] - a[1]);
    const table = new Int32Array(list.length * 4);
    let longest = 0;
    list.forEach((row, i) => {
      table.set(row, i * 4);
      longest = Math.max(longest, row[1] - row[0]);
    });
    index[layer] = table;
    index.longest[layer] = longest;
  }
  return index;
}

const LAYER_OF = { name: "names", quote: "quotes", cue: "quotes", word: "words" };

/** The marks that touch [start, end), of the layers that are on. */
export function marksWithin(index, start, end, layers) {
  const found = [];
  for (const layer of ["quote", "name", "cue", "word"]) {
    if (layers && !layers[LAYER_OF[layer]]) continue;
    const table = index[layer];
    for (let row = firstFrom(table, start - index.longest[layer]); row < table.length && table[row] < end; row += 4) {
      const mark = { layer, start: table[row], end: table[row + 1], id: table[row + 2], part: table[row + 3] };
      if (mark.end > start && mark.end > mark.start) found.push(mark);
    }
  }
  return found;
}

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
 * The stretch [start, end) as a tree: `{type: "text", start, end}`, `{type: "quote", mark, children}` and
 * `{type: "mark", start, end, marks, parts}`. Quotes hold what stands in them. All other marks that overlap each other
 * make one `mark`, whose `parts` say which of them covers which stretch; so nothing that can be pressed nests.
 */
export function segments(marks, start, end) {
  const cuts = new Set([start, end]);
  for (const mark of marks) {
    if (mark.start > start) cuts.add(mark.start);
    if (mark.end < end) cuts.add(mark.end);
  }
  const edges = [...cuts].sort((a, b) => a - b);
  const quotes = marks.filter((m) => m.layer === "quote").sort((a, b) => a.start - b.start || b.end - a.end);
  const others = marks.filter((m) => m.layer !== "quote").sort((a, b) => a.start - b.start || b.end - a.end);
  const root = { children: [] };
  const open = [root];
  let nextQuote = 0;
  let nextOther = 0;
  let activeQuotes = [];
  let active = [];
  let cluster = null;
  for (let i = 0; i + 1 < edges.length; i++) {
    const [from, to] = [edges[i], edges[i + 1]];
    const before = activeQuotes.length;
    activeQuotes = activeQuotes.filter((m) => m.end > from);
    let moved = activeQuotes.length !== before;
    while (nextQuote < quotes.length && quotes[nextQuote].start <= from) {
      const quote = quotes[nextQuote++];
      if (quote.end > from) activeQuotes.push(quote), (moved = true);
    }
    if (moved) {
      let keep = 0;
      while (keep < activeQuotes.length && open[keep + 1]?.mark === activeQuotes[keep]) keep++;
      open.length = keep + 1;
      for (const mark of activeQuotes.slice(keep)) {
        const node = { type: "quote", mark, children: [] };
        open.at(-1).children.push(node);
        open.push(node);
      }
      cluster = null;
    }
    const carried = active.some((m) => m.end > from);
    active = active.filter((m) => m.end > from);
    while (nextOther < others.length && others[nextOther].start <= from) {
      const other = others[nextOther++];
      if (other.end > from) active.push(other);
    }
    if (active.length === 0) {
      cluster = null;
      open.at(-1).children.push({ type: "text", start: from, end: to });
      continue;
    }
    if (!cluster || !carried) {
      cluster = { type: "mark", start: from, end: to, marks: [], parts: [] };
      open.at(-1).children.push(cluster);
    }
    cluster.end = to;
    cluster.parts.push({ start: from, end: to, marks: [...active] });
    for (const mark of active) if (!cluster.marks.includes(mark)) cluster.marks.push(mark);
  }
  return root.children;
}
