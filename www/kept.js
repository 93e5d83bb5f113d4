// Keeping a reader's words and corrections in this browser, on request only. Owns what is stored and the reading of it,
// not what the corrections mean.

/** @import { Correction } from "./pkg/article_analyzer.js" */
/** @import { Lexicon } from "./corrections.js" */
/** @import { PageStore } from "./state.js" */
import { countCorrections, fingerprint, isName, withWords } from "./corrections.js";
import { s } from "./strings/index.js";

/** @typedef {{ lexicon: Lexicon, articles: Record<string, readonly Correction[]> }} Kept corrections by fingerprint */

const KEY = "article-analyzer.kept.v1";
const MOST = 2000;

/**
 * Takes over what is kept, and keeps what changes for as long as the reader wants it.
 * @param {PageStore} store
 * @param {() => void} changed called when another tab has changed what is kept
 */
export function keepOnRequest(store, changed) {
  const { state } = store;
  let kept = readKept();
  if (kept) store.set({ keep: true, lexicon: kept.lexicon });
  store.subscribe(["keep", "lexicon", "articles"], () => {
    if (!state.keep) {
      if (kept) writeKept(null);
      kept = null;
      return;
    }
    if (!kept) {
      kept = readKept() ?? { lexicon: state.lexicon, articles: {} };
      store.set({ lexicon: withWords(kept.lexicon, state.lexicon) });
    }
    kept.lexicon = state.lexicon;
    for (const { text, corrections } of state.articles) {
      const key = corrections.length || Object.keys(kept.articles).length ? fingerprint(text) : null;
      if (key && corrections.length) kept.articles[key] = corrections;
      else if (key) delete kept.articles[key];
    }
    writeKept(kept);
  });
  // What is put right in another tab is put right here, too.
  addEventListener("storage", ({ key }) => {
    const theirs = key === KEY && state.keep ? readKept() : null;
    if (!theirs) return;
    kept = theirs;
    const articles = state.articles.map((article) => {
      const corrections = theirs.articles[fingerprint(article.text)] ?? [];
      const same = JSON.stringify(corrections) === JSON.stringify(article.corrections);
      return same ? article : { ...article, corrections };
    });
    store.set({ lexicon: theirs.lexicon, articles });
    changed();
  });
  return {
    /**
     * What was kept for a text.
     * @param {string} text
     */
    correctionsOf: (text) => kept?.articles[fingerprint(text)] ?? [],
    /** How many words and corrections are stored. */
    count() {
      if (!kept) return 0;
      const corrections = Object.values(kept.articles).reduce((n, list) => n + list.length, 0);
      return countCorrections({ corrections: [], lexicon: kept.lexicon }) + corrections;
    },
  };
}

/** @returns {Kept | null} */
function readKept() {
  try {
    const kept = JSON.parse(localStorage.getItem(KEY) ?? "null");
    return kept && cleanKept(kept);
  } catch {
    return null;
  }
}

/** @param {Kept | null} kept */
function writeKept(kept) {
  try {
    if (kept) localStorage.setItem(KEY, JSON.stringify(kept));
    else localStorage.removeItem(KEY);
  } catch {
    // Storage is full or forbidden: the corrections stand as long as the page is open.
  }
}

/**
 * What storage holds may be old or somebody's prank: only what the contract knows comes back.
 * @param {any} kept
 * @returns {Kept}
 */
export function cleanKept(kept) {
  return { lexicon: cleanLexicon(kept.lexicon), articles: cleanArticles(kept.articles) };
}

/** @param {any} lexicon */
function cleanLexicon(lexicon) {
  /** @param {unknown} word */
  const isWord = (word) => typeof word === "string" && word.trim() !== "" && word.length <= 60;
  /** @param {unknown} value */
  const list = (value) => (Array.isArray(value) ? value.slice(0, MOST) : []);
  return {
    add: list(lexicon?.add)
      .filter((entry) => isWord(entry?.word) && Math.abs(entry.polarity) <= 1)
      .map(({ word, polarity }) => ({ word, polarity })),
    remove: list(lexicon?.remove).filter(isWord),
    names: list(lexicon?.names)
      .filter((name) => isWord(name?.text) && isName(name.text) && Object.keys(s.types).includes(name.type))
      .map(({ text, type }) => ({ text, type })),
  };
}

/** @param {any} articles */
function cleanArticles(articles) {
  /** @param {any} span */
  const isSpan = (span) =>
    Number.isInteger(span?.start) && Number.isInteger(span?.end) && span.start >= 0 && span.end > span.start;
  /** @param {any} correction */
  const isCorrection = (correction) =>
    (correction?.action === "remove" && ["entity", "quote", "word"].includes(correction.layer) && isSpan(correction)) ||
    (correction?.action === "type" && typeof correction.type === "string" && isSpan(correction)) ||
    (correction?.action === "part" && isSpan(correction)) ||
    (correction?.action === "add" &&
      correction.layer === "entity" &&
      typeof correction.type === "string" &&
      isSpan(correction)) ||
    (correction?.action === "move" &&
      ["entity", "quote"].includes(correction.layer) &&
      isSpan(correction) &&
      isSpan(correction.to)) ||
    ((correction?.action === "speaker" || (correction?.action === "add" && correction.layer === "quote")) &&
      isSpan(correction) &&
      (correction.entity === null || isSpan(correction.entity))) ||
    (correction?.action === "join" &&
      Array.isArray(correction.entities) &&
      correction.entities.length === 2 &&
      correction.entities.every(isSpan));
  const entries = Object.entries(articles ?? {}).filter(
    ([key, list]) => /^\d+-[0-9a-f]+$/.test(key) && Array.isArray(list),
  );
  return Object.fromEntries(entries.slice(-200).map(([key, list]) => [key, list.filter(isCorrection).slice(0, MOST)]));
}
