// The page's own analyzer in a worker: fetches the worker's script and the module once, and starts every worker from them. A
// new question ends the one before it.

/** @import { Options } from "../pkg/article_analyzer.js" */
/** @import { MarkIndex } from "../element/segments.js" */
/** @import { Answer, OnStep } from "./worker-queue.js" */
import { fetchPinned } from "../pinned-fetch.js";
import { fetchedScript } from "../trusted-types.js";
import { createQueue } from "./worker-queue.js";

/** @typedef {Answer & { index: MarkIndex }} Indexed the page's worker makes the index, too */

/**
 * @typedef {object} WorkerAnalyzer
 * @property {() => Promise<string>} version of the module, once it is started
 * @property {(text: string, options: Options, how?: { onStep?: OnStep, signal?: AbortSignal }) => Promise<Indexed>} analyze
 *   a new question ends the one before it, by an `AbortError`
 */

/**
 * No worker but the first asks anybody for anything.
 * @returns {Promise<WorkerAnalyzer>}
 */
export async function createWorkerAnalyzer() {
  // Where one of the two cannot be had, the other is of no use: its download ends, too.
  const wanted = new AbortController();
  const { signal } = wanted;
  const [script, source] = await Promise.all([
    fetchPinned("worker.js", signal)
      .then((response) => response.text())
      .then(fetchedScript),
    fetchPinned("pkg/article_analyzer_bg.wasm", signal).then(compiled),
  ]).catch((error) => {
    wanted.abort();
    throw error;
  });
  const { version, analyze } = createQueue({ spawn: () => new Worker(script), source });
  version().catch(() => {}); // started at once, before anybody asks
  const indexed = (/** @type {Answer} */ answer) => /** @type {Indexed} */ (answer);
  return { version, analyze: (text, options, how) => analyze(text, options, { ...how, latest: true }).then(indexed) };
}

/**
 * Some static hosts serve .wasm under a wrong type, which the streaming compiler refuses.
 * @param {Response} response
 */
async function compiled(response) {
  if (response.headers.get("content-type") === "application/wasm") return WebAssembly.compileStreaming(response);
  return WebAssembly.compile(await response.arrayBuffer());
}
