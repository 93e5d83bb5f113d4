// Handles at both ends of the name or quote whose card is open: dragged with mouse or finger, they give it other edges, word by
// word. Owns the two handles; by the keyboard the card's own buttons do the same.

/** @import { Actions } from "../actions.js" */
/** @import { Span } from "../pkg/article_analyzer.js" */
/** @import { AnalysedText } from "../state.js" */
/** @import { View } from "./view.js" */
import { h } from "../dom.js";
import { wholeWords } from "./edges.js";
import { highlight } from "./highlight.js";

/** @typedef {"start" | "end"} End */
/** @typedef {{ layer: "entity" | "quote", span: Span }} Held */

/**
 * Gives what shows the handles at a mark, and what takes them away.
 * @param {View} view
 * @param {() => AnalysedText | null} context what is shown
 * @param {Pick<Actions, "move">} act
 */
export function dragEdges(view, context, act) {
  const ends = /** @type {const} */ (["start", "end"]);
  const handles = ends.map((end) => h("div", { class: `handle at-${end}`, "aria-hidden": "true", hidden: true }));
  document.body.append(...handles);
  /** @type {Held | null} */
  let held = null;
  /** @type {Span | null} where the edges would be if the finger were lifted now */
  let wanted = null;
  let dragging = new AbortController();

  /** @param {Span} span */
  function place(span) {
    const boxes = [...(view.rangeOf(span)?.getClientRects() ?? [])].filter(({ width }) => width > 0);
    const [first, last] = [boxes[0], boxes.at(-1)];
    for (const handle of handles) handle.hidden = !first;
    if (!first || !last) return;
    for (const [i, [x, y]] of [
      [first.left, first.top],
      [last.right, last.top],
    ].entries()) {
      handles[i].style.setProperty("--left", `${x + scrollX}px`);
      handles[i].style.setProperty("--top", `${y + scrollY}px`);
    }
  }

  function hide() {
    dragging.abort();
    for (const handle of handles) handle.hidden = true;
    held = null;
  }

  /**
   * The span with one end where a point is, if it is in the article and leaves something.
   * @param {Span} span
   * @param {End} end
   * @param {{ clientX: number, clientY: number }} point
   */
  function dragged(span, end, { clientX, clientY }) {
    const text = context()?.text;
    const at = view.offsetAt(clientX, clientY);
    if (text === undefined || at === null) return null;
    const next = { ...span, [end]: at };
    return next.start < next.end ? wholeWords(text, next, end) : null;
  }

  for (const [i, end] of ends.entries()) {
    handles[i].addEventListener("pointerdown", (event) => {
      if (!held || event.button !== 0) return;
      // The card stays open, and the focus where it is.
      event.preventDefault();
      event.stopPropagation();
      const { layer, span } = held;
      dragging = new AbortController();
      const { signal } = dragging;
      wanted = null;
      // What is below them is looked for.
      for (const handle of handles) handle.classList.add("dragged");
      signal.addEventListener("abort", () => {
        for (const handle of handles) handle.classList.remove("dragged");
        highlight(null);
      });
      /** @param {PointerEvent} moved */
      const follow = (moved) => {
        const next = dragged(span, end, moved);
        if (!next) return;
        wanted = next;
        place(next);
        highlight(view.rangeOf(next));
      };
      const drop = () => {
        dragging.abort();
        if (wanted && (wanted.start !== span.start || wanted.end !== span.end)) act.move(layer, span, wanted);
        else place(span);
      };
      const giveUp = () => {
        dragging.abort();
        place(span);
      };
      document.addEventListener("pointermove", follow, { signal });
      document.addEventListener("pointerup", drop, { signal });
      document.addEventListener("pointercancel", giveUp, { signal });
      document.addEventListener(
        "keydown",
        (pressed) => {
          if (pressed.key !== "Escape") return;
          pressed.stopPropagation();
          giveUp();
        },
        { signal, capture: true },
      );
    });
  }
  addEventListener("resize", () => held && place(held.span));

  return {
    /**
     * At the mark with these data, where it is a name or stands in one part of a quote.
     * @param {DOMStringMap} data
     */
    show(data) {
      hide();
      const analysis = context()?.analysis;
      const mention = analysis?.entities[Number(data.e)]?.mentions[Number(data.m)];
      const content = analysis?.quotes[Number(data.quote ?? data.q)]?.content;
      if (mention?.form === "name") held = { layer: "entity", span: mention };
      else if (!mention && content?.length === 1) held = { layer: "quote", span: content[0] };
      if (held) place(held.span);
    },
    hide,
  };
}
