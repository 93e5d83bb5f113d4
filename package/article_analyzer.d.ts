/**
 * What an `AnalyzerError` is about: an option or correction that makes no sense (`path` names it), a text that is none, or
 * too long; the module not started, forbidden by the page's policy, not reachable, not there, or something else in its
 * place; no WebAssembly; an analysis that ended before its end, or was ended by its signal.
 */
export type ErrorCode =
  | "option"
  | "text"
  | "too-long"
  | "not-started"
  | "blocked"
  | "unreachable"
  | "not-found"
  | "not-a-module"
  | "unsupported"
  | "crashed"
  | "aborted";

/** What `analyze` and `init` throw. */
export class AnalyzerError extends Error {
  constructor(code: ErrorCode, message: string, more?: { path?: string | null; cause?: unknown });
  readonly code: ErrorCode;
  /** The option or argument that is meant, as `lexicon.add[0].word`. */
  readonly path: string | null;
}

/** An address, what `fetch` gives, the module's bytes, or a `WebAssembly.Module`. */
export type ModuleSource =
  | string
  | { readonly href: string }
  | { arrayBuffer(): Promise<ArrayBuffer> }
  | ArrayBuffer
  | ArrayBufferView
  | object;

/**
 * Starts the module, once however often it is called; where it fails, the next call tries again. Without an argument it is
 * fetched from beside this file; in Node, Deno, Bun and workerd it is started already.
 */
export default function init(from?: ModuleSource | Promise<ModuleSource>): Promise<void>;

/** The same at once, from bytes or a compiled module. */
export function initSync(from: ModuleSource): void;

/** How much memory the module holds, in bytes; it never gives any back. */
export function memory(): number;
