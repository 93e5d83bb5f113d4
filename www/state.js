// The one store of the page, and the part of it that the address bar keeps: the state of the view, never a text.

/** A store of named values; `subscribe(names, fn)` calls `fn(state, changed)` once for each `set` that changes one of them. */
export function createStore(initial) {
  const state = { ...initial };
  const listeners = [];
  return {
    state,
    set(patch) {
      const changed = Object.keys(patch).filter((key) => !Object.is(state[key], patch[key]));
      if (changed.length === 0) return;
      Object.assign(state, patch);
      for (const { names, fn } of [...listeners]) if (names.some((name) => changed.includes(name))) fn(state, changed);
    },
    subscribe(names, fn) {
      listeners.push({ names, fn });
    },
  };
}

export const PANELS = ["overview", "names", "quotes", "words", "compare", "corrections", "export"];
export const LAYERS = ["names", "quotes", "words"];
const THEMES = ["auto", "light", "dark"];
const SELECTION = /^(entity|quote|word|span)\.(\d{1,9})(?:\.(\d{1,9}))?$/;

/** What of the address is understood; anything else in it is passed over. */
export function readHash(hash) {
  const params = new URLSearchParams(hash.replace(/^#/, ""));
  const view = {};
  if (PANELS.includes(params.get("panel"))) view.panel = params.get("panel");
  if (THEMES.includes(params.get("theme"))) view.theme = params.get("theme");
  const hidden = params.get("hide")?.split(",") ?? [];
  view.layers = Object.fromEntries(LAYERS.map((layer) => [layer, !hidden.includes(layer)]));
  if (/^[a-z0-9-]{1,40}$/.test(params.get("example") ?? "")) view.example = params.get("example");
  if (["none", "start", "shared", "post"].includes(params.get("from"))) view.from = params.get("from");
  const selection = SELECTION.exec(params.get("select") ?? "");
  if (selection) view.select = { kind: selection[1], id: Number(selection[2]), at: Number(selection[3] ?? 0) };
  view.input = params.get("input") !== "hidden";
  return view;
}

/** The address part for a state. A selection is numbers only. */
export function writeHash(state) {
  const params = new URLSearchParams();
  if (state.example) params.set("example", state.example);
  if (state.panel !== "overview") params.set("panel", state.panel);
  if (state.theme !== "auto") params.set("theme", state.theme);
  const hidden = LAYERS.filter((layer) => !state.layers[layer]);
  if (hidden.length) params.set("hide", hidden.join(","));
  if (!state.input) params.set("input", "hidden");
  const { select } = state;
  if (select) params.set("select", [select.kind, select.id, ...(select.at ? [select.at] : [])].join("."));
  return params.toString().replaceAll("%2C", ",");
}
