// A quote as one line to paste elsewhere: the words, then who says them.

/** @import { Analysis, Quote } from "../pkg/article_analyzer.js" */
import { speakerShown, textOf } from "../labels.js";

/**
 * @param {string} text
 * @param {Analysis} analysis
 * @param {Quote} quote
 */
export function quoteLine(text, analysis, quote) {
  const said = textOf(text, quote.content).replace(/\s+/g, " ").trim();
  return `${said} – ${speakerShown(text, analysis, quote)}`;
}
