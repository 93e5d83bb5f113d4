// What the lists share: a filter line, entries that grow on demand, and buttons that lead to a place in the text.

import { button, h } from "../dom.js";
import { s } from "../strings/index.js";

const FIRST = 60;

/** A search field; calls `onchange` with the lower-case words. */
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

/** A labelled choice among `[value, name]`. */
export function choice(label, options, value, onchange) {
  return h(
    "label",
    { class: "field" },
    h("span", {}, label),
    h(
      "select",
      { onchange: (event) => onchange(event.target.value) },
      options.map(([key, name]) => h("option", { value: key, selected: key === value }, name)),
    ),
  );
}

/** A list that shows its first entries and more on request, so that ten thousand names hold nothing up. */
export function growing(items, entry, props = {}) {
  if (!items.length) return h("p", { class: "none" }, s.lists.noMatch);
  const list = h("ul", { class: "entries", ...props });
  let shown = 0;
  const more = button("", () => grow(), { class: "more" });
  const grow = () => {
    const next = items.slice(shown, shown + (shown ? FIRST * 5 : FIRST));
    const first = list.children.length;
    list.append(...next.map(entry));
    shown += next.length;
    if (shown >= items.length) more.remove();
    else more.textContent = s.lists.more(Math.min(FIRST * 5, items.length - shown));
    if (first) list.children[first].querySelector("button")?.focus();
  };
  grow();
  return h("div", {}, list, shown < items.length ? more : null);
}

/** An entry: one button that selects, with what stands beside it. */
export function entry(key, selected, action, main, ...beside) {
  return h(
    "li",
    {},
    button(main, action, { class: "entry", "data-key": key, "aria-pressed": String(selected) }),
    beside,
  );
}
