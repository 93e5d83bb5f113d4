// The worker: is given the module by the page, gives up every means of reaching the network, then answers questions one by
// one. It runs from a copy of its script that the page holds, so the page's own policy binds it, too.

import { answerQuestions } from "./analyzer/worker-thread.js";
import { markIndex } from "./element/segments.js";
import start, { analyzeToJson, version } from "./pkg/glue.js";

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

function giveUpTheNetwork() {
  for (const name of NETWORK) {
    try {
      Object.defineProperty(self, name, { value: undefined });
    } catch {
      // Not there, or fixed by this browser: the page's own policy still stands.
    }
  }
}

/** @type {{ memory: { buffer: ArrayBuffer } }} */
let inside;

/** The glue itself, behind the front of the package, is all that the page needs: it has the module. @param {WebAssembly.Module} module */
async function init(module) {
  inside = await start({ module_or_path: module });
}

/** @type {typeof import("./pkg/article_analyzer.js").analyze} */
const analyze = (text, options, onStep) => JSON.parse(analyzeToJson(text, options, onStep));

const memory = () => inside.memory.buffer.byteLength;

/**
 * Analysed before anybody asks: it unpacks the tables of the module. With them ready, the browser runs the first article in a
 * third of the time, more than this takes.
 */
const WARMING = "Hi.";

answerQuestions(
  { init, analyze, version, memory },
  { started: giveUpTheNetwork, indexOf: markIndex, warming: WARMING },
);
