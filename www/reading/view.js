// The article on the screen. Owns which parts are in the page, when they get their marks (lazily, near the viewport, in
// short slices), and the way from a place in the text to its element. What a mark looks like is draw.js's.

/** @import { Analysis, Span } from "../pkg/article_analyzer.js" */
/** @import { MarkIndex } from "../element/segments.js" */
/** @import { Shown } from "../state.js" */
/** @import { Wanted } from "./draw.js" */
/** @import { PlannedGroup } from "./layout-groups.js" */
import { h, inSlices, yieldToBrowser } from "../dom.js";
import { drawArcs } from "./arcs.js";
import { fillMarked, fillPlain, pieceElement } from "./draw.js";
import { highlight, rangeIn } from "./highlight.js";
import { plainParagraphs, planGroups } from "./layout-groups.js";
import { spreadLabels } from "./speaker-margin.js";

/** How many groups keep their marks when nobody is near them any more. */
const KEEP_MARKED = 150;

/** Characters up to which a text is drawn at once, without giving way in between. */
const SHORT = 20_000;

/**
 * A part of the article. `element` is null as long as it is not in the page, `near` says whether it is in view or close
 * to it, `marked` whether it has its marks.
 * @typedef {PlannedGroup & { element: HTMLElement | null, near: boolean, marked: boolean }} Group
 */

/** @typedef {ReturnType<typeof createView>} View */

