// Every renderer draws from segments: they keep the text, cover with each mark what it covers, and nest nothing that can
// be pressed.

import assert from "node:assert/strict";
import { test } from "node:test";
import { markIndex, marksWithin, segments } from "../../../www/element/segments.js";
import { analysed, holds } from "./support/made-up.js";

/** Every stretch of text at the end of a branch, with the marks above it and the quotes around it. */
function leaves(nodes, quotes = []) {
  return nodes.flatMap((node) => {
    if (node.type === "text") return [{ start: node.start, end: node.end, marks: [], quotes }];
    if (node.type === "quote") return leaves(node.children, [...quotes, node.mark]);
    return node.parts.map((part) => ({ ...part, quotes }));
  });
}

const drawn = ({ text, analysis }) => {
  const marks = marksWithin(markIndex(analysis), 0, text.length);
  return { marks, nodes: segments(marks, 0, text.length) };
};

test("the text is all there, in order, once", () => {
  holds(analysed, (article) => {
    const all = leaves(drawn(article).nodes);
    assert.equal(all.map(({ start, end }) => article.text.slice(start, end)).join(""), article.text);
    for (const { start, end } of all) assert.ok(start < end);
  });
});

test("a mark covers its own stretch and no other", () => {
  holds(analysed, (article) => {
    const { marks, nodes } = drawn(article);
    const all = leaves(nodes);
    for (const mark of marks) {
      const under = all.filter(({ marks, quotes }) => marks.includes(mark) || quotes.includes(mark));
      assert.deepEqual({ start: under[0].start, end: under.at(-1).end }, { start: mark.start, end: mark.end });
      for (const [i, { start }] of under.entries()) if (i) assert.equal(start, under[i - 1].end);
    }
  });
});

test("what can be pressed holds nothing that can be pressed, and overlapping marks are one", () => {
  holds(analysed, (article) => {
    const check = (nodes) => {
      for (const node of nodes) {
        if (node.type === "quote") check(node.children);
        else assert.ok(!("children" in node));
        if (node.type === "mark") {
          assert.equal(node.start, node.parts[0].start);
          assert.equal(node.end, node.parts.at(-1).end);
          assert.deepEqual(new Set(node.parts.flatMap((part) => part.marks)), new Set(node.marks));
        }
      }
    };
    check(drawn(article).nodes);
  });
});

test("a part of an article has the marks that touch it, of the layers that are on", () => {
  holds(analysed, ({ text, analysis }) => {
    const index = markIndex(analysis);
    const [start, end] = [Math.floor(text.length / 3), Math.ceil((2 * text.length) / 3)];
    const touching = marksWithin(index, 0, text.length).filter((mark) => mark.start < end && mark.end > start);
    assert.deepEqual(marksWithin(index, start, end), touching);
    const names = marksWithin(index, start, end, { names: true, quotes: false, words: false });
    assert.deepEqual(
      names,
      touching.filter(({ layer }) => layer === "name"),
    );
    const cut = leaves(segments(touching, start, end));
    assert.equal(cut.map((leaf) => text.slice(leaf.start, leaf.end)).join(""), text.slice(start, end));
  });
});
