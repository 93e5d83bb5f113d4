// Where the element has its analyses from: the worker that all callers of a page share. Owns the order of texts and no state.

/** @import { Analysis, Options } from "../pkg/article_analyzer.js" */
import { analyze, version } from "../pkg/worker/index.js";

/**
 * @param {string} text
 * @param {Options | null} options
 * @param {{ signal: AbortSignal, onReady: () => void }} how
 * @returns {Promise<Analysis>}
 */
export async function ask(text, options, { signal, onReady }) {
  await version();
  onReady();
  return analyze(text, options, { signal });
}
