// The figures behind the overview, each with the places that make it up. Owns no element, so that the comparison of two
// articles uses the same. Whatever is counted or weighed in the text is counted and weighed by the core.

/** @import { Analysis, Entity, Stats } from "../pkg/article_analyzer.js" */

/**
 * Who speaks: the article itself (`own`), an entity, or all whose name is not known together (null). `share` is of all
 * words of the article.
 * @typedef {{ own: boolean, entity: number | null, quotes: number, words: number, share: number, tone: number | null }} Voice
 */

/** @typedef {{ start: number, end: number, own: number | null, quoted: number | null }} TonePoint a sentence that has a tone */

/** @typedef {{ a: number, b: number, sentences: number[] }} Pair two names and the sentences that both stand in */

const SIDELINE = new Set(["date", "money"]);

/**
 * The most salient people, places and organizations; dates and amounts are no subject, nor is who stands in a byline only.
 * @param {Analysis} analysis
 * @param {number} limit
 */
export function mainEntities(analysis, limit) {
  /** @type {Entity[]} */
  const found = [];
  for (const entity of analysis.entities) {
    if (found.length === limit) break;
    if (!SIDELINE.has(entity.type) && entity.mentions.length && entity.salience > 0) found.push(entity);
  }
  return found;
}

/**
 * Who has how many of the article's words: its own voice first, then each speaker.
 * @param {{ stats: Stats }} analysis
 * @returns {Voice[]}
 */
export function voices({ stats }) {
  const total = Math.max(1, stats.words);
  const share = 1 - stats.quotedShare;
  const words = Math.max(0, Math.round(total * share));
  const speakers = stats.speakers.filter((speaker) => speaker.words > 0);
  return [
    { own: true, entity: null, quotes: 0, words, share, tone: stats.ownTone },
    ...speakers.map(({ entity, quotes, words, tone }) => {
      return { own: false, entity, quotes, words, share: words / total, tone };
    }),
  ];
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
