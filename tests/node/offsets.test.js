// Offsets are right for every string that JavaScript can hold: astral characters, combining marks,
// CRLF, a byte order mark, lone surrogates.

import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { analyze, native } from "./support/module.js";
import { SEED } from "./support/seed.js";

const RUNS = 400;

const words = [
  "Anna Kovač",
  "said",
  "that",
  "Dr. Okafor",
  "“Never,”",
  "he",
  "praised",
  '"war"',
  "O’Dwyer's",
  "Nairobi",
  "$5m",
  "12 May 2019",
  ".",
  "!",
  "—",
];
const oddities = [
  "\u{1F600}",
  "\u{1D400}",
  "e\u0301",
  "\r\n",
  "\n\n",
  "\uFEFF",
  "\uD800",
  "\uDC00",
  "\u00AD",
  "\u200B",
  "\u2028",
  "\0",
  "ﷺ",
  "한국",
  "ß",
  "İ",
  "\t",
  "&amp;",
];
const piece = fc.oneof(
  { weight: 5, arbitrary: fc.constantFrom(...words) },
  { weight: 3, arbitrary: fc.constantFrom(...oddities) },
  { weight: 1, arbitrary: fc.string({ unit: "binary" }) },
  { weight: 1, arbitrary: fc.constantFrom(" ", " ", " ", "") },
);
const article = fc
  .array(fc.tuple(piece, fc.constantFrom(" ", " ", "")), { maxLength: 60 })
  .map((pieces) => pieces.map(([word, space]) => word + space).join(""));

/** What Rust reads: each lone surrogate as U+FFFD, of the same length. */
const wellFormed = (text) =>
  text.replace(/[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g, "\uFFFD");

/** Every `{ start, end }` in an analysis, with the way to it. */
function* spans(node, path = "") {
  if (node === null || typeof node !== "object") return;
  if (typeof node.start === "number") yield { path, start: node.start, end: node.end };
  for (const [key, value] of Object.entries(node)) yield* spans(value, `${path}/${key}`);
}

/** Whether an offset stands between the two halves of a pair. */
const splitsPair = (text, at) => /[\uD800-\uDBFF]/.test(text[at - 1] ?? "") && /[\uDC00-\uDFFF]/.test(text[at] ?? "");

test("every span lies in the text and splits no character", () => {
  fc.assert(
    fc.property(article, (text) => {
      for (const { path, start, end } of spans(analyze(text))) {
        assert.ok(0 <= start && start <= end && end <= text.length, `${path} [${start}, ${end}) of ${text.length}`);
        assert.ok(!splitsPair(text, start) && !splitsPair(text, end), `${path} splits a pair`);
      }
    }),
    { seed: SEED, numRuns: RUNS },
  );
});

test("a name is what stands at its mention", () => {
  fc.assert(
    fc.property(article, (padding) => {
      const text = `${padding}\n\nAnna Kovač, a doctor, arrived in Nairobi on Monday. “It works,” said Kovač.\n`;
      const analysis = analyze(text);
      const kovač = analysis.entities
        .filter((entity) => entity.type === "person")
        .flatMap((entity) => entity.mentions)
        .filter((mention) => mention.form === "name" && mention.start >= padding.length)
        .map((mention) => text.slice(mention.start, mention.end));
      assert.ok(kovač.includes("Anna Kovač"), JSON.stringify(kovač));
    }),
    { seed: SEED, numRuns: RUNS },
  );
});

test("a lone surrogate counts as one unit and is read as U+FFFD, and the native build agrees", () => {
  const texts = fc.sample(article, { seed: SEED, numRuns: RUNS });
  assert.ok(
    texts.some((text) => text !== wellFormed(text)),
    "no lone surrogate among the texts",
  );
  const answers = native(texts.map(wellFormed));
  assert.equal(answers.length, texts.length);
  for (const [index, text] of texts.entries())
    assert.equal(JSON.stringify(analyze(text)), answers[index], JSON.stringify(text));
});
