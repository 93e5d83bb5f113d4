// No files of the page form a circle of imports: each can be read after those that it uses.

import assert from "node:assert/strict";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const www = fileURLToPath(new URL("../../www", import.meta.url));

/** What each file imports, as the bundler sees it. */
async function imports() {
  const { metafile } = await build({
    absWorkingDir: www,
    entryPoints: ["main.js", "worker.js", "sw.js", "element/article-analyzer.js"],
    outdir: ".",
    bundle: true,
    format: "esm",
    write: false,
    metafile: true,
    // Made by the build.
    external: ["./pkg/*", "../pkg/*", "./vendor/*", "../vendor/*"],
    logLevel: "silent",
  });
  const own = ({ external }) => !external;
  return Object.entries(metafile.inputs).map(([file, { imports }]) => [
    file,
    imports.filter(own).map(({ path }) => path),
  ]);
}

/** The files that no order can put behind all that they import. */
function circular(files) {
  let left = new Map(files);
  for (;;) {
    const waiting = [...left].filter(([, imports]) => imports.some((file) => left.has(file)));
    if (waiting.length === left.size) return [...left.keys()];
    left = new Map(waiting);
  }
}

test("no files of the page form a circle", async () => {
  const files = await imports();
  assert.ok(files.length > 40, `only ${files.length} files`);
  assert.deepEqual(circular(files), []);
});

test("a circle would be seen", () => {
  const files = [
    ["a", ["b"]],
    ["b", ["c"]],
    ["c", ["b"]],
    ["d", []],
  ];
  assert.deepEqual(circular(files), ["a", "b", "c"]);
});
