// The declarations of the package are true: what the module gives fits them field by field, and what a
// developer writes against them compiles.

import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import { test } from "node:test";
import { analyze, cases, root } from "./support/module.js";

test("analyses fit the declarations, with no field missing and none too many", () => {
  // A literal must have every declared field and no other, each of its declared type.
  const folder = `${root}target/types`;
  mkdirSync(folder, { recursive: true });
  const rich = cases
    .toSorted((a, b) => b.json.length - a.json.length)
    .slice(0, 12)
    .map(({ text }) => analyze(text));
  assert.ok(rich.some(({ entities, quotes, sentiment }) => entities.length && quotes.length && sentiment.words.length));
  const literals = rich.map((analysis, at) => `export const analysis${at}: Analysis = ${JSON.stringify(analysis)};`);
  writeFileSync(
    `${folder}/analyses.ts`,
    `import type { Analysis } from '${root}pkg/article_analyzer.js';\n${literals.join("\n")}\n`,
  );
  compile(`${folder}/analyses.ts`);
});

test("a developer can write against the declarations", () => compile(`${root}tests/node/types/use.ts`));

function compile(file) {
  const flags = [
    "--noEmit",
    "--strict",
    "--exactOptionalPropertyTypes",
    "--target",
    "es2022",
    "--module",
    "nodenext",
    "--lib",
    "es2022,dom",
  ];
  const { status, stdout } = spawnSync(process.execPath, [`${root}node_modules/typescript/bin/tsc`, ...flags, file], {
    encoding: "utf8",
  });
  assert.equal(status, 0, stdout);
}
