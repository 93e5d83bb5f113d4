// An article is cut for the screen without losing a character, into pieces that a browser can lay out.

import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { plainParagraphs, planGroups } from "../../../www/reading/layout-groups.js";
import { analysed, holds } from "./support/made-up.js";

const LONGEST = 4000;

const written = ({ text, pieces }) => pieces.map(({ start, end }) => text.slice(start, end)).join("");

test("the pieces of an article are its paragraphs, in order", () => {
  holds(analysed, ({ text, analysis }) => {
    const groups = planGroups(text, analysis);
    const pieces = groups.flatMap((group) => group.pieces);
    assert.deepEqual(
      pieces.map(({ start, end, kind }) => ({ start, end, kind })),
      analysis.paragraphs,
    );
    for (const group of groups) {
      assert.equal(group.start, group.pieces[0].start);
      assert.equal(group.end, group.pieces.at(-1).end);
    }
  });
});

test("a long line is cut into pieces that no character is split between", () => {
  const word = fc.constantFrom("harbour ", "of ", "😀", "😀😀😀", "x".repeat(50));
  const line = fc.tuple(fc.array(word, { minLength: 1, maxLength: 8 }), fc.integer({ min: 50, max: 2000 }));
  holds(
    line.map(([words, times]) => words.join("").repeat(times)),
    (text) => {
      const whole = { paragraphs: [{ start: 0, end: text.length, kind: "body" }], sentences: [] };
      const pieces = planGroups(text, whole).flatMap((group) => group.pieces);
      assert.equal(written({ text, pieces }), text);
      for (const [i, { start, end, goesOn }] of pieces.entries()) {
        assert.ok(end - start <= LONGEST + 1, `${end - start}`);
        assert.ok(text.slice(start, end).isWellFormed());
        assert.equal(goesOn, i > 0);
      }
    },
    50,
  );
});

test("a long paragraph is cut between sentences", () => {
  const sentence = "The boats lay in the harbour, and nobody came.";
  const text = Array(200).fill(sentence).join(" ");
  const sentences = [...text.matchAll(/[^.]+\./g)].map(({ index, 0: found }) => ({
    start: index,
    end: index + found.length,
  }));
  const paragraphs = [{ start: 0, end: text.length, kind: "body" }];
  const pieces = planGroups(text, { paragraphs, sentences }).flatMap((group) => group.pieces);
  assert.ok(pieces.length > 1);
  for (const { end } of pieces) assert.ok(text.slice(0, end).endsWith("."));
});

test("a dateline that opens a line is drawn with the line, one that stands alone is not", () => {
  const text = "LAGOS – The bridge opened.\nNAIROBI\nIt rained.";
  const kinds = [
    ["LAGOS –", "dateline"],
    ["The bridge opened.", "body"],
    ["NAIROBI", "dateline"],
    ["It rained.", "body"],
  ];
  const paragraphs = kinds.map(([written, kind]) => {
    const start = text.indexOf(written);
    return { start, end: start + written.length, kind };
  });
  const pieces = planGroups(text, { paragraphs, sentences: [] }).flatMap((group) => group.pieces);
  assert.deepEqual(
    pieces.map(({ start, end, kind, lead }) => [
      text.slice(start, end),
      kind,
      lead && text.slice(lead.start, lead.end),
    ]),
    [
      ["LAGOS – The bridge opened.", "body", "LAGOS –"],
      ["NAIROBI", "dateline", null],
      ["It rained.", "body", null],
    ],
  );
});

test("groups look the same only where their text and their pieces are the same", () => {
  holds(analysed, ({ text, analysis }) => {
    const [first] = planGroups(text, analysis);
    if (!first) return;
    const moved = planGroups(`\n${text}`, {
      ...analysis,
      paragraphs: analysis.paragraphs.map(({ start, end, kind }) => ({ start: start + 1, end: end + 1, kind })),
    });
    assert.equal(moved[0].shape, first.shape);
    const heading = analysis.paragraphs.map((paragraph) => ({ ...paragraph, kind: "heading" }));
    assert.notEqual(planGroups(text, { ...analysis, paragraphs: heading })[0].shape, first.shape);
  });
});

test("a text without an analysis has a paragraph for each line that is not blank", () => {
  holds(analysed, ({ text }) => {
    const { paragraphs } = plainParagraphs(text);
    const lines = text.split("\n").filter((line) => line.trim());
    assert.deepEqual(
      paragraphs.map(({ start, end }) => text.slice(start, end)),
      lines,
    );
  });
});
