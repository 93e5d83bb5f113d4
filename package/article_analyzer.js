// The front of the package: starts the module from wherever it can be had, and says in one sentence what is wrong and what
// cures it. Owns the starting and the errors; the glue below is generated, the analysis is the module's.

import { beside } from "./beside.js";
import start, { analyzeToJson as run, initSync as startSync, version as versionOf } from "./glue.js";
import { numberOfNames } from "./known_names.js";

/** @import { Analysis, ErrorCode, ModuleSource, Options } from "../pkg/article_analyzer.js" */

/** What went wrong: `code` for programs, the message for people, `path` where an option or argument is meant. */
export class AnalyzerError extends Error {
  name = "AnalyzerError";

  /**
   * @param {ErrorCode} code
   * @param {string} message
   * @param {{ path?: string | null, cause?: unknown }} [more]
   */
  constructor(code, message, { path = null, cause } = {}) {
    super(message, { cause });
    this.code = code;
    this.path = path;
  }
}

let up = false;
/** @type {{ memory?: { buffer: ArrayBuffer } }} what the module gives beside its functions */
let inside = {};
/** @type {Promise<void> | null} */
let starting = null;

/**
 * Starts the module, once however often it is called; where it fails, the next call tries again.
 * @param {ModuleSource | Promise<ModuleSource>} [from]
 */
export default async function init(from) {
  if (up) return;
  starting ??= load(from).finally(() => {
    starting = null;
  });
  return starting;
}

/**
 * The same at once, from bytes or a compiled module.
 * @param {ModuleSource} from
 */
export function initSync(from) {
  if (up) return;
  try {
    inside = startSync({ module: inner(from) });
    up = true;
  } catch (cause) {
    throw refusal(cause, null);
  }
}

/**
 * @param {string} text
 * @param {Options | null} [options]
 * @param {((step: string, index: number, count: number) => void) | null} [onStep]
 * @returns {Analysis}
 */
export const analyze = (text, options, onStep) => JSON.parse(analyzeToJson(text, options, onStep));

/**
 * @param {string} text
 * @param {Options | null} [options]
 * @param {((step: string, index: number, count: number) => void) | null} [onStep]
 * @returns {string}
 */
export function analyzeToJson(text, options, onStep) {
  if (!up) throw new AnalyzerError("not-started", "the module is not started: call and await init() first");
  if (typeof text !== "string") throw new AnalyzerError("text", "text: not a string", { path: "text" });
  /** @type {{ reason: unknown } | undefined} */
  let stopped;
  /** @param {[step: string, index: number, count: number]} step */
  const told = (...step) => {
    try {
      onStep?.(...step);
    } catch (reason) {
      stopped = { reason };
      throw reason;
    }
  };
  try {
    return run(text, options, typeof onStep === "function" ? told : onStep, numberOfNames(options));
  } catch (error) {
    if (stopped) throw stopped.reason;
    if (error instanceof WebAssembly.RuntimeError || error instanceof RangeError)
      throw new AnalyzerError("crashed", "the analysis ended before its end, and the module with it", { cause: error });
    const {
      message,
      code = "option",
      path = null,
    } = /** @type {Error & { code?: ErrorCode, path?: string }} */ (error);
    throw new AnalyzerError(code, message, { path, cause: error });
  }
}

/** The version of the package. */
export function version() {
  if (!up) throw new AnalyzerError("not-started", "the module is not started: call and await init() first");
  return versionOf();
}

/** How much memory the module holds, in bytes; it never gives any back. */
export const memory = () => inside.memory?.buffer.byteLength ?? 0;

/** @param {ModuleSource | Promise<ModuleSource> | undefined} from */
async function load(from) {
  let given = await inner(await from);
  /** @type {string | null} */
  let address = null;
  if (given === undefined) given = await beside();
  if (typeof given === "string" || given instanceof URL || isA("Request", given)) {
    address = String(given.url ?? given);
    given = await fetch(given).catch((cause) => {
      throw new AnalyzerError(
        "unreachable",
        `${address} could not be fetched: allow it by connect-src in the page's policy; from another origin it must come with Access-Control-Allow-Origin; a page from disk takes article-analyzer.html or article-analyzer/inline`,
        { cause },
      );
    });
  }
  try {
    inside = await start({ module_or_path: isA("Response", given) ? await compiled(given) : given });
    up = true;
  } catch (cause) {
    throw refusal(cause, address);
  }
}

/**
 * Callers of the generated glue are used to an object around the source.
 * @param {any} from
 */
function inner(from) {
  const wrapped = from && Object.getPrototypeOf(from) === Object.prototype;
  return wrapped ? (from.module_or_path ?? from.module) : (from ?? undefined);
}

/**
 * Compiles while it arrives where the host names the type, else once it is there.
 * @param {Response} response
 */
async function compiled(response) {
  const { ok, status, url } = response;
  if (!ok)
    throw new AnalyzerError("not-found", `${url} answers ${status}: lay article_analyzer_bg.wasm there${BUNDLERS}`);
  const type = response.headers.get("content-type")?.split(";", 1)[0];
  if (type === "application/wasm") return WebAssembly.compileStreaming(response);
  const bytes = new Uint8Array(await response.arrayBuffer());
  if (bytes[0] || bytes[1] !== 97 || bytes[2] !== 115 || bytes[3] !== 109)
    throw new AnalyzerError("not-a-module", `${url} gives ${type ?? "something"} in place of the module${BUNDLERS}`);
  return WebAssembly.compile(bytes);
}

const BUNDLERS =
  "; with esbuild or Rollup, which leave it behind, or in a development server that answers with a page, import article-analyzer/inline";

/**
 * @param {unknown} cause
 * @param {string | null} address
 */
function refusal(cause, address) {
  if (cause instanceof AnalyzerError) return cause;
  const said = cause instanceof Error ? cause.message : String(cause);
  if (/CSP|Content Security Policy|unsafe-eval/i.test(said))
    return new AnalyzerError("blocked", "the page's policy forbids WebAssembly: add 'wasm-unsafe-eval' to script-src", {
      cause,
    });
  if (typeof WebAssembly === "undefined")
    return new AnalyzerError("unsupported", "there is no WebAssembly here: it may be switched off in this browser");
  return new AnalyzerError("not-a-module", `${address ?? "what was given to init()"} is not the module: ${said}`, {
    cause,
  });
}

/**
 * Whether a value is of a class that is not everywhere.
 * @param {"Request" | "Response"} name
 * @param {any} value
 */
const isA = (name, value) => typeof globalThis[name] === "function" && value instanceof globalThis[name];
