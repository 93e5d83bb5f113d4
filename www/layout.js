// The page's frame: header, the three columns, the switches, the line that tells the result. Owns no behaviour of its own;
// main.js wires it.

import { button, h } from "./dom.js";
/** @import { Layer, Panel, Theme, ViewName } from "./state.js" */
import { check } from "./lists/list.js";
import { THEMES, VIEWS } from "./state.js";
import { s } from "./strings/index.js";

/**
 * What the controls of the frame do.
 * @typedef {object} LayoutActions
 * @property {(layer: Layer) => void} toggleLayer
 * @property {(panel: Panel) => void} panel
 * @property {(pane: "read" | "panel") => void} pane
 * @property {(view: ViewName) => void} view one of the four, on a narrow screen alone
 * @property {(theme: Theme) => void} theme
 * @property {(large: boolean) => void} large
 * @property {(keep: boolean) => void} keepTexts
 * @property {() => void} toggleInput
 * @property {() => void} cancel
 * @property {() => void} proof
 */

/** @typedef {ReturnType<typeof createLayout>} Layout the parts of the frame, by name */

/** What each switch shows of its marks, as the article shows them; the first says enough where there is little room. */
const SAMPLES = {
  names: [
    ["name person", s.legend.person],
    ["name location", s.legend.place],
    ["name organization", s.legend.group],
  ],
  quotes: [
    ["quote direct", s.legend.quoted],
    ["quote indirect", s.legend.reported],
    ["quote unsure", s.legend.unsure],
  ],
  words: [
    ["word neg last", s.legend.negative],
    ["word pos last", s.legend.positive],
    ["word even loaded", s.legend.loaded],
  ],
};

/**
 * Puts the frame into the page.
 * @param {{ element: HTMLElement, controls: HTMLElement[] }} input
 * @param {HTMLElement} tray
 * @param {LayoutActions} act
 */
export function createLayout(input, tray, act) {
  /** @param {Layer} layer */
  const layerSwitch = (layer) =>
    button(
      [
        h("span", { class: "label" }, `${s.layers[layer]}: `),
        SAMPLES[layer].map(([look, word]) => h("span", { class: `sample ${look}` }, word)),
      ],
      () => act.toggleLayer(layer),
      { class: `switch ${layer}`, "aria-pressed": "true", title: s.legend[layer] },
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
  const tabs = VIEWS.map((name) => ({
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
  const large = check(s.menu.large, false, act.large);
  const keepTexts = check(s.input.keepTexts, false, act.keepTexts);
  const menu = h("div", { class: "menu", id: "menu", popover: "auto", role: "group", "aria-label": s.more });
  /** @param {"compare" | "corrections" | "export"} name */
  const tool = (name) =>
    button(s.menu[name], () => {
      menu.hidePopover();
      act.panel(name);
      act.pane("panel");
    });
  menu.append(
    tool("compare"),
    tool("corrections"),
    tool("export"),
    button(
      s.input.show,
      () => {
        menu.hidePopover();
        act.pane("read");
        act.toggleInput();
      },
      { class: "edit" },
    ),
    h("label", { class: "field theme" }, h("span", {}, s.layers.theme), theme),
    large,
    keepTexts,
  );
  /** @param {string} name */
  const more = (name) => button(s.more, () => {}, { class: name, popovertarget: "menu" });
  const views = VIEWS.map((name) => ({
    name,
    view: button(name === "overview" ? s.view : s.panels[name], () => act.view(name), { class: "pane" }),
  }));
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
      h("div", { class: "start" }, input.controls, hide, more("more")),
      h("p", { class: "stays" }, stays, button(s.staysHow, act.proof, { class: "link", id: "proof" })),
    ),
    update,
    tray,
    h(
      "main",
      { class: "columns" },
      input.element,
      h(
        "section",
        { class: "reading", "aria-label": s.panels.read },
        h("div", { class: "tools", role: "group", "aria-label": s.layers.heading }, Object.values(switches)),
        status,
        progress,
        article,
      ),
      side,
    ),
  );
  const panes = h("nav", { class: "panes", "aria-label": s.layers.heading }, [
    ...views.map(({ view }) => view),
    more("pane"),
  ]);
  document.body.prepend(frame, h("div", { class: "page foot" }, panes), menu);
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
    large: /** @type {HTMLInputElement} */ (large.querySelector("input")),
    keepTexts: /** @type {HTMLInputElement} */ (keepTexts.querySelector("input")),
    menu,
    panes,
    views,
    update,
  };
}
