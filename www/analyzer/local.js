// The analyzer in this thread, with the interface of worker-client.js: for tests, for small tools, for places without
// workers. It holds the thread while it works.

import init, { analyze, version } from "../pkg/article_analyzer.js";
import { markIndex } from "../element/segments.js";

export function createLocalAnalyzer() {
  const ready = init();
  return {
    version: async () => (await ready, version()),
    async analyze(text, options = {}, { onStep, signal } = {}) {
      await ready;
      signal?.throwIfAborted();
      const analysis = analyze(text, options, onStep);
      return { analysis, index: markIndex(analysis) };
    },
    close() {},
  };
}
