// Made-up texts with analyses that could be theirs: every span lies in the text and splits no character, lists are sorted
// as the contract says. What the spans stand for is left to chance.

import fc from "fast-check";
import { SEED } from "../../support/seed.js";

/** A plain object, as JSON gives it. */
export const record = (fields) => fc.record(fields, { noNullPrototype: true });

/** Checks a property on made-up values; `runs` for those that take longer. */
export function holds(arbitrary, property, runs = 300) {
  fc.assert(fc.property(arbitrary, property), { seed: SEED, numRuns: runs });
}

const piece = fc.constantFrom(
  "Ada",
  "Kovač",
  " ",
  " ",
  " ",
  "said",
  "\n\n",
  "😀",
  "“",
  "”",
  "=1+1",
  "<b>",
  "&",
  ".",
  "é",
);
export const text = fc.array(piece, { minLength: 1, maxLength: 40 }).map((pieces) => pieces.join(""));

/** Where a character begins, and the end of the text. */
const edges = (text) => [...[...text.matchAll(/./gsu)].map((match) => match.index), text.length];

/** A stretch of a text that is not empty. */
const spanIn = (text) =>
  fc
    .uniqueArray(fc.constantFrom(...edges(text)), { minLength: 2, maxLength: 2 })
    .map(([a, b]) => ({ start: Math.min(a, b), end: Math.max(a, b) }));

const byPlace = (a, b) => a.start - b.start || b.end - a.end;
const spansIn = (text, constraints) => fc.array(spanIn(text), constraints).map((spans) => spans.sort(byPlace));

const polarity = fc.constantFrom(-0.9, -0.2, 0, 0.3, 1);
const share = fc.constantFrom(0, 0.25, 0.5, 1);
const orNull = (arbitrary) => fc.option(arbitrary, { nil: null });

/** Paragraphs as lines of the text, each one sentence. */
function paragraphsOf(text) {
  return [...text.matchAll(/\S[^\n]*/g)].map((match) => {
    return { start: match.index, end: match.index + match[0].length, kind: "body" };
  });
}

const entityIn = (text) =>
  record({
    name: fc.constantFrom("Ada Kovač", "Kovač", "Lagos", "=SUM(A1)", "<script>"),
    type: fc.constantFrom("person", "location", "organization", "date"),
    role: orNull(spanIn(text)),
    salience: share,
    sentiment: orNull(polarity),
    mentions: fc.array(
      spanIn(text).map((span) => ({
        ...span,
        form: "name",
        basis: "tagger",
        confidence: 0.9,
        sentiment: null,
        quote: null,
      })),
      { minLength: 1, maxLength: 4 },
    ),
  });

const quoteIn = (text, speakers) =>
  record({
    kind: fc.constantFrom("direct", "indirect", "mixed"),
    content: spansIn(text, { minLength: 1, maxLength: 2 }),
    cue: spansIn(text, { maxLength: 1 }),
    cueClass: fc.constantFrom("neutral", "claim", "think", null),
    source: spansIn(text, { maxLength: 1 }),
    speaker: speakers ? orNull(fc.nat(speakers - 1)) : fc.constant(null),
    anonymous: fc.boolean(),
    speech: fc.boolean(),
    words: fc.nat(20),
    rule: fc.constant("learned"),
    basis: fc.constant("explicit"),
    confidence: share,
    candidates: fc.constant([]),
  });

const wordIn = (text, entities, quotes) =>
  record({
    span: spanIn(text),
    polarity,
    loaded: fc.boolean(),
    alternative: orNull(fc.constant("plan")),
    negation: orNull(spanIn(text)),
    target: entities ? orNull(fc.nat(entities - 1)) : fc.constant(null),
    quote: quotes ? orNull(fc.nat(quotes - 1)) : fc.constant(null),
  }).map(({ span, ...word }) => ({ ...span, ...word, effect: word.polarity, intensifier: null }));

/** `{text, analysis}` of a made-up article. */
export const analysed = text.chain((text) =>
  fc
    .array(entityIn(text), { maxLength: 4 })
    .map((entities) => entities.map((entity, id) => ({ id, ...entity })))
    .chain((entities) =>
      fc
        .array(quoteIn(text, entities.length), { maxLength: 4 })
        .chain((quotes) =>
          fc
            .array(wordIn(text, entities.length, quotes.length), { maxLength: 5 })
            .map((words) => ({ text, analysis: analysisOf(text, entities, quotes, words.sort(byPlace)) })),
        ),
    ),
);

function analysisOf(text, entities, quotes, words) {
  const paragraphs = paragraphsOf(text);
  return {
    schema: 1,
    offsetUnit: "utf-16",
    language: { code: "en", confident: true },
    paragraphs,
    sentences: paragraphs.map(({ start, end }, paragraph) => {
      return { start, end, paragraph, score: 0, ownTone: paragraph % 2 ? 0.5 : null, quotedTone: null };
    }),
    entities,
    quotes,
    sentiment: { score: 0, words },
    stats: {
      characters: text.length,
      words: 10,
      sentences: paragraphs.length,
      readingMinutes: 1,
      quotedShare: 0.5,
      anonymousShare: 0,
      ownTone: 0,
      quotedTone: null,
      namedSpeakers: 0,
      anonymousSpeakers: 0,
      sureFrom: 0.6,
      unsureQuotes: quotes.filter(({ confidence }) => confidence < 0.6).length,
      unsureWords: quotes.length,
      speakers: entities.map(({ id }) => {
        return { entity: id, quotes: 1, words: id, sureQuotes: 1, sureWords: id, share: 0, tone: null, cues: [] };
      }),
    },
    warnings: [],
  };
}
