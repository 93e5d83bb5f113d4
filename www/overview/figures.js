// The numbers behind the overview, each with the places that make it up. Owns no element, so that the comparison of two
// articles and the exports use the same numbers.

const SIDELINE = new Set(["date", "money"]);

/** The most salient people, places and organizations; dates and amounts are no subject, nor is who stands in a byline only. */
export function mainEntities(analysis, limit) {
  const found = [];
  for (const entity of analysis.entities) {
    if (found.length === limit) break;
    if (!SIDELINE.has(entity.type) && entity.mentions.length && entity.salience > 0) found.push(entity);
  }
  return found;
}

/** Who has how many of the article's words: its own voice first, then each speaker. `share` is of all words. */
export function voices(analysis) {
  const { stats } = analysis;
  const total = Math.max(1, stats.words);
  const rows = stats.speakers
    .filter((speaker) => speaker.words > 0)
    .map(({ entity, quotes, words, tone }) => ({ entity, quotes, words, share: words / total, tone }));
  const quoted = stats.quotedShare;
  return [
    { own: true, words: Math.max(0, Math.round(total * (1 - quoted))), share: 1 - quoted, tone: stats.ownTone },
    ...rows,
  ];
}

/** The sentence at a place, by index, or -1 before the first. */
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

/**
 * The tone of each sentence that has one, own voice and quoted voice apart: `[{sentence, start, end, own, quoted}]`, each
 * tone the sum of its words' polarities held within [-1, 1], or null without any. Captions and teasers are left out.
 */
export function toneBySentence(analysis) {
  const { sentences, paragraphs } = analysis;
  const counts = (sentence) => ["body", "headline", "heading"].includes(paragraphs[sentence.paragraph]?.kind);
  const points = [];
  let at = 0;
  for (const word of analysis.sentiment.words) {
    while (at < sentences.length && sentences[at].end <= word.start) at++;
    const sentence = sentences[at];
    if (!sentence || sentence.start > word.start || !counts(sentence)) continue;
    let point = points.at(-1);
    if (point?.sentence !== at)
      points.push((point = { sentence: at, start: sentence.start, end: sentence.end, own: null, quoted: null }));
    const voice = word.quote === null ? "own" : "quoted";
    point[voice] = (point[voice] ?? 0) + word.polarity;
  }
  const held = (tone) => (tone === null ? null : Math.max(-1, Math.min(1, tone)));
  return points.map((point) => ({ ...point, own: held(point.own), quoted: held(point.quoted) }));
}

/** Pairs of `entities` that share a sentence: `[{a, b, sentences: [index]}]`, most first. */
export function together(analysis, entities) {
  const homes = entities.map((entity) => [
    ...new Set(entity.mentions.map((mention) => sentenceAt(analysis.sentences, mention.start))),
  ]);
  const sets = homes.map((list) => new Set(list));
  const pairs = [];
  for (let a = 0; a < entities.length; a++) {
    for (let b = a + 1; b < entities.length; b++) {
      const shared = homes[a].filter((sentence) => sets[b].has(sentence));
      if (shared.length) pairs.push({ a, b, sentences: shared });
    }
  }
  return pairs.sort((x, y) => y.sentences.length - x.sentences.length);
}
