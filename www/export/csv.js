// Tables for a spreadsheet. Text that a spreadsheet would run as a formula is kept from it by an apostrophe in front.

import { quoteWords, speakerName, textOf } from "../labels.js";

const FORMULA = /^[\s\p{Cf}]*[=+\-@＝＋－＠|%]|^[\t\r\n]/u;

/** Numbers stay numbers; everything else is text, quoted, and never a formula. */
export function cell(value) {
  if (value === null || value === undefined) return "";
  if (typeof value === "number" || typeof value === "boolean") return String(value);
  const text = FORMULA.test(value) ? `'${value}` : value;
  return `"${text.replaceAll('"', '""')}"`;
}

/** With a byte order mark, without which some spreadsheets take UTF-8 for something else. */
export function table(rows) {
  return `\u{FEFF}${rows.map((row) => row.map(cell).join(",")).join("\r\n")}\r\n`;
}

export function namesCsv({ text, analysis }) {
  const head = [
    "id",
    "name",
    "type",
    "role",
    "salience",
    "sentiment",
    "start",
    "end",
    "written",
    "form",
    "basis",
    "confidence",
    "quote",
  ];
  return table([
    head,
    ...analysis.entities.flatMap((entity) =>
      entity.mentions.map((m) => [
        entity.id,
        entity.name,
        entity.type,
        entity.role && text.slice(entity.role.start, entity.role.end),
        entity.salience,
        entity.sentiment,
        m.start,
        m.end,
        text.slice(m.start, m.end),
        m.form,
        m.basis,
        m.confidence,
        m.quote,
      ]),
    ),
  ]);
}

export function quotesCsv({ text, analysis }) {
  const head = [
    "id",
    "kind",
    "speaker",
    "anonymous",
    "content",
    "cue",
    "cueClass",
    "source",
    "basis",
    "confidence",
    "words",
    "start",
    "end",
  ];
  return table([
    head,
    ...analysis.quotes.map((quote, id) => [
      id,
      quote.kind,
      quote.speaker === null ? null : speakerName(text, analysis, quote),
      quote.anonymous,
      textOf(text, quote.content),
      textOf(text, quote.cue),
      quote.cueClass,
      textOf(text, quote.source),
      quote.basis,
      quote.confidence,
      quoteWords(text, quote),
      quote.content[0]?.start,
      quote.content.at(-1)?.end,
    ]),
  ]);
}

export function wordsCsv({ text, analysis }) {
  const head = [
    "word",
    "polarity",
    "loaded",
    "alternative",
    "negation",
    "intensifier",
    "target",
    "voice",
    "quote",
    "start",
    "end",
  ];
  const part = (span) => span && text.slice(span.start, span.end);
  return table([
    head,
    ...analysis.sentiment.words.map((word) => [
      part(word),
      word.polarity,
      word.loaded,
      word.alternative,
      part(word.negation),
      part(word.intensifier),
      word.target === null ? null : analysis.entities[word.target].name,
      word.quote === null ? "own" : speakerName(text, analysis, analysis.quotes[word.quote]),
      word.quote,
      word.start,
      word.end,
    ]),
  ]);
}

export function sentencesCsv({ text, analysis }) {
  return table([
    ["sentence", "paragraphKind", "score", "start", "end"],
    ...analysis.sentences.map((sentence) => [
      text.slice(sentence.start, sentence.end),
      analysis.paragraphs[sentence.paragraph]?.kind,
      sentence.score,
      sentence.start,
      sentence.end,
    ]),
  ]);
}
