// What a reader puts right: the corrections of an article, and how they follow an edit of its text; the reader's own
// words and names. The core applies them; nothing here changes an analysis. Keeping them in the browser is kept.js's.

/** @import { Correction, EntityType, Options, Span } from "./pkg/article_analyzer.js" */
/** @import { Article } from "./state.js" */

/**
 * The reader's own words: those that get a tone, those that are never marked, and names.
 * @typedef {object} Lexicon
 * @property {readonly { word: string, polarity: number }[]} add
 * @property {readonly string[]} remove
 * @property {readonly { text: string, type: EntityType }[]} names
 */

/**
 * The options of the contract for an article.
 * @param {Article} article
 * @param {Lexicon} lexicon
 * @returns {Options}
 */
export function optionsFor(article, lexicon) {
  const { add, remove, names } = lexicon;
  return {
    lexicon: { add: [...add], remove: [...remove] },
    names: { add: [...names] },
    corrections: [...article.corrections],
  };
}

/**
 * Corrections after an edit from `before` to `after`: those past the changed stretch move with it, those on it go.
 * @param {readonly Correction[]} corrections
 * @param {string} before
 * @param {string} after
 * @returns {readonly Correction[]}
 */
export function moveCorrections(corrections, before, after) {
  if (!corrections.length) return corrections;
  const shorter = Math.min(before.length, after.length);
  let head = 0;
  while (head < shorter && before.charCodeAt(head) === after.charCodeAt(head)) head++;
  let tail = 0;
  while (
    tail < shorter - head &&
    before.charCodeAt(before.length - 1 - tail) === after.charCodeAt(after.length - 1 - tail)
  )
    tail++;
  const shift = after.length - before.length;
  /** @param {Span} span */
  const move = ({ start, end }) => {
    if (end <= head) return { start, end };
    if (start >= before.length - tail) return { start: start + shift, end: end + shift };
    return null;
  };
  /**
   * @param {Correction} correction
   * @returns {Correction[]}
   */
  const moved = (correction) => {
    if (correction.action === "join") {
      const [a, b] = correction.entities.map(move);
      return a && b ? [{ ...correction, entities: [a, b] }] : [];
    }
    const span = move(correction);
    if (span && "entity" in correction && correction.entity) {
      const entity = move(correction.entity);
      return entity ? [{ ...correction, ...span, entity }] : [];
    }
    if (span && correction.action === "move") {
      const to = move(correction.to);
      return to ? [{ ...correction, ...span, to }] : [];
    }
    return span ? [{ ...correction, ...span }] : [];
  };
  return corrections.flatMap(moved);
}

/**
 * The reader's words with one more, of a polarity, or never marked where that is null; each excludes the other.
 * @param {Lexicon} lexicon
 * @param {string} word
 * @param {number | null} polarity
 * @returns {Lexicon}
 */
export function withWord(lexicon, word, polarity) {
  const key = word.toLowerCase();
  const add = lexicon.add.filter((entry) => entry.word.toLowerCase() !== key);
  const remove = lexicon.remove.filter((entry) => entry.toLowerCase() !== key);
  return polarity === null
    ? { ...lexicon, add, remove: [...remove, key] }
    : { ...lexicon, add: [...add, { word: key, polarity }], remove };
}

/**
 * Whether something can be a name: some of it is a letter or a number, and it has not more words than the core takes.
 * @param {string} text
 */
export function isName(text) {
  return /[\p{L}\p{N}]/u.test(text) && (text.match(/[\p{L}\p{N}]+|[^\p{L}\p{N}\s]/gu) ?? []).length <= 16;
}

/**
 * The reader's words with one more name.
 * @param {Lexicon} lexicon
 * @param {string} text
 * @param {EntityType} type
 * @returns {Lexicon}
 */
export function withName(lexicon, text, type) {
  return { ...lexicon, names: [...withoutName(lexicon, text).names, { text, type }] };
}

/**
 * @param {Lexicon} lexicon
 * @param {string} text
 * @returns {Lexicon}
 */
export function withoutName(lexicon, text) {
  return { ...lexicon, names: lexicon.names.filter((name) => name.text !== text) };
}

/**
 * The reader's words with those of another list.
 * @param {Lexicon} lexicon
 * @param {Lexicon} [more]
 */
export function withWords(lexicon, more) {
  for (const { word, polarity } of more?.add ?? []) lexicon = withWord(lexicon, word, polarity);
  for (const word of more?.remove ?? []) lexicon = withWord(lexicon, word, null);
  for (const { text, type } of more?.names ?? []) lexicon = withName(lexicon, text, type);
  return lexicon;
}

/**
 * @param {Lexicon} lexicon
 * @param {string} word
 * @returns {Lexicon}
 */
export function withoutWord(lexicon, word) {
  return {
    ...lexicon,
    add: lexicon.add.filter((entry) => entry.word !== word),
    remove: lexicon.remove.filter((entry) => entry !== word),
  };
}

/**
 * How much a reader has put right in an article.
 * @param {{ corrections: readonly Correction[], lexicon: Lexicon }} own
 */
export function countCorrections({ corrections, lexicon }) {
  return corrections.length + lexicon.add.length + lexicon.remove.length + lexicon.names.length;
}

/**
 * A number that tells texts apart without keeping any of them (FNV-1a, with the length).
 * @param {string} text
 */
export function fingerprint(text) {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return `${text.length}-${(hash >>> 0).toString(16)}`;
}
