// The articles that are open and the analysis of the current one: when a text is analysed, how a newer one overtakes it,
// what is shown of long work. Owns no element; it sets `article`, `shown`, `busy` and `trouble` in the store.

import { optionsFor } from "./corrections.js";
import { breathe } from "./dom.js";

const LONG = 200;

/**
 * `store.state.articles` is `[{key, title, text, example, corrections}]`; `shown` is `{article, text, analysis, index}` of
 * the last analysis that ended, `busy` is `{step, index, count}` once one takes longer than 200 ms. `analyzer` is a
 * promise of one.
 */
export function createArticles(store, analyzer, keptCorrections = () => []) {
  let serial = 0;
  let running = null;

  const current = () => store.state.articles.find((article) => article.key === store.state.current);

  function touch() {
    store.set({ articles: [...store.state.articles] });
  }

  /** Analyses the current article and shows it; a newer call overtakes an older one. */
  async function run() {
    const article = current();
    if (!article) return;
    running?.abort();
    const stop = (running = new AbortController());
    const { text } = article;
    let step = ["text", 0, 7];
    const tell = () => store.set({ busy: { name: step[0], index: step[1], count: step[2] } });
    const timer = setTimeout(tell, LONG);
    try {
      const { analysis, index } = await (await analyzer).analyze(text, optionsFor(article, store.state.lexicon), {
        signal: stop.signal,
        onStep: (...next) => {
          step = next;
          if (store.state.busy) tell();
        },
      });
      // A long answer has kept the page busy enough: what is drawn from it is drawn in a task of its own.
      if (text.length > 20_000) await breathe();
      if (stop.signal.aborted) return;
      store.set({ shown: { article, text, analysis, index }, trouble: null });
    } catch (error) {
      if (running !== stop) return;
      const trouble = error.name === "AbortError" ? { stopped: true } : { message: error.message };
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

  /** Analyses the article to compare with, when the current one is done; sets `second`. */
  async function runSecond() {
    const article = store.state.articles.find((each) => each.key === store.state.compare);
    if (!article || !store.state.shown?.analysis || running) return;
    const { second } = store.state;
    if (
      second?.article === article &&
      second.text === article.text &&
      second.corrections === article.corrections &&
      second.lexicon === store.state.lexicon
    )
      return;
    const { text, corrections } = article;
    const { lexicon } = store.state;
    try {
      const { analysis, index } = await (await analyzer).analyze(text, optionsFor(article, lexicon));
      store.set({ second: { article, text, corrections, lexicon, analysis, index } });
    } catch {
      // Overtaken by the current article; asked again when that one is shown.
    }
  }

  function choose(key) {
    if (!store.state.articles.some((article) => article.key === key)) return;
    const article = store.state.articles.find((each) => each.key === key);
    store.set({ current: key, example: article.example ?? null, select: null });
    run();
  }

  store.subscribe(["compare"], runSecond);
  return {
    current,
    run,
    choose,
    /** Stops the analysis that runs, at the reader's wish. */
    cancel: () => running?.abort(),
    add(list) {
      const added = list.map(({ title, text, example }) => ({
        key: example ? `example-${example}` : `open-${++serial}`,
        title,
        text,
        example,
        corrections: keptCorrections(text),
      }));
      store.set({ articles: [...store.state.articles, ...added] });
      return added;
    },
    /** The current article says something else now. An example that is edited becomes an article of one's own. */
    edit(text, moveCorrections) {
      let article = current();
      if (!article || article.text === text) return;
      if (article.example) {
        const corrections = moveCorrections(article.corrections, article.text, text);
        article = { key: `open-${++serial}`, title: "", text, corrections };
        store.set({ articles: [...store.state.articles, article], current: article.key, example: null, select: null });
      } else {
        article.corrections = moveCorrections(article.corrections, article.text, text);
        article.text = text;
        store.set({ select: null });
        touch();
      }
      run();
    },
    touch,
  };
}
