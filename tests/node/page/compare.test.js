// Two articles name the same people, or not; and every figure that is compared comes from one of them.

import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { descriptionsOf, pairEntities, pairQuotes, pairVoices, wordsFor } from "../../../www/compare/compare.js";
import { quoteLine } from "../../../www/export/quote.js";
import { isSure, speakerName, speakerShown } from "../../../www/labels.js";
import { mainEntities, sentenceAt, together, tonePoints, voices } from "../../../www/overview/figures.js";
import { analysed, holds } from "./support/made-up.js";

const two = fc.tuple(analysed, analysed);

test("each of the main names is in one list, once", () => {
  holds(two, ([a, b]) => {
    const { both, onlyA, onlyB, unmarkedA, unmarkedB } = pairEntities(a, b);
    const ids = (entities) => entities.map(({ id }) => id).sort();
    assert.deepEqual(ids([...both.map(([x]) => x), ...onlyA, ...unmarkedB]), ids(mainEntities(a.analysis, 60)));
    assert.deepEqual(ids([...both.map(([, y]) => y), ...onlyB, ...unmarkedA]), ids(mainEntities(b.analysis, 60)));
  });
});

test("an article and itself have everybody in common", () => {
  holds(analysed, (article) => {
    const { onlyA, onlyB, unmarkedA, unmarkedB } = pairEntities(article, article);
    assert.deepEqual([onlyA, onlyB, unmarkedA, unmarkedB], [[], [], [], []]);
  });
});

/** An article about people by their names as written, each with the forms that it is called by. */
function about(...people) {
  const text = people.flat().join(". ");
  const entities = people.map((forms, id) => ({
    id,
    name: forms[0],
    type: "person",
    role: null,
    salience: 0.5,
    sentiment: null,
    mentions: forms.map((form) => ({
      start: text.indexOf(form),
      end: text.indexOf(form) + form.length,
      form: "name",
      quote: null,
    })),
  }));
  return { text, analysis: { entities, quotes: [] } };
}

test("nobody is said to be in one article only whose name stands in the other", () => {
  const a = about(["Adriatic Terminals"], ["Ana"]);
  const b = { ...about(["Ivan Horvat"]), text: "Ivan Horvat left Adriatic\nTerminals. Anastasia stayed." };
  const { onlyA, onlyB, unmarkedB } = pairEntities(a, b);
  const names = (list) => list.map(({ name }) => name);
  assert.deepEqual([names(onlyA), names(onlyB), names(unmarkedB)], [["Ana"], ["Ivan Horvat"], ["Adriatic Terminals"]]);
});

test("who stands only between quotation marks, and a people, are no subject", () => {
  const { analysis } = about(["Crooked Horvat"], ["Vera Lind"], ["Torvalians"], ["Ivan Horvat"]);
  analysis.quotes = [{ kind: "direct" }, { kind: "indirect" }];
  analysis.entities[0].mentions[0].quote = 0;
  analysis.entities[1].mentions[0].quote = 1;
  analysis.entities[2].type = "norp";
  assert.deepEqual(
    mainEntities(analysis, 9).map(({ name }) => name),
    ["Vera Lind", "Ivan Horvat"],
  );
});

test("a full name and a form of it are one person; a surname that two share is not enough", () => {
  const full = about(["Ada Kovač", "Minister Kovač"]);
  assert.equal(pairEntities(full, about(["Minister Kovač"])).both.length, 1);
  assert.equal(pairEntities(full, about(["Ivan Kovač", "Kovač"])).both.length, 0);
});

test("who speaks is shown once on each side, with the words of the core", () => {
  holds(two, ([a, b]) => {
    const rows = pairVoices(a, b, pairEntities(a, b));
    assert.deepEqual([rows[0].a?.who, rows[0].b?.who], ["own", "own"]);
    const of = (side) => rows.flatMap((row) => (row[side] ? [`${row[side].who} ${row[side].entity}`] : []));
    for (const [side, article] of [
      ["a", a],
      ["b", b],
    ]) {
      assert.equal(new Set(of(side)).size, of(side).length);
      const { speakers, unsureWords } = article.analysis.stats;
      for (const all of [false, true]) {
        for (const { who, entity, words } of voices(article.analysis, all)) {
          const speaker = speakers.find((each) => each.entity === entity);
          if (who === "speaker") assert.equal(words, all ? speaker.words : speaker.sureWords);
          if (who === "unsure") assert.deepEqual([words, all], [unsureWords, false]);
        }
      }
    }
  });
});

