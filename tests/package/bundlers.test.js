// Bundlers, each as it comes: what the README says of it is all that somebody has to write.

import assert from "node:assert/strict";
import { join } from "node:path";
import { test } from "node:test";
import { ENTRY, host, PAGE, said, scenario } from "./support/scenario.js";

test("webpack 5", async (t) => {
  const files = { "dist/index.html": PAGE("main.js"), "main.js": ENTRY };
  const { folder, run } = await scenario(t, { files, install: ["webpack@5", "webpack-cli@6"] });
  await run("npx", ["webpack", "--mode", "production", "--entry", "./main.js"]);
  assert.equal(await said(await host(t, join(folder, "dist"))), "Lagos,Oslo");
});

test("Parcel 2", async (t) => {
  const files = { "index.html": PAGE("main.js"), "main.js": ENTRY };
  const { folder, run } = await scenario(t, { files, install: ["parcel@2"] });
  await run("npx", ["parcel", "build", "index.html", "--no-cache", "--no-source-maps"]);
  assert.equal(await said(await host(t, join(folder, "dist"))), "Lagos,Oslo");
});

test("Rollup 4: the module in one file", async (t) => {
  const main = ENTRY.replace('"article-analyzer"', '"article-analyzer/inline"').replace(
    '"article-analyzer/element"',
    '"article-analyzer/inline/element"',
  );
  const files = {
    "dist/index.html": PAGE("main.js"),
    "main.js": main,
    "rollup.config.js": `import resolve from "@rollup/plugin-node-resolve";
      export default { input: "main.js", output: { file: "dist/main.js", format: "es" }, plugins: [resolve({ browser: true })] };`,
  };
  const { folder, run } = await scenario(t, { files, install: ["rollup@4", "@rollup/plugin-node-resolve@16"] });
  await run("npx", ["rollup", "-c"]);
  assert.equal(await said(await host(t, join(folder, "dist"))), "Lagos,Oslo");
});

test("size-limit bundles it by esbuild", async (t) => {
  const limits = [{ path: "main.js", limit: "60 kB" }];
  const files = { "main.js": ENTRY, ".size-limit.json": JSON.stringify(limits) };
  const { run } = await scenario(t, { files, install: ["size-limit@11", "@size-limit/preset-small-lib@11"] });
  const [{ passed, size }] = JSON.parse(await run("npx", ["size-limit", "--json"]));
  assert.ok(passed && size > 5_000, String(size));
});
