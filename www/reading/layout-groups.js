// How an article is cut for the screen: pieces (paragraphs, or parts of very long ones) in groups of about a screenful.
// Owns no element; view.js draws what is planned here.

const LONGEST_PIECE = 4000;
const GROUP = 2400;

/**
 * `[{start, end, pieces: [{start, end, kind, lead, goesOn}], shape}]`, all in UTF-16 units. `lead` is a dateline that opens
 * the piece's line; `goesOn` marks a later part of a paragraph too long for one. Two groups of equal `shape` look the same.
 */
export function planGroups(text, analysis) {
  const pieces = [];
  const { paragraphs, sentences } = analysis;
  let sentence = 0;
  for (let i = 0; i < paragraphs.length; i++) {
    let { start, end, kind } = paragraphs[i];
    let lead = null;
    const next = paragraphs[i + 1];
    if (kind === "dateline" && next && !/[\n\r]/.test(text.slice(end, next.start))) {
      lead = { start, end };
      ({ end, kind } = next);
      i++;
    }
    let goesOn = false;
    while (end - start > LONGEST_PIECE) {
      while (sentence < sentences.length && sentences[sentence].end <= start) sentence++;
      let cut = 0;
      for (let s = sentence; s < sentences.length && sentences[s].end <= start + LONGEST_PIECE; s++)
        cut = sentences[s].end;
      if (cut <= start) cut = wordBreak(text, start, start + LONGEST_PIECE);
      pieces.push({ start, end: cut, kind, lead, goesOn });
      [start, lead, goesOn] = [cut, null, true];
    }
    pieces.push({ start, end, kind, lead, goesOn });
  }
  const groups = [];
  let group = null;
  for (const piece of pieces) {
    if (!group || piece.end - group.start > GROUP)
      groups.push((group = { start: piece.start, end: piece.end, pieces: [] }));
    group.pieces.push(piece);
    group.end = piece.end;
  }
  for (const g of groups) {
    g.shape =
      g.pieces
        .map((p) => `${p.kind[0]}${p.kind[1]}${p.start - g.start}-${p.end - g.start}-${p.lead?.end - g.start}`)
        .join() + text.slice(g.start, g.end);
  }
  return groups;
}

/** Plain paragraphs for a text that has no analysis yet: one for each line that is not blank. */
export function plainParagraphs(text) {
  const paragraphs = [];
  for (const match of text.matchAll(/[^\r\n]*\S[^\r\n]*/g))
    paragraphs.push({ start: match.index, end: match.index + match[0].length, kind: "body" });
  return { paragraphs, sentences: [] };
}

function wordBreak(text, start, limit) {
  const space = text.lastIndexOf(" ", limit);
  if (space > start + LONGEST_PIECE / 2) return space + 1;
  const low = text.charCodeAt(limit);
  return low >= 0xdc00 && low <= 0xdfff ? limit - 1 : limit;
}
