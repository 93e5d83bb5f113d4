// The edges that a card offers are a word away, in the same line, and lead back.

import assert from "node:assert/strict";
import { test } from "node:test";
import { neighbours, wholeWords } from "../../../www/reading/edges.js";

const TEXT = "The new mayor,\nAmina Wanjiru of Ovrath, spoke.";
const at = (words) => ({ start: TEXT.indexOf(words), end: TEXT.indexOf(words) + words.length });
const said = (span) => span && TEXT.slice(span.start, span.end);

test("each edge moves by one word, and not over the end of a line", () => {
  const CASES = [
    ["Wanjiru", "Amina Wanjiru", null, null, "Wanjiru of"],
    ["Amina Wanjiru", null, "Wanjiru", "Amina", "Amina Wanjiru of"],
    ["of Ovrath", "Wanjiru of Ovrath", "Ovrath", "of", "of Ovrath, spoke"],
    ["mayor", "new mayor", null, null, null],
    ["The new mayor", null, "new mayor", "The new", null],
  ];
  for (const [words, ...expected] of CASES) {
    const { startBefore, startAfter, endBefore, endAfter } = neighbours(TEXT, at(words));
    assert.deepEqual([startBefore, startAfter, endBefore, endAfter].map(said), expected, words);
  }
});

test("an edge that is dragged into a word takes the whole of it", () => {
  const CASES = [
    [{ start: TEXT.indexOf("mina"), end: TEXT.indexOf(" of") }, "start", "Amina Wanjiru"],
    [{ start: TEXT.indexOf(" Wanjiru"), end: TEXT.indexOf(" of") }, "start", "Wanjiru"],
    [{ start: TEXT.indexOf("Amina"), end: TEXT.indexOf("njiru") }, "end", "Amina Wanjiru"],
    [{ start: TEXT.indexOf("Amina"), end: TEXT.indexOf("Wanjiru") }, "end", "Amina"],
    [{ start: TEXT.indexOf("Amina"), end: TEXT.indexOf(", spoke") }, "end", "Amina Wanjiru of Ovrath"],
  ];
  for (const [span, end, words] of CASES) assert.equal(said(wholeWords(TEXT, span, end)), words);
});
