// What the lists share: a filter line, entries that grow on demand, and buttons that lead to a place in the text.

/** @import { Child } from "../dom.js" */
import { button, h } from "../dom.js";
import { s } from "../strings/index.js";

const FIRST = 60;
const NEXT = 300;

/**
 * A search field; calls `onchange` with the lower-case words.
 * @param {string} value
 * @param {(query: string) => void} onchange
 */
export function search(value, onchange) {
  return h(
    "label",
    { class: "field search" },
    h("span", { class: "away" }, s.lists.filter),
    h("input", {
      type: "search",
      placeholder: s.lists.filter,
      value,
      oninput: (event) => onchange(event.target.value.toLowerCase().trim()),
    }),
  );
}

/**
 * A labelled choice among options.
 * @template {string} Key
 * @param {string} label
 * @param {readonly (readonly [key: Key, name: string])[]} options
 * @param {Key} value
 * @param {(key: Key) => void} onchange
 */
export function choice(label, options, value, onchange) {
  return h(
    "label",
    { class: "field" },
    h("span", {}, label),
    h(
      "select",
      { onchange: (event) => onchange(/** @type {Key} */ (event.target.value)) },
      options.map(([key, name]) => h("option", { value: key, selected: key === value }, name)),
    ),
  );
}

/**
 * A box to tick.
 * @param {string} label
 * @param {boolean} checked
 * @param {(checked: boolean) => void} onchange
 */
export function check(label, checked, onchange) {
  return h(
    "label",
    { class: "check" },
    h("input", { type: "checkbox", checked, onchange: (event) => onchange(event.target.checked) }),
    h("span", {}, label),
  );
}

/**
 * A list that shows its first entries and more on request, so that ten thousand names hold nothing up.
 * @template Item
 * @param {readonly Item[]} items
 * @param {(item: Item) => HTMLElement} entry
 */
export function growing(items, entry) {
  if (!items.length) return h("p", { class: "none" }, s.lists.noMatch);
  const list = h("ul", { class: "entries" });
  let shown = 0;
  const grow = () => {
    const next = items.slice(shown, shown + (shown ? NEXT : FIRST));
    const first = list.children.length;
    list.append(...next.map(entry));
    shown += next.length;
    if (shown >= items.length) more.remove();
    else more.textContent = s.lists.more(Math.min(NEXT, items.length - shown));
    if (first) list.children[first].querySelector("button")?.focus();
  };
  const more = button("", grow, { class: "more" });
  grow();
  return h("div", {}, list, shown < items.length ? more : null);
}

/**
 * The heading of a part of a list, with how many entries it has.
 * @param {Child} name
 * @param {number} count
 */
export function groupHeading(name, count) {
  return h("h3", { dir: "auto" }, name, " ", h("span", { class: "count" }, String(count)));
}

/**
 * An entry: one button that selects, with what stands beside it.
 * @param {string} key
 * @param {boolean} selected
 * @param {() => void} action
 * @param {Child} main
 * @param {Child} [beside]
 */
export function entry(key, selected, action, main, beside) {
  return h(
    "li",
    {},
    button(main, action, { class: "entry", "data-key": key, "aria-pressed": String(selected) }),
    beside,
  );
}

/**
 * The items under each key, in the order in which the keys come.
 * @template Item, Key
 * @param {readonly Item[]} items
 * @param {(item: Item) => Key} keyOf
 * @returns {[Key, Item[]][]}
 */
export function groupBy(items, keyOf) {
  /** @type {Map<Key, Item[]>} */
  const groups = new Map();
  for (const item of items) {
    const key = keyOf(item);
    const group = groups.get(key);
    if (group) group.push(item);
    else groups.set(key, [item]);
  }
  return [...groups];
}
