// Every command in the README is tried. What is tried elsewhere is named here, so that a new line in
// the README fails until somebody says how it is tried.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { NATIVE, native, root } from "./support/module.js";

const readme = readFileSync(`${root}README.md`, "utf8");
const commands = [...readme.matchAll(/^```sh\n([\s\S]*?)^```$/gm)].flatMap(([, block]) => block.trim().split("\n"));

const ELSEWHERE = {
  "cargo xtask test": "runs this",
  "cargo xtask serve": "the task; its server is tried by the tests of the tasks",
  "cargo xtask build": "ran before this",
  "python3 -m http.server --directory dist 8000": "the browser tests serve dist/ by a static server of their own",
  "tar -xzf target/article-analyzer-page.tgz -C /srv/www": "tests/package/hosting.test.js hosts what it unpacks",
  "cargo install --path . --features cli": "NATIVE is that program, built by the same manifest",
};

const article = "Anna Kovač, the mayor of Torvale, opened the bridge on Monday. “It works,” said Kovač.\n";

test("the README has its commands", () => {
  for (const command of Object.keys(ELSEWHERE)) assert.ok(commands.includes(command), command);
  assert.ok(existsSync(`${root}dist/index.html`) && existsSync(`${root}pkg/article_analyzer.js`));
});

for (const command of commands.filter((command) => !(command in ELSEWHERE))) {
  test(command, () => {
    const folder = mkdtempSync(join(tmpdir(), "readme-"));
    try {
      symlinkSync(NATIVE, join(folder, "article-analyzer"));
      mkdirSync(join(folder, "articles"));
      for (const file of ["article.txt", "more.txt", "articles/one.txt"]) writeFileSync(join(folder, file), article);
      writeFileSync(join(folder, "articles.jsonl"), `${JSON.stringify({ id: 7, text: article })}\n`);
      const env = { ...process.env, PATH: `${folder}:${process.env.PATH}` };
      let output = execFileSync("sh", ["-c", command], { cwd: folder, env, encoding: "utf8" });
      if (existsSync(join(folder, "analyses.jsonl"))) output = readFileSync(join(folder, "analyses.jsonl"), "utf8");
      const ids = output
        .trimEnd()
        .split("\n")
        .map((line) => {
          const { id, ...analysis } = JSON.parse(line);
          assert.equal(JSON.stringify(analysis), native([article])[0]);
          return id;
        });
      const expected = Object.entries({
        "--jsonl": [7],
        "--json ": [undefined],
        "articles/": ["articles/one.txt", "more.txt"],
      });
      assert.deepEqual(ids, expected.find(([part]) => command.includes(part))?.[1]);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
}
