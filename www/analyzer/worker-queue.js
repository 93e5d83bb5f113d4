// Questions to an analyzer in a worker, so that typing and scrolling never stutter. Owns the worker's life and the order of
// questions: one at a time, ending one by ending the worker and starting another, putting the chunks of a long answer together.
// Who starts workers, and from what, is the caller's; every promise settles.

/** @import { Analysis, Options } from "../pkg/article_analyzer.js" */
/** @import { MarkIndex } from "../element/segments.js" */
import { receiveChunks } from "./chunked-transfer.js";

/** @typedef {{ analysis: Analysis, index: MarkIndex | null }} Answer */
/** @typedef {(name: string, index: number, count: number) => void} OnStep */
/** @typedef {{ message: string, name?: string, code?: string, path?: string | null }} Told an error on its way between threads */

/**
 * @typedef {object} How
 * @property {OnStep} [onStep] what it throws ends the analysis
 * @property {AbortSignal} [signal] ends it, too, by an `AbortError`
 * @property {boolean} [latest] ends all questions before this one
 */

/**
 * @typedef {object} Job
 * @property {number} id
 * @property {string} text
 * @property {Options | null | undefined} options
 * @property {OnStep} [onStep]
 * @property {(answer: Answer) => void} resolve
 * @property {(error: unknown) => void} reject
 * @property {ReturnType<typeof receiveChunks>} receive
 */

/** @typedef {{ worker: Worker, begun: boolean, ready: Promise<string>, fail: (error: unknown) => void }} Handle */

const stopped = () => new DOMException("stopped", "AbortError");

/**
 * @param {object} means
 * @param {() => Worker} means.spawn a new worker, which answers as worker-thread.js does
 * @param {unknown} means.source what it is to start the module from
 * @param {(told: Told) => Error} [means.errorOf] an error as the caller's users know it
 */
export function createQueue({ spawn, source, errorOf = plainError }) {
  let serial = 0;
  /** @type {Job[]} the first is the one that the worker is at */
  const jobs = [];
  /** @type {Handle | null} */
  let current = null;

  function start() {
    const worker = spawn();
    /** @type {Handle} */
    const handle = { worker, begun: false, ready: Promise.resolve(""), fail() {} };
    handle.ready = new Promise((resolve, reject) => {
      handle.fail = reject;
      worker.onmessage = ({ data }) => {
        if (handle !== current) return;
        // What is said to a worker before it listens, as one that a bundler made may do late, is lost.
        if (data.listens) worker.postMessage({ start: true, source });
        else if (data.ready) {
          handle.begun = true;
          resolve(data.version);
        } else if (data.failed) {
          // The next question tries again.
          end(errorOf(data.failed));
        } else if (data.id === jobs[0]?.id) onAnswer(jobs[0], data);
      };
      worker.onerror = (event) => {
        event.preventDefault?.();
        const code = handle.begun ? "crashed" : "no-worker";
        const error = errorOf({ code, message: event.message || "the analyzer's worker could not be started" });
        if (handle !== current) return;
        end(error);
        if (handle.begun) finish(jobs[0], (job) => job.reject(error));
      };
    });
    handle.ready.catch(() => {});
    current = handle;
    return handle;
  }

  /** The worker that is there, or a new one. */
  function running() {
    try {
      return current ?? start();
    } catch (cause) {
      throw errorOf({ code: "no-worker", message: String(cause) });
    }
  }

  function end(reason = /** @type {unknown} */ (stopped())) {
    current?.worker.terminate();
    current?.fail(reason);
    current = null;
  }

  /**
   * @param {Job} job
   * @param {any} data
   */
  function onAnswer(job, data) {
    if (data.step) {
      try {
        job.onStep?.(.../** @type {Parameters<OnStep>} */ (data.step));
      } catch (error) {
        stop(job, error);
      }
    } else if (data.error) {
      if (data.error.fatal) end();
      finish(job, () => job.reject(errorOf(data.error)));
    } else {
      const answer = job.receive(data.chunk);
      if (!answer) return;
      if (data.swollen) end();
      finish(job, () => job.resolve(answer));
    }
  }

  /** @param {Job | undefined} job @param {(job: Job) => void} settle */
  function finish(job, settle) {
    const at = job ? jobs.indexOf(job) : -1;
    if (!job || at < 0) return;
    jobs.splice(at, 1);
    settle(job);
    if (at === 0) next();
  }

  /** @param {Job} job @param {unknown} reason */
  function stop(job, reason) {
    // A worker that is only being started is of use to the next.
    if (jobs[0] === job && current?.begun) end();
    finish(job, () => job.reject(reason));
  }

  function next() {
    const [job] = jobs;
    if (!job) return;
    const { id, text, options } = job;
    let handle;
    try {
      handle = running();
    } catch (error) {
      finish(job, () => job.reject(error));
      return;
    }
    const { ready, worker } = handle;
    ready.then(
      () => {
        if (jobs[0] !== job) return;
        try {
          worker.postMessage({ id, text, options });
        } catch (cause) {
          // What no thread can be sent, such as functions.
          const error = errorOf({ code: "option", message: `options: ${cause}`, path: "" });
          finish(job, () => job.reject(error));
        }
      },
      (error) => finish(job, () => job.reject(error)),
    );
  }

  return {
    /** The version of the module, once it is started. */
    version: async () => running().ready,
    /**
     * @param {string} text
     * @param {Options | null | undefined} options
     * @param {How} [how]
     * @returns {Promise<Answer>}
     */
    analyze(text, options, { onStep, signal, latest = false } = {}) {
      if (signal?.aborted) return Promise.reject(signal.reason ?? stopped());
      if (latest) for (const job of [...jobs].reverse()) stop(job, stopped());
      return new Promise((resolve, reject) => {
        const onAbort = () => stop(job, signal?.reason ?? stopped());
        /** @type {<Value>(settle: (value: Value) => void) => (value: Value) => void} */
        const once = (settle) => (value) => {
          signal?.removeEventListener("abort", onAbort);
          settle(value);
        };
        const receive = receiveChunks();
        /** @type {Job} */
        const job = { id: ++serial, text, options, onStep, resolve: once(resolve), reject: once(reject), receive };
        signal?.addEventListener("abort", onAbort);
        jobs.push(job);
        if (jobs.length === 1) next();
      });
    },
    /** Ends the worker and all questions; the next question starts another. */
    close() {
      end();
      for (const job of jobs.splice(0)) job.reject(stopped());
    },
  };
}

/** @param {Told} told */
const plainError = ({ message, name = "Error", code }) => Object.assign(new Error(message), { name, code });
