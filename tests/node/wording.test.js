// Every key that the core can give has a wording on the page, and every wording is one that the core can give or the page
// shows. That the core gives no other is checked against the declarations by types.test.js.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { en } from "../../www/strings/en.js";
import { analyze, root } from "./support/module.js";

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
/** The words of a union in the declarations: `type EntityType = "person" | …`, or `form: "name" | …`. */
function declared(name) {
  const found = new RegExp(`\\b(?:type ${name} =|${name}:)\\s*((?:\\|?\\s*"[a-z-]+"\\s*)+);`).exec(
    read("src/analysis.d.ts"),
  );
  return [...found[1].matchAll(/"([a-z-]+)"/g)].map(([, key]) => key).sort();
}

const WORDED = {
  types: "EntityType",
  kinds: "ParagraphKind",
  forms: "form",
  mentionBasis: "MentionBasis",
  quoteKinds: "kind",
  rules: "Rule",
  cueClasses: "CueClass",
  basis: "SpeakerBasis",
};

for (const [table, union] of Object.entries(WORDED)) {
  test(`${table} has a wording for each ${union}, and no other`, () => {
    assert.deepEqual(Object.keys(en[table]).sort(), declared(union));
  });
}

test("every step has a wording", () => {
  // Besides those of the core the page has one: the result is drawn.
  const steps = ["show"];
  analyze("Lagos was quiet.", undefined, (step) => steps.push(step));
  assert.deepEqual(Object.keys(en.progress.steps).sort(), steps.sort());
});

test("every wording is shown somewhere", () => {
  const page = sources("www", ".js").replace(read("www/strings/en.js"), "").replace(read("www/element/wording.js"), "");
  /** Whether a table is read by a key that is known only at run time: `s.layers[layer]`. */
  const readByKey = (path) => new RegExp(`\\b(s|wording)\\.${path}(\\[|[,)])`).test(page);
  /** Their words are checked above. */
  const worded = [...Object.keys(WORDED), "progress.steps"];
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
