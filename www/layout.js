// The page's frame: header, the three columns, the switches, the line that tells the result. Owns no behaviour of its own;
// main.js wires it.

import { button, h } from "./dom.js";
import { LAYERS, PANELS } from "./state.js";
import { s } from "./strings/index.js";

/** Puts the frame into the page and answers its parts by name. `act`: `toggleLayer`, `panel`, `theme`, `toggleInput`, `cancel`. */
export function createLayout(inputElement, act) {
  const switches = Object.fromEntries(
    LAYERS.map((layer) => [
      layer,
      button(
        [
          h(
            "span",
            { class: `sample ${layer}`, "aria-hidden": "true" },
            { names: "Aa", quotes: "“ ”", words: "+ −" }[layer],
          ),
          s.layers[layer],
        ],
        () => act.toggleLayer(layer),
        { class: `switch ${layer}`, "aria-pressed": "true" },
      ),
    ]),
  );
  const theme = h(
    "select",
    { onchange: () => act.theme(theme.value) },
    ["auto", "light", "dark"].map((name) => h("option", { value: name }, s.layers[name])),
  );
  const hide = button(s.input.hide, act.toggleInput, { class: "hide-input", "aria-expanded": "true" });
  const status = h("p", { class: "status", role: "status" });
  const step = h("span", { id: "step" });
  const bar = h("progress", { max: 1, value: 0, "aria-labelledby": "step" });
  const progress = h("div", { class: "progress", hidden: true }, step, bar, button(s.progress.cancel, act.cancel));
  const article = h("article", { class: "article", "aria-label": s.panels.read, tabindex: -1, id: "article" });
  const legend = h(
    "details",
    { class: "legend" },
    h("summary", {}, s.legend.summary),
    LAYERS.map((layer) => h("p", {}, s.legend[layer])),
  );
  const tabs = Object.fromEntries(
    PANELS.map((name) => [
      name,
      button(s.panels[name], () => act.panel(name), {
        class: "tab",
        id: `tab-${name}`,
        role: "tab",
        "aria-controls": "panel",
        "aria-selected": "false",
        tabindex: -1,
      }),
    ]),
  );
  const tablist = h(
    "div",
    {
      class: "tabs",
      role: "tablist",
      "aria-label": s.panelHeading,
      onkeydown: (event) => {
        const list = Object.values(tabs);
        const at = list.indexOf(event.target);
        const to = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: list.length - 1 }[event.key];
        if (to === undefined) return;
        event.preventDefault();
        const tab = list[(to + list.length) % list.length];
        tab.focus();
        tab.click();
      },
    },
    Object.values(tabs),
  );
  const panel = h("div", { class: "panel", id: "panel", role: "tabpanel", tabindex: 0 });
  const foot = h("footer", {}, h("label", { class: "field theme" }, h("span", {}, s.layers.theme), theme));
  const toRead = button(s.panels.read, () => act.pane("read"), { class: "pane", "aria-pressed": "true" });
  const toPanel = button(s.panelHeading, () => act.pane("panel"), { class: "pane", "aria-pressed": "false" });
  const update = h("div", { class: "update", role: "status" });
  const stays = h("span", {}, s.stays, " ");
  const frame = [
    h(
      "a",
      {
        class: "skip",
        href: "#article",
        onclick: (event) => {
          event.preventDefault();
          act.pane("read");
          article.focus();
        },
      },
      s.skipText,
    ),
    h(
      "a",
      {
        class: "skip",
        href: "#panel",
        onclick: (event) => {
          event.preventDefault();
          act.pane("panel");
          panel.focus();
        },
      },
      s.skipPanel,
    ),
    h(
      "header",
      { class: "top" },
      h("div", { class: "brand" }, h("h1", {}, s.title), h("p", {}, s.tagline)),
      h("p", { class: "stays" }, stays, button(s.staysHow, act.proof, { class: "link", id: "proof" })),
    ),
    update,
    h(
      "main",
      { class: "columns" },
      inputElement,
      h(
        "section",
        { class: "reading", "aria-label": s.panels.read },
        h("div", { class: "tools", role: "group", "aria-label": s.layers.heading }, hide, Object.values(switches)),
        status,
        progress,
        legend,
        article,
      ),
      h(
        "section",
        { class: "side", "aria-labelledby": "side-heading" },
        h("h2", { id: "side-heading", class: "away" }, s.panelHeading),
        tablist,
        panel,
      ),
    ),
    foot,
    h("nav", { class: "panes", "aria-label": s.layers.heading }, toRead, toPanel),
  ];
  document.body.prepend(...frame);
  return { switches, theme, hide, status, step, bar, progress, article, tabs, panel, foot, toRead, toPanel, update };
}
