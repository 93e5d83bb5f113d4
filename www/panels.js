// What stands beside the article: one panel at a time, drawn again when its article or its selection changes; lists that
// follow their filters without it, so that nobody is interrupted while typing.

/** @import { Actions } from "./actions.js" */
/** @import { Layout } from "./layout.js" */
/** @import { Analysed, PageStore, Panel, State } from "./state.js" */
import { comparePanel } from "./compare/panel.js";
import { correctionsPanel } from "./corrections-panel.js";
import { h, yieldToBrowser } from "./dom.js";
import { exportPanel } from "./export/panel.js";
import { namesPanel } from "./lists/names.js";
import { quotesPanel } from "./lists/quotes.js";
import { wordsPanel } from "./lists/words.js";
import { overviewPanel } from "./overview/overview.js";
import { s } from "./strings/index.js";

/**
 * What a panel is made from. `live` gives an element whose content is made anew when the filters change.
 * @typedef {Analysed & { state: Readonly<State>, live: (make: () => Element[]) => HTMLElement }} PanelContext
 */
/** @typedef {Element | null | (() => Element | null)} PanelPart for a long text, functions are called in a task of their own */

/** @type {Record<Panel, (context: PanelContext, act: Actions) => PanelPart[]>} */
const PANELS = {
  overview: overviewPanel,
  names: namesPanel,
  quotes: quotesPanel,
  words: wordsPanel,
  compare: comparePanel,
  corrections: correctionsPanel,
  export: exportPanel,
};

const LONG = 20_000;

/**
 * @param {PageStore} store
 * @param {Layout} parts
 * @param {Actions} act
 */
export function createPanels(store, parts, act) {
  const { state } = store;
  const { panel, side } = parts;
  /** @type {Panel | null} */
  let drawn = null;
  let drawing = new AbortController();
  /** @type {(() => void)[]} */
  let lists = [];

  async function draw() {
    const view = parts.tabs.find(({ name }) => name === state.panel);
    for (const each of parts.tabs) {
      each.tab.setAttribute("aria-selected", String(each === view));
      each.tab.tabIndex = each === (view ?? parts.tabs[0]) ? 0 : -1;
    }
    panel.setAttribute("aria-label", s.panels[state.panel]);
    const { shown } = state;
    if (!shown) return;
    drawing.abort();
    drawing = new AbortController();
    const { signal } = drawing;
    const focused = document.activeElement?.closest?.("#panel [data-key]")?.getAttribute("data-key");
    /** @type {(() => void)[]} */
    const made = [];
    /** @param {() => Element[]} make */
    const live = (make) => {
      const element = h("div");
      const draw = () => element.replaceChildren(...make());
      made.push(draw);
      draw();
      return element;
    };
    /** @type {Element[]} */
    const elements = [];
    const { analysis, index } = shown;
    const panelParts = analysis && index ? PANELS[state.panel]({ ...shown, analysis, index, state, live }, act) : [];
    for (const part of panelParts) {
      if (typeof part === "function" && shown.text.length > LONG) await yieldToBrowser();
      if (signal.aborted) return;
      const element = typeof part === "function" ? part() : part;
      if (element) elements.push(element);
    }
    lists = made;
    panel.replaceChildren(...elements);
    if (drawn !== state.panel) side.scrollTop = 0;
    drawn = state.panel;
    if (focused) focusKey(focused);
    reveal();
  }

  /** @param {string} key */
  function focusKey(key) {
    const element = panel.querySelector(`[data-key="${CSS.escape(key)}"]`);
    if (element instanceof HTMLElement) element.focus({ preventScroll: true });
  }

  /** The entry of what was selected in the text comes into view in the list; the text stays where it is. */
  function reveal() {
    const { select } = state;
    const entry = select && panel.querySelector(`[data-key="${select.kind}.${select.id}"]`);
    if (!entry || side.scrollHeight <= side.clientHeight) return;
    const { top, bottom } = entry.getBoundingClientRect();
    const view = side.getBoundingClientRect();
    const head = parts.tablist.getBoundingClientRect().bottom;
    if (top < head || bottom > Math.min(view.bottom, innerHeight)) side.scrollTop += top - head - view.height / 3;
  }

  let queued = false;
  /** In a task of its own, after the text is on the screen. */
  const drawSoon = () => {
    if (queued) return;
    queued = true;
    setTimeout(() => {
      queued = false;
      draw();
    });
  };
  store.subscribe(["shown"], drawSoon);
  store.subscribe(["articles"], () => {
    if (state.panel === "compare") drawSoon();
  });
  store.subscribe(["filters"], () => {
    for (const list of lists) list();
  });
  store.subscribe(["panel", "select", "weak", "keep", "lexicon", "compare", "second"], draw, { now: true });
}
