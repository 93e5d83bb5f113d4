// The panel of what the reader has put right: each with its undo, and keeping them on request.

/** @import { Correction, Span } from "./pkg/article_analyzer.js" */
/** @import { Actions } from "./actions.js" */
/** @import { PanelContext } from "./panels.js" */
import { button, h } from "./dom.js";
import { polarityName, shorten, typeName } from "./labels.js";
import { s } from "./strings/index.js";

/**
 * @param {PanelContext} context
 * @param {Actions} act
 */
export function correctionsPanel({ article, text, state }, act) {
  const { lexicon, keep } = state;
  /** @param {Span} span */
  const written = ({ start, end }) => shorten(text.slice(start, end), 50);
  /** @param {Correction} correction */
  const wordingOf = (correction) => {
    if (correction.action === "remove") return s.corrections.remove(correction.layer, written(correction));
    if (correction.action === "type") return s.corrections.type(written(correction), typeName(correction.type));
    if (correction.action === "part") return s.corrections.part(written(correction));
    if (correction.action === "move") return s.corrections.move(written(correction), written(correction.to));
    if (correction.action === "add")
      return correction.layer === "entity"
        ? s.corrections.addName(written(correction), typeName(correction.type))
        : s.corrections.addQuote(written(correction), correction.entity && written(correction.entity));
    if (correction.action === "speaker")
      return s.corrections.speaker(written(correction), correction.entity && written(correction.entity));
    return s.corrections.join(written(correction.entities[0]), written(correction.entities[1]));
  };
  /**
   * @param {string} sentence
   * @param {() => void} undo
   */
  const row = (sentence, undo) =>
    h(
      "li",
      { class: "undo" },
      h("span", { dir: "auto" }, sentence),
      button(s.corrections.undo, undo, { "aria-label": `${s.corrections.undo}: ${sentence}` }),
    );
  const added = lexicon.add.map(({ word, polarity }) =>
    row(s.corrections.add(word, polarityName(polarity)), () => act.forgetWord(word)),
  );
  const removed = lexicon.remove.map((word) => row(s.corrections.never(word), () => act.forgetWord(word)));
  const names = lexicon.names.map(({ text, type }) =>
    row(s.corrections.name(text, typeName(type)), () => act.forgetOwnName(text)),
  );
  const words = [...added, ...removed, ...names];
  const marks = article.corrections.map((correction) => row(wordingOf(correction), () => act.undo(correction)));
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
      h("input", { type: "checkbox", checked: keep, onchange: (event) => act.keep(event.target.checked) }),
      s.corrections.keep,
    ),
    h("p", { class: "note" }, keep ? s.corrections.kept : s.corrections.notKept),
  ];
}
