// A mark with one word more or less at either edge: what the buttons of a card offer. Owns no correction.

/** @import { Span } from "../pkg/article_analyzer.js" */

/**
 * A span whose edge at `end` was dragged to somewhere in a word, with the whole of that word; white space at the edge is left out.
 * @param {string} text
 * @param {Span} span
 * @param {"start" | "end"} end
 */
export function wholeWords(text, { start, end: last }, end) {
  if (end === "start") {
    start += /^\s*/.exec(text.slice(start, last))?.[0].length ?? 0;
    start -= /[\p{L}\p{N}]*$/u.exec(text.slice(Math.max(0, start - 100), start))?.[0].length ?? 0;
  } else {
    last = start + text.slice(start, last).trimEnd().length;
    last += /^[\p{L}\p{N}]*/u.exec(text.slice(last, last + 100))?.[0].length ?? 0;
  }
  return { start, end: last };
}

/**
 * The four neighbours of a span, within its line; null where there is none.
 * @param {string} text
 * @param {Span} span
 * @returns {Record<"startBefore" | "startAfter" | "endBefore" | "endAfter", Span | null>}
 */
export function neighbours(text, { start, end }) {
  const within = text.slice(start, end);
  const before = /\S+[^\S\r\n]*$/.exec(text.slice(Math.max(0, start - 200), start));
  const after = /^[^\p{L}\p{N}\r\n]*[\p{L}\p{N}](?:\S*[\p{L}\p{N}])?/u.exec(text.slice(end, end + 200));
  const first = /^\S+\s+/.exec(within);
  const last = /\s+\S+\s*$/.exec(within);
  return {
    startBefore: before && { start: start - before[0].length, end },
    startAfter: first && { start: start + first[0].length, end },
    endBefore: last && { start, end: end - last[0].length },
    endAfter: after && { start, end: end + after[0].length },
  };
}
