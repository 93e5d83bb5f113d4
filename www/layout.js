// The page's frame: header, the three columns, the switches, the line that tells the result. Owns no behaviour of its own;
// main.js wires it.

import { button, h } from "./dom.js";
/** @import { Layer, Panel, Theme } from "./state.js" */
import { LAYERS, PANELS, THEMES } from "./state.js";
import { s } from "./strings/index.js";

/**
 * What the controls of the frame do.
 * @typedef {object} LayoutActions
 * @property {(layer: Layer) => void} toggleLayer
 * @property {(panel: Panel) => void} panel
 * @property {(pane: "read" | "panel") => void} pane
 * @property {(theme: Theme) => void} theme
 * @property {() => void} toggleInput
 * @property {() => void} cancel
 * @property {() => void} proof
 */

/** @typedef {ReturnType<typeof createLayout>} Layout the parts of the frame, by name */

const SAMPLES = { names: "Aa", quotes: "“ ”", words: "+ −" };

/**
 * Puts the frame into the page.
 * @param {HTMLElement} inputElement
 * @param {LayoutActions} act
 */
export function createLayout(inputElement, act) {
  /** @param {Layer} layer */
  const layerSwitch = (layer) =>
    button(
      [h("span", { class: `sample ${layer}`, "aria-hidden": "true" }, SAMPLES[layer]), s.layers[layer]],
      () => act.toggleLayer(layer),
      { class: `switch ${layer}`, "aria-pressed": "true" },
    );
  const switches = { names: layerSwitch("names"), quotes: layerSwitch("quotes"), words: layerSwitch("words") };
  const theme = h(
    "select",
    { onchange: () => act.theme(/** @type {Theme} */ (theme.value)) },
    THEMES.map((name) => h("option", { value: name }, s.layers[name])),
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
  const tabs = PANELS.map((name) => ({
    name,
    tab: button(s.panels[name], () => act.panel(name), {
      class: "tab",
      id: `tab-${name}`,
      role: "tab",
      "aria-controls": "panel",
      "aria-selected": "false",
      tabindex: -1,
    }),
  }));
  const tablist = h(
    "div",
    {
      class: "tabs",
      role: "tablist",
      "aria-label": s.panelHeading,
      onkeydown: (event) => {
        const at = tabs.findIndex(({ tab }) => tab === event.target);
        const keys = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: tabs.length - 1 };
        if (!(event.key in keys)) return;
        event.preventDefault();
        const to = keys[/** @type {keyof typeof keys} */ (event.key)];
        const { tab } = tabs[(to + tabs.length) % tabs.length];
        tab.focus();
        tab.click();
      },
    },
    tabs.map(({ tab }) => tab),
  );
  const panel = h("div", { class: "panel", id: "panel", role: "tabpanel", tabindex: 0 });
  const foot = h("footer", {}, h("label", { class: "field theme" }, h("span", {}, s.layers.theme), theme));
  const toRead = button(s.panels.read, () => act.pane("read"), { class: "pane", "aria-pressed": "true" });
  const toPanel = button(s.panelHeading, () => act.pane("panel"), { class: "pane", "aria-pressed": "false" });
  const update = h("div", { class: "update", role: "status" });
  const stays = h("span", {}, s.stays, " ");
  const side = h(
    "section",
    { class: "side", "aria-labelledby": "side-heading" },
    h("h2", { id: "side-heading", class: "away" }, s.panelHeading),
    tablist,
    panel,
  );
  const frame = h(
    "div",
    { class: "page" },
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
      side,
    ),
    foot,
  );
  const panes = h("nav", { class: "panes", "aria-label": s.layers.heading }, toRead, toPanel);
  document.body.prepend(frame, h("div", { class: "page foot" }, panes));
  return {
    side,
    tablist,
    switches,
    theme,
    hide,
    status,
    step,
    bar,
    progress,
    article,
    tabs,
    panel,
    foot,
    toRead,
    toPanel,
    update,
  };
}
