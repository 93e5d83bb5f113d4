// What the browser's Back button goes through: half of a narrow screen, panel and article; and the address, which gives the
// view back. Owns the entries of the history, not what is shown at each.

/** @import { PageStore } from "./state.js" */
import { readHash, writeHash } from "./state.js";

/**
 * @param {PageStore} store
 * @param {object} page
 * @param {() => boolean} page.isNarrow whether one half of it is seen at a time
 * @param {(key: string | null) => void} page.open opens an article
 * @param {() => boolean} page.closeCard answers whether one was open
 */
export function keepHistory(store, { isNarrow, open, closeCard }) {
  const { state } = store;
  /** Where Back would lead from here; "" before the first place. */
  let step = "";
  let goingBack = false;
  /** Whether there is an entry already for what is being done: one press is one step back. */
  let pushed = false;
  // Where the page is busy, the next press comes before the timer that ends the last one.
  for (const type of ["click", "keydown", "paste", "drop"])
    addEventListener(
      type,
      () => {
        pushed = false;
      },
      { capture: true },
    );
  /** Whether the last entry is there for a card alone: Back closes it, and going elsewhere takes its place. */
  let forCard = false;
  store.subscribe(
    ["panel", "pane", "current", "layers", "weak", "select", "theme", "input", "large", "example", "compare"],
    () => {
      const hash = writeHash(state);
      const address = hash ? `#${hash}` : location.pathname + location.search;
      const next = [isNarrow() && state.pane, state.panel, state.current].join();
      const entry = { key: state.current, pane: state.pane, compare: state.compare };
      if (step && step !== next && !goingBack && !pushed) {
        if (forCard) history.replaceState(entry, "", address);
        else history.pushState(entry, "", address);
        forCard = false;
        pushed = true;
        setTimeout(() => {
          pushed = false;
        });
      } else history.replaceState(entry, "", address);
      step = state.current ? next : "";
    },
  );
  addEventListener("popstate", ({ state: entry }) => {
    const closes = forCard && closeCard();
    forCard = false;
    if (closes) return;
    const { example, from: _, ...next } = readHash(location.hash);
    goingBack = true;
    open(entry?.key ?? (example && `example-${example}`));
    store.set({ ...next, pane: entry?.pane ?? state.pane, compare: entry?.compare ?? next.compare });
    goingBack = false;
  });
  return {
    /** A card covers the article where it is narrow: Back closes it before it leads elsewhere. */
    cardOpened() {
      if (forCard || !isNarrow()) return;
      history.pushState(history.state, "");
      forCard = true;
    },
  };
}
