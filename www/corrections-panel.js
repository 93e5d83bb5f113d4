// The panel of what the reader has put right: each with its undo, and keeping them on request.

import { withoutWord } from "./corrections.js";
import { button, h } from "./dom.js";
import { polarityName, shorten, typeName } from "./labels.js";
import { s } from "./strings/index.js";

export function correctionsPanel({ article, text, store }, act) {
  const { lexicon, keep } = store.state;
  const written = ({ start, end }) => shorten(text.slice(start, end), 50);
  const say = (correction) =>
    correction.action === "remove"
      ? s.corrections.remove(correction.layer, written(correction))
      : correction.action === "type"
        ? s.corrections.type(written(correction), typeName(correction.type))
        : s.corrections.join(written(correction.entities[0]), written(correction.entities[1]));
  const row = (sentence, undo) =>
    h(
      "li",
      { class: "undo" },
      h("span", { dir: "auto" }, sentence),
      button(s.corrections.undo, undo, { "aria-label": `${s.corrections.undo}: ${sentence}` }),
    );
  const words = [
    ...lexicon.add.map(({ word, polarity }) =>
      row(s.corrections.add(word, polarityName(polarity)), () => act.setLexicon(withoutWord(lexicon, word))),
    ),
    ...lexicon.remove.map((word) => row(s.corrections.never(word), () => act.setLexicon(withoutWord(lexicon, word)))),
  ];
  const marks = article.corrections.map((correction) =>
    row(say(correction), () => act.setCorrections(article.corrections.filter((other) => other !== correction))),
  );
  return [
    h("h3", {}, s.corrections.heading),
    words.length || marks.length ? null : h("p", { class: "none" }, s.corrections.none),
    marks.length ? h("h3", {}, s.corrections.marks) : null,
    marks.length ? h("ul", {}, marks) : null,
    words.length ? h("h3", {}, s.corrections.words) : null,
    words.length ? h("ul", {}, words) : null,
    h(
      "label",
      { class: "check keep" },
      h("input", { type: "checkbox", checked: keep, onchange: (event) => store.set({ keep: event.target.checked }) }),
      s.corrections.keep,
    ),
    h("p", { class: "note" }, keep ? s.corrections.kept : s.corrections.notKept),
  ];
}
