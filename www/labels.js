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
 * Whether a quote is sure, by the core's own measure; one that is not is shown as open.
 * @param {Pick<Analysis, "stats">} analysis
 * @param {Quote} quote
 */
export const isSure = ({ stats }, quote) => quote.confidence >= stats.sureFrom;

/**
 * Whom a quote may be by, likeliest first: what the core gives to choose from, else whoever it takes to be its speaker.
 * @param {Quote & { candidates?: readonly { entity: number, confidence: number }[] }} quote
 */
export const candidatesOf = ({ candidates, speaker, confidence }) =>
  candidates?.length || speaker === null ? (candidates ?? []) : [{ entity: speaker, confidence }];

/**
 * The same as `speakerName`, with a question mark where somebody is named and it is not sure.
 * @param {string} text
 * @param {Analysis} analysis
 * @param {Quote} quote
 */
export function speakerShown(text, analysis, quote) {
  const name = speakerName(text, analysis, quote);
  return isSure(analysis, quote) || name === s.unknownSpeaker ? name : s.unsure(name);
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
export const voiceName = (analysis, { who, entity }) =>
  who === "own"
    ? s.ownVoice
    : who === "unsure"
      ? s.overview.unsure
      : entity === null
        ? s.overview.unnamed
        : analysis.entities[entity].name;
/** @param {Voice} voice */
export const voiceClass = ({ who, entity }) => (who !== "speaker" ? who : entity === null ? "unnamed" : "named");

/** @param {string} code of a language */
export const languageName = (code) => new Intl.DisplayNames(["en"], { type: "language" }).of(code) ?? code;

/**
 * What an analysis has found, in one sentence: quotations between quotation marks apart from what is only reported.
 * @param {Analysis} analysis
 */
export function resultLine({ stats, entities, quotes, sentiment }) {
  const spoken = quotes.filter(({ speech }) => speech);
  const reported = spoken.filter(({ kind }) => kind === "indirect").length;
  const strong = sentiment.words.filter((word) => !isWeak(word)).length;
  const minutes = s.minutes(stats.readingMinutes);
  return s.result(stats.words, minutes, entities.length, spoken.length - reported, reported, strong);
}

/** @param {EntityType} type */
export const typeName = (type) => s.types[type][0];
/** @param {EntityType} type */
export const typeNames = (type) => s.types[type][1];
/** @param {Quote["kind"]} kind */
export const quoteKind = (kind) => s.quoteKinds[kind];
/** @param {number} polarity */
export const polarityName = (polarity) =>
  polarity > 0 ? s.polarity.positive : polarity < 0 ? s.polarity.negative : s.polarity.neutral;

/** Below this strength a word rests, unless it takes sides. */
const WEAK = 0.3;

/** @typedef {Pick<PolarWord, "polarity" | "effect" | "loaded" | "negation">} TonedWord */

/**
 * The tone of a word itself, what it adds where it stands, and whether its place turns it or takes it away. The core has
 * turned "not happy" in `polarity` already, and "stop further executions" in `effect` alone.
 * @param {TonedWord} word
 */
export function toneOf({ polarity, effect, negation }) {
  const negated = negation !== null && Math.sign(polarity) === Math.sign(effect);
  const own = negated ? -polarity : polarity;
  return { own, adds: effect, turned: Math.sign(own) !== Math.sign(effect) || (negation !== null && effect === 0) };
}

/** @param {TonedWord} word */
export const isWeak = (word) => !word.loaded && Math.abs(toneOf(word).own) < WEAK;

/**
 * The class of a word for the style: its own sign, whether its place turns it, and whether it takes sides.
 * @param {TonedWord} word
 */
export function wordClass(word) {
  const { own, turned } = toneOf(word);
  const sign = own > 0 ? "pos" : own < 0 ? "neg" : "even";
  return `word ${sign}${turned ? " turned" : ""}${word.loaded ? " loaded" : ""}`;
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
