// The analyzer in a worker, so that typing never stutters. Owns the worker's life: one question at a time, stopping one by
// ending the worker and starting another, putting the parcels of a long answer together.
// `analyze(text, options, {onStep, signal}) -> Promise<{analysis, index}>`, `version()`.

import { fetchOwn } from "../pinned-fetch.js";
import { fetchedScript } from "../trusted-types.js";
import { receiver } from "./chunked-transfer.js";

/** Fetches the worker's script and the module once, and starts every worker from them: no later one asks for anything. */
export async function createWorkerAnalyzer() {
  const [script, module] = await Promise.all([
    fetchOwn("worker.js")
      .then((response) => response.text())
      .then(fetchedScript),
    fetchOwn("pkg/article_analyzer_bg.wasm").then(compiled),
  ]);
  let current = null;
  let serial = 0;

  function start() {
    const worker = new Worker(script, { type: "module" });
    const home = { worker, job: null, begun: false };
    home.ready = new Promise((resolve, reject) => {
      worker.onmessage = ({ data }) => {
        if (data.ready) {
          home.begun = true;
          resolve(data.version);
        } else if (data.failed) reject(new Error(data.failed));
        else if (home.job && data.id === home.job.id) hear(home, data);
      };
      worker.onerror = (event) => {
        event.preventDefault?.();
        const error = new Error(event.message || "the analyzer's worker could not be started");
        reject(error);
        home.job?.reject(error);
        if (current === home && home.begun) restart();
      };
    });
    home.ready.catch(() => {});
    worker.postMessage({ start: true, module });
    return home;
  }

  function hear(home, data) {
    const { job } = home;
    if (data.step) job.onStep?.(...data.step);
    else if (data.error) {
      home.job = null;
      const error = new Error(data.error.message);
      error.name = data.error.name;
      if (data.error.fatal) restart();
      job.reject(error);
    } else if (job.receive(data)) {
      home.job = null;
      job.resolve({ analysis: job.receive.analysis, index: data.index });
    }
  }

  function restart() {
    current.worker.terminate();
    current = start();
  }

  current = start();
  return {
    version: () => current.ready,
    analyze(text, options = {}, { onStep, signal } = {}) {
      const stopped = () => new DOMException("stopped", "AbortError");
      if (signal?.aborted) return Promise.reject(stopped());
      if (current.job) {
        current.job.reject(stopped());
        restart();
      }
      const home = current;
      return new Promise((resolve, reject) => {
        const job = { id: ++serial, onStep, resolve, reject, receive: receiver() };
        home.job = job;
        signal?.addEventListener(
          "abort",
          () => {
            if (home.job !== job) return;
            restart();
            reject(stopped());
          },
          { once: true },
        );
        home.ready.then(() => home.job === job && home.worker.postMessage({ id: job.id, text, options }), reject);
      });
    },
  };
}

// Some static hosts serve .wasm under a wrong type, which the streaming compiler refuses.
async function compiled(response) {
  if (response.headers.get("content-type") === "application/wasm") return WebAssembly.compileStreaming(response);
  return WebAssembly.compile(await response.arrayBuffer());
}
