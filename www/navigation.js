// Going to places: what is selected, how a press in a list or a card leads into the text and the other way round, and what
// the buttons of a card do. Owns no element.

import { withWord } from "./corrections.js";
import { quoteLine } from "./export/quote.js";
import { s } from "./strings/index.js";

export function createNavigation(store, view, articles, say) {
  const { state } = store;
  let arrive = () => {};
  let afterShown = null;

  function go(select, start, selector, openCard) {
    store.set({ select, pane: "read" });
    view.goTo(start, selector, (element) => {
      const mark = element.classList.contains("mark") ? element : element.querySelector(".mark");
      if (openCard && mark) arrive(mark);
    });
  }

  const analysis = () => state.shown.analysis;

  function goToMention(entity, number, openCard = false) {
    const mention = entity.mentions[number];
    if (!mention) return;
    go(
      { kind: "entity", id: entity.id, at: number },
      mention.start,
      `.mark[data-e="${entity.id}"][data-m="${number}"]`,
      openCard,
    );
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
    store.set({ select: { kind: "span", id: start, at: end }, pane: "read" });
    view.goToSpan(start, end);
  }

  /** Selects what a mark in the text stands for, so that the list shows it too. */
  function selectMark(data) {
    if (data.e !== undefined) store.set({ select: { kind: "entity", id: Number(data.e), at: Number(data.m ?? 0) } });
    else if (data.quote !== undefined) store.set({ select: { kind: "quote", id: Number(data.quote), at: 0 } });
    else if (data.w !== undefined) store.set({ select: { kind: "word", id: Number(data.w), at: 0 } });
  }

  const correct = (correction) => setCorrections([...articles.current().corrections, correction]);

  function setCorrections(corrections) {
    articles.current().corrections = corrections;
    store.set({ select: null });
    articles.touch();
    articles.run().then(() => say(s.corrections.done));
  }

  function setLexicon(lexicon) {
    store.set({ lexicon, select: null });
    articles.run().then(() => say(s.corrections.done));
  }

  const span = ({ start, end }) => ({ start, end });
  const places = {
    goToMention: (entity, number) => goToMention(analysis().entities[entity.id], number),
    goToQuote,
    goToWord,
    goToSpan,
  };
  return {
    /** Once a newly chosen article is on the screen: goes where the press that chose it wanted to. */
    shown() {
      const then = afterShown;
      afterShown = null;
      if (state.shown.analysis) then?.();
    },
    selectMark,
    /** Called with the mark that a card's own "next" has led to. */
    onArrive: (fn) => (arrive = fn),
    /** What the address asked for, once the text is there. */
    restore(select) {
      afterShown = () => {
        const entity = analysis().entities[select.id];
        if (select.kind === "entity" && entity) goToMention(entity, Math.min(select.at, entity.mentions.length - 1));
        else if (select.kind === "quote") goToQuote(select.id);
        else if (select.kind === "word") goToWord(select.id);
        else if (select.kind === "span" && select.at > select.id && select.at <= state.shown.text.length)
          goToSpan(select.id, select.at);
      };
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
      showQuotesOf: (entity) =>
        store.set({ panel: "quotes", pane: "panel", select: { kind: "entity", id: entity.id, at: 0 } }),
      remove: (layer, place) => correct({ action: "remove", layer, ...span(place) }),
      setType: (entity, mention, type) => type !== entity.type && correct({ action: "type", type, ...span(mention) }),
      join: (a, b) => correct({ action: "join", entities: [span(a.mentions[0]), span(b.mentions[0])] }),
      addWord: (word, polarity) => setLexicon(withWord(state.lexicon, word, polarity)),
      neverWord: (word) => setLexicon(withWord(state.lexicon, word, null)),
      panel: (panel) => store.set({ panel }),
      compareWith: (key) => store.set({ compare: key }),
      swap() {
        const [a, b] = [state.current, state.compare];
        articles.choose(b);
        store.set({ compare: a });
      },
      /** From the comparison to a place in one of its articles. */
      goIn(side, lead) {
        store.set({ panel: "overview" });
        if (!side.other) return lead(places);
        const { key } = side.article;
        const back = state.current;
        afterShown = () => lead(places);
        articles.choose(key);
        store.set({ compare: back });
      },
      setLexicon,
      setCorrections,
      print() {
        view.markAll();
        window.print();
      },
      async copyQuote(quote) {
        await navigator.clipboard.writeText(quoteLine(state.shown.text, analysis(), quote));
        say(s.card.copied);
      },
    },
  };
}
