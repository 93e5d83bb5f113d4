// What a reader has put right follows the text through every edit, or goes where the edit touched it.

import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import {
  fingerprint,
  moveCorrections,
  optionsFor,
  withName,
  withoutName,
  withoutWord,
  withWord,
  withWords,
} from "../../../www/corrections.js";
import { cleanKept } from "../../../www/kept.js";
import { holds, text } from "./support/made-up.js";

const correctionsOf = (text) => {
  const place = fc
    .tuple(fc.nat(text.length), fc.nat(text.length))
    .map(([a, b]) => ({ start: Math.min(a, b), end: Math.max(a, b) }));
  return fc.array(
    fc.oneof(
      place.map((span) => ({ action: "remove", layer: "word", ...span })),
      place.map((span) => ({ action: "type", type: "person", ...span })),
      fc.tuple(place, place).map((entities) => ({ action: "join", entities })),
      place.map((span) => ({ action: "part", ...span })),
      place.map((span) => ({ action: "add", layer: "entity", type: "person", everywhere: true, ...span })),
      fc.tuple(place, fc.option(place)).map(([span, entity]) => ({ action: "add", layer: "quote", entity, ...span })),
      fc.tuple(place, place).map(([span, to]) => ({ action: "move", layer: "quote", to, ...span })),
    ),
    { maxLength: 5 },
  );
};
const edit = fc.tuple(text, text, text, text).chain(([head, cut, put, tail]) =>
  correctionsOf(head + cut + tail).map((corrections) => ({
    before: head + cut + tail,
    after: head + put + tail,
    corrections,
  })),
);
const places = (correction) => {
  const { action, layer, entities, entity, to } = correction;
  if (action === "join") return entities;
  const speaker = (action === "speaker" || (action === "add" && layer === "quote")) && entity;
  return [correction, speaker, action === "move" && to].filter(Boolean);
};

test("an edit and its opposite leave every correction that survives where it was", () => {
  holds(edit, ({ before, after, corrections }) => {
    const moved = moveCorrections(corrections, before, after);
    const back = moveCorrections(moved, after, before);
    assert.equal(back.length, moved.length);
    for (const correction of back)
      assert.ok(corrections.some((other) => JSON.stringify(other) === JSON.stringify(correction)));
  });
});

test("a correction stands on the same words after an edit", () => {
  holds(edit, ({ before, after, corrections }) => {
    const kept = corrections.filter((correction) => moveCorrections([correction], before, after).length);
    const moved = moveCorrections(corrections, before, after);
    assert.equal(moved.length, kept.length);
    for (const [i, correction] of moved.entries()) {
      for (const [j, { start, end }] of places(correction).entries()) {
        const old = places(kept[i])[j];
        assert.equal(after.slice(start, end), before.slice(old.start, old.end));
      }
    }
  });
});

test("words before and after an edit keep their corrections, words in it lose them", () => {
  const before = "Ada praised the bridge in Lagos.";
  const after = "Ada praised the wonderful new ferry in Lagos.";
  const on = (text, word) => ({ start: text.indexOf(word), end: text.indexOf(word) + word.length });
  const type = (text, word) => ({ action: "type", type: "person", ...on(text, word) });
  assert.deepEqual(
    moveCorrections(
      ["Ada", "bridge", "Lagos"].map((word) => type(before, word)),
      before,
      after,
    ),
    [type(after, "Ada"), type(after, "Lagos")],
  );
  const join = (text) => ({ action: "join", entities: [on(text, "Ada"), on(text, "Lagos")] });
  assert.deepEqual(moveCorrections([join(before)], before, after), [join(after)]);
  assert.deepEqual(moveCorrections([join(before)], before, "Ada praised it."), []);
});

test("a word is either given a tone or switched off, in any case, and can be forgotten", () => {
  const none = { add: [], remove: [], names: [] };
  const added = withWord(none, "Bridge", 0.8);
  assert.deepEqual(added, { ...none, add: [{ word: "bridge", polarity: 0.8 }] });
  const removed = withWord(added, "BRIDGE", null);
  assert.deepEqual(removed, { ...none, remove: ["bridge"] });
  assert.deepEqual(withWord(removed, "bridge", -0.8), { ...none, add: [{ word: "bridge", polarity: -0.8 }] });
  assert.deepEqual(withoutWord(removed, "bridge"), none);
});

test("a name of the reader's own has one type, reaches the core and can be forgotten", () => {
  const none = { add: [], remove: [], names: [] };
  const one = withName(none, "Brenlow", "location");
  const other = withName(one, "Brenlow", "organization");
  assert.deepEqual(other.names, [{ text: "Brenlow", type: "organization" }]);
  assert.deepEqual(withWord(other, "bridge", 0.8).names, other.names);
  assert.deepEqual(withWords(none, other), other);
  assert.deepEqual(withoutName(other, "Brenlow"), none);
  assert.deepEqual(optionsFor({ corrections: [] }, other).names, { add: other.names });
  const kept = {
    lexicon: { names: [...other.names, { text: "—", type: "person" }, { text: "Ostell", type: "river" }] },
  };
  assert.deepEqual(cleanKept(kept).lexicon.names, other.names);
});

test("a fingerprint tells texts apart and holds none of them", () => {
  assert.notEqual(fingerprint("Ada"), fingerprint("Adb"));
  holds(text, (text) => assert.match(fingerprint(text), /^\d+-[0-9a-f]{1,8}$/));
});

test("whatever stands in the storage, only what makes sense comes back", () => {
  const isSpan = ({ start, end }) => Number.isInteger(start) && Number.isInteger(end) && 0 <= start && start < end;
  const correction = fc.oneof(
    fc.record({
      action: fc.constant("remove"),
      layer: fc.constantFrom("word", "x"),
      start: fc.integer(),
      end: fc.integer(),
    }),
    fc.record({
      action: fc.constantFrom("add", "move", "part", "speaker"),
      layer: fc.constantFrom("entity", "quote", "word"),
      start: fc.nat(9),
      end: fc.nat(9),
      entity: fc.constantFrom(null, 7, { start: 1, end: 2 }, { start: 2, end: 1 }),
      to: fc.constantFrom(null, { start: 1, end: 2 }, { start: -1, end: 2 }),
    }),
    fc.record({ action: fc.constant("join"), entities: fc.array(fc.record({ start: fc.nat(), end: fc.nat() })) }),
    fc.jsonValue(),
  );
  const stored = fc.oneof(
    fc.record({
      lexicon: fc.record({
        add: fc.array(fc.oneof(fc.record({ word: fc.string(), polarity: fc.double() }), fc.jsonValue())),
        remove: fc.array(fc.oneof(fc.string(), fc.jsonValue())),
      }),
      articles: fc.dictionary(fc.constantFrom("5-ab", "x", "__proto__"), fc.array(correction)),
    }),
    fc.object().map(({ a = null, b = null }) => ({ lexicon: a, articles: b })),
  );
  holds(stored, (stored) => {
    const { lexicon, articles } = cleanKept(stored);
    for (const { word, polarity } of lexicon.add) assert.ok(word.trim() && Math.abs(polarity) <= 1);
    for (const word of lexicon.remove) assert.ok(word.trim());
    for (const [key, list] of Object.entries(articles)) {
      assert.match(key, /^\d+-[0-9a-f]+$/);
      for (const each of list) for (const place of places(each)) assert.ok(isSpan(place));
    }
  });
});
