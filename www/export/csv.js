// Tables for a spreadsheet. Text that a spreadsheet would run as a formula is kept from it by an apostrophe in front.

/** @import { Span } from "../pkg/article_analyzer.js" */
/** @import { AnalysedText } from "../state.js" */
import { speakerName, textOf } from "../labels.js";

/** @typedef {string | number | boolean | null | undefined} Value */

const FORMULA = /^[\s\p{Cf}]*[=+\-@＝＋－＠|%]|^[\t\r\n]/u;

/**
 * Numbers stay numbers; everything else is text, quoted, and never a formula.
 * @param {Value} value
 */
export function cell(value) {
  if (value === null || value === undefined) return "";
  if (typeof value === "number" || typeof value === "boolean") return String(value);
  const text = FORMULA.test(value) ? `'${value}` : value;
  return `"${text.replaceAll('"', '""')}"`;
}

/**
 * With a byte order mark, without which some spreadsheets take UTF-8 for something else.
 * @template Item
 * @param {Record<string, (item: Item) => Value>} columns
 * @param {readonly Item[]} items
 */
export function table(columns, items) {
  const values = Object.values(columns);
  const rows = [Object.keys(columns), ...items.map((item) => values.map((value) => value(item)))];
  return `\u{FEFF}${rows.map((row) => row.map(cell).join(",")).join("\r\n")}\r\n`;
}

/** @param {AnalysedText} analysed */
export function namesCsv({ text, analysis }) {
  const mentions = analysis.entities.flatMap((entity) => entity.mentions.map((mention) => ({ entity, mention })));
  return table(
    {
      id: ({ entity }) => entity.id,
      name: ({ entity }) => entity.name,
      type: ({ entity }) => entity.type,
      role: ({ entity }) => written(text, entity.role),
      salience: ({ entity }) => entity.salience,
      sentiment: ({ entity }) => entity.sentiment,
      start: ({ mention }) => mention.start,
      end: ({ mention }) => mention.end,
      written: ({ mention }) => written(text, mention),
      form: ({ mention }) => mention.form,
      basis: ({ mention }) => mention.basis,
      confidence: ({ mention }) => mention.confidence,
      quote: ({ mention }) => mention.quote,
    },
    mentions,
  );
}

/** @param {AnalysedText} analysed */
export function quotesCsv({ text, analysis }) {
  const quotes = analysis.quotes.map((quote, id) => ({ ...quote, id }));
  return table(
    {
      id: ({ id }) => id,
      kind: ({ kind }) => kind,
      speaker: (quote) => (quote.speaker === null ? null : speakerName(text, analysis, quote)),
      anonymous: ({ anonymous }) => anonymous,
      content: ({ content }) => textOf(text, content),
      cue: ({ cue }) => textOf(text, cue),
      cueClass: ({ cueClass }) => cueClass,
      source: ({ source }) => textOf(text, source),
      basis: ({ basis }) => basis,
      confidence: ({ confidence }) => confidence,
      words: ({ words }) => words,
      start: ({ content }) => content[0]?.start,
      end: ({ content }) => content.at(-1)?.end,
      speech: ({ speech }) => speech,
      rule: ({ rule }) => rule,
    },
    quotes,
  );
}

/** @param {AnalysedText} analysed */
export function wordsCsv({ text, analysis }) {
  return table(
    {
      word: (word) => written(text, word),
      polarity: ({ polarity }) => polarity,
      loaded: ({ loaded }) => loaded,
      alternative: ({ alternative }) => alternative,
      negation: ({ negation }) => written(text, negation),
      intensifier: ({ intensifier }) => written(text, intensifier),
      target: ({ target }) => (target === null ? null : analysis.entities[target].name),
      voice: ({ quote }) => (quote === null ? "own" : speakerName(text, analysis, analysis.quotes[quote])),
      quote: ({ quote }) => quote,
      start: ({ start }) => start,
      end: ({ end }) => end,
    },
    analysis.sentiment.words,
  );
}

/** @param {AnalysedText} analysed */
export function sentencesCsv({ text, analysis }) {
  return table(
    {
      sentence: (sentence) => written(text, sentence),
      paragraphKind: ({ paragraph }) => analysis.paragraphs[paragraph]?.kind,
      score: ({ score }) => score,
      start: ({ start }) => start,
      end: ({ end }) => end,
      ownTone: ({ ownTone }) => ownTone,
      quotedTone: ({ quotedTone }) => quotedTone,
    },
    analysis.sentences,
  );
}

/**
 * @param {string} text
 * @param {Span | null} span
 */
const written = (text, span) => span && text.slice(span.start, span.end);
