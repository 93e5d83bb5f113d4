// What the buttons of cards and panels do. Owns no element and no state: each changes the store, or asks who owns the thing.

/** @import { Correction, Entity, EntityType, Mention, Quote, Span } from "./pkg/article_analyzer.js" */
/** @import { Articles } from "./articles.js" */
/** @import { Lexicon } from "./corrections.js" */
/** @import { Navigation } from "./navigation.js" */
/** @import { View } from "./reading/view.js" */
/** @import { Tell } from "./toasts.js" */
/** @import { Article, Filters, PageStore, Panel } from "./state.js" */
import { withName, withoutName, withoutWord, withWord } from "./corrections.js";
import { quoteLine } from "./export/quote.js";
import { s } from "./strings/index.js";

/** @typedef {ReturnType<typeof createActions>} Actions */

/**
 * @param {PageStore} store
 * @param {Articles} articles
 * @param {View} view
 * @param {Navigation} navigation
 * @param {Tell} tell
 */
export function createActions(store, articles, view, navigation, tell) {
  const { state } = store;
  const { goToMention, goToQuote, goToWord, goToSpan } = navigation;
  const corrections = () => articles.current()?.corrections ?? [];

  /** @type {(() => void)[]} what takes back the last steps, the last one at the end */
  const steps = [];

  /**
   * Tells that something has been put right, and how to take it back.
   * @param {Promise<void>} done
   * @param {() => void} back
   */
  async function corrected(done, back) {
    steps.push(back);
    await done;
    tell(s.corrections.done, { label: s.corrections.undo, act: () => takeBack(back) });
  }

  /** @param {() => void} [back] */
  function takeBack(back = steps.at(-1)) {
    const at = back ? steps.lastIndexOf(back) : -1;
    if (at < 0) return false;
    steps.splice(at, 1)[0]();
    tell(s.corrections.undone);
    return true;
  }

  /** @param {readonly Correction[]} list */
  function setCorrections(list) {
    const before = corrections();
    const key = state.current;
    corrected(articles.correct(list), () => {
      if (key && key !== state.current) articles.choose(key);
      articles.correct(before);
    });
  }
  /** @param {Correction} correction */
  const correct = (correction) => setCorrections([...corrections(), correction]);

  /** @param {Lexicon} lexicon */
  function setLexicon(lexicon) {
    const before = state.lexicon;
    store.set({ lexicon, select: null });
    corrected(articles.run(), () => {
      store.set({ lexicon: before, select: null });
      articles.run();
    });
  }

  /** @param {Span} place */
  const span = ({ start, end }) => ({ start, end });
  /** @param {Entity} entity */
  const firstPlace = (entity) => span(entity.mentions[0]);

  /**
   * The list of quotes, narrowed down.
   * @param {Partial<Filters["quotes"]>} narrowed
   */
  function showQuotes(narrowed) {
    const { filters } = state;
    const quotes = { ...filters.quotes, query: "", kind: "", sure: /** @type {const} */ (""), by: "", ...narrowed };
    store.set({ panel: "quotes", pane: "panel", filters: { ...filters, quotes } });
  }

  return {
    goToMention,
    goToQuote,
    goToWord,
    goToSpan,
    /** @param {boolean} weak whether weak words are marked, too */
    showWeak: (weak) => store.set({ weak }),
    /** @param {Panel} panel */
    panel: (panel) => store.set({ panel }),
    /** @param {number} id */
    showQuote(id) {
      store.set({ panel: "quotes" });
      goToQuote(id);
    },
    /** The list of quotes, narrowed down to those that are not sure. */
    showUnsure: () => showQuotes({ sure: "unsure" }),
    /** @param {Entity} entity */
    showQuotesOf: (entity) => showQuotes({ by: entity.name }),
    /**
     * Narrows a list down or orders it.
     * @template {keyof Filters} List
     * @param {List} list
     * @param {Partial<Filters[List]>} patch
     */
    filter: (list, patch) => store.set({ filters: { ...state.filters, [list]: { ...state.filters[list], ...patch } } }),
    /** @param {Quote} quote */
    async copyQuote(quote) {
      const { shown } = state;
      if (!shown?.analysis) return;
      await navigator.clipboard.writeText(quoteLine(shown.text, shown.analysis, quote));
      tell(s.card.copied);
    },
    print() {
      view.markAll();
      window.print();
    },

    /**
     * @param {"entity" | "quote" | "word"} layer
     * @param {Span} place
     */
    remove: (layer, place) => correct({ action: "remove", layer, ...span(place) }),
    /**
     * @param {Entity} entity
     * @param {Mention} mention
     * @param {EntityType} type
     */
    setType(entity, mention, type) {
      if (type !== entity.type) correct({ action: "type", type, ...span(mention) });
    },
    /**
     * @param {Entity} a
     * @param {Entity} b
     */
    join: (a, b) => correct({ action: "join", entities: [firstPlace(a), firstPlace(b)] }),
    /**
     * @param {Quote} quote
     * @param {Entity | null} entity who says it; null where nobody named does
     */
    setSpeaker: (quote, entity) =>
      correct({ action: "speaker", ...span(quote.content[0]), entity: entity && firstPlace(entity) }),
    /**
     * A name that was missed, wherever the same words stand.
     * @param {Span} place
     * @param {EntityType} type
     */
    addName: (place, type) => correct({ action: "add", layer: "entity", ...span(place), type, everywhere: true }),
    /**
     * @param {Span} place
     * @param {Entity | null} entity who says it; null where nobody named does
     */
    addQuote: (place, entity) =>
      correct({ action: "add", layer: "quote", ...span(place), entity: entity && firstPlace(entity) }),
    /**
     * A name or a part of a quote gets other edges, and its card is open on them.
     * @param {"entity" | "quote"} layer
     * @param {Span} place
     * @param {Span} to
     */
    move(layer, place, to) {
      navigation.onceShown(() => navigation.goToMark(layer, to));
      correct({ action: "move", layer, ...span(place), to: span(to) });
    },
    /** @param {Span} mention which is of somebody else than the others of its entity */
    part: (mention) => correct({ action: "part", ...span(mention) }),
    /** @param {Entity} entity which is no name in any of its places */
    removeAll: ({ mentions }) =>
      setCorrections([
        ...corrections(),
        ...mentions.map((mention) => /** @type {const} */ ({ action: "remove", layer: "entity", ...span(mention) })),
      ]),
    /** Takes the last correction back; answers whether there was one. */
    takeBack: () => takeBack(),
    /** @param {Correction} correction */
    undo: (correction) => setCorrections(corrections().filter((other) => other !== correction)),
    /**
     * @param {string} word
     * @param {number} polarity
     */
    addWord: (word, polarity) => setLexicon(withWord(state.lexicon, word, polarity)),
    /**
     * @param {string} text
     * @param {EntityType} type
     */
    addOwnName: (text, type) => setLexicon(withName(state.lexicon, text, type)),
    /** @param {string} text */
    forgetOwnName: (text) => setLexicon(withoutName(state.lexicon, text)),
    /** @param {string} word */
    neverWord: (word) => setLexicon(withWord(state.lexicon, word, null)),
    /** @param {string} word */
    forgetWord: (word) => setLexicon(withoutWord(state.lexicon, word)),
    /** @param {boolean} keep whether to keep corrections in this browser */
    keep: (keep) => store.set({ keep }),

    /** The comparison as large as the screen, for a class; or back. */
    fullScreen() {
      if (document.fullscreenElement) document.exitFullscreen();
      else document.querySelector(".side")?.requestFullscreen();
    },
    /** @param {string | null} key */
    compareWith: (key) => store.set({ compare: key }),
    /** The article that is compared with becomes the one that is read, and the other way round. */
    swap() {
      const { current, compare } = state;
      if (!compare) return;
      articles.choose(compare);
      store.set({ compare: current });
    },
    /**
     * From the comparison to a place in one of its articles.
     * @param {Article} article
     * @param {() => void} go
     */
    goIn(article, go) {
      store.set({ panel: "overview" });
      if (article.key === state.current) return go();
      const back = state.current;
      navigation.onceShown(go);
      articles.choose(article.key);
      store.set({ compare: back });
    },
  };
}
