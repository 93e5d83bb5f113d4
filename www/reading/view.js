// The article on the screen. Owns which parts are in the page, when they get their marks (only near what is in view, in
// short slices), and the way from a place in the text to its element. What a mark looks like is draw.js's.

import { breathe, h, inSlices } from "../dom.js";
import { fillMarked, fillPlain, pieceElement } from "./draw.js";
import { highlight, rangeIn } from "./highlight.js";
import { plainParagraphs, planGroups } from "./layout-groups.js";
import { spreadLabels } from "./speaker-margin.js";

const KEEP_MARKED = 150;

export function createView(root) {
  let text = "";
  let analysis = null;
  let index = null;
  let layers = {};
  let selection = () => false;
  let groups = [];
  let drawing = new AbortController();
  const byElement = new WeakMap();
  const wanted = new Set();
  let marked = [];
  let scheduled = false;
  let whole = true; // whether every group of the text is in the page
  let later = null; // where to go once it is
  const seen = new IntersectionObserver(
    (entries) => {
      for (const { target, isIntersecting } of entries) {
        const group = byElement.get(target);
        if (!group) continue;
        group.near = isIntersecting;
        if (isIntersecting && !group.marked) wanted.add(group);
      }
      schedule();
    },
    { rootMargin: "900px 0px" },
  );

  function schedule() {
    if (scheduled || wanted.size === 0) return;
    scheduled = true;
    requestAnimationFrame(async () => {
      const batch = [...wanted];
      wanted.clear();
      await inSlices(
        batch.flatMap((group) => steps(group)),
        (step) => step(),
        drawing.signal,
      );
      scheduled = false;
      schedule();
    });
  }

  /** Marking a group, piece by piece, so that a slice can end between two pieces. */
  function steps(group) {
    if (!analysis || !group.near) return [];
    const context = { text, analysis, index, layers };
    const work = group.pieces.map((piece, i) => () => fillMarked(group.element.children[i], piece, context));
    work.push(() => finish(group));
    return work;
  }

  function mark(group) {
    if (group.marked || !analysis) return;
    const context = { text, analysis, index, layers };
    group.pieces.forEach((piece, i) => fillMarked(group.element.children[i], piece, context));
    finish(group);
  }

  function finish(group) {
    group.marked = true;
    paintSelection(group.element);
    spreadLabels(group.element);
    if (!root.querySelector('.mark[tabindex="0"]')) group.element.querySelector(".mark")?.setAttribute("tabindex", "0");
    marked.push(group);
    if (marked.length <= KEEP_MARKED) return;
    const far = marked.findIndex((other) => !other.near && !other.element.contains(document.activeElement));
    if (far < 0) return;
    const [group2] = marked.splice(far, 1);
    group2.marked = false;
    group2.pieces.forEach((piece, i) => fillPlain(group2.element.children[i], piece, text));
  }

  function build(group) {
    const element = h("div", { class: "group" });
    element.style.setProperty("--chars", group.end - group.start);
    for (const piece of group.pieces) {
      const child = pieceElement(piece);
      fillPlain(child, piece, text);
      element.append(child);
    }
    return element;
  }

  function paintSelection(within) {
    for (const element of within.querySelectorAll("[data-e], [data-q], [data-w], [data-quote]"))
      element.classList.toggle("selected", selection(element.dataset));
  }

  /** Shows a text with its analysis (or plainly, with none). What did not change stays where it is. */
  async function show(next) {
    drawing.abort();
    drawing = new AbortController();
    const { signal } = drawing;
    ({ text, analysis, index } = next);
    wanted.clear();
    marked = [];
    const old = groups;
    groups = planGroups(text, analysis ?? plainParagraphs(text));
    let same = 0;
    while (same < old.length && same < groups.length && old[same].shape === groups[same].shape) same++;
    for (const group of old.slice(same)) {
      seen.unobserve(group.element);
      group.element.remove();
    }
    const redraw = [];
    groups.forEach((group, i) => {
      if (i >= same) return;
      group.element = old[i].element;
      group.near = old[i].near;
      byElement.set(group.element, group);
      if (group.near) redraw.push(group);
    });
    whole = false;
    later = null;
    highlight(null);
    // What is in view is redrawn at once, so that nothing flickers; the rest when it comes near.
    if (text.length > 20_000) await breathe();
    if (!(await inSlices(redraw.flatMap(steps), (step) => step(), signal))) return;
    let first = same === 0;
    const done = await inSlices(
      groups.slice(same),
      (group) => {
        group.element = build(group);
        byElement.set(group.element, group);
        root.append(group.element);
        if (first) {
          first = false;
          group.near = true;
          if (text.length <= 20_000) mark(group);
        }
        seen.observe(group.element);
      },
      signal,
    );
    if (!done) return;
    whole = true;
    later?.();
  }

  function redrawNear() {
    marked = [];
    for (const group of groups) {
      group.marked = false;
      if (group.near) wanted.add(group);
    }
    schedule();
  }

  function groupAt(position) {
    let low = 0;
    let high = groups.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (groups[middle].start <= position) low = middle;
      else high = middle - 1;
    }
    return groups[low];
  }

  /** The element of the piece around a place in the text, marked; null where it is not in the page yet. */
  function pieceAt(position) {
    const group = groupAt(position);
    if (!group?.element) return null;
    group.near = true;
    mark(group);
    const i = Math.max(
      0,
      group.pieces.findLastIndex((piece) => piece.start <= position),
    );
    return { element: group.element.children[i], start: group.pieces[i].start };
  }

  const behavior = () =>
    matchMedia("(prefers-reduced-motion: reduce)").matches || text.length > 60_000 ? "instant" : "smooth";

  /** Scrolls, twice where parts of the page had only an estimated height before. */
  function center(target) {
    const scroll = () => {
      const box = target.getBoundingClientRect();
      scrollTo({ top: scrollY + box.top + box.height / 2 - innerHeight / 2, behavior: behavior() });
    };
    scroll();
    if (behavior() === "instant") requestAnimationFrame(scroll);
  }

  function flash(element) {
    element.classList.remove("flash");
    void element.offsetWidth;
    element.classList.add("flash");
  }

  return {
    show,
    /** Brings the mark at a place into view, else the paragraph; answers its element, or null where it comes later. */
    goTo(position, selector, arrived) {
      const piece = pieceAt(position);
      if (!piece) {
        if (!whole) later = () => this.goTo(position, selector, arrived);
        return;
      }
      const element = piece.element.querySelector(selector) ?? piece.element;
      highlight(null);
      center(element);
      flash(element);
      arrived?.(element);
    },
    /** Brings a stretch of the text into view and highlights it, as far as it lies in one paragraph. */
    goToSpan(start, end) {
      const piece = pieceAt(start);
      if (!piece) {
        if (!whole) later = () => this.goToSpan(start, end);
        return;
      }
      const range = rangeIn(piece.element, piece.start, start, end);
      highlight(range);
      center(range ?? piece.element);
    },
    setLayers(next) {
      layers = next;
      redrawNear();
    },
    /** `matches(dataset)` says which marks are selected. */
    setSelection(matches) {
      selection = matches;
      paintSelection(root);
    },
    /** Gives a group its marks, for the keyboard that walks into it. */
    markGroup(element) {
      const group = byElement.get(element);
      if (group) mark(group);
    },
    /** Everything with its marks, for print. */
    markAll() {
      for (const group of groups) if (group.element) mark(group);
    },
    get element() {
      return root;
    },
  };
}
