// The reader's own texts across a reload of this tab, on request only: the browser holds them for this tab alone and drops
// them when it is closed. Owns what is stored and the reading of it.

/** @import { NewArticle } from "./articles.js" */
/** @import { PageStore } from "./state.js" */
import { cleanKept } from "./kept.js";

const KEY = "article-analyzer.texts.v1";

/** @param {PageStore} store */
export function keepTextsOnRequest(store) {
  const { state } = store;
  /** How many of the texts are stored: none where the browser has no room for them all. */
  let stored = 0;
  const own = () => state.articles.filter(({ example, text }) => !example && text.trim());

  function write() {
    stored = 0;
    try {
      if (!state.keepTexts) return sessionStorage.removeItem(KEY);
      const articles = own().map(({ title, paper, text, corrections }) => ({ title, paper, text, corrections }));
      const at = own().findIndex(({ key }) => key === state.current);
      sessionStorage.setItem(KEY, JSON.stringify({ articles, at }));
      stored = articles.length;
    } catch {
      // No room, or forbidden: leaving asks, as it does without.
    }
  }

  return {
    /** How many texts outlive a reload. */
    count: () => stored,
    /** Whether nothing is lost when the page is left. */
    isSafe: () => own().length === stored,
    /**
     * The texts of before a reload, and which of them was read; from now on they are kept as they change.
     * @returns {{ articles: NewArticle[], at: number }}
     */
    restore() {
      const { articles, at } = readTexts();
      store.set({ keepTexts: articles.length > 0 || hasKey() });
      store.subscribe(["keepTexts", "articles", "current"], write);
      return { articles, at };
    },
  };
}

function hasKey() {
  try {
    return sessionStorage.getItem(KEY) !== null;
  } catch {
    return false;
  }
}

/** What storage holds may be old: only what makes sense comes back. */
function readTexts() {
  try {
    const { articles, at } = JSON.parse(sessionStorage.getItem(KEY) ?? "{}");
    const texts = Array.isArray(articles) ? articles.filter((article) => typeof article?.text === "string") : [];
    return {
      articles: texts.map(({ title, paper, text, corrections }) => ({
        title: typeof title === "string" ? title : "",
        paper: typeof paper === "string" ? paper : "",
        text,
        corrections: cleanKept({ lexicon: null, articles: { "0-0": corrections } }).articles["0-0"] ?? [],
      })),
      at: Number.isInteger(at) ? at : -1,
    };
  } catch {
    return { articles: [], at: -1 };
  }
}
