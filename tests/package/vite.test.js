// Vite, from 5 to 8: its development server from a cold cache, and what it builds.

import assert from "node:assert/strict";
import { join } from "node:path";
import { test } from "node:test";
import { ENTRY, host, PAGE, said, scenario } from "./support/scenario.js";

for (const version of [5, 6, 7, 8]) {
  // What 5 and 6 build for by themselves knows no `await` outside of functions.
  const aim = version < 7 ? ["--target", "es2022"] : [];
  test(`Vite ${version}: development server and build, ${aim.join(" ") || "with nothing configured"}`, async (t) => {
    const files = { "index.html": PAGE("/main.js"), "main.js": ENTRY.replace(/^say\(\);$/m, "await say();") };
    const { folder, run, start } = await scenario(t, { files, install: [`vite@${version}`] });
    assert.equal(await said(await start("vite", ["--host", "127.0.0.1"])), "Lagos,Oslo");
    await run("npx", ["vite", "build", ...aim]);
    assert.equal(await said(await host(t, join(folder, "dist"))), "Lagos,Oslo");
  });
}
