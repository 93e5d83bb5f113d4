// The same analysis in a worker that all callers of a page share. Owns where the worker comes from, and what is done where
// none can be had: the analysis is made on the page's own thread (in-turn.js). The queue is the page's own.

import init, * as front from "../../pkg/article_analyzer.js";
/** @import { Analysis, ModuleSource, Options } from "../../pkg/article_analyzer.js" */
/** @import { How, Told } from "../../www/analyzer/worker-queue.js" */
import { createQueue } from "../../www/analyzer/worker-queue.js";
import { inTurn } from "./in-turn.js";

/**
 * An analyzer with a worker of its own.
 * @param {{ source?: ModuleSource, spawn?: () => Worker }} [means]
 */
export function createAnalyzer({ source, spawn = besides } = {}) {
  const queue = createQueue({ spawn, source, errorOf });
  const here = inTurn(() => init(source), front.analyze);
  let alone = false;

  /**
   * In the worker; where there can be none, here.
   * @template Result
   * @param {() => Promise<Result>} there
   * @param {() => Promise<Result>} otherwise
   */
  async function either(there, otherwise) {
    if (!alone) {
      try {
        return await there();
      } catch (error) {
        if (/** @type {{ code?: string }} */ (error)?.code !== "no-worker") throw error;
        alone = true;
      }
    }
    return otherwise();
  }

  return {
    /** The version of the module, once it is started. */
    version: () => either(queue.version, () => init(source).then(front.version)),
    /**
     * @param {string} text
     * @param {Options | null} [options]
     * @param {How} [how]
     * @returns {Promise<Analysis>}
     */
    analyze(text, options, how = {}) {
      if (typeof text !== "string")
        return Promise.reject(errorOf({ code: "text", message: "text: not a string", path: "text" }));
      return either(
        () => queue.analyze(text, options, how).then(({ analysis }) => analysis),
        () => here(text, options, how),
      );
    },
    /** Ends the worker and all questions; the next question starts another. */
    close: queue.close,
  };
}

/** @type {ReturnType<typeof createAnalyzer> | undefined} */
let shared;
const common = () => (shared ??= createAnalyzer());

/**
 * The analysis of a text, in the worker that all callers of the page share.
 * @param {string} text
 * @param {Options | null} [options]
 * @param {How} [how]
 */
export const analyze = (text, options, how) => common().analyze(text, options, how);

/** The version of the package, once the module is started. */
export const version = () => common().version();

/** @param {Told} told */
const errorOf = ({ code = "crashed", message, path }) =>
  new front.AnalyzerError(/** @type {any} */ (code), message, { path });

/** A worker from beside this file; from another origin, one that imports it. */
function besides() {
  try {
    return new Worker(new URL("./thread.js", import.meta.url), { type: "module" });
  } catch {
    const { href } = new URL("./thread.js", import.meta.url);
    const script = new Blob([`import ${JSON.stringify(href)}`], { type: "text/javascript" });
    return new Worker(URL.createObjectURL(script), { type: "module" });
  }
}
