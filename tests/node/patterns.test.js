// A caller's own patterns for names: the flavour of the package that has them gives what the native build gives, and the one
// that has none says where they are.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { AnalyzerError, analyze } from "../../pkg/patterns/node.js";
import { cases, NATIVE, analyze as plain } from "./support/module.js";

const PATTERNS = [
  { pattern: String.raw`\b\d\d-CV-\d{4}\b`, type: "misc" },
  { pattern: String.raw`(?i)\bélan[ -]\d+\b`, type: "product", name: "Élan 9" },
  { pattern: String.raw`@\w+`, type: "organization" },
  { pattern: String.raw`\b\p{Lu}\w+ed\b`, type: "location" },
];
const TEXT =
  "The judge closed 23-CV-0417 on Monday; @torvale_desk said so. 🐝 ÉLAN 9 flew. “It was fair,” said Anna Kovač of 23-CV-0417.";

/** What the native build answers to each text, with the same patterns. */
function native(texts) {
  const folder = mkdtempSync(join(tmpdir(), "patterns-"));
  try {
    const file = join(folder, "names.json");
    writeFileSync(file, JSON.stringify({ patterns: PATTERNS }));
    const input = texts.map((text) => `${JSON.stringify({ text })}\n`).join("");
    const output = execFileSync(NATIVE, ["--jsonl", "--names", file], { input, maxBuffer: 1 << 30, encoding: "utf8" });
    return output.split("\n").slice(0, -1);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

test("what patterns match are names, natively and through the module alike", () => {
  const texts = [TEXT, ...cases.slice(0, 300).map(({ text }) => text)];
  const options = { names: { patterns: PATTERNS } };
  for (const [i, answer] of native(texts).entries()) {
    assert.equal(JSON.stringify(analyze(texts[i], options)), answer, texts[i]);
  }
  const { entities } = analyze(TEXT, options);
  const own = entities.filter(({ mentions }) => mentions.some(({ basis }) => basis === "own"));
  assert.deepEqual(
    own
      .map(({ name, type, mentions }) => [name, type, mentions.map(({ start, end }) => TEXT.slice(start, end))])
      .sort(),
    [
      ["23-CV-0417", "misc", ["23-CV-0417", "23-CV-0417"]],
      ["@torvale_desk", "organization", ["@torvale_desk"]],
      ["Élan 9", "product", ["ÉLAN 9"]],
    ],
  );
});

test("without patterns, both flavours give the same", () => {
  for (const { text } of cases.slice(0, 300))
    assert.equal(JSON.stringify(analyze(text)), JSON.stringify(plain(text)), text);
});

test("a pattern that makes no sense is refused by its name, its place and the reason", () => {
  const refusals = {
    "Case (\\d+": "unclosed group",
    "\\w{4000}": "more than 1048576 bytes once it is compiled",
    "(?<=a)b": "look-around, including look-ahead and look-behind, is not supported",
    "(a)\\1": "backreferences are not supported",
    "[z-a]": "invalid character class range, the start must be <= the end",
    "\\p{Torvale}": "Unicode property not found",
    [`${"(".repeat(300)}${")".repeat(300)}`]: "exceed the maximum number of nested parentheses/brackets (250)",
  };
  for (const [pattern, reason] of Object.entries(refusals)) {
    const names = { patterns: [PATTERNS[0], { pattern, type: "misc" }] };
    assert.throws(
      () => analyze("Lagos was quiet.", { names }),
      (error) =>
        error instanceof AnalyzerError &&
        error.code === "option" &&
        error.path === "names.patterns[1].pattern" &&
        error.message === `option names.patterns[1].pattern: "${pattern}": ${reason}`,
      pattern,
    );
  }
});

test("the flavour without patterns says where they are", () => {
  assert.throws(
    () => plain("Lagos", { names: { patterns: PATTERNS } }),
    /^AnalyzerError: option names\.patterns: .*article-analyzer\/patterns/,
  );
});
