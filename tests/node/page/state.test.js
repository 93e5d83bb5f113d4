// The one store tells of what changes; the address bar keeps the view and nothing of a text.

import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { receiveChunks, sendInChunks } from "../../../www/analyzer/chunked-transfer.js";
import { markIndex } from "../../../www/element/segments.js";
import { shorten, titleOf } from "../../../www/labels.js";
import { initialState, PANELS, readHash, THEMES, writeHash } from "../../../www/state.js";
import { createStore } from "../../../www/store.js";
import { analysed, holds, record } from "./support/made-up.js";

test("a listener is called once for each change of what it asked for, and at once where it asks for that", () => {
  const store = createStore({ a: 1, b: 1, c: 1 });
  const calls = [];
  store.subscribe(["a", "b"], () => calls.push({ ...store.state }));
  store.set({ a: 2, b: 2 });
  store.set({ c: 2 });
  store.set({ a: 2 });
  assert.deepEqual(calls, [{ a: 2, b: 2, c: 1 }]);
  let painted = 0;
  store.subscribe(["c"], () => painted++, { now: true });
  assert.equal(painted, 1);
  store.set({ c: 3 });
  assert.equal(painted, 2);
});

const view = record({
  panel: fc.constantFrom(...PANELS),
  theme: fc.constantFrom(...THEMES),
  layers: record({ names: fc.boolean(), quotes: fc.boolean(), words: fc.boolean() }),
  example: fc.constantFrom(null, "cup-final"),
  input: fc.boolean(),
  large: fc.boolean(),
  compare: fc.constantFrom(null, "example-harbour-strike"),
  weak: fc.boolean(),
  select: fc.option(
    record({ kind: fc.constantFrom("entity", "quote", "word", "span"), id: fc.nat(1e8), at: fc.nat(1e8) }),
    { nil: null },
  ),
  // Of two texts, the address speaks where both are examples.
}).map((view) => ({ ...view, compare: view.example && view.compare }));

test("an address gives the view back that it was made from", () => {
  holds(view, (view) => assert.deepEqual(readHash(`#${writeHash(view)}`), { ...view, from: null }));
});

test("an address that makes no sense is the view of the first visit", () => {
  const first = initialState("");
  holds(fc.string(), (hash) => {
    const { panel, theme, select } = readHash(hash);
    assert.ok(PANELS.includes(panel) && THEMES.includes(theme) && (select === null || select.id >= 0));
  });
  const odd = initialState("#panel=<b>&theme=pink&select=entity.x&example=../../etc&from=elsewhere&hide=everything");
  assert.deepEqual(odd, first);
});

test("an analysis that travels in chunks arrives as it was sent", () => {
  const many = (n, make) => Array.from({ length: n }, (_, i) => make(i));
  const travels = (analysis) => {
    const receive = receiveChunks();
    const answers = [];
    sendInChunks(analysis, markIndex(analysis), (chunk) => {
      for (const items of [chunk.items ?? []]) assert.ok(items.length <= 2000);
      answers.push(receive(structuredClone(chunk)));
    });
    assert.deepEqual(answers.slice(0, -1).filter(Boolean), []);
    assert.deepEqual(answers.at(-1), { analysis, index: markIndex(analysis) });
  };
  holds(analysed, ({ analysis }) => travels(analysis));
  holds(
    analysed,
    ({ analysis }) => {
      const mentions = many(4500, (i) => ({ start: i, end: i + 1, form: "name" }));
      const entities = many(2100, (id) => ({ id, name: `${id}`, mentions: id % 700 ? [] : mentions }));
      const words = many(2001, (i) => ({ start: i, end: i + 1, polarity: 1 }));
      travels({ ...analysis, entities, sentiment: { score: 0, words } });
    },
    2,
  );
});

test("an article is called by its headline, else by its title, else by its first line", () => {
  const text = "The bridge opens\n\nIt rained.";
  const headline = { paragraphs: [{ start: 0, end: 16, kind: "headline" }] };
  assert.equal(titleOf({ title: "bridge.txt", text }, headline), "The bridge opens");
  assert.equal(titleOf({ title: "bridge.txt", text }, null), "bridge.txt");
  assert.equal(titleOf({ title: "", text: `\n${text}` }, null), "The bridge opens");
  assert.equal(titleOf({ title: "", text: " " }, null), "Untitled");
});

test("a label is cut at a word and never much longer than asked", () => {
  assert.equal(shorten("the bridge over the river", 12), "the bridge…");
  holds(fc.tuple(fc.string(), fc.integer({ min: 1, max: 50 })), ([text, limit]) => {
    assert.ok(shorten(text, limit).length <= limit + 1);
  });
});
