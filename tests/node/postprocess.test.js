// What the build does to the compiled module to make it smaller changes nothing that it gives.

import assert from "node:assert/strict";
import { readFileSync, statSync } from "node:fs";
import { test } from "node:test";
import { analyzeToJson, initSync } from "../../target/unprocessed/article_analyzer.js";
import { cases, analyzeToJson as processed, root } from "./support/module.js";

const unprocessed = `${root}target/unprocessed/article_analyzer_bg.wasm`;

initSync({ module: readFileSync(unprocessed) });

test("the module as compiled and the module as shipped give the same bytes for every case", () => {
  for (const { name, text, options } of cases) {
    const [before, after] = [analyzeToJson, processed].map((one) => one(text, options ?? undefined));
    assert.equal(after, before, name);
  }
});

test("they are two modules", () => {
  const size = (path) => statSync(path).size;
  assert.ok(size(`${root}pkg/article_analyzer_bg.wasm`) < size(unprocessed));
});
