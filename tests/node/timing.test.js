// On request the module writes its steps into the timeline, where profilers show them.

import assert from "node:assert/strict";
import { test } from "node:test";
import { analyze } from "./support/module.js";

const text = "Anna Kovač said the bridge was safe.";
const measures = () => performance.getEntriesByType("measure");

test("each step is an entry of the timeline, in order", () => {
  const steps = [];
  const json = JSON.stringify(analyze(text, { timing: true }, (step) => steps.push(step)));
  assert.equal(steps.pop(), "done");
  assert.deepEqual(
    measures().map(({ name }) => name),
    steps.map((step) => `article-analyzer:${step}`),
  );
  assert.deepEqual(performance.getEntriesByType("mark"), []);
  performance.clearMeasures();
  assert.equal(json, JSON.stringify(analyze(text)));
});

test("without the option nothing is written", () => {
  analyze(text);
  analyze(text, { timing: false });
  assert.deepEqual(measures(), []);
});
