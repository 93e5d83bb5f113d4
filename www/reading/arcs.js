// Hairline arcs from a word that its place turns to what turns it ("stop further executions"). Owns where they run; which
// words are turned comes from labels.js, and for a screen reader the mark and its card say it in words.

/** @import { Analysis } from "../pkg/article_analyzer.js" */
/** @import { Piece } from "./layout-groups.js" */
import { svg } from "../dom.js";
import { toneOf } from "../labels.js";
import { rangeIn } from "./highlight.js";

/** How far an end reaches where the other stands on another line. */
const STUB = 14;

/**
 * Draws the arcs of a piece anew. Reads all places first, so that the browser lays out once.
 * @param {Element} element
 * @param {Piece} piece
 * @param {Analysis} analysis
 */
export function drawArcs(element, piece, analysis) {
  element.querySelector(".arcs")?.remove();
  /** @type {string[]} */
  const paths = [];
  const seen = new Set();
  const box = element.getBoundingClientRect();
  for (const mark of element.querySelectorAll(".mark:has(.turned)")) {
    const id = mark instanceof HTMLElement ? Number(mark.dataset.w) : -1;
    const word = analysis.sentiment.words[id];
    if (!word?.negation || seen.has(id) || !toneOf(word).turned) continue;
    seen.add(id);
    const by = rangeIn(element, piece.start, word.negation.start, word.negation.end)?.getClientRects()[0];
    const at = mark.getClientRects()[0];
    if (!by || !at) continue;
    const [from, to] = at.left < by.left ? [at, by] : [by, at];
    const lift = Math.min(7, from.height * 0.3);
    /** @param {DOMRect} rect */
    const place = (rect) => [rect.left + rect.width / 2 - box.left, rect.top - box.top + rect.height * 0.14];
    const [[x1, y1], [x2, y2]] = [place(from), place(to)];
    if (Math.abs(y2 - y1) < from.height / 2) paths.push(`M${x1} ${y1}Q${(x1 + x2) / 2} ${y1 - 2 * lift} ${x2} ${y2}`);
    else {
      const [[ax, ay], [bx, by]] = y1 < y2 ? [place(from), place(to)] : [place(to), place(from)];
      paths.push(`M${ax} ${ay}q2 ${-lift} ${STUB} ${-lift}M${bx} ${by}q-2 ${-lift} ${-STUB} ${-lift}`);
    }
  }
  if (paths.length)
    element.append(svg("svg", { class: "arcs", "aria-hidden": "true" }, svg("path", { d: paths.join("") })));
}
