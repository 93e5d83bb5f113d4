// Analyses on the page's own thread, one text after another. Owns the turns: between two texts the page has its own.

/** @import { Analysis, Options } from "../../pkg/article_analyzer.js" */
/** @import { How } from "../../www/analyzer/worker-queue.js" */

/**
 * @param {() => Promise<void>} init
 * @param {(text: string, options?: Options | null, onStep?: How["onStep"]) => Analysis} analyze
 */
export function inTurn(init, analyze) {
  /** @type {Promise<unknown>} */
  let before = Promise.resolve();
  /**
   * @param {string} text
   * @param {Options | null} [options]
   * @param {How} [how]
   * @returns {Promise<Analysis>}
   */
  return (text, options, { signal, onStep } = {}) => {
    const answer = before.then(async () => {
      await init();
      await new Promise((resolve) => setTimeout(resolve));
      signal?.throwIfAborted();
      return analyze(text, options, onStep);
    });
    before = answer.catch(() => {});
    return answer;
  };
}
