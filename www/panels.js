// The side of the page: one panel at a time, drawn again when its article or its selection changes.

import { comparePanel } from "./compare/panel.js";
import { correctionsPanel } from "./corrections-panel.js";
import { breathe } from "./dom.js";
import { exportPanel } from "./export/panel.js";
import { namesPanel } from "./lists/names.js";
import { quotesPanel } from "./lists/quotes.js";
import { wordsPanel } from "./lists/words.js";
import { overviewPanel } from "./overview/overview.js";

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

export function createSide(store, parts, articles, act) {
  const { state } = store;

  let drawing = new AbortController();

  /** A panel gives its parts as elements, or as functions that make them; for a long text each is made in a task of its own. */
  async function draw() {
    for (const [name, tab] of Object.entries(parts.tabs)) {
      tab.setAttribute("aria-selected", String(name === state.panel));
      tab.tabIndex = name === state.panel ? 0 : -1;
    }
    const { shown } = state;
    parts.panel.setAttribute("aria-labelledby", `tab-${state.panel}`);
    if (!shown) return;
    drawing.abort();
    const { signal } = (drawing = new AbortController());
    const key = document.activeElement?.closest?.("#panel [data-key]")?.dataset.key;
    const scroll = parts.panel.scrollTop;
    const panel = PANELS[state.panel];
    const made = [];
    for (const part of shown.analysis ? panel({ ...shown, select: state.select, store }, act) : []) {
      if (typeof part === "function" && shown.text.length > LONG) await breathe();
      if (signal.aborted) return;
      const element = typeof part === "function" ? part() : part;
      if (element) made.push(element);
    }
    parts.panel.replaceChildren(...made);
    if (scroll) parts.panel.scrollTop = scroll;
    if (key) parts.panel.querySelector(`[data-key="${CSS.escape(key)}"]`)?.focus({ preventScroll: true });
    reveal();
  }

  /** The entry of what was selected in the text comes into view in the list. */
  function reveal() {
    const { select } = state;
    if (!select) return;
    const entry = parts.panel.querySelector(`[data-key="${select.kind}.${select.id}"]`);
    if (entry && parts.panel.scrollHeight > parts.panel.clientHeight) entry.scrollIntoView({ block: "nearest" });
  }

  let queued = false;
  const soon = () => {
    if (queued) return;
    queued = true;
    // In a task of its own, after the text is on the screen.
    setTimeout(() => {
      queued = false;
      draw();
    });
  };
  store.subscribe(["shown"], soon);
  store.subscribe(["articles"], () => state.panel === "compare" && soon());
  store.subscribe(["panel", "select", "keep", "lexicon", "compare", "second"], draw);
  draw();
}
