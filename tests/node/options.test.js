// What JavaScript gives as options: plain objects are read, everything else is refused by its name and place.

import assert from "node:assert/strict";
import { test } from "node:test";
import { analyze } from "./support/module.js";

test("absent options, null, undefined fields and an empty object ask for everything", () => {
  const all = JSON.stringify(analyze("Anna Kovač said she was glad."));
  for (const options of [undefined, null, {}, { only: undefined, lexicon: undefined, corrections: [] }]) {
    assert.equal(JSON.stringify(analyze("Anna Kovač said she was glad.", options)), all);
  }
});

test("an option that makes no sense is refused by its name and place", () => {
  const round = {};
  round.lexicon = round;
  const cases = [
    [() => {}, "options: not an object"],
    [7, "options: not an object"],
    [[], "options: not an object"],
    [{ colour: 1 }, "options: unknown field `colour`"],
    [{ only: [Symbol("quotes")] }, "option only[0]: not a string"],
    [{ maxLength: 10n ** 30n }, "option maxLength: not a number"],
    [{ maxLength: NaN }, "option maxLength: not a whole number"],
    [{ lexicon: { add: [{ word: "x", polarity: -2 }] } }, "option lexicon.add[0].polarity"],
    [{ corrections: [{ action: "remove", layer: "word", start: 0 }] }, "option corrections[0]: no field `end`"],
    [round, "option lexicon: unknown field `lexicon`"],
  ];
  for (const [options, refusal] of cases) {
    assert.throws(
      () => analyze("Nothing here.", options),
      (error) => error instanceof Error && error.message.startsWith(refusal),
      refusal,
    );
  }
});

test("names of the caller's are kept from call to call, and read once more where they have changed", () => {
  const names = { add: [{ text: "Oak", type: "person" }] };
  const types = (/** @type {any} */ options) =>
    analyze("The letter to Oak was short.", options).entities.map((entity) => [entity.name, entity.type]);
  const before = types({});
  for (const type of ["person", "person", "product", "person"]) {
    names.add[0].type = type;
    assert.deepEqual(types({ names }), [["Oak", type]]);
    assert.deepEqual(types({ names, corrections: [] }), [["Oak", type]]);
  }
  names.add.push({ text: "", type: "person" });
  assert.throws(() => types({ names }), { message: /^option names\.add\[1\]\.text/ });
  names.add.pop();
  assert.deepEqual(types({ names }), [["Oak", "person"]]);
  assert.deepEqual(types({}), before);
});

test("whatever changes in a caller's names is seen at the next call", () => {
  /** @type {any} */
  const names = { add: [{ text: "x1", type: "person", forms: ["x3"] }] };
  const found = () => analyze("It ran on x1, x2 and x3.", { names }).entities.map(({ name }) => name);
  const first = found();
  assert.deepEqual(first, ["x1"]);
  names.add[0].forms[0] = "x2";
  assert.deepEqual(found(), ["x1"], "a form");
  names.add[0].forms.pop();
  assert.deepEqual(found(), ["x1"], "a form less");
  names.add.push({ text: "x2", type: "person" });
  assert.deepEqual(found().sort(), ["x1", "x2"], "an entry");
  names.add[0].colour = "red";
  assert.throws(found, { message: /^option names\.add\[0\]: unknown field `colour`/ }, "a field");
  delete names.add[0].colour;
  assert.deepEqual(found().sort(), ["x1", "x2"], "a field less");
  names.remove = ["Monday"];
  assert.deepEqual(found().sort(), ["x1", "x2"], "another list");
  names.add = names.add.slice(0, 1);
  assert.deepEqual(found(), ["x1"], "an entry less");
  names.add = names;
  assert.throws(found, { message: /^option names\.add/ }, "a circle");
  names.add = [new Map([["text", "x2"]])];
  assert.throws(found, { message: /^option names\.add\[0\]/ }, "no plain object");
});
