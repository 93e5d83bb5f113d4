// How an article is cut for the screen: pieces (paragraphs, or parts of very long ones) in groups of about a screenful.
// Owns no element; view.js draws what is planned here.

/** @import { Analysis, ParagraphKind, Span } from "../pkg/article_analyzer.js" */

/**
 * A paragraph, or a part of a very long one. `lead` is a dateline that opens its line; `goesOn` marks a later part.
 * @typedef {Span & { kind: ParagraphKind, lead: Span | null, goesOn: boolean }} Piece
 */

/** @typedef {Span & { pieces: Piece[], shape: string }} PlannedGroup two of equal `shape` look the same */

const LONGEST_PIECE = 4000;
const GROUP = 2400;

/**
 * @param {string} text
 * @param {Pick<Analysis, "paragraphs"> & { sentences: readonly Span[] }} analysis
 */
export function planGroups(text, analysis) {
  /** @type {Piece[]} */
  const pieces = [];
  const { paragraphs, sentences } = analysis;
  let sentence = 0;
  for (let i = 0; i < paragraphs.length; i++) {
    let { start, end, kind } = paragraphs[i];
    /** @type {Span | null} */
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
  /** @type {PlannedGroup[]} */
  const groups = [];
  for (const piece of pieces) {
    let group = groups.at(-1);
    if (!group || piece.end - group.start > GROUP) {
      group = { start: piece.start, end: piece.end, pieces: [], shape: "" };
      groups.push(group);
    }
    group.pieces.push(piece);
    group.end = piece.end;
  }
  for (const group of groups) {
    const { start, end } = group;
    const cuts = group.pieces.map((piece) => {
      const lead = piece.lead ? piece.lead.end - start : "";
      return `${piece.kind}${piece.start - start}-${piece.end - start}-${lead}`;
    });
    group.shape = cuts.join() + text.slice(start, end);
  }
  return groups;
}

/**
 * Plain paragraphs for a text that has no analysis yet: one for each line that is not blank.
 * @param {string} text
 */
export function plainParagraphs(text) {
  /** @type {Analysis["paragraphs"]} */
  const paragraphs = [];
  for (const match of text.matchAll(/[^\r\n]*\S[^\r\n]*/g))
    paragraphs.push({ start: match.index, end: match.index + match[0].length, kind: "body" });
  return { paragraphs, sentences: /** @type {Span[]} */ ([]) };
}

/**
 * Where a piece without sentences may end: after a space, and never within a pair of surrogates.
 * @param {string} text
 * @param {number} start
 * @param {number} limit
 */
function wordBreak(text, start, limit) {
  const space = text.lastIndexOf(" ", limit);
  if (space > start + LONGEST_PIECE / 2) return space + 1;
  const low = text.charCodeAt(limit);
  return low >= 0xdc00 && low <= 0xdfff ? limit - 1 : limit;
}
