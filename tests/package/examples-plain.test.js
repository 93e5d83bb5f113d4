// The examples that need nothing but the package, in a clean folder: opened, and read as their readers would read them. The
// ordinary checks run them, too.

import assert from "node:assert/strict";
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { example, host, root, shown } from "./support/scenario.js";

const MARKED = ["Anna Kovač"];

const PAGES = {
  "three-lines": { marks: MARKED },
  "strict-policy": { marks: MARKED },
  patterns: { marks: [], output: "23-CV-0417 (2), 24-CV-1100 (1)" },
};
for (const [name, expected] of Object.entries(PAGES)) {
  test(name, async (t) => {
    const { folder } = await example(t, name);
    await shown(await host(t, folder), expected);
  });
}

test("node-pool", async (t) => {
  const { run, put } = await example(t, "node-pool");
  for (const name of ["a.txt", "b.txt", "c.txt"]) put(name, `“It works,” said Anna Kovač of ${name}.`);
  const printed = await run(process.execPath, ["pool.js", "a.txt", "b.txt", "c.txt"]);
  assert.deepEqual(printed.trim().split("\n").sort(), ["a.txt: Anna Kovač", "b.txt: Anna Kovač", "c.txt: Anna Kovač"]);
});

/** What examples.test.js and hosting.test.js try. */
const ELSEWHERE = ["comlink", "hosting", "next", "react", "svelte", "vue"];

test("every example is tried", () => {
  const folders = readdirSync(join(root, "examples"), { withFileTypes: true }).filter((entry) => entry.isDirectory());
  const tried = [...Object.keys(PAGES), "node-pool", ...ELSEWHERE];
  assert.deepEqual(folders.map(({ name }) => name).sort(), tried.sort());
});
