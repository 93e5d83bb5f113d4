// Wordings and what they word are the same, in both directions: every key that the core can give has a wording on the page,
// and every wording is one that the core can give or the page shows.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { en } from "../../www/strings/en.js";
import { analyze, cases, root } from "./support/module.js";

const read = (file) => readFileSync(`${root}${file}`, "utf8");
const sources = (folder, ending) =>
  execFileSync("git", ["ls-files", "-z", "--cached", "--others", "--exclude-standard", folder], {
    cwd: root,
    encoding: "utf8",
  })
    .split("\0")
    .filter((file) => file.endsWith(ending))
    .map(read)
    .join("\n");
const unique = (keys) => [...new Set(keys)].filter((key) => key !== null).sort();

const analyses = cases.map(({ text, options }) => analyze(text, options ?? undefined));
const mentions = analyses.flatMap(({ entities }) => entities.flatMap((entity) => entity.mentions));
const quotes = analyses.flatMap((analysis) => analysis.quotes);
const core = sources("src", ".rs");

/** The names of a union in the declarations: `type EntityType = "person" | …`. */
const declared = (name) =>
  [...new RegExp(`type ${name} =([^;]*);`).exec(read("src/analysis.d.ts"))[1].matchAll(/"([a-z-]+)"/g)].map(
    ([, key]) => key,
  );

/** What the cases show has a wording, and what has a wording stands in the code of the core. */
function agree(seen, wording) {
  assert.notEqual(seen.length, 0);
  assert.deepEqual(
    unique(seen).filter((key) => !(key in wording)),
    [],
    "without a wording",
  );
  assert.deepEqual(
    Object.keys(wording).filter((key) => !seen.includes(key) && !core.includes(`"${key}"`)),
    [],
    "worded, and never given",
  );
}

test("why a name is marked", () => {
  agree(
    mentions.map(({ basis }) => basis),
    en.mentionBasis,
  );
  agree(
    mentions.map(({ form }) => form),
    en.forms,
  );
});

test("what found a statement", () => assert.deepEqual(Object.keys(en.rules).sort(), unique(declared("Rule"))));

test("how a speaker was found", () => {
  agree(
    quotes.map(({ basis }) => basis),
    en.basis,
  );
});

test("how something is reported", () => {
  const listed = read("lexicons/cues.txt")
    .split("\n")
    .filter((line) => line && !line.startsWith("#"))
    .map((line) => line.split(/ {2,}/)[2]);
  assert.deepEqual(
    unique(listed).filter((key) => !(key in en.cueClasses)),
    [],
  );
  assert.deepEqual(Object.keys(en.cueClasses).sort(), unique(declared("CueClass")));
  agree(
    quotes.map(({ kind }) => kind),
    en.quoteKinds,
  );
});

test("what a name, a paragraph and a step is", () => {
  assert.deepEqual(Object.keys(en.types).sort(), unique(declared("EntityType")));
  assert.deepEqual(Object.keys(en.kinds).sort(), unique(declared("ParagraphKind")));
  // The last is a step of the page: the result is drawn.
  const steps = ["show"];
  analyze("Lagos was quiet.", undefined, (step) => steps.push(step));
  assert.deepEqual(Object.keys(en.progress.steps).sort(), unique(steps));
});

test("every wording is shown somewhere", () => {
  const page = sources("www", ".js").replace(read("www/strings/en.js"), "").replace(read("www/element/wording.js"), "");
  /** Whether a table is read by a key that is known only at run time: `s.layers[layer]`, `wordingOf(s.basis, …)`. */
  const readByKey = (path) => new RegExp(`\\b(s|wording)\\.${path}(\\[|[,)])`).test(page);
  /** Its words are checked against what the core can give, above. */
  const worded = [
    "mentionBasis",
    "forms",
    "rules",
    "basis",
    "cueClasses",
    "quoteKinds",
    "types",
    "kinds",
    "progress.steps",
  ];
  const unused = [];
  const visit = (table, path) => {
    for (const [key, value] of Object.entries(table)) {
      const name = path ? `${path}.${key}` : key;
      const named = new RegExp(`\\b(s|wording)\\.${name.replaceAll(".", "\\.")}\\b`).test(page);
      if (worded.includes(name)) assert.ok(named, name);
      else if (value !== null && typeof value === "object") visit(value, name);
      else if (!named && !(readByKey(path) && page.includes(`"${key}"`))) unused.push(name);
    }
  };
  visit(en, "");
  assert.deepEqual(unused, []);
});
