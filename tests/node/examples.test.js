// What the built-in examples must and must not say as sure: they are the first thing that a visitor sees, so a falsehood in
// them counts double. Asked of the module and of the page's own figures.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { pairEntities, pairQuotes, wordsFor } from "../../www/compare/compare.js";
import { isSure, isWeak, textOf, toneOf } from "../../www/labels.js";
import { mainEntities } from "../../www/overview/figures.js";
import { analyze, root } from "./support/module.js";

const read = (example) => {
  const text = readFileSync(`${root}www/examples/${example}.txt`, "utf8");
  return { text, analysis: analyze(text) };
};
const EXAMPLES = Object.fromEntries(
  ["harbour-strike", "harbour-strike-other-paper", "lighthouse-interview", "cup-final"].map((name) => [
    name,
    read(name),
  ]),
);

/** The sure statements of a speaker, by what they say. */
const sure = ({ text, analysis }, speaker) =>
  analysis.quotes
    .filter((quote) => isSure(analysis, quote) && quote.speaker !== null)
    .filter((quote) => analysis.entities[quote.speaker].name === speaker)
    .map(({ content }) => textOf(text, content).replace(/\s+/g, " "));

const SAYS = [
  ["harbour-strike", "Marija Kovač", "Our members have loaded ships"],
  ["harbour-strike", "Henrik Dahlgren", "We are ready to sit down tonight"],
  ["harbour-strike", "Ifeoma Chukwu", "A port is a bridge"],
  ["harbour-strike", "Rania Mansour", "we will all be asleep"],
  ["harbour-strike-other-paper", "Henrik Dahlgren", "We are ready to sit down tonight"],
  ["lighthouse-interview", "Wanjiru Kamau", "I was terrified"],
  ["lighthouse-interview", "Abdalla Omar", "She is the best keeper"],
  ["cup-final", "Lucía Quispe", "I did not guess, I waited"],
  ["cup-final", "Mateo Ibarra", "We were terrible for an hour"],
];
const NEVER_SAYS = [
  ["harbour-strike", "Dockers and Seafarers Union", "him for that"],
  ["harbour-strike-other-paper", "Henrik Dahlgren", "blackmail"],
  ["lighthouse-interview", "Wanjiru Kamau", "and hung it in the toilet"],
  ["cup-final", "South American Football Federation", "this"],
  ["cup-final", "Lucía Quispe", "the baker has run out of flour"],
];
/** What a reader sees of these words is never good, or never bad, whatever stands around them. */
const NEVER_GOOD = ["ruin", "lose his job", "gloat", "blackmail", "unsafe", "penalty", "injured", "chaos", "militants"];
const NEVER_BAD = ["rescued", "respected", "safer", "brilliant", "joy", "rightly"];

for (const [example, speaker, words] of SAYS)
  test(`${example}: ${speaker} says “${words}”`, () => {
    const said = sure(EXAMPLES[example], speaker);
    assert.ok(
      said.some((content) => content.includes(words)),
      said.join("\n"),
    );
  });

for (const [example, speaker, words] of NEVER_SAYS)
  test(`${example}: it is not sure that ${speaker} says “${words}”`, () => {
    assert.deepEqual(
      sure(EXAMPLES[example], speaker).filter((content) => new RegExp(`\\b${words}\\b`).test(content)),
      [],
    );
  });

for (const [name, example] of Object.entries(EXAMPLES)) {
  test(`${name}: no day and no people is a subject, and nobody but of the article's own voice`, () => {
    const subjects = mainEntities(example.analysis, 3);
    assert.equal(subjects.length, 3);
    for (const { name, type } of subjects) {
      assert.ok(["person", "location", "organization", "facility"].includes(type), `${name}: ${type}`);
      assert.doesNotMatch(name, /day$/);
    }
  });

  test(`${name}: no word is shown with the sign of what its place makes of it`, () => {
    for (const word of example.analysis.sentiment.words) {
      const written = example.text.slice(word.start, word.end).toLowerCase();
      const { own } = toneOf(word);
      assert.ok(own <= 0 || !NEVER_GOOD.includes(written), `${written} ${own}`);
      assert.ok(own >= 0 || !NEVER_BAD.includes(written), `${written} ${own}`);
    }
  });

  test(`${name}: marked words are few enough to read around, and say something`, () => {
    const { words } = example.analysis.sentiment;
    const marked = words.filter((word) => !isWeak(word)).length;
    assert.ok(marked > 0 && marked / example.analysis.stats.words < 0.12, String(marked));
  });
}

test("the two papers share their quotations, and nobody is in one alone who stands in the other", () => {
  const sides = [EXAMPLES["harbour-strike"], EXAMPLES["harbour-strike-other-paper"]];
  const quotations = pairQuotes(...sides);
  assert.ok(quotations.both.length >= 2);
  const { both, onlyA, onlyB } = pairEntities(...sides);
  for (const [alone, other] of [
    [onlyA, sides[1]],
    [onlyB, sides[0]],
  ])
    for (const { name } of alone) assert.ok(!other.text.includes(name), name);
  // What somebody says is nobody's word about themselves.
  const [a] = both.find(([{ name }]) => name === "Henrik Dahlgren");
  const words = wordsFor(sides[0], a).map(({ written }) => written);
  for (const word of ["regrettable", "strike"]) assert.ok(!words.includes(word), word);
});
