// Selected words of the article, made a name, a quote or a word with a tone by one press; or the new edges of a mark that they
// overlap. Owns the bar beside the selection, not what its buttons do.

/** @import { EntityType, Span } from "../pkg/article_analyzer.js" */
/** @import { Actions } from "../actions.js" */
/** @import { AnalysedText } from "../state.js" */
/** @import { View } from "./view.js" */
import { button, h } from "../dom.js";
import { polarityName, shorten, typeName } from "../labels.js";
import { s } from "../strings/index.js";
import { highlight } from "./highlight.js";

const TYPES = /** @type {EntityType[]} */ (Object.keys(s.types));
/** A selection that still changes is being made. */
const SETTLED = 250;
const LONGEST_WORD = 60;

/**
 * @param {View} view
 * @param {() => AnalysedText | null} context what is shown
 * @param {Actions} act
 */
export function annotateSelection(view, context, act) {
  const bar = h("div", { class: "annotate", role: "toolbar", "aria-label": s.annotate.label, hidden: true });
  document.body.append(bar);
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer;

  function close() {
    if (bar.hidden) return;
    bar.hidden = true;
    highlight(null);
  }

  function look() {
    if (bar.contains(document.activeElement)) return;
    const selection = getSelection();
    const shown = context();
    const range = selection?.rangeCount && !selection.isCollapsed ? selection.getRangeAt(0) : null;
    const span = range && shown && view.spanOf(range);
    if (!range || !shown || !span) return close();
    bar.replaceChildren(...tools(span, shown));
    bar.hidden = false;
    const at = range.getBoundingClientRect();
    const { width, height } = bar.getBoundingClientRect();
    const left = Math.min(Math.max(8, at.left), document.documentElement.clientWidth - width - 8);
    const below = at.bottom + 8;
    const top = below + height < innerHeight || at.top < height + 12 ? below : at.top - height - 8;
    bar.style.setProperty("--left", `${left + scrollX}px`);
    bar.style.setProperty("--top", `${top + scrollY}px`);
  }

  /**
   * @param {Span} span
   * @param {AnalysedText} shown
   */
  function tools(span, { text, analysis }) {
    const written = text.slice(span.start, span.end);
    /**
     * Does something with what is selected, and is done with it.
     * @template Given
     * @param {(given: Given) => void} action
     */
    const once = (action) => (/** @type {Given} */ given) => {
      getSelection()?.removeAllRanges();
      bar.hidden = true;
      action(given);
    };
    /**
     * @param {string} label
     * @param {(readonly [string, string])[]} options
     * @param {(value: string) => void} action
     */
    const choose = (label, options, action) =>
      h(
        "select",
        { "aria-label": label, onchange: ({ target }) => once(action)(target.value) },
        h("option", { value: "", hidden: true, selected: true }, label),
        options.map(([value, name]) => h("option", { value }, name)),
      );
    const speakers = analysis.entities.filter(({ type }) => type !== "date" && type !== "money").slice(0, 150);
    const line = !/[\r\n]/.test(written);
    return [
      line
        ? choose(
            s.annotate.name,
            TYPES.map((type) => [type, typeName(type)]),
            (type) => act.addName(span, /** @type {EntityType} */ (type)),
          )
        : "",
      choose(
        s.annotate.quote,
        [
          ["nobody", s.card.nobodyNamed],
          ...speakers.map(({ id, name }) => /** @type {const} */ ([String(id), shorten(name, 40)])),
        ],
        (id) => act.addQuote(span, analysis.entities[Number(id)] ?? null),
      ),
      ...(line && written.length <= LONGEST_WORD
        ? [0.8, -0.8, 0].map((polarity) =>
            button(
              polarity > 0 ? "+" : polarity < 0 ? "−" : "0",
              () => once(polarity ? () => act.addWord(written, polarity) : () => act.neverWord(written))(null),
              {
                class: "sign",
                "aria-label": s.annotate.tone(polarityName(polarity)),
                title: s.annotate.tone(polarityName(polarity)),
              },
            ),
          )
        : []),
      ...edges(span, { text, analysis }).map(({ layer, from, label }) =>
        button(label, () => once(() => act.move(layer, from, span))(null)),
      ),
      button("×", close, { class: "close", "aria-label": s.card.close }),
    ];
  }

  /**
   * The marks that a selection overlaps and could be the edges of: a name, and the innermost quote.
   * @param {Span} span
   * @param {AnalysedText} shown
   */
  function edges(span, { text, analysis }) {
    /** @param {Span} other */
    const meant = (other) =>
      other.start < span.end && span.start < other.end && (other.start !== span.start || other.end !== span.end);
    const names = analysis.entities.flatMap(({ mentions }) => mentions.filter((m) => m.form === "name" && meant(m)));
    const parts = analysis.quotes
      .flatMap(({ content }) => content.filter(meant))
      .sort((a, b) => a.end - a.start - (b.end - b.start));
    return [
      ...(names.length === 1
        ? [
            {
              layer: /** @type {const} */ ("entity"),
              from: names[0],
              label: s.annotate.nameEdges(text.slice(names[0].start, names[0].end)),
            },
          ]
        : []),
      ...parts
        .slice(0, 1)
        .map((from) => ({ layer: /** @type {const} */ ("quote"), from, label: s.annotate.quoteEdges })),
    ];
  }

  document.addEventListener("selectionchange", () => {
    clearTimeout(timer);
    timer = setTimeout(look, SETTLED);
  });
  // The choice of a list takes the selection away in some browsers; it stays painted.
  bar.addEventListener("focusin", () => {
    const selection = getSelection();
    if (selection?.rangeCount && !selection.isCollapsed) highlight(selection.getRangeAt(0).cloneRange());
  });
  document.addEventListener("keydown", (event) => {
    if (bar.hidden) return;
    const inside = bar.contains(document.activeElement);
    if (event.key === "Escape") {
      event.stopPropagation();
      getSelection()?.removeAllRanges();
      close();
      if (inside) view.element.focus({ preventScroll: true });
    } else if (event.key === "Tab" && !event.shiftKey && !inside) {
      event.preventDefault();
      const first = bar.querySelector("select, button");
      if (first instanceof HTMLElement) first.focus();
    }
  });
  document.addEventListener("pointerdown", ({ target }) => {
    if (!bar.hidden && target instanceof Node && !bar.contains(target)) close();
  });
}
