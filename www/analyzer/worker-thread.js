// The worker's side of worker-queue.js: starts the module from what it is given, then answers questions one by one. Owns what
// is said between the two, together with chunked-transfer.js.

/** @import { Analysis, Options } from "../pkg/article_analyzer.js" */
/** @import { MarkIndex } from "../element/segments.js" */
import { sendInChunks } from "./chunked-transfer.js";

/** Above this the module's memory, which never shrinks, is worth a new worker, in bytes. */
const SWOLLEN = 64 << 20;

/**
 * @typedef {object} Front
 * @property {(source: any) => Promise<void>} init
 * @property {(text: string, options: Options | null, onStep: (name: string, index: number, count: number) => void) => Analysis} analyze
 * @property {() => string} version
 * @property {() => number} memory
 */

/**
 * @param {object} message
 * @param {Transferable[]} [transfer]
 */
const post = (message, transfer = []) => self.postMessage(message, { transfer });

/**
 * Answers every message from now on.
 * @param {Front} front
 * @param {{ started?: () => void, indexOf?: (analysis: Analysis) => MarkIndex, warming?: string }} [more] what is done once it
 *   is started, what is made of an analysis here for whoever asks, and a text that is analysed before anybody asks
 */
export function answerQuestions({ init, analyze, version, memory }, { started, indexOf, warming } = {}) {
  /** @param {unknown} source */
  async function start(source) {
    try {
      await init(source);
      started?.();
      post({ ready: true, version: version() });
      if (warming) warm(warming);
    } catch (error) {
      post({ failed: told(error) });
    }
  }

  /** @param {string} text */
  function warm(text) {
    try {
      analyze(text, null, () => {});
    } catch {
      // Whoever asks a question will be told.
    }
  }

  self.onmessage = ({ data }) => {
    if (data.start) return void start(data.source);
    const { id, text, options } = data;
    try {
      const analysis = analyze(text, options, (name, index, count) => post({ id, step: [name, index, count] }));
      post({ id, step: ["show", 1, 1] });
      const swollen = memory() > SWOLLEN;
      sendInChunks(analysis, indexOf?.(analysis) ?? null, (chunk, transfer) => post({ id, chunk, swollen }, transfer));
    } catch (error) {
      post({ id, error: told(error) });
    }
  };
  post({ listens: true });
}

/** @param {unknown} error */
function told(error) {
  const { name, message, code, path } = /** @type {Error & { code?: string, path?: string | null }} */ (
    error instanceof Error ? error : new Error(String(error))
  );
  // After a trap the module's stack is lost: the page starts a new worker.
  const trapped = error instanceof WebAssembly.RuntimeError || error instanceof RangeError;
  return { name, message, code, path, fatal: trapped || code === "crashed" };
}
