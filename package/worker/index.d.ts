import type { Analysis, ModuleSource, Options } from "../article_analyzer.js";

/** An `AbortSignal`, of whatever library declares it. */
export interface Signal {
  readonly aborted: boolean;
  addEventListener(type: "abort", listener: () => void): void;
  removeEventListener(type: "abort", listener: () => void): void;
}

export interface How {
  /** Ends the analysis within a few milliseconds; the promise is rejected by the signal's reason, an `AbortError`. */
  signal?: Signal;
  /** Is told each step as it begins; what it throws ends the analysis and is what the promise is rejected by. */
  onStep?: (step: string, index: number, count: number) => void;
  /** Ends all earlier questions by an `AbortError`: the latest wins. */
  latest?: boolean;
}

export interface Analyzer {
  /** The same as `analyze` of the package, in a worker. The promise always settles. */
  analyze(text: string, options?: Options | null, how?: How): Promise<Analysis>;
  /** The version of the package, once the module is started. */
  version(): Promise<string>;
  /** Ends the worker and all questions; the next question starts another. */
  close(): void;
}

/** An analyzer with a worker of its own; `source` is what the module is started from, `spawn` makes workers of `thread.js`. */
export function createAnalyzer(means?: { source?: ModuleSource; spawn?: () => object }): Analyzer;

/**
 * The analysis of a text in a worker that all callers of a page share, and the custom element, too. Where there can be no worker
 * it is made on the page's own thread, one text after another.
 */
export const analyze: Analyzer["analyze"];

/** The version of the package, once the module is started. */
export const version: Analyzer["version"];
