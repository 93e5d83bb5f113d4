// The articles that are open and the analysis of the current one: when a text is analysed, how a newer one overtakes it,
// what is shown of long work. Owns no element; it sets `articles`, `current`, `shown`, `busy`, `trouble` and `second`.

/** @import { Correction } from "./pkg/article_analyzer.js" */
/** @import { WorkerAnalyzer } from "./analyzer/worker-client.js" */
/** @import { Lexicon } from "./corrections.js" */
/** @import { Article, PageStore } from "./state.js" */
import { moveCorrections, optionsFor, withWords } from "./corrections.js";
import { yieldToBrowser } from "./dom.js";

/** Work that takes longer, in milliseconds, shows its steps. */
const LONG = 200;

/**
 * An article that comes in; with what a reader has put right in it where it comes from an export.
 * @typedef {object} NewArticle
 * @property {string} title
 * @property {string} text
 * @property {string} [paper]
 * @property {string} [example]
 * @property {readonly Correction[]} [corrections]
 * @property {Lexicon} [lexicon]
 */
/** @typedef {ReturnType<typeof createArticles>} Articles */

/**
 * @param {PageStore} store
 * @param {Promise<WorkerAnalyzer>} analyzer
 * @param {(text: string) => readonly Correction[]} keptCorrections what a text is corrected by from the beginning
 */
export function createArticles(store, analyzer, keptCorrections) {
  const { state } = store;
  let serial = 0;
  /** @type {AbortController | null} */
  let running = null;

  /** @param {string | null} key */
  const find = (key) => state.articles.find((article) => article.key === key);
  const current = () => find(state.current);

  /** Analyses the current article and shows it; a newer call overtakes an older one. */
  async function run() {
    const article = current();
    if (!article) return;
    running?.abort();
    const stop = new AbortController();
    running = stop;
    const { text } = article;
    let step = { name: "text", index: 0, count: 7 };
    const timer = setTimeout(() => {
      store.set({ busy: step });
      // A new text is not kept waiting behind the marks of another.
      if (state.shown && state.shown.text !== text)
        store.set({ shown: { article, text, analysis: null, index: null }, trouble: null });
    }, LONG);
    try {
      const { analysis, index } = await (await analyzer).analyze(text, optionsFor(article, state.lexicon), {
        signal: stop.signal,
        onStep: (name, index, count) => {
          step = { name, index, count };
          if (state.busy) store.set({ busy: step });
        },
      });
      // A long answer has kept the page busy enough: what is drawn from it is drawn in a task of its own.
      if (text.length > 20_000) await yieldToBrowser();
      if (stop.signal.aborted) return;
      const { code, confident } = analysis.language;
      if (confident && code && code !== "en" && !article.anyway)
        store.set({ shown: { article, text, analysis: null, index: null }, trouble: { language: code } });
      else store.set({ shown: { article, text, analysis, index }, trouble: null });
    } catch (error) {
      if (running !== stop) return;
      const { name, message } = /** @type {Error} */ (error);
      const trouble = name === "AbortError" ? /** @type {const} */ ({ stopped: true }) : { message };
      store.set({ shown: { article, text, analysis: null, index: null }, trouble });
    } finally {
      clearTimeout(timer);
      if (running === stop) {
        running = null;
        store.set({ busy: null });
        runSecond();
      }
    }
  }

  /** Analyses the article to compare with, when the current one is done. */
  async function runSecond() {
    const { second, lexicon } = state;
    const article = find(state.compare);
    if (!article || !state.shown?.analysis || running) return;
    if (second?.article === article && second.lexicon === lexicon) return;
    const { text } = article;
    try {
      const { analysis, index } = await (await analyzer).analyze(text, optionsFor(article, lexicon));
      store.set({ second: { article, text, lexicon, analysis, index } });
    } catch {
      // Overtaken by the current article; asked again when that one is shown.
    }
  }

  /** @param {string | null} key */
  function choose(key) {
    const article = find(key);
    if (!article) return;
    // Who goes to the article that is compared with has the other to compare it with.
    const compare = key === state.compare ? state.current : state.compare;
    store.set({ current: article.key, example: article.example ?? null, select: null });
    run();
    store.set({ compare });
  }

  /** @param {readonly NewArticle[]} list */
  function add(list) {
    const added = list.map(({ title, text, paper, example, corrections }) => {
      const key = example ? `example-${example}` : `open-${++serial}`;
      return { key, title, text, paper, example, corrections: corrections ?? keptCorrections(text) };
    });
    store.set({ articles: [...state.articles, ...added] });
    return added;
  }

  /**
   * Puts another object in the place of the current article.
   * @param {Partial<Article>} patch
   */
  function change(patch) {
    const articles = state.articles.map((article) =>
      article.key === state.current ? { ...article, ...patch } : article,
    );
    store.set({ articles, select: null });
  }

  store.subscribe(["compare"], runSecond);
  return {
    current,
    run,
    choose,
    add,
    /** Analyses the current article although it is in another language. */
    analyseAnyway() {
      change({ anyway: true });
      run();
    },
    /** Stops the analysis that runs, at the reader's wish. */
    cancel: () => running?.abort(),
    /**
     * Opens articles and shows the first; what is empty gives its place. Answers what takes it back.
     * @param {readonly NewArticle[]} list
     */
    open(list) {
      const before = state.current;
      const kept = state.articles.filter(({ text, example }) => text.trim() || example);
      if (list.some(({ text }) => text)) store.set({ articles: kept });
      const lexicon = list.reduce((all, article) => withWords(all, article.lexicon), state.lexicon);
      store.set({ lexicon });
      const keys = add(list).map(({ key }) => key);
      choose(keys[0]);
      return () => {
        const articles = state.articles.filter(({ key }) => !keys.includes(key));
        const back = articles.find(({ key }) => key === before) ?? articles[0];
        store.set({ articles });
        if (back && keys.includes(state.current ?? "")) choose(back.key);
      };
    },
    /**
     * Closes an article and goes on to another of the reader's own, or an example. Answers what takes it back.
     * @param {string} key
     */
    close(key) {
      const before = state.articles;
      const at = before.findIndex((article) => article.key === key);
      const articles = before.filter((article) => article.key !== key);
      const own = articles.filter(({ example }) => example === undefined);
      const next = own.at(Math.min(at, own.length - 1)) ?? articles[0];
      const wasRead = state.current === key;
      store.set({ articles, ...(state.compare === key ? { compare: null, second: null } : {}) });
      if (wasRead && next) choose(next.key);
      return () => {
        if (find(key)) return;
        store.set({ articles: state.articles.toSpliced(at, 0, before[at]) });
        if (wasRead) choose(key);
      };
    },
    /**
     * The current article says something else now. An example that is edited becomes an article of one's own.
     * @param {string} text
     */
    edit(text) {
      const article = current();
      // Who is quicker than the page opens an article of their own.
      if (!article) {
        if (text) choose(add([{ title: "", text }])[0].key);
        return;
      }
      if (article.text === text) return;
      const corrections = moveCorrections(article.corrections, article.text, text);
      if (article.example) {
        const own = { key: `open-${++serial}`, title: "", text, corrections };
        store.set({ articles: [...state.articles, own], current: own.key, example: null, select: null });
      } else {
        change({ text, corrections });
      }
      run();
    },
    /**
     * The current article with other corrections, analysed anew.
     * @param {readonly Correction[]} corrections
     */
    correct(corrections) {
      change({ corrections });
      return run();
    },
  };
}
