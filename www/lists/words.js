// The list of words that carry a tone: by strength, by voice, by whom they bear on; words that take sides on request.

import { button, h } from "../dom.js";
import { polarityName, speakerName } from "../labels.js";
import { s } from "../strings/index.js";
import { choice, entry, growing, search } from "./list.js";

const kept = { query: "", voice: "", order: "strength", loaded: false };

export function wordsPanel({ text, analysis, select }, act) {
  const body = h("div", {});
  const all = analysis.sentiment.words.map((word, id) => ({ word, id, written: text.slice(word.start, word.end) }));
  const draw = () => {
    const found = all
      .filter(({ word }) => !kept.voice || (kept.voice === "own") === (word.quote === null))
      .filter(({ word }) => !kept.loaded || word.loaded)
      .filter(({ written }) => !kept.query || written.toLowerCase().includes(kept.query));
    body.replaceChildren(
      ...grouped(found)
        .flatMap(([name, list]) => [
          name ? h("h3", { dir: "auto" }, name, " ", h("span", { class: "count" }, String(list.length))) : null,
          growing(list, row),
        ])
        .filter(Boolean),
    );
    if (!found.length) body.replaceChildren(h("p", { class: "none" }, s.lists.noMatch));
  };
  const grouped = (found) => {
    if (kept.order === "place") return [["", found]];
    if (kept.order === "strength") {
      const sorted = found.toSorted((a, b) => Math.abs(b.word.polarity) - Math.abs(a.word.polarity) || a.id - b.id);
      const of = (sign) => sorted.filter(({ word }) => Math.sign(word.polarity) === sign);
      return [
        [s.lists.negative, of(-1)],
        [s.lists.positive, of(1)],
      ].filter(([, list]) => list.length);
    }
    const groups = new Map();
    for (const item of found) {
      const key = item.word.target ?? -1;
      if (!groups.has(key)) groups.set(key, []);
      groups.get(key).push(item);
    }
    return [...groups]
      .sort((a, b) => (a[0] === -1) - (b[0] === -1) || b[1].length - a[1].length)
      .map(([key, list]) => [key === -1 ? s.lists.noTarget : analysis.entities[key].name, list]);
  };
  const row = ({ word, id, written }) => {
    const quote = word.quote === null ? null : analysis.quotes[word.quote];
    return entry(`word.${id}`, select?.kind === "word" && select.id === id, () => act.goToWord(id), [
      h(
        "span",
        {
          class: `word last ${word.polarity > 0 ? "pos" : word.polarity < 0 ? "neg" : "even"}${word.loaded ? " loaded" : ""}`,
          dir: "auto",
        },
        written,
      ),
      h(
        "span",
        { class: "aside" },
        [
          s.signed(word.polarity),
          word.negation ? `“${text.slice(word.negation.start, word.negation.end)}”` : null,
          quote ? speakerName(text, analysis, quote) : s.ownVoiceShort,
          word.alternative ? `→ ${word.alternative}` : null,
        ]
          .filter(Boolean)
          .join(", "),
      ),
    ]);
  };
  draw();
  const adding = h(
    "form",
    {
      class: "filters add",
      onsubmit: (event) => {
        event.preventDefault();
        const word = adding.elements.word.value.trim();
        if (word) act.addWord(word, Number(adding.elements.tone.value));
      },
    },
    h(
      "label",
      { class: "field" },
      h("span", {}, s.lists.word),
      h("input", { name: "word", maxlength: 60, autocomplete: "off" }),
    ),
    h(
      "label",
      { class: "field" },
      h("span", {}, s.card.polarityIs),
      h(
        "select",
        { name: "tone" },
        h("option", { value: "-0.8" }, polarityName(-1)),
        h("option", { value: "0.8" }, polarityName(1)),
      ),
    ),
    h("button", {}, s.lists.addIt),
  );
  return [
    h(
      "div",
      { class: "filters" },
      search(kept.query, (query) => ((kept.query = query), draw())),
      choice(
        s.lists.voice,
        [
          ["", s.lists.all],
          ["own", s.ownVoice],
          ["quoted", s.quotedVoice],
        ],
        kept.voice,
        (voice) => ((kept.voice = voice), draw()),
      ),
      choice(
        s.lists.sort,
        [
          ["strength", s.lists.byStrength],
          ["target", s.lists.byTarget],
          ["place", s.lists.byPlace],
        ],
        kept.order,
        (order) => ((kept.order = order), draw()),
      ),
      h(
        "label",
        { class: "check" },
        h("input", {
          type: "checkbox",
          checked: kept.loaded,
          onchange: (event) => ((kept.loaded = event.target.checked), draw()),
        }),
        s.lists.loadedOnly,
      ),
    ),
    all.length ? body : h("p", { class: "none" }, s.lists.none),
    h("details", {}, h("summary", {}, s.lists.add), adding),
  ];
}
