// The list of names: by type, by weight in the article, with search, and the places of the selected one, one after another.

import { button, h } from "../dom.js";
import { shorten, typeName } from "../labels.js";
import { s } from "../strings/index.js";
import { choice, entry, growing, search } from "./list.js";

const ORDERS = {
  salience: (a, b) => a.id - b.id,
  name: (a, b) => a.name.localeCompare(b.name),
  count: (a, b) => b.mentions.length - a.mentions.length || a.id - b.id,
  place: (a, b) => a.mentions[0].start - b.mentions[0].start,
};
const kept = { query: "", type: "", order: "salience" };

export function namesPanel({ text, analysis, select }, act) {
  const body = h("div", {});
  const draw = () => {
    const found = analysis.entities
      .filter((entity) => entity.mentions.length && (!kept.type || entity.type === kept.type))
      .filter(
        (entity) =>
          !kept.query ||
          entity.name.toLowerCase().includes(kept.query) ||
          entity.mentions.some((m) => text.slice(m.start, m.end).toLowerCase().includes(kept.query)),
      )
      .sort(ORDERS[kept.order]);
    const groups = kept.order === "salience" && !kept.type && !kept.query ? byType(found) : [["", found]];
    body.replaceChildren(
      ...groups
        .flatMap(([type, list]) => [
          type
            ? h("h3", {}, s.types[type]?.[1] ?? type, " ", h("span", { class: "count" }, String(list.length)))
            : null,
          growing(list, (entity) => row(entity)),
        ])
        .filter(Boolean),
    );
  };
  const row = (entity) => {
    const open = select?.kind === "entity" && select.id === entity.id;
    const n = entity.mentions.length;
    return entry(
      `entity.${entity.id}`,
      open,
      () => act.goToMention(entity, 0),
      [
        h("span", { class: `swatch name ${entity.type}`, dir: "auto" }, shorten(entity.name, 60)),
        h(
          "span",
          { class: "aside" },
          kept.order === "salience" && !kept.type && !kept.query ? null : `${typeName(entity.type)} `,
          s.lists.times(n),
        ),
      ],
      open ? places(entity) : null,
    );
  };
  const places = (entity) => {
    const at = Math.min(select.at ?? 0, entity.mentions.length - 1);
    const n = entity.mentions.length;
    const go = (by) => act.goToMention(entity, (at + by + n) % n);
    return h(
      "div",
      { class: "places" },
      h(
        "div",
        { class: "steps" },
        button("‹", () => go(-1), { "aria-label": s.card.previous, "data-key": "previous" }),
        h("span", {}, s.card.placeOf(at + 1, n)),
        button("›", () => go(1), { "aria-label": s.card.next, "data-key": "next" }),
      ),
      h("p", { class: "context", dir: "auto" }, ...around(text, entity.mentions[at])),
    );
  };
  draw();
  const types = [...new Set(analysis.entities.map((entity) => entity.type))];
  return [
    h(
      "div",
      { class: "filters" },
      search(kept.query, (query) => ((kept.query = query), draw())),
      choice(
        s.lists.type,
        [["", s.lists.all], ...types.map((type) => [type, s.types[type]?.[1] ?? type])],
        kept.type,
        (type) => ((kept.type = type), draw()),
      ),
      choice(
        s.lists.sort,
        [
          ["salience", s.lists.bySalience],
          ["name", s.lists.byName],
          ["count", s.lists.byCount],
          ["place", s.lists.byPlace],
        ],
        kept.order,
        (order) => ((kept.order = order), draw()),
      ),
    ),
    analysis.entities.length ? body : h("p", { class: "none" }, s.lists.none),
  ];
}

function byType(entities) {
  const groups = new Map();
  for (const entity of entities) groups.set(entity.type, [...(groups.get(entity.type) ?? []), entity]);
  const order = Object.keys(s.types);
  return [...groups].sort((a, b) => order.indexOf(a[0]) - order.indexOf(b[0]));
}

/** A place with a few words before and after it. */
export function around(text, span) {
  const before = text.slice(Math.max(0, span.start - 60), span.start).replace(/\s+/g, " ");
  const after = text.slice(span.end, span.end + 60).replace(/\s+/g, " ");
  return [
    `…${before.slice(before.indexOf(" "))}`,
    h("b", {}, text.slice(span.start, span.end)),
    `${after.slice(0, after.lastIndexOf(" "))} …`,
  ];
}
