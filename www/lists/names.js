// The list of names: by type, by weight in the article, with search, and the places of the selected one, one after another.

/** @import { Entity, EntityType, Span } from "../pkg/article_analyzer.js" */
/** @import { Actions } from "../actions.js" */
/** @import { PanelContext } from "../panels.js" */
import { isName } from "../corrections.js";
import { button, h } from "../dom.js";
import { shorten, typeName, typeNames } from "../labels.js";
import { s } from "../strings/index.js";
import { choice, entry, groupBy, groupHeading, growing, search } from "./list.js";

/** @type {Record<string, (a: Entity, b: Entity) => number>} */
const ORDERS = {
  salience: (a, b) => a.id - b.id,
  name: (a, b) => a.name.localeCompare(b.name),
  count: (a, b) => b.mentions.length - a.mentions.length || a.id - b.id,
  place: (a, b) => a.mentions[0].start - b.mentions[0].start,
};

/**
 * @param {PanelContext} context
 * @param {Actions} act
 */
export function namesPanel({ text, analysis, state, live }, act) {
  const { entities } = analysis;
  const { select } = state;

  const list = () => {
    const { query, type, order } = state.filters.names;
    const found = entities
      .filter((entity) => entity.mentions.length && (!type || entity.type === type))
      .filter((entity) => !query || isMeant(text, entity, query))
      .sort(ORDERS[order]);
    if (order !== "salience" || type || query) return [growing(found, (entity) => row(entity, true))];
    const types = Object.keys(s.types);
    return groupBy(found, (entity) => entity.type)
      .sort(([a], [b]) => types.indexOf(a) - types.indexOf(b))
      .flatMap(([type, group]) => [
        groupHeading(typeNames(type), group.length),
        growing(group, (entity) => row(entity, false)),
      ]);
  };

  /**
   * @param {Entity} entity
   * @param {boolean} withType
   */
  const row = (entity, withType) => {
    const open = select?.kind === "entity" && select.id === entity.id;
    return entry(
      `entity.${entity.id}`,
      open,
      () => act.goToMention(entity, 0),
      [
        h("span", { class: `swatch name ${entity.type}`, dir: "auto" }, shorten(entity.name, 60)),
        h(
          "span",
          { class: "aside" },
          withType ? `${typeName(entity.type)} ` : null,
          s.lists.times(entity.mentions.length),
        ),
      ],
      open ? places(entity, select.at) : null,
    );
  };

  /**
   * @param {Entity} entity
   * @param {number} selected
   */
  const places = (entity, selected) => {
    const n = entity.mentions.length;
    const at = Math.min(selected, n - 1);
    /** @param {number} by */
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
      h("p", { class: "context", dir: "auto" }, withContext(text, entity.mentions[at])),
    );
  };

  const { query, type, order } = state.filters.names;
  const types = [...new Set(entities.map((entity) => entity.type))];
  return [
    h(
      "div",
      { class: "filters" },
      search(query, (query) => act.filter("names", { query })),
      choice(
        s.lists.type,
        [["", s.lists.all], ...types.map((type) => /** @type {const} */ ([type, typeNames(type)]))],
        type,
        (type) => act.filter("names", { type }),
      ),
      choice(
        s.lists.sort,
        [
          ["salience", s.lists.bySalience],
          ["name", s.lists.byName],
          ["count", s.lists.byCount],
          ["place", s.lists.byPlace],
        ],
        order,
        (order) => act.filter("names", { order }),
      ),
    ),
    entities.length ? live(list) : h("p", { class: "none" }, s.lists.none),
    h("details", {}, h("summary", {}, s.lists.addName), addName(act)),
  ];
}

/**
 * A form for a name of the reader's own, which is found in every text.
 * @param {Actions} act
 */
function addName(act) {
  const name = h("input", { name: "name", maxlength: 60, autocomplete: "off" });
  const types = /** @type {EntityType[]} */ (Object.keys(s.types));
  const option = (/** @type {EntityType} */ type) => h("option", { value: type }, typeName(type));
  const type = h("select", { name: "type" }, types.map(option));
  /** @param {Event} event */
  const onsubmit = (event) => {
    event.preventDefault();
    const written = name.value.trim();
    if (isName(written)) act.addOwnName(written, /** @type {EntityType} */ (type.value));
  };
  return h(
    "form",
    { class: "filters add", onsubmit },
    h("label", { class: "field" }, h("span", {}, s.lists.name), name),
    h("label", { class: "field" }, h("span", {}, s.card.setType), type),
    h("button", {}, s.lists.addIt),
  );
}

/**
 * Whether a name, or one of its forms in the text, holds what is searched for.
 * @param {string} text
 * @param {Entity} entity
 * @param {string} query in lower case
 */
function isMeant(text, entity, query) {
  /** @param {string} written */
  const holds = (written) => written.toLowerCase().includes(query);
  return holds(entity.name) || entity.mentions.some(({ start, end }) => holds(text.slice(start, end)));
}

/**
 * A place with a few words before and after it.
 * @param {string} text
 * @param {Span} span
 */
function withContext(text, { start, end }) {
  const before = text.slice(Math.max(0, start - 60), start).replace(/\s+/g, " ");
  const after = text.slice(end, end + 60).replace(/\s+/g, " ");
  return [
    `…${before.slice(before.indexOf(" "))}`,
    h("b", {}, text.slice(start, end)),
    `${after.slice(0, after.lastIndexOf(" "))} …`,
  ];
}
