// The analyzer in a worker, so that typing never stutters. Owns the worker's life: one question at a time, stopping one by
// ending the worker and starting another, putting the chunks of a long answer together.

/** @import { Analysis, Options } from "../pkg/article_analyzer.js" */
/** @import { MarkIndex } from "../element/segments.js" */
import { fetchPinned } from "../pinned-fetch.js";
import { fetchedScript } from "../trusted-types.js";
import { receiveChunks } from "./chunked-transfer.js";

/** @typedef {{ analysis: Analysis, index: MarkIndex }} Answer */
/** @typedef {(name: string, index: number, count: number) => void} OnStep */

/**
 * @typedef {object} WorkerAnalyzer
 * @property {() => Promise<string>} version of the module, once it is started
 * @property {(text: string, options: Options, how?: { onStep?: OnStep, signal?: AbortSignal }) => Promise<Answer>} analyze
 *   a new question ends the one before it, by an `AbortError`
 */

/**
 * A question that the worker is at.
 * @typedef {object} Job
 * @property {number} id
 * @property {OnStep} [onStep]
 * @property {(answer: Answer) => void} resolve
 * @property {(error: Error) => void} reject
 * @property {ReturnType<typeof receiveChunks>} receive
 */

/** @typedef {{ worker: Worker, job: Job | null, begun: boolean, ready: Promise<string> }} WorkerHandle a worker and its question */

/**
 * Fetches the worker's script and the module once, and starts every worker from them: no later one asks for anything.
 * @returns {Promise<WorkerAnalyzer>}
 */
export async function createWorkerAnalyzer() {
  // Where one of the two cannot be had, the other is of no use: its download ends, too.
  const wanted = new AbortController();
  const { signal } = wanted;
  const [script, module] = await Promise.all([
    fetchPinned("worker.js", signal)
      .then((response) => response.text())
      .then(fetchedScript),
    fetchPinned("pkg/article_analyzer_bg.wasm", signal).then(compiled),
  ]).catch((error) => {
    wanted.abort();
    throw error;
  });
  let serial = 0;
  let current = start();

  function start() {
    const worker = new Worker(script, { type: "module" });
    /** @type {WorkerHandle} */
    const handle = { worker, job: null, begun: false, ready: Promise.resolve("") };
    handle.ready = new Promise((resolve, reject) => {
      worker.onmessage = ({ data }) => {
        if (data.ready) {
          handle.begun = true;
          resolve(data.version);
        } else if (data.failed) reject(new Error(data.failed));
        else if (handle.job && data.id === handle.job.id) onAnswer(handle, handle.job, data);
      };
      worker.onerror = (event) => {
        event.preventDefault?.();
        const error = new Error(event.message || "the analyzer's worker could not be started");
        reject(error);
        handle.job?.reject(error);
        if (current === handle && handle.begun) restart();
      };
    });
    handle.ready.catch(() => {});
    worker.postMessage({ start: true, module });
    return handle;
  }

  /**
   * @param {WorkerHandle} handle
   * @param {Job} job
   * @param {any} data
   */
  function onAnswer(handle, job, data) {
    if (data.step) job.onStep?.(.../** @type {Parameters<OnStep>} */ (data.step));
    else if (data.error) {
      handle.job = null;
      const error = new Error(data.error.message);
      error.name = data.error.name;
      if (data.error.fatal) restart();
      job.reject(error);
    } else {
      const answer = job.receive(data.chunk);
      if (!answer) return;
      handle.job = null;
      job.resolve(answer);
    }
  }

  function restart() {
    current.worker.terminate();
    current = start();
  }

  return {
    version: () => current.ready,
    analyze(text, options, { onStep, signal } = {}) {
      const stopped = () => new DOMException("stopped", "AbortError");
      if (signal?.aborted) return Promise.reject(stopped());
      if (current.job) {
        current.job.reject(stopped());
        restart();
      }
      const handle = current;
      return new Promise((resolve, reject) => {
        const job = { id: ++serial, onStep, resolve, reject, receive: receiveChunks() };
        handle.job = job;
        const stop = () => {
          if (handle.job !== job) return;
          restart();
          reject(stopped());
        };
        signal?.addEventListener("abort", stop, { once: true });
        handle.ready.then(() => {
          if (handle.job === job) handle.worker.postMessage({ id: job.id, text, options });
        }, reject);
      });
    },
  };
}

/**
 * Some static hosts serve .wasm under a wrong type, which the streaming compiler refuses.
 * @param {Response} response
 */
async function compiled(response) {
  if (response.headers.get("content-type") === "application/wasm") return WebAssembly.compileStreaming(response);
  return WebAssembly.compile(await response.arrayBuffer());
}
