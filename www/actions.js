// What the buttons of cards and panels do. Owns no element and no state: each changes the store, or asks who owns the thing.

/** @import { Correction, Entity, EntityType, Mention, Quote, Span } from "./pkg/article_analyzer.js" */
/** @import { Articles } from "./articles.js" */
/** @import { Lexicon } from "./corrections.js" */
/** @import { Navigation } from "./navigation.js" */
/** @import { View } from "./reading/view.js" */
/** @import { Article, Filters, PageStore, Panel } from "./state.js" */
import { withoutWord, withWord } from "./corrections.js";
import { quoteLine } from "./export/quote.js";
import { s } from "./strings/index.js";

/** @typedef {ReturnType<typeof createActions>} Actions */

/**
 * @param {PageStore} store
 * @param {Articles} articles
 * @param {View} view
 * @param {Navigation} navigation
 * @param {(sentence: string) => void} announce
 */
export function createActions(store, articles, view, navigation, announce) {
  const { state } = store;
  const { goToMention, goToQuote, goToWord, goToSpan } = navigation;
  const corrections = () => articles.current()?.corrections ?? [];

  /** @param {readonly Correction[]} corrections */
  const setCorrections = (corrections) => articles.correct(corrections).then(() => announce(s.corrections.done));
  /** @param {Correction} correction */
  const correct = (correction) => setCorrections([...corrections(), correction]);

  /** @param {Lexicon} lexicon */
  function setLexicon(lexicon) {
    store.set({ lexicon, select: null });
    articles.run().then(() => announce(s.corrections.done));
  }

  /** @param {Span} place */
  const span = ({ start, end }) => ({ start, end });
  /** @param {Entity} entity */
  const firstPlace = (entity) => span(entity.mentions[0]);

  return {
    goToMention,
    goToQuote,
    goToWord,
    goToSpan,
    /** @param {Panel} panel */
    panel: (panel) => store.set({ panel }),
    /** @param {number} id */
    showQuote(id) {
      store.set({ panel: "quotes" });
      goToQuote(id);
    },
    /** @param {Entity} entity */
    showQuotesOf: (entity) =>
      store.set({ panel: "quotes", pane: "panel", select: { kind: "entity", id: entity.id, at: 0 } }),
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
      announce(s.card.copied);
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
    /** @param {Correction} correction */
    undo: (correction) => setCorrections(corrections().filter((other) => other !== correction)),
    /**
     * @param {string} word
     * @param {number} polarity
     */
    addWord: (word, polarity) => setLexicon(withWord(state.lexicon, word, polarity)),
    /** @param {string} word */
    neverWord: (word) => setLexicon(withWord(state.lexicon, word, null)),
    /** @param {string} word */
    forgetWord: (word) => setLexicon(withoutWord(state.lexicon, word)),
    /** @param {boolean} keep whether to keep corrections in this browser */
    keep: (keep) => store.set({ keep }),

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
