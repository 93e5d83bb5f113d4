// A worker with patterns, for `createAnalyzer({ spawn })` of article-analyzer/worker.
export {};
