// The module gives the same bytes as the native build, for every case there is.

import assert from "node:assert/strict";
import { test } from "node:test";
import { analyze, analyzeToJson, cases } from "./support/module.js";

test("there are cases", () => assert.ok(cases.length > 0));

for (const { name, text, options, json } of cases) {
  test(name, () => assert.equal(JSON.stringify(analyze(text, options ?? undefined)), json));
}

test("as JSON, it is what the native build writes", () => {
  for (const { name, text, options, json } of cases)
    assert.equal(analyzeToJson(text, options ?? undefined), json, name);
});

test("the analysis is plain data", () => {
  for (const { text } of cases) {
    const analysis = analyze(text);
    assert.deepEqual(structuredClone(analysis), analysis);
    assert.deepEqual(JSON.parse(JSON.stringify(analysis)), analysis);
  }
});
