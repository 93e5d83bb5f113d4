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
