// Going to places: what is selected, how a click in a list or a card leads into the text, and how a click in the text
// selects. Owns no element; what else a button does is actions.js's.

/** @import { Entity, Span } from "./pkg/article_analyzer.js" */
/** @import { PageStore, Selection } from "./state.js" */
/** @import { View } from "./reading/view.js" */

/** @typedef {ReturnType<typeof createNavigation>} Navigation */

/**
 * @param {PageStore} store
 * @param {View} view
 */
export function createNavigation(store, view) {
  const { state } = store;
  /** @type {(mark: HTMLElement) => void} */
  let arrive = () => {};
  /** @type {(() => void) | null} */
  let afterShown = null;

  const entities = () => state.shown?.analysis?.entities ?? [];
  const quotes = () => state.shown?.analysis?.quotes ?? [];
  const words = () => state.shown?.analysis?.sentiment.words ?? [];

  /**
   * @param {Selection} select
   * @param {number} start where it stands in the text
   * @param {string} selector its element
   * @param {boolean} openCard
   */
  function go(select, start, selector, openCard) {
    store.set({ select, pane: "read" });
    view.goTo(start, selector, (element) => {
      const mark = element.classList.contains("mark") ? element : element.querySelector(".mark");
      if (openCard && mark instanceof HTMLElement) arrive(mark);
    });
  }

  /**
   * @param {Pick<Entity, "id">} entity
   * @param {number} number which of its mentions
   */
  function goToMention({ id }, number, openCard = false) {
    const mention = entities()[id]?.mentions[number];
    if (!mention) return;
    const selector = `.mark[data-e="${id}"][data-m="${number}"]`;
    go({ kind: "entity", id, at: number }, mention.start, selector, openCard);
  }

  /** @param {number} id */
  function goToQuote(id, openCard = false) {
    const quote = quotes()[id];
    if (quote) go({ kind: "quote", id, at: 0 }, quote.content[0].start, `.quote[data-q="${id}"]`, openCard);
  }

  /** @param {number} id */
  function goToWord(id, openCard = false) {
    const word = words()[id];
    if (word) go({ kind: "word", id, at: 0 }, word.start, `.mark[data-w="${id}"]`, openCard);
  }

  /**
   * The mark at a place, with its card.
   * @param {"entity" | "quote"} layer
   * @param {Span} place
   */
  function goToMark(layer, { start, end }) {
    /** @param {Span} span */
    const is = (span) => span.start === start && span.end === end;
    if (layer === "quote") {
      const id = quotes().findIndex(({ content }) => content.some(is));
      return goToQuote(id, true);
    }
    const entity = entities().find(({ mentions }) => mentions.some(is));
    if (entity) goToMention(entity, entity.mentions.findIndex(is), true);
  }

  /**
   * @param {number} start
   * @param {number} end
   */
  function goToSpan(start, end) {
    store.set({ select: { kind: "span", id: start, at: end }, pane: "read" });
    view.goToSpan(start, end);
  }

  return {
    goToMention,
    goToQuote,
    goToWord,
    goToSpan,
    goToMark,
    /**
     * Selects what a mark in the text stands for, so that the list shows it too.
     * @param {DOMStringMap} data
     */
    selectMark(data) {
      if (data.e !== undefined) store.set({ select: { kind: "entity", id: Number(data.e), at: Number(data.m ?? 0) } });
      else if (data.quote !== undefined || data.q !== undefined)
        store.set({ select: { kind: "quote", id: Number(data.quote ?? data.q), at: 0 } });
      else if (data.w !== undefined) store.set({ select: { kind: "word", id: Number(data.w), at: 0 } });
    },
    /**
     * Called with the mark that a card's own "next" has led to.
     * @param {(mark: HTMLElement) => void} fn
     */
    onArrive(fn) {
      arrive = fn;
    },
    /**
     * Once the article that is chosen next is on the screen.
     * @param {() => void} fn
     */
    onceShown(fn) {
      afterShown = fn;
    },
    /** An article is on the screen. */
    shown() {
      const then = afterShown;
      afterShown = null;
      if (state.shown?.analysis) then?.();
    },
    /**
     * Goes where a selection is, as far as it makes sense.
     * @param {Selection} select
     */
    goToSelection({ kind, id, at }) {
      const entity = entities()[id];
      if (kind === "entity" && entity) goToMention(entity, Math.min(at, entity.mentions.length - 1));
      else if (kind === "quote") goToQuote(id);
      else if (kind === "word") goToWord(id);
      else if (kind === "span" && at > id && at <= (state.shown?.text.length ?? 0)) goToSpan(id, at);
    },
  };
}
