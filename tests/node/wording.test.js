// Every key that the core can give has a wording on the page: what the sources name, and what analyses of every case hold.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { en } from "../../www/strings/en.js";
import { analyze, cases, root } from "./support/module.js";

const sources = (folder) =>
  execFileSync("git", ["ls-files", "-z", folder], { cwd: root, encoding: "utf8" })
    .split("\0")
    .filter((file) => file.endsWith(".rs"))
    .map((file) => readFileSync(`${root}${file}`, "utf8"))
    .join("\n");

/** `basis: "carried"`, `basis = "repeated"`: the keys that the code of a step names. */
const bases = (folder) => [...sources(folder).matchAll(/\bbasis(?::|\s=)\s*"([a-z-]+)"/g)].map(([, key]) => key);
const missing = (keys, wording) => [...new Set(keys)].filter((key) => key !== null && !(key in wording)).sort();

const analyses = cases.map(({ text, options }) => analyze(text, options ?? undefined));
const mentions = analyses.flatMap(({ entities }) => entities.flatMap((entity) => entity.mentions));
const quotes = analyses.flatMap((analysis) => analysis.quotes);

test("why a name is marked", () => {
  const named = bases("src/entities");
  assert.notEqual(named.length, 0);
  assert.deepEqual(missing([...named, ...mentions.map(({ basis }) => basis)], en.mentionBasis), []);
  assert.deepEqual(
    missing(
      mentions.map(({ form }) => form),
      en.forms,
    ),
    [],
  );
});

test("how a speaker was found", () => {
  const named = bases("src/quotes");
  assert.notEqual(named.length, 0);
  assert.deepEqual(missing([...named, ...quotes.map(({ basis }) => basis)], en.basis), []);
});

test("how something is reported", () => {
  const listed = readFileSync(`${root}lexicons/cues.txt`, "utf8")
    .split("\n")
    .filter((line) => line && !line.startsWith("#"))
    .map((line) => line.split(/ {2,}/)[2]);
  assert.notEqual(listed.length, 0);
  assert.deepEqual(missing([...listed, ...quotes.map(({ cueClass }) => cueClass)], en.cueClasses), []);
  assert.deepEqual(
    missing(
      quotes.map(({ kind }) => kind),
      en.quoteKinds,
    ),
    [],
  );
});

test("what a name, a paragraph and a step is", () => {
  const declared = (name) =>
    [
      ...new RegExp(`type ${name} =([^;]*);`)
        .exec(readFileSync(`${root}src/analysis.d.ts`, "utf8"))[1]
        .matchAll(/"([a-z]+)"/g),
    ].map(([, key]) => key);
  assert.deepEqual(missing(declared("EntityType"), en.types), []);
  assert.deepEqual(missing(declared("ParagraphKind"), en.kinds), []);
  const steps = [];
  analyze("Lagos was quiet.", undefined, (step) => steps.push(step));
  assert.deepEqual(missing(steps, en.progress.steps), []);
});
