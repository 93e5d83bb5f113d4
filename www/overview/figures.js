// The figures behind the overview, each with the places that make it up. Owns no element, so that the comparison of two
// articles uses the same. Whatever is counted or weighed in the text is counted and weighed by the core.

/** @import { Analysis, Entity, Mention, Stats } from "../pkg/article_analyzer.js" */

/**
 * Who speaks: the article itself (`own`), an entity, or all whose name is not known together (null), and whatever is not
 * sure (`unsure`). `share` is of all words of the article.
 * @typedef {object} Voice
 * @property {"own" | "speaker" | "unsure"} who
 * @property {number | null} entity
 * @property {number} quotes
 * @property {number} words
 * @property {number} share
 * @property {number | null} tone
 */

/** @typedef {{ start: number, end: number, own: number | null, quoted: number | null }} TonePoint a sentence that has a tone */

/** @typedef {{ a: number, b: number, sentences: number[] }} Pair two names and the sentences that both stand in */

const SIDELINE = new Set(["date", "money", "norp"]);

/**
 * The most salient people, places and organizations that the article itself names. Dates, amounts and demonyms are no
 * subject, nor is who stands in a byline only, or only between somebody's quotation marks.
 * @param {Analysis} analysis
 * @param {number} limit
 */
export function mainEntities(analysis, limit) {
  /** @param {Mention} mention */
  const own = ({ quote }) => quote === null || analysis.quotes[quote].kind === "indirect";
  /** @type {Entity[]} */
  const found = [];
  for (const entity of analysis.entities) {
    if (found.length === limit) break;
    if (!SIDELINE.has(entity.type) && entity.salience > 0 && entity.mentions.some(own)) found.push(entity);
  }
  return found;
}

/**
 * Who has how many of the article's words: its own voice first, then each speaker by what is sure, then what is not; with
 * `all`, each speaker by everything.
 * @param {{ stats: Stats }} analysis
 * @param {boolean} [all]
 * @returns {Voice[]}
 */
export function voices({ stats }, all = false) {
  const total = Math.max(1, stats.words);
  const share = 1 - stats.quotedShare;
  /** @type {(voice: Omit<Voice, "share">) => Voice} */
  const voice = (row) => ({ ...row, share: row.words / total });
  const speakers = stats.speakers.map(({ entity, quotes, words, sureQuotes, sureWords, tone }) =>
    voice({
      who: "speaker",
      entity,
      quotes: all ? quotes : sureQuotes,
      words: all ? words : sureWords,
      tone,
    }),
  );
  const { ownTone, unsureQuotes, unsureWords } = stats;
  return [
    { who: "own", entity: null, quotes: 0, words: Math.max(0, Math.round(total * share)), share, tone: ownTone },
    ...speakers.filter(({ words }) => words > 0).sort((a, b) => b.words - a.words),
    ...(all || !unsureWords
      ? []
      : [voice({ who: "unsure", entity: null, quotes: unsureQuotes, words: unsureWords, tone: null })]),
  ];
}

/**
 * The first quote of a speaker, by index, or -1: one that is sure where there is one.
 * @param {Pick<Analysis, "quotes" | "stats">} analysis
 * @param {Voice} voice
 */
export function firstOf({ quotes, stats }, { who, entity }) {
  if (who === "own") return -1;
  const sure = quotes.findIndex(
    (quote) => who === "speaker" && quote.speaker === entity && quote.confidence >= stats.sureFrom,
  );
  if (sure >= 0) return sure;
  return quotes.findIndex((quote) =>
    who === "unsure" ? quote.speech && quote.confidence < stats.sureFrom : quote.speaker === entity,
  );
}

/**
 * The sentence at a place, by index, or -1 before the first.
 * @param {readonly { start: number }[]} sentences
 * @param {number} position
 */
export function sentenceAt(sentences, position) {
  let low = 0;
  let high = sentences.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (sentences[middle].start <= position) low = middle;
    else high = middle - 1;
  }
  return sentences.length ? low : -1;
}

/** Captions, teasers and the like are beside the article. */
const COUNTED = new Set(["headline", "heading", "body"]);

/**
 * The sentences that have a tone, own voice and quoted voice apart.
 * @param {Pick<Analysis, "paragraphs" | "sentences">} analysis
 * @returns {TonePoint[]}
 */
export function tonePoints({ paragraphs, sentences }) {
  return sentences
    .filter(({ ownTone, quotedTone }) => ownTone !== null || quotedTone !== null)
    .filter(({ paragraph }) => COUNTED.has(paragraphs[paragraph]?.kind))
    .map(({ start, end, ownTone, quotedTone }) => ({ start, end, own: ownTone, quoted: quotedTone }));
}

/**
 * Which of `entities` share a sentence, those with most first.
 * @param {Pick<Analysis, "sentences">} analysis
 * @param {readonly Entity[]} entities
 */
export function together({ sentences }, entities) {
  const homes = entities.map(
    (entity) => new Set(entity.mentions.map((mention) => sentenceAt(sentences, mention.start))),
  );
  /** @type {Pair[]} */
  const pairs = [];
  for (let a = 0; a < entities.length; a++) {
    for (let b = a + 1; b < entities.length; b++) {
      const shared = [...homes[a]].filter((sentence) => homes[b].has(sentence));
      if (shared.length) pairs.push({ a, b, sentences: shared });
    }
  }
  return pairs.sort((x, y) => y.sentences.length - x.sentences.length);
}
