// What things are called: short names and labels that the text, the cards, the lists and the exports share.

/** @import { Analysis, EntityType, PolarWord, Quote, Span } from "./pkg/article_analyzer.js" */
/** @import { Voice } from "./overview/figures.js" */
import { s } from "./strings/index.js";

/**
 * @param {string} text
 * @param {readonly Span[]} spans
 */
export const textOf = (text, spans) => spans.map((span) => text.slice(span.start, span.end)).join(" … ");

/**
 * Who says it: the entity where it is known, what is written there where that names somebody ("a bystander"; "who" and "he"
 * name nobody, which the core says by how it found the speaker), else that it is unknown.
 * @param {string} text
 * @param {Analysis} analysis
 * @param {Quote} quote
 */
export function speakerName(text, analysis, quote) {
  if (quote.speaker !== null) return analysis.entities[quote.speaker].name;
  if (quote.anonymous) return s.anonymousSpeaker;
  const named = quote.basis !== "none" && quote.basis !== "pronoun";
  return (named && shorten(textOf(text, quote.source), 60)) || s.unknownSpeaker;
}

/**
 * What an article is called: its headline where an analysis has found one, else the title that it came with, else its
 * first line.
 * @param {{ title: string, text: string }} article
 * @param {Analysis | null} analysis
 */
export function titleOf({ title, text }, analysis, limit = 60) {
  const headline = analysis?.paragraphs.find((paragraph) => paragraph.kind === "headline");
  const written = headline ? text.slice(headline.start, headline.end) : title || text.trim().split(/[\r\n]/, 1)[0];
  return shorten(written, limit) || s.input.untitled;
}

/**
 * @param {Analysis} analysis
 * @param {Voice} voice
 */
export const voiceName = (analysis, { own, entity }) =>
  own ? s.ownVoice : entity === null ? s.overview.unnamed : analysis.entities[entity].name;
/** @param {Voice} voice */
export const voiceClass = ({ own, entity }) => (own ? "own" : entity === null ? "unnamed" : "named");

/** @param {EntityType} type */
export const typeName = (type) => s.types[type][0];
/** @param {EntityType} type */
export const typeNames = (type) => s.types[type][1];
/** @param {Quote["kind"]} kind */
export const quoteKind = (kind) => s.quoteKinds[kind];
/** @param {number} polarity */
export const polarityName = (polarity) =>
  polarity > 0 ? s.polarity.positive : polarity < 0 ? s.polarity.negative : s.polarity.neutral;

/**
 * The class of a word for the style: its sign, and whether it takes sides.
 * @param {Pick<PolarWord, "polarity" | "loaded">} word
 */
export function wordClass({ polarity, loaded }) {
  const sign = polarity > 0 ? "pos" : polarity < 0 ? "neg" : "even";
  return `word ${sign}${loaded ? " loaded" : ""}`;
}

/**
 * The end of a long text is cut off at a word, for lists and labels.
 * @param {string} text
 */
export function shorten(text, limit = 140) {
  const flat = text.replace(/\s+/g, " ").trim();
  if (flat.length <= limit) return flat;
  const cut = flat.lastIndexOf(" ", limit);
  return `${flat.slice(0, cut > limit / 2 ? cut : limit)}…`;
}
