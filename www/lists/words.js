// The list of words that carry a tone: by strength, by voice, by whom they bear on; words that take sides on request.

/** @import { PolarWord } from "../pkg/article_analyzer.js" */
/** @import { Actions } from "../actions.js" */
/** @import { PanelContext } from "../panels.js" */
import { h } from "../dom.js";
import { isWeak, polarityName, speakerShown, toneOf, wordClass } from "../labels.js";
import { s } from "../strings/index.js";
import { check, choice, entry, groupBy, groupHeading, growing, search } from "./list.js";

/** @typedef {{ word: PolarWord, id: number, written: string }} Item */

const NO_TARGET = -1;

/**
 * @param {PanelContext} context
 * @param {Actions} act
 */
export function wordsPanel({ text, analysis, state, live }, act) {
  const all = analysis.sentiment.words.map((word, id) => ({ word, id, written: text.slice(word.start, word.end) }));

  const list = () => {
    const { query, voice, order, loaded } = state.filters.words;
    const found = all
      .filter(({ word }) => state.weak || !isWeak(word))
      .filter(({ word }) => !voice || (voice === "own") === (word.quote === null))
      .filter(({ word }) => !loaded || word.loaded)
      .filter(({ written }) => !query || written.toLowerCase().includes(query));
    if (!found.length || order === "place") return [growing(found, row)];
    return (order === "strength" ? byStrength(found) : byTarget(found)).flatMap(({ name, list }) => [
      groupHeading(name, list.length),
      growing(list, row),
    ]);
  };

  /** @param {Item} item */
  const strength = ({ word }) => Math.abs(toneOf(word).own);
  /** @param {Item[]} found */
  const byStrength = (found) => {
    const sorted = found.toSorted((a, b) => strength(b) - strength(a) || a.id - b.id);
    /** @param {number} sign */
    const of = (sign) => sorted.filter(({ word }) => Math.sign(toneOf(word).own) === sign);
    return [
      { name: s.lists.negative, list: of(-1) },
      { name: s.lists.positive, list: of(1) },
    ].filter(({ list }) => list.length);
  };

  /** @param {Item[]} found */
  const byTarget = (found) =>
    groupBy(found, ({ word }) => word.target ?? NO_TARGET)
      .sort(([a, listA], [b, listB]) => {
        const last = Number(a === NO_TARGET) - Number(b === NO_TARGET);
        return last || listB.length - listA.length;
      })
      .map(([key, list]) => ({ name: key === NO_TARGET ? s.lists.noTarget : analysis.entities[key].name, list }));

  /** @param {Item} item */
  const row = ({ word, id, written }) => {
    const quote = word.quote === null ? null : analysis.quotes[word.quote];
    const selected = state.select?.kind === "word" && state.select.id === id;
    const said = [
      s.signed(toneOf(word).own),
      toneOf(word).turned ? s.mark.turned : null,
      word.negation ? `“${text.slice(word.negation.start, word.negation.end)}”` : null,
      quote ? speakerShown(text, analysis, quote) : s.ownVoiceShort,
      word.alternative ? `→ ${word.alternative}` : null,
    ];
    return entry(`word.${id}`, selected, () => act.goToWord(id), [
      h("span", { class: `${wordClass(word)} last`, dir: "auto" }, written),
      h("span", { class: "aside" }, said.filter(Boolean).join(", ")),
    ]);
  };

  const { query, voice, order, loaded } = state.filters.words;
  return [
    h(
      "div",
      { class: "filters" },
      search(query, (query) => act.filter("words", { query })),
      choice(
        s.lists.voice,
        [
          ["", s.lists.all],
          ["own", s.ownVoice],
          ["quoted", s.quotedVoice],
        ],
        voice,
        (voice) => act.filter("words", { voice }),
      ),
      choice(
        s.lists.sort,
        [
          ["strength", s.lists.byStrength],
          ["target", s.lists.byTarget],
          ["place", s.lists.byPlace],
        ],
        order,
        (order) => act.filter("words", { order }),
      ),
      check(s.lists.weak, state.weak, act.showWeak),
      check(s.lists.loadedOnly, loaded, (loaded) => act.filter("words", { loaded })),
    ),
    all.length ? live(list) : h("p", { class: "none" }, s.lists.none),
    h("details", {}, h("summary", {}, s.lists.add), addWord(act)),
  ];
}

/**
 * A form for a word of the reader's own.
 * @param {Actions} act
 */
function addWord(act) {
  const word = h("input", { name: "word", maxlength: 60, autocomplete: "off" });
  const tone = h(
    "select",
    { name: "tone" },
    h("option", { value: "-0.8" }, polarityName(-1)),
    h("option", { value: "0.8" }, polarityName(1)),
  );
  /** @param {Event} event */
  const onsubmit = (event) => {
    event.preventDefault();
    const written = word.value.trim();
    if (written) act.addWord(written, Number(tone.value));
  };
  return h(
    "form",
    { class: "filters add", onsubmit },
    h("label", { class: "field" }, h("span", {}, s.lists.word), word),
    h("label", { class: "field" }, h("span", {}, s.card.polarityIs), tone),
    h("button", {}, s.lists.addIt),
  );
}
