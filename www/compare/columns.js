// Two articles as two columns to read, with their marks; whoever scrolls one scrolls the other to what both share. Owns the
// columns and the link between them, not what is shared.

/** @import { Wanted } from "../reading/draw.js" */
/** @import { Analysed } from "../state.js" */
import { h, inSlices } from "../dom.js";
import { fillMarked, pieceElement } from "../reading/draw.js";
import { planGroups } from "../reading/layout-groups.js";
import { s } from "../strings/index.js";

/** @typedef {{ start: number, selector: string }} Place of a mark in one of the texts */
/** @typedef {readonly [a: Place, b: Place, weight: number]} SharedPlace what both have, at its place in each, and how much it binds */
/** @typedef {ReturnType<typeof readingColumns>} Columns */

/** How far down a column one reads. */
const READ = 0.3;

/**
 * @param {readonly [Analysed, Analysed]} sides
 * @param {readonly SharedPlace[]} shared
 * @param {Wanted} layers
 */
export function readingColumns(sides, shared, layers) {
  const stop = new AbortController();
  let linked = true;
  /** The column that a reader moves: the other follows. */
  let leader = -1;
  /** @type {[number, number][] | null} heights that belong together, from the top down */
  let knots = null;

  const columns = sides.map(({ text, analysis, index }, i) => {
    const pieces = planGroups(text, analysis)
      .flatMap(({ pieces }) => pieces)
      .map((piece) => ({ piece, element: pieceElement(piece) }));
    const element = h(
      "div",
      { class: "paper article", tabindex: 0, role: "region", "aria-label": i ? s.compare.readB : s.compare.readA },
      pieces.map(({ element }) => element),
    );
    const draw = (/** @type {(typeof pieces)[number]} */ { piece, element }) => {
      fillMarked(element, piece, { text, analysis, index, layers });
      // Here they are something to look at: each leads to the same in the other text.
      for (const mark of element.querySelectorAll(".mark"))
        for (const name of ["role", "tabindex", "aria-haspopup", "aria-label"]) mark.removeAttribute(name);
    };
    inSlices(pieces, draw, stop.signal).then(() => {
      knots = null;
    });
    for (const event of ["pointerenter", "pointerdown", "wheel", "touchstart", "focusin", "keydown"])
      element.addEventListener(event, () => (leader = i), { passive: true });
    element.addEventListener("scroll", () => leader === i && follow(i), { passive: true });
    element.addEventListener("click", ({ target }) => {
      const mark = target instanceof Element ? target.closest("[data-e], [data-q], [data-quote]") : null;
      const both = mark && shared.find((pair) => mark.matches(pair[i ? 1 : 0].selector));
      if (both && String(getSelection()).length < 2) see([both[0], both[1]]);
    });
    return { element, pieces };
  });
  new ResizeObserver(() => {
    knots = null;
  }).observe(columns[0].element);

  /**
   * @param {number} i
   * @param {Place} place
   */
  const find = (i, { start, selector }) => {
    const { pieces } = columns[i];
    const { element } = pieces.findLast(({ piece }) => piece.start <= start) ?? pieces[0];
    return element.querySelector(selector) ?? element;
  };

  /**
   * @param {number} i
   * @param {Element} element
   */
  const heightOf = (i, element) => {
    const column = columns[i].element;
    return element.getBoundingClientRect().top - column.getBoundingClientRect().top + column.scrollTop;
  };

  /** The heights of what is shared, as far as it comes in the same order in both. */
  function tie() {
    const all = shared
      .map(([a, b, weight]) => [heightOf(0, find(0, a)), heightOf(1, find(1, b)), weight])
      .sort((x, y) => x[0] - y[0] || x[1] - y[1]);
    // Of all chains that go down in both, the one that binds most.
    /** @type {{ weight: number, before: number }[]} */
    const best = [];
    for (const [i, [a, b, own]] of all.entries()) {
      best[i] = { weight: own, before: -1 };
      for (let j = 0; j < i; j++)
        if (all[j][0] < a && all[j][1] < b && best[j].weight + own > best[i].weight)
          best[i] = { weight: best[j].weight + own, before: j };
    }
    let at = best.reduce((top, { weight }, i) => (top < 0 || weight > best[top].weight ? i : top), -1);
    /** @type {[number, number][]} */
    const chain = [];
    for (; at >= 0; at = best[at].before) chain.unshift([all[at][0], all[at][1]]);
    const [endA, endB] = columns.map(({ element }) => element.scrollHeight);
    return [/** @type {[number, number]} */ ([0, 0]), ...chain, /** @type {[number, number]} */ ([endA, endB])];
  }

  /** @param {number} i the column that has been scrolled */
  function follow(i) {
    if (!linked) return;
    knots ??= tie();
    const [from, to] = [columns[i].element, columns[1 - i].element];
    const height = from.scrollTop + from.clientHeight * READ;
    const next = Math.max(
      1,
      knots.findIndex((knot) => knot[i] >= height),
    );
    const [low, high] = [knots[next - 1], knots[next]];
    const part = (height - low[i]) / Math.max(1, high[i] - low[i]);
    to.scrollTop = low[1 - i] + part * (high[1 - i] - low[1 - i]) - to.clientHeight * READ;
  }

  /**
   * Brings a place of each text into view, or of one and what stands beside it.
   * @param {readonly (Place | null)[]} places
   */
  function see(places) {
    leader = -1;
    for (const { element } of columns)
      for (const seen of element.querySelectorAll(".selected")) seen.classList.remove("selected");
    for (const [i, place] of places.entries()) {
      if (!place) continue;
      const element = find(i, place);
      element.classList.add("selected");
      const column = columns[i].element;
      column.scrollTop = heightOf(i, element) - column.clientHeight * READ;
      column.scrollIntoView({ block: "nearest" });
      if (!places[1 - i]) follow(i);
    }
  }

  return {
    element: h(
      "div",
      { class: "pair papers" },
      columns.map(({ element }) => element),
    ),
    see,
    /** @param {boolean} on whether one column follows the other */
    link: (on) => {
      linked = on;
    },
  };
}