/** @param {HTMLElement} root */
export function createView(root) {
  let text = "";
  /** @type {Analysis | null} */
  let analysis = null;
  /** @type {MarkIndex | null} */
  let index = null;
  /** @type {Wanted} */
  let layers = { names: true, quotes: true, words: true, weak: false };
  /** @type {(data: DOMStringMap) => boolean} */
  let selection = () => false;
  /** @type {Group[]} */
  let groups = [];
  let drawing = new AbortController();
  /** @type {WeakMap<Element, Group>} */
  const byElement = new WeakMap();
  /** @type {Set<Group>} */
  const wanted = new Set();
  /** @type {Group[]} */
  let marked = [];
  let scheduled = false;
  /** Whether every group of the text is in the page. */
  let whole = true;
  /** @type {(() => void) | null} where to go once it is */
  let later = null;
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
      await inSlices(batch.filter(({ near }) => near).flatMap(steps), (step) => step(), drawing.signal);
      scheduled = false;
      schedule();
    });
  }

  /**
   * Marking a group, piece by piece, so that a slice can end between two pieces.
   * @param {Group} group
   * @returns {(() => void)[]}
   */
  function steps(group) {
    const { element } = group;
    if (!analysis || !index || !element) return [];
    const context = { text, analysis, index, layers };
    return [
      ...group.pieces.map((piece, i) => () => fillMarked(element.children[i], piece, context)),
      () => finish(group, element),
    ];
  }

  /** @param {Group} group */
  function mark(group) {
    if (group.marked) return;
    for (const step of steps(group)) step();
  }

  /**
   * @param {Group} group
   * @param {HTMLElement} element
   */
  function finish(group, element) {
    group.marked = true;
    paintSelection(element);
    spreadLabels(element);
    arcs(group);
    if (!tabStop()) element.querySelector(".mark")?.setAttribute("tabindex", "0");
    marked.push(group);
    if (marked.length <= KEEP_MARKED) return;
    const far = marked.findIndex((other) => !other.near && !other.element?.contains(document.activeElement));
    if (far < 0) return;
    const [old] = marked.splice(far, 1);
    old.marked = false;
    for (const [i, piece] of old.pieces.entries()) if (old.element) fillPlain(old.element.children[i], piece, text);
  }

  /** @param {Group} group */
  function arcs({ element, pieces }) {
    if (analysis && element) for (const [i, piece] of pieces.entries()) drawArcs(element.children[i], piece, analysis);
  }
  // Lines break elsewhere when the article is wider, or its letters are larger.
  let width = 0;
  new ResizeObserver(([{ contentRect }]) => {
    if (contentRect.width === width) return;
    width = contentRect.width;
    for (const group of marked) {
      if (group.element) spreadLabels(group.element);
      arcs(group);
    }
  }).observe(root);

  /** @param {Group} group */
  function build(group) {
    const element = h("div", { class: "group" });
    element.style.setProperty("--chars", String(group.end - group.start));
    for (const piece of group.pieces) {
      const child = pieceElement(piece);
      fillPlain(child, piece, text);
      element.append(child);
    }
    return element;
  }

  /** @param {HTMLElement} within */
  function paintSelection(within) {
    for (const element of within.querySelectorAll("[data-e], [data-q], [data-w], [data-quote]")) {
      if (element instanceof HTMLElement) element.classList.toggle("selected", selection(element.dataset));
    }
  }

  /**
   * Shows a text with its analysis (or plainly, with none). What did not change stays where it is.
   * @param {Pick<Shown, "text" | "analysis" | "index">} next
   */
  async function show(next) {
    drawing.abort();
    drawing = new AbortController();
    const { signal } = drawing;
    ({ text, analysis, index } = next);
    wanted.clear();
    marked = [];
    const old = groups;
    groups = planGroups(text, analysis ?? plainParagraphs(text)).map((group) => ({
      ...group,
      element: null,
      near: false,
      marked: false,
    }));
    let same = 0;
    while (old[same]?.element && old[same].shape === groups[same]?.shape) same++;
    for (const { element } of old.slice(same)) {
      if (!element) continue;
      seen.unobserve(element);
      element.remove();
    }
    /** @type {Group[]} */
    const redraw = [];
    for (const [i, group] of groups.slice(0, same).entries()) {
      const { element, near } = old[i];
      Object.assign(group, { element, near });
      if (element) byElement.set(element, group);
      if (near) redraw.push(group);
    }
    whole = false;
    later = null;
    highlight(null);
    // What is in view is redrawn at once, so that nothing flickers; the rest when it comes near.
    if (text.length > SHORT) await yieldToBrowser();
    if (!(await inSlices(redraw.flatMap(steps), (step) => step(), signal))) return;
    let first = same === 0;
    /** @param {Group} group */
    const add = (group) => {
      const element = build(group);
      group.element = element;
      byElement.set(element, group);
      root.append(element);
      if (first) {
        first = false;
        group.near = true;
        if (text.length <= SHORT) mark(group);
      }
      seen.observe(element);
    };
    if (!(await inSlices(groups.slice(same), add, signal))) return;
    whole = true;
    const go = /** @type {(() => void) | null} */ (later);
    go?.();
  }

  function redrawNear() {
    marked = [];
    for (const group of groups) {
      group.marked = false;
      if (group.near) wanted.add(group);
    }
    schedule();
  }

  /**
   * @param {number} position
   * @returns {Group | undefined}
   */
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

  /**
   * The element of the piece around a place in the text, marked; null where it is not in the page yet.
   * @param {number} position
   */
  function pieceAt(position) {
    const group = groupAt(position);
    if (!group?.element) return null;
    group.near = true;
    mark(group);
    const last = group.pieces.findLastIndex((piece) => piece.start <= position);
    const i = Math.max(0, last);
    return { element: group.element.children[i], start: group.pieces[i].start };
  }

  /**
   * The offset in the text of a place in the page; null outside of the article.
   * @param {Node} node
   * @param {number} offset
   */
  function position(node, offset) {
    const within = node instanceof Element ? node : node.parentElement;
    const element = within?.closest(".piece");
    const group = element?.parentElement && byElement.get(element.parentElement);
    if (!element || !group || !root.contains(element)) return null;
    const before = new Range();
    before.selectNodeContents(element);
    before.setEnd(node, offset);
    return group.pieces[[...(group.element?.children ?? [])].indexOf(element)].start + String(before).length;
  }

  /**
   * The stretch of text that a range of the page covers, without white space at its edges; null where it leaves the article.
   * @param {Range} range
   */
  function spanOf(range) {
    const [from, to] = [
      position(range.startContainer, range.startOffset),
      position(range.endContainer, range.endOffset),
    ];
    if (from === null || to === null) return null;
    const written = text.slice(from, to);
    const start = from + written.length - written.trimStart().length;
    const end = from + written.trimEnd().length;
    return end > start ? { start, end } : null;
  }

  /** @returns {ScrollBehavior} */
  const behavior = () =>
    matchMedia("(prefers-reduced-motion: reduce)").matches || text.length > 60_000 ? "instant" : "smooth";

  /**
   * Scrolls, twice where parts of the page had only an estimated height before.
   * @param {Element | Range} target
   */
  function center(target) {
    const scroll = () => {
      const box = target.getBoundingClientRect();
      scrollTo({ top: scrollY + box.top + box.height / 2 - innerHeight / 2, behavior: behavior() });
    };
    scroll();
    if (behavior() === "instant") requestAnimationFrame(scroll);
  }

  /** @param {Element} element */
  function flash(element) {
    element.classList.remove("flash");
    // Laying out in between, so that the animation begins again.
    element.getBoundingClientRect();
    element.classList.add("flash");
  }

  /**
   * Brings the mark at a place into view, else the paragraph, at once or when it is in the page.
   * @param {number} position
   * @param {string} selector
   * @param {(element: Element) => void} arrived
   */
  function goTo(position, selector, arrived) {
    const piece = pieceAt(position);
    if (!piece) {
      if (!whole) later = () => goTo(position, selector, arrived);
      return;
    }
    const element = piece.element.querySelector(selector) ?? piece.element;
    highlight(null);
    center(element);
    flash(element);
    arrived(element);
  }

  /**
   * Brings a stretch of the text into view and highlights it, as far as it lies in one paragraph.
   * @param {number} start
   * @param {number} end
   */
  function goToSpan(start, end) {
    const piece = pieceAt(start);
    if (!piece) {
      if (!whole) later = () => goToSpan(start, end);
      return;
    }
    const range = rangeIn(piece.element, piece.start, start, end);
    highlight(range);
    center(range ?? piece.element);
  }

  /**
   * Where a stretch of the text stands, if it stands in one piece of the article that is in the page.
   * @param {Span} span
   */
  function rangeOf({ start, end }) {
    const piece = pieceAt(start);
    return piece && rangeIn(piece.element, piece.start, start, end);
  }

  /**
   * The place in the text that is nearest to a point of the window, or null beside the article.
   * @param {number} x
   * @param {number} y
   */
  function offsetAt(x, y) {
    const caret = document.caretPositionFromPoint?.(x, y);
    if (caret) return position(caret.offsetNode, caret.offset);
    const range = document.caretRangeFromPoint?.(x, y);
    return range ? position(range.startContainer, range.startOffset) : null;
  }

  /** The mark that Tab goes to. */
  function tabStop() {
    return /** @type {HTMLElement | null} */ (root.querySelector('.mark[tabindex="0"]'));
  }

  return {
    element: root,
    show,
    goTo,
    goToSpan,
    spanOf,
    rangeOf,
    offsetAt,
    tabStop,
    /** @param {Wanted} next */
    setLayers(next) {
      layers = next;
      redrawNear();
    },
    /** @param {(data: DOMStringMap) => boolean} matches whether a mark with these data attributes is selected */
    setSelection(matches) {
      selection = matches;
      paintSelection(root);
    },
    /**
     * Gives a group its marks, for the keyboard that walks into it.
     * @param {Element} element
     */
    markGroup(element) {
      const group = byElement.get(element);
      if (group) mark(group);
    },
    /** Everything with its marks, for print. */
    markAll() {
      for (const group of groups) mark(group);
    },
  };
}
