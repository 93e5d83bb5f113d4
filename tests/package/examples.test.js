// Every example, in a clean folder, with what it says it needs: built, opened, and read as its reader would read it.

import assert from "node:assert/strict";
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { example, host, root, shown } from "./support/scenario.js";

const SPEAKS = "Who speaks: Anna Kovač";
const MARKED = ["Anna Kovač"];

const PAGES = {
  "three-lines": { marks: MARKED },
  "strict-policy": { marks: MARKED },
  patterns: { marks: [], output: "23-CV-0417 (2), 24-CV-1100 (1)" },
};
const BUILT = {
  react: { marks: MARKED, output: SPEAKS },
  vue: { marks: MARKED, output: SPEAKS },
  svelte: { marks: MARKED, output: SPEAKS },
  comlink: { marks: [], output: SPEAKS },
};

for (const [name, expected] of Object.entries(PAGES)) {
  test(name, async (t) => {
    const { folder } = await example(t, name);
    await shown(t, await host(t, folder), expected);
  });
}

for (const [name, expected] of Object.entries(BUILT)) {
  test(name, async (t) => {
    const { folder, run } = await example(t, name);
    await run("npm", ["run", "build"]);
    await shown(t, await host(t, join(folder, "dist")), expected);
  });
}

test("next", async (t) => {
  const { run, start } = await example(t, "next");
  await run("npm", ["run", "build"], { NEXT_TELEMETRY_DISABLED: "1" });
  const address = await start("next", ["start", "--hostname", "127.0.0.1", "--port", "0"]);
  await shown(t, address, { marks: MARKED, output: SPEAKS });
  const body = "“The bridge will open in May,” said Anna Kovač.";
  const answer = await fetch(new URL("api/speakers", address), { method: "POST", body });
  assert.deepEqual(await answer.json(), ["Anna Kovač"]);
});

test("node-pool", async (t) => {
  const { run, put } = await example(t, "node-pool");
  for (const name of ["a.txt", "b.txt", "c.txt"]) put(name, `“It works,” said Anna Kovač of ${name}.`);
  const printed = await run(process.execPath, ["pool.js", "a.txt", "b.txt", "c.txt"]);
  assert.deepEqual(printed.trim().split("\n").sort(), ["a.txt: Anna Kovač", "b.txt: Anna Kovač", "c.txt: Anna Kovač"]);
});

test("every example is tried here, or in hosting.test.js", () => {
  const folders = readdirSync(join(root, "examples"), { withFileTypes: true }).filter((entry) => entry.isDirectory());
  const tried = [...Object.keys(PAGES), ...Object.keys(BUILT), "next", "node-pool", "hosting"];
  assert.deepEqual(folders.map(({ name }) => name).sort(), tried.sort());
});
