// Going to places: what is selected, how a press in a list or a card leads into the text and the other way round, and what
// the buttons of a card do. Owns no element.

import { withWord } from "./corrections.js";
import { quoteLine } from "./export/quote.js";
import { s } from "./strings/index.js";

export function createNavigation(store, view, articles, say) {
  const { state } = store;
  let arrive = () => {};

  function go(select, start, selector, openCard) {
    store.set({ select, pane: "read" });
    const element = view.goTo(start, selector);
    if (!element) return;
    const mark = element.classList.contains("mark") ? element : element.querySelector(".mark");
    if (openCard && mark) arrive(mark);
  }

  const analysis = () => state.shown.analysis;

  function goToMention(entity, number, openCard = false) {
    const mention = entity.mentions[number];
    if (!mention) return;
    go({ kind: "entity", id: entity.id, at: number }, mention.start, `.mark[data-e="${entity.id}"][data-m="${number}"]`, openCard);
  }

  function goToQuote(id, openCard = false) {
    const quote = analysis().quotes[id];
    if (quote) go({ kind: "quote", id, at: 0 }, quote.content[0].start, `.quote[data-q="${id}"]`, openCard);
  }

  function goToWord(id, openCard = false) {
    const word = analysis().sentiment.words[id];
    if (word) go({ kind: "word", id, at: 0 }, word.start, `.mark[data-w="${id}"]`, openCard);
  }

  function goToSpan(start, end) {
    const words = analysis().sentiment.words;
    const inside = words.findIndex((word) => word.start >= start && word.end <= end);
    go({ kind: "span", id: start, at: end }, start, inside < 0 ? null : `.mark[data-w="${inside}"]`);
  }

  /** Selects what a mark in the text stands for, so that the list shows it too. */
  function selectMark(data) {
    if (data.e !== undefined) store.set({ select: { kind: "entity", id: Number(data.e), at: Number(data.m ?? 0) } });
    else if (data.quote !== undefined) store.set({ select: { kind: "quote", id: Number(data.quote), at: 0 } });
    else if (data.w !== undefined) store.set({ select: { kind: "word", id: Number(data.w), at: 0 } });
  }

  function correct(correction) {
    const article = articles.current();
    article.corrections = [...article.corrections, correction];
    store.set({ select: null });
    articles.touch();
    articles.run().then(() => say(s.corrections.done));
  }

  function setLexicon(lexicon) {
    store.set({ lexicon, select: null });
    articles.run().then(() => say(s.corrections.done));
  }

  const span = ({ start, end }) => ({ start, end });
  return {
    selectMark,
    /** Called with the mark that a card's own "next" has led to. */
    onArrive: (fn) => (arrive = fn),
    /** What the address asked for, once the text is there. */
    restore(select) {
      if (select.kind === "entity" && analysis()?.entities[select.id]) goToMention(analysis().entities[select.id], select.at);
      else if (select.kind === "quote" && analysis()) goToQuote(select.id);
      else if (select.kind === "word" && analysis()) goToWord(select.id);
      else if (select.kind === "span" && analysis()) goToSpan(select.id, select.at);
    },
    act: {
      goToMention,
      goToQuote,
      goToWord,
      goToSpan,
      showQuote: (id) => {
        store.set({ panel: "quotes" });
        goToQuote(id);
      },
      showQuotesOf: (entity) => store.set({ panel: "quotes", pane: "panel", select: { kind: "entity", id: entity.id, at: 0 } }),
      remove: (layer, place) => correct({ action: "remove", layer, ...span(place) }),
      setType: (entity, mention, type) => type !== entity.type && correct({ action: "type", type, ...span(mention) }),
      join: (a, b) => correct({ action: "join", entities: [span(a.mentions[0]), span(b.mentions[0])] }),
      addWord: (word, polarity) => setLexicon(withWord(state.lexicon, word, polarity)),
      neverWord: (word) => setLexicon(withWord(state.lexicon, word, null)),
      setLexicon,
      async copyQuote(quote) {
        await navigator.clipboard.writeText(quoteLine(state.shown.text, analysis(), quote));
        say(s.card.copied);
      },
    },
  };
}
