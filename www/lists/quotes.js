// The list of quotes: by speaker, by kind, with their cues; unnamed sources apart, unknown speakers called unknown.

/** @import { Quote } from "../pkg/article_analyzer.js" */
/** @import { Actions } from "../actions.js" */
/** @import { PanelContext } from "../panels.js" */
import { button, h } from "../dom.js";
import { isSure, quoteKind, shorten, speakerName, speakerShown, textOf } from "../labels.js";
import { voicesSection } from "../overview/voices.js";
import { s } from "../strings/index.js";
import { choice, entry, groupBy, groupHeading, growing, search } from "./list.js";

/** The groups that come last. */
const ANONYMOUS = "anonymous";
const UNKNOWN = "";
const UNSURE = "unsure";
const THOUGHT = "thought";
const LAST = [ANONYMOUS, UNKNOWN, THOUGHT, UNSURE];

/**
 * @param {PanelContext} context
 * @param {Actions} act
 */
export function quotesPanel(context, act) {
  const { text, analysis, state, live } = context;
  const numbered = analysis.quotes.map((quote, id) => ({ quote, id }));

  const speakers = [
    ...new Set(
      analysis.stats.speakers.flatMap(({ entity }) => (entity === null ? [] : analysis.entities[entity].name)),
    ),
  ];
  /** Whose quotes are wanted; who does not speak here was wanted of another article. */
  const wanted = () => (speakers.includes(state.filters.quotes.by) ? state.filters.quotes.by : "");

  const list = () => {
    const { query, kind, order, sure } = state.filters.quotes;
    const by = wanted();
    const found = numbered
      .filter(({ quote }) => !by || (quote.speaker !== null && analysis.entities[quote.speaker].name === by))
      .filter(({ quote }) => !sure || (isSure(analysis, quote) ? "sure" : "unsure") === sure)
      .filter(({ quote }) => !kind || (quote.speech ? quote.kind : "thought") === kind)
      .filter(
        ({ quote }) =>
          !query ||
          [textOf(text, quote.content), textOf(text, quote.cue), speaker(quote)].some((part) =>
            part.toLowerCase().includes(query),
          ),
      );
    if (!found.length || order === "place") return [growing(found, (item) => row(item, true))];
    return groupBy(found, ({ quote }) => group(quote))
      .sort(([a, listA], [b, listB]) => rank(a) - rank(b) || listB.length - listA.length)
      .flatMap(([key, list]) => {
        if (key === UNSURE || key === THOUGHT) {
          const heading = key === UNSURE ? s.overview.unsure : s.lists.thought;
          return [groupHeading(heading, list.length), growing(list, (item) => row(item, true))];
        }
        const name = speaker(list[0].quote);
        const entity = typeof key === "number" ? analysis.entities[key] : null;
        const heading = entity ? button(name, () => act.goToMention(entity, 0), { class: "link" }) : name;
        return [groupHeading(heading, list.length), growing(list, (item) => row(item, false))];
      });
  };

  /** @param {Quote} quote */
  const speaker = (quote) =>
    quote.speaker === null && quote.anonymous ? s.lists.anonymous : speakerName(text, analysis, quote);

  /**
   * Whose group a quote belongs to: an entity, or somebody as the article calls them.
   * @param {Quote} quote
   */
  const group = (quote) => {
    if (!isSure(analysis, quote)) return UNSURE;
    if (!quote.speech) return THOUGHT;
    if (quote.speaker !== null) return quote.speaker;
    if (quote.anonymous) return ANONYMOUS;
    const written = speakerName(text, analysis, quote);
    return written === s.unknownSpeaker ? UNKNOWN : written;
  };
  /** @param {string | number} key */
  const rank = (key) => LAST.indexOf(String(key));

  /**
   * @param {{ quote: Quote, id: number }} item
   * @param {boolean} withSpeaker
   */
  const row = ({ quote, id }, withSpeaker) => {
    const cue = textOf(text, quote.cue);
    const sure = isSure(analysis, quote);
    const selected = state.select?.kind === "quote" && state.select.id === id;
    return entry(`quote.${id}`, selected, () => act.goToQuote(id), [
      h(
        "span",
        { class: `said ${quote.kind}${sure ? "" : " unsure"}`, dir: "auto" },
        shorten(textOf(text, quote.content)),
      ),
      h(
        "span",
        { class: "aside" },
        withSpeaker ? `${speakerShown(text, analysis, quote)}, ` : null,
        quote.speech ? quoteKind(quote.kind) : s.lists.thought,
        /\p{L}/u.test(cue) ? `, “${cue}”` : "",
        sure ? "" : `, ${s.lists.unsure(s.percent(quote.confidence))}`,
      ),
    ]);
  };

  const { query, kind, order, sure } = state.filters.quotes;
  return [
    voicesSection(context, act),
    h("h3", {}, s.lists.said),
    h(
      "div",
      { class: "filters" },
      search(query, (query) => act.filter("quotes", { query })),
      choice(
        s.lists.speaker,
        [["", s.lists.all], ...speakers.map((name) => /** @type {const} */ ([name, shorten(name, 40)]))],
        wanted(),
        (by) => act.filter("quotes", { by }),
      ),
      choice(
        s.lists.kind,
        [["", s.lists.all], ...Object.entries(s.quoteKinds), ["thought", s.lists.thought]],
        kind,
        (kind) => act.filter("quotes", { kind }),
      ),
      choice(
        s.lists.sureness,
        [
          ["", s.lists.all],
          ["sure", s.lists.sureOnly],
          ["unsure", s.overview.unsure],
        ],
        sure,
        (sure) => act.filter("quotes", { sure }),
      ),
      choice(
        s.lists.sort,
        [
          ["speaker", s.lists.bySpeaker],
          ["place", s.lists.byPlace],
        ],
        order,
        (order) => act.filter("quotes", { order }),
      ),
    ),
    analysis.quotes.length ? live(list) : h("p", { class: "none" }, s.lists.none),
  ];
}
