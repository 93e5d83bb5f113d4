// What the browser's Back button goes through: half of a narrow screen, panel and article; and the address, which gives the
// view back. Owns the entries of the history, not what is shown at each.

/** @import { PageStore } from "./state.js" */
import { readHash, writeHash } from "./state.js";

/**
 * @param {PageStore} store
 * @param {{ isNarrow: () => boolean, open: (key: string | null) => void }} page whether one half of it is seen at a time;
 *   what opens an article
 */
export function keepHistory(store, { isNarrow, open }) {
  const { state } = store;
  /** Where Back would lead from here; "" before the first place. */
  let step = "";
  let goingBack = false;
  /** Whether there is an entry already for what is being done: one press is one step back. */
  let pushed = false;
  store.subscribe(
    ["panel", "pane", "current", "layers", "weak", "select", "theme", "input", "large", "example", "compare"],
    () => {
      const hash = writeHash(state);
      const address = hash ? `#${hash}` : location.pathname + location.search;
      const next = [isNarrow() && state.pane, state.panel, state.current].join();
      const entry = { key: state.current, pane: state.pane, compare: state.compare };
      if (step && step !== next && !goingBack && !pushed) {
        history.pushState(entry, "", address);
        pushed = true;
        setTimeout(() => {
          pushed = false;
        });
      } else history.replaceState(entry, "", address);
      step = state.current ? next : "";
    },
  );
  addEventListener("popstate", ({ state: entry }) => {
    const { example, from: _, ...next } = readHash(location.hash);
    goingBack = true;
    open(entry?.key ?? (example && `example-${example}`));
    store.set({ ...next, pane: entry?.pane ?? state.pane, compare: entry?.compare ?? next.compare });
    goingBack = false;
  });
}
