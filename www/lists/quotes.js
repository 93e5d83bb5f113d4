// The list of quotes: by speaker, by kind, with their cues; unnamed sources apart, unknown speakers called unknown.

import { button, h } from "../dom.js";
import { quoteKind, shorten, speakerName, textOf } from "../labels.js";
import { s } from "../strings/index.js";
import { choice, entry, growing, search } from "./list.js";

const kept = { query: "", kind: "", order: "speaker" };
const isThought = (quote) => quote.cueClass === "think" || quote.cueClass === "intend";

export function quotesPanel({ text, analysis, select }, act) {
  const body = h("div", {});
  const numbered = analysis.quotes.map((quote, id) => ({ quote, id }));
  const draw = () => {
    const found = numbered
      .filter(
        ({ quote }) =>
          !kept.kind || (kept.kind === "thought" ? isThought(quote) : quote.kind === kept.kind && !isThought(quote)),
      )
      .filter(
        ({ quote }) =>
          !kept.query ||
          [textOf(text, quote.content), textOf(text, quote.cue), speaker(quote)].some((part) =>
            part.toLowerCase().includes(kept.query),
          ),
      );
    const groups = kept.order === "speaker" ? bySpeaker(found) : [["", found, null]];
    body.replaceChildren(
      ...groups
        .flatMap(([name, list, entity]) => [
          name
            ? h(
                "h3",
                { dir: "auto" },
                entity ? button(name, () => act.goToMention(entity, 0), { class: "link" }) : name,
                " ",
                h("span", { class: "count" }, String(list.length)),
              )
            : null,
          growing(list, row),
        ])
        .filter(Boolean),
    );
    if (!found.length) body.replaceChildren(h("p", { class: "none" }, s.lists.noMatch));
  };
  const speaker = (quote) =>
    quote.speaker === null && quote.anonymous ? s.lists.anonymous : speakerName(text, analysis, quote);
  const bySpeaker = (found) => {
    const groups = new Map();
    for (const item of found) {
      const { speaker: known, anonymous } = item.quote;
      const written = speakerName(text, analysis, item.quote);
      const name = known ?? (anonymous ? "anonymous" : written === s.unknownSpeaker ? "" : written);
      if (!groups.has(name)) groups.set(name, []);
      groups.get(name).push(item);
    }
    const rank = (key) => (key === "" ? 3 : key === "anonymous" ? 2 : 0);
    return [...groups]
      .sort((a, b) => rank(a[0]) - rank(b[0]) || b[1].length - a[1].length)
      .map(([key, list]) => [speaker(list[0].quote), list, typeof key === "number" ? analysis.entities[key] : null]);
  };
  const row = ({ quote, id }) =>
    entry(`quote.${id}`, select?.kind === "quote" && select.id === id, () => act.goToQuote(id), [
      h("span", { class: `said ${quote.kind}`, dir: "auto" }, shorten(textOf(text, quote.content))),
      h(
        "span",
        { class: "aside" },
        kept.order === "speaker" ? null : `${speaker(quote)}, `,
        isThought(quote) ? s.lists.thought : quoteKind(quote.kind),
        /\p{L}/u.test(textOf(text, quote.cue)) ? `, “${textOf(text, quote.cue)}”` : "",
      ),
    ]);
  draw();
  return [
    h(
      "div",
      { class: "filters" },
      search(kept.query, (query) => ((kept.query = query), draw())),
      choice(
        s.lists.kind,
        [["", s.lists.all], ...Object.entries(s.quoteKinds), ["thought", s.lists.thought]],
        kept.kind,
        (kind) => ((kept.kind = kind), draw()),
      ),
      choice(
        s.lists.sort,
        [
          ["speaker", s.lists.bySpeaker],
          ["place", s.lists.byPlace],
        ],
        kept.order,
        (order) => ((kept.order = order), draw()),
      ),
    ),
    analysis.quotes.length ? body : h("p", { class: "none" }, s.lists.none),
  ];
}
