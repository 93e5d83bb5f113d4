// Where the element has its analyses from: one module for all elements of a page, asked by one after another, so that the page
// has the time between two.

/** @import { Analysis, Options } from "../pkg/article_analyzer.js" */
import init, { analyze } from "../pkg/article_analyzer.js";

/** @type {Promise<unknown>} */
let before = Promise.resolve();

/**
 * @param {string} text
 * @param {Options | null} options
 * @param {{ signal: AbortSignal, onReady: () => void }} how
 * @returns {Promise<Analysis>}
 */
export function ask(text, options, { signal, onReady }) {
  const answer = before.then(async () => {
    await init();
    onReady();
    await new Promise((resolve) => setTimeout(resolve));
    signal.throwIfAborted();
    return analyze(text, options);
  });
  before = answer.catch(() => {});
  return answer;
}
