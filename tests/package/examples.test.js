// The examples that need more than the package, in a clean folder with what they say they need: built, opened, and read as their
// readers would read them. Those that need nothing else are in examples-plain.test.js.

import assert from "node:assert/strict";
import { join } from "node:path";
import { test } from "node:test";
import { example, host, shown } from "./support/scenario.js";

const SPEAKS = "Who speaks: Anna Kovač";
const MARKED = ["Anna Kovač"];

const BUILT = {
  react: { marks: MARKED, output: SPEAKS },
  vue: { marks: MARKED, output: SPEAKS },
  svelte: { marks: MARKED, output: SPEAKS },
  comlink: { marks: [], output: SPEAKS },
};

for (const [name, expected] of Object.entries(BUILT)) {
  test(name, async (t) => {
    const { folder, run } = await example(t, name);
    await run("npm", ["run", "build"]);
    await shown(await host(t, join(folder, "dist")), expected);
  });
}

test("next", async (t) => {
  const { run, start } = await example(t, "next");
  await run("npm", ["run", "build"], { NEXT_TELEMETRY_DISABLED: "1" });
  const address = await start("next", ["start", "--hostname", "127.0.0.1", "--port", "0"]);
  await shown(address, { marks: MARKED, output: SPEAKS });
  const body = "“The bridge will open in May,” said Anna Kovač.";
  const answer = await fetch(new URL("api/speakers", address), { method: "POST", body });
  assert.deepEqual(await answer.json(), ["Anna Kovač"]);
});
