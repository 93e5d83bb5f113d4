// A store of named values with subscriptions. Owns the notification of listeners, not the values: state.js says what the
// page keeps in its one store.

/**
 * @template {object} State
 * @typedef {object} Store
 * @property {Readonly<State>} state changed by `set` alone; a value is replaced, never altered in place
 * @property {(patch: Partial<State>) => void} set
 * @property {(names: (keyof State)[], fn: () => void, options?: { now?: boolean }) => void} subscribe calls `fn` once for
 *   each `set` that changes one of `names`, with `now` at once as well
 */

/**
 * @template {object} State
 * @param {State} initial
 * @returns {Store<State>}
 */
export function createStore(initial) {
  const state = { ...initial };
  /** @type {{ names: (keyof State)[], fn: () => void }[]} */
  const listeners = [];
  return {
    state,
    set(patch) {
      const names = /** @type {(keyof State)[]} */ (Object.keys(patch));
      const changed = names.filter((name) => !Object.is(state[name], patch[name]));
      if (changed.length === 0) return;
      Object.assign(state, patch);
      for (const { names, fn } of [...listeners]) if (names.some((name) => changed.includes(name))) fn();
    },
    subscribe(names, fn, { now = false } = {}) {
      listeners.push({ names, fn });
      if (now) fn();
    },
  };
}
