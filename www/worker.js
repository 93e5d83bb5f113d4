// The worker: is given the module by the page, gives up every means of reaching the network, then answers questions one by
// one. It runs from a copy of its script that the page holds, so the page's own policy binds it, too.

import { send } from "./analyzer/chunked-transfer.js";
import { markIndex } from "./element/segments.js";
import init, { analyze, version } from "./pkg/article_analyzer.js";

const post = (message, transfer = []) => self.postMessage(message, transfer);

function closeTheDoors() {
  for (const name of [
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
  ]) {
    try {
      Object.defineProperty(self, name, { value: undefined });
    } catch {
      // Not there, or fixed by this browser: the page's own policy still stands.
    }
  }
}

async function start(module) {
  try {
    await init({ module_or_path: module });
    closeTheDoors();
    post({ ready: true, version: version() });
  } catch (error) {
    post({ failed: String(error?.message ?? error) });
  }
}

self.onmessage = ({ data }) => {
  if (data.start) return void start(data.module);
  const { id, text, options } = data;
  try {
    const analysis = analyze(text, options, (name, index, count) => post({ id, step: [name, index, count] }));
    post({ id, step: ["show", 1, 1] });
    send(analysis, markIndex(analysis), id, post);
  } catch (error) {
    // After a trap the module's stack is lost: the page starts a new worker.
    const fatal = error instanceof WebAssembly.RuntimeError || error instanceof RangeError;
    post({ id, error: { name: error?.name ?? "Error", message: String(error?.message ?? error), fatal } });
  }
};
