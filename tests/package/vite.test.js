// Vite, from 5 to 8: its development server from a cold cache, and what it builds.

import assert from "node:assert/strict";
import { join } from "node:path";
import { test } from "node:test";
import { ENTRY, host, PAGE, said, scenario } from "./support/scenario.js";

for (const version of [5, 6, 7, 8]) {
  test(`Vite ${version}: development server and build, with nothing configured`, async (t) => {
    const files = { "index.html": PAGE("/main.js"), "main.js": ENTRY };
    const { folder, run, start } = await scenario(t, { files, install: [`vite@${version}`] });
    assert.equal(await said(await start("vite", ["--host", "127.0.0.1"])), "Lagos,Oslo");
    await run("npx", ["vite", "build"]);
    assert.equal(await said(await host(t, join(folder, "dist"))), "Lagos,Oslo");
  });
}
