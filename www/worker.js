// The worker: is given the module by the page, gives up every means of reaching the network, then answers questions one by
// one. It runs from a copy of its script that the page holds, so the page's own policy binds it, too.

import { sendInChunks } from "./analyzer/chunked-transfer.js";
import { markIndex } from "./element/segments.js";
import init, { analyze, version } from "./pkg/article_analyzer.js";

const NETWORK = [
  "fetch",
  "XMLHttpRequest",
  "WebSocket",
  "WebSocketStream",
  "WebTransport",
  "EventSource",
  "BroadcastChannel",
  "indexedDB",
  "caches",
  "Worker",
  "importScripts",
];

/**
 * @param {object} message
 * @param {Transferable[]} [transfer]
 */
const post = (message, transfer = []) => self.postMessage(message, { transfer });

function giveUpTheNetwork() {
  for (const name of NETWORK) {
    try {
      Object.defineProperty(self, name, { value: undefined });
    } catch {
      // Not there, or fixed by this browser: the page's own policy still stands.
    }
  }
}

/** @param {WebAssembly.Module} module */
async function start(module) {
  try {
    await init({ module_or_path: module });
    giveUpTheNetwork();
    post({ ready: true, version: version() });
  } catch (error) {
    post({ failed: error instanceof Error ? error.message : String(error) });
  }
}

self.onmessage = ({ data }) => {
  if (data.start) return void start(data.module);
  const { id, text, options } = data;
  try {
    const analysis = analyze(text, options, (name, index, count) => post({ id, step: [name, index, count] }));
    post({ id, step: ["show", 1, 1] });
    sendInChunks(analysis, markIndex(analysis), (chunk, transfer) => post({ id, chunk }, transfer));
  } catch (error) {
    const { name, message } = error instanceof Error ? error : new Error(String(error));
    // After a trap the module's stack is lost: the page starts a new worker.
    const fatal = error instanceof WebAssembly.RuntimeError || error instanceof RangeError;
    post({ id, error: { name, message, fatal } });
  }
};