test("what is not sure is open, in every form, and what is sure is not", () => {
  holds(analysed, ({ text, analysis }) => {
    for (const quote of analysis.quotes) {
      const open = quote.confidence < analysis.stats.sureFrom;
      assert.equal(isSure(analysis, quote), !open);
      const asks = open && speakerName(text, analysis, quote) !== "Speaker unknown";
      assert.equal(speakerShown(text, analysis, quote).endsWith("?"), asks);
      assert.equal(quoteLine(text, analysis, quote).endsWith("?"), asks);
    }
  });
});

test("a quotation is in both articles or in one, and is cut where one has more of it", () => {
  const article = (...said) => {
    const text = said.join(" ");
    const quotes = said.map((part) => {
      const start = text.indexOf(part);
      return { kind: "direct", speech: true, content: [{ start, end: start + part.length }] };
    });
    return { text, analysis: { quotes } };
  };
  const a = article("“We will not go,”", "“The tide waits for nobody.”", "“Yes, yes.”", "“Nobody asked us at all.”");
  const b = article("“we will NOT go”", "“The tide waits for nobody. Nor do we.”", "“Everybody was asked.”");
  const { both, onlyA, onlyB } = pairQuotes(a, b);
  assert.deepEqual(
    both.map(({ a, b, cut }) => [a.id, b.id, cut]),
    [
      [0, 0, false],
      [1, 1, true],
    ],
  );
  assert.deepEqual([onlyA.map(({ id }) => id), onlyB.map(({ id }) => id)], [[3], [2]]);
});

test("every quotation of some length is compared once", () => {
  holds(two, ([a, b]) => {
    const { both, onlyA, onlyB } = pairQuotes(a, b);
    for (const [list, { analysis }] of [
      [[...both.map((pair) => pair.a), ...onlyA], a],
      [[...both.map((pair) => pair.b), ...onlyB], b],
    ]) {
      const ids = list.map(({ id }) => id);
      assert.equal(new Set(ids).size, ids.length);
      for (const id of ids) assert.ok(analysis.quotes[id].speech && analysis.quotes[id].kind !== "indirect");
    }
    const alike = pairQuotes(a, a);
    assert.deepEqual([alike.onlyA, alike.onlyB], [[], []]);
  });
});

test("words that bear on somebody are counted once each", () => {
  holds(analysed, ({ text, analysis }) => {
    for (const entity of analysis.entities) {
      const words = wordsFor({ text, analysis }, entity);
      const bearing = analysis.sentiment.words.filter(({ target, quote }) => target === entity.id && quote === null);
      assert.equal(
        words.reduce((sum, { count }) => sum + count, 0),
        bearing.length,
      );
      assert.ok(descriptionsOf({ text }, entity).length <= 1 + entity.mentions.length);
    }
  });
});

test("the tone along an article is the core's, sentence by sentence", () => {
  holds(analysed, ({ analysis }) => {
    const toned = analysis.sentences.filter(({ ownTone, quotedTone }) => ownTone !== null || quotedTone !== null);
    assert.deepEqual(
      tonePoints(analysis),
      toned.map(({ start, end, ownTone, quotedTone }) => ({ start, end, own: ownTone, quoted: quotedTone })),
    );
    const beside = analysis.paragraphs.map((paragraph) => ({ ...paragraph, kind: "caption" }));
    assert.deepEqual(tonePoints({ ...analysis, paragraphs: beside }), []);
  });
});

test("names that share a sentence stand in it, both of them", () => {
  holds(analysed, ({ analysis }) => {
    const { sentences, entities } = analysis;
    for (const pair of together(analysis, entities)) {
      assert.ok(pair.a < pair.b && pair.sentences.length);
      for (const { mentions } of [entities[pair.a], entities[pair.b]]) {
        const homes = mentions.map(({ start }) => sentenceAt(sentences, start));
        for (const sentence of pair.sentences) assert.ok(homes.includes(sentence));
      }
    }
  });
});
