// The front of the package: the module is started by whatever it can be had from, and what goes wrong says what, and what to do.

import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { createRequire } from "node:module";
import { test } from "node:test";
import { promisify } from "node:util";
import { AnalyzerError, analyze, initSync } from "../../pkg/article_analyzer.js";
import { root } from "./support/root.js";

const FRONT = `${root}pkg/article_analyzer.js`;
const WASM = `${root}pkg/article_analyzer_bg.wasm`;

const refusal = (work) => {
  try {
    work();
  } catch (error) {
    return [error instanceof AnalyzerError, error.code, error.path, error.message];
  }
  return null;
};

/** By how many bytes the module grows when `work` is done a thousand times more. */
async function grown(work) {
  const { memory } = await import("../../pkg/article_analyzer.js");
  work(0);
  const before = memory();
  for (let round = 1; round <= 1000; round++) work(round);
  return memory() - before;
}

test("before it is started, it says how to start it", () => {
  assert.deepEqual(
    refusal(() => analyze("Lagos was quiet.")),
    [true, "not-started", null, "the module is not started: call and await init() first"],
  );
});

test("bytes that are no module are refused", () => {
  const [ours, code] = refusal(() => initSync(new Uint8Array([60, 33, 100, 111])));
  assert.deepEqual([ours, code], [true, "not-a-module"]);
});

const SOURCES = {
  bytes: "init(readFileSync(WASM))",
  "a promise of bytes": "init(readFile(WASM))",
  "an ArrayBuffer": "init(new Uint8Array(readFileSync(WASM)).buffer)",
  "a Module": "init(new WebAssembly.Module(readFileSync(WASM)))",
  "a Response": 'init(new Response(readFileSync(WASM), { headers: { "Content-Type": "application/wasm" } }))',
  "a Response without a type": "init(new Response(readFileSync(WASM)))",
  "a data address": 'init("data:application/wasm;base64," + readFileSync(WASM, "base64"))',
  "a URL": 'init(new URL("data:application/wasm;base64," + readFileSync(WASM, "base64")))',
  "an object around one, as the generated glue has it": "init({ module_or_path: readFileSync(WASM) })",
  "bytes, at once": "initSync(readFileSync(WASM))",
  "an object around bytes, at once": "initSync({ module: readFileSync(WASM) })",
};

for (const [name, start] of Object.entries(SOURCES)) {
  test(`it starts from ${name}, and warns of nothing`, async () => {
    const program = `
      import { readFileSync } from "node:fs";
      import { readFile } from "node:fs/promises";
      import init, { analyze, initSync } from "${FRONT}";
      const WASM = "${WASM}";
      await ${start};
      console.log(analyze("Lagos was quiet.").entities[0].name);`;
    const { stdout, stderr } = await promisify(execFile)(process.execPath, ["--input-type=module", "-e", program]);
    assert.deepEqual([stdout, stderr], ["Lagos\n", ""]);
  });
}

test("in Node it is started by being imported or required", async () => {
  const module = await import("../../pkg/node.js");
  await module.default();
  assert.equal(module.analyze("Lagos was quiet.").entities[0].name, "Lagos");
  assert.equal(createRequire(import.meta.url)("../../pkg/node.js").analyze, module.analyze);
});

test("errors tell programs what they tell people", async () => {
  const { analyze } = await import("../../pkg/node.js");
  assert.deepEqual(
    refusal(() => analyze(3)),
    [true, "text", "text", "text: not a string"],
  );
  const [, code, path] = refusal(() => analyze("x", { lexicon: { add: [{ word: "x", polarity: -2 }] } }));
  assert.deepEqual([code, path], ["option", "lexicon.add[0].polarity"]);
  assert.deepEqual(refusal(() => analyze("Lagos", { maxLength: 2 })).slice(0, 3), [true, "too-long", "text"]);
  assert.deepEqual(refusal(() => analyze("Lagos", {}, 7)).slice(0, 3), [true, "option", "onStep"]);
});

test("what onStep throws ends the work there, and is thrown as it is", async () => {
  const { analyze } = await import("../../pkg/node.js");
  const text = "Mayor Anna Kovač praised the quiet harbour of Lagos. ".repeat(20);
  for (const reason of [new Error("enough"), new RangeError("enough"), "enough", undefined]) {
    const begun = [];
    const onStep = (step) => {
      begun.push(step);
      if (step === "entities") throw reason;
    };
    assert.throws(
      () => analyze(text, null, onStep),
      (thrown) => thrown === reason,
    );
    assert.deepEqual(begun, ["text", "tags", "entities"]);
  }
  const stopLate = (step) => {
    if (step === "stats") throw new Error("enough");
  };
  // What was begun is given back.
  assert.equal(await grown(() => assert.throws(() => analyze(text, null, stopLate), /^Error: enough$/)), 0);
  assert.equal(analyze("Lagos was quiet.").entities[0].name, "Lagos");
});

test("a thousand analyses take no more memory than the first", async () => {
  const { analyze } = await import("../../pkg/node.js");
  const text = "“It was quiet,” said Mayor Anna Kovač of the harbour of Lagos. ".repeat(10);
  assert.equal(await grown((round) => analyze(`${text}${round}`)), 0);
});
