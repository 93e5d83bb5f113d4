// What a mark is called: short names and labels that the text, the cards, the lists and the exports share.

import { s } from "./strings/index.js";

export const textOf = (text, spans) => spans.map((span) => text.slice(span.start, span.end)).join(" … ");

// As a source these name nobody: "…, who said".
const NOBODY = /^(he|she|it|they|we|I|you|who|which|that|this|these|those|one|some|others|many)$/i;

/** Who says it: the entity where it is known, what is written there where it is no known entity, else that it is unknown. */
export function speakerName(text, analysis, quote) {
  if (quote.speaker !== null) return analysis.entities[quote.speaker].name;
  if (quote.anonymous) return s.anonymousSpeaker;
  const written = textOf(text, quote.source);
  return written && !NOBODY.test(written) ? shorten(written, 60) : s.unknownSpeaker;
}

export const typeName = (type) => s.types[type]?.[0] ?? type;
export const quoteKind = (kind) => s.quoteKinds[kind] ?? kind;
export const polarityName = (polarity) =>
  polarity > 0 ? s.polarity.positive : polarity < 0 ? s.polarity.negative : s.polarity.neutral;
export const cueMeaning = (cueClass) => s.cueClasses[cueClass] ?? cueClass;
export const basisText = (basis) => s.basis[basis] ?? basis;
export const words = (text) => text.match(/[\p{L}\p{N}]+(?:[’'.-][\p{L}\p{N}]+)*/gu)?.length ?? 0;
export const quoteWords = (text, quote) =>
  quote.content.reduce((n, span) => n + words(text.slice(span.start, span.end)), 0);

/** The end of a long text is cut off at a word, for lists and labels. */
export function shorten(text, limit = 140) {
  const flat = text.replace(/\s+/g, " ").trim();
  if (flat.length <= limit) return flat;
  const cut = flat.lastIndexOf(" ", limit);
  return `${flat.slice(0, cut > limit / 2 ? cut : limit)}…`;
}
