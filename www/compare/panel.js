// Two articles side by side: both to read, and below them who speaks, which quotations, words for the same people, numbers
// and names each has. Every entry scrolls the columns to its places.

/** @import { Analysis, Entity } from "../pkg/article_analyzer.js" */
/** @import { Actions } from "../actions.js" */
/** @import { Voice } from "../overview/figures.js" */
/** @import { PanelContext } from "../panels.js" */
/** @import { Article } from "../state.js" */
/** @import { MarkIndex } from "../element/segments.js" */
/** @import { BearingWord, Fact, Paired } from "./compare.js" */
/** @import { Place, SharedPlace } from "./columns.js" */
import { button, h } from "../dom.js";
import { compareHtml } from "../export/compare-html.js";
import { download, fileName } from "../export/download.js";
import { shorten, titleOf, voiceClass, voiceName, wordClass } from "../labels.js";
import { check } from "../lists/list.js";
import { bar, toneChart } from "../overview/charts.js";
import { firstOf, tonePoints } from "../overview/figures.js";
import { toneKey, toneSummary } from "../overview/overview.js";
import { s } from "../strings/index.js";
import { readingColumns } from "./columns.js";
import { descriptionsOf, pairEntities, pairFacts, pairQuotes, pairVoices, wordsFor } from "./compare.js";

/** @typedef {{ article: Article, text: string, analysis: Analysis, index: MarkIndex, see: (place: Place) => void }} Side */
/** @typedef {[a: Side, b: Side]} Sides */

/** @type {(entity: Entity) => Place} */
const mentionPlace = ({ id, mentions }) => ({ start: mentions[0].start, selector: `[data-e="${id}"]` });
/** @type {(analysis: Analysis, id: number) => Place} */
const quotePlace = ({ quotes }, id) => ({ start: quotes[id].content[0].start, selector: `[data-q="${id}"]` });

/**
 * @param {PanelContext} context
 * @param {Actions} act
 */
export function comparePanel({ article, text, analysis, index, state }, act) {
  const others = state.articles
    .filter((other) => other.key !== article.key && other.text.trim())
    .sort((a, b) => Number(Boolean(a.example)) - Number(Boolean(b.example)));
  const choose = h(
    "select",
    { "data-key": "compare-with", onchange: () => act.compareWith(choose.value || null) },
    h("option", { value: "" }, s.compare.choose),
    others.map((other) =>
      h("option", { value: other.key, selected: other.key === state.compare }, titleOf(other, null)),
    ),
  );
  const head = [
    h("h3", {}, s.compare.heading),
    h(
      "div",
      { class: "filters" },
      h("label", { class: "field" }, h("span", {}, s.compare.with), choose),
      state.compare ? button(s.compare.swap, act.swap, { "data-key": "swap" }) : null,
      button(s.compare.leave, () => act.panel("overview")),
    ),
  ];
  const { second } = state;
  if (!state.compare) return [...head, h("p", { class: "none" }, s.compare.hint)];
  if (second?.article.key !== state.compare) return [...head, h("p", { class: "none" }, s.compare.working)];
  const texts = /** @type {const} */ ([{ article, text, analysis, index }, second]);
  const pairs = pairEntities(...texts);
  const quotations = pairQuotes(...texts);
  /** @type {SharedPlace[]} */
  const shared = [
    ...quotations.both.map(
      ({ a, b }) => /** @type {const} */ ([quotePlace(analysis, a.id), quotePlace(second.analysis, b.id), 10]),
    ),
    ...pairs.both.map(([a, b]) => /** @type {const} */ ([mentionPlace(a), mentionPlace(b), 1])),
  ];
  const columns = readingColumns(texts, shared, { ...state.layers, weak: state.weak });
  /** @type {Sides} */
  const sides = [
    { ...texts[0], see: (place) => columns.see([place, null]) },
    { ...texts[1], see: (place) => columns.see([null, place]) },
  ];
  const names = sides.map((side) => titleOf(side.article, side.analysis, 120));
  return [
    ...head,
    h(
      "div",
      { class: "filters" },
      check(s.compare.linked, true, columns.link),
      document.fullscreenEnabled ? button(s.compare.full, act.fullScreen, { "data-key": "full" }) : null,
      button(s.compare.save, () =>
        download(
          fileName(names.join(" "), ".html"),
          "text/html;charset=utf-8",
          compareHtml(texts, names, state.version),
        ),
      ),
    ),
    h(
      "div",
      { class: "pair titles" },
      sides.map((side, i) =>
        h(
          "h3",
          { dir: "auto" },
          h("span", { class: "letter" }, i ? s.compare.b : s.compare.a),
          " ",
          names[i],
          " ",
          h("span", { class: "aside", dir: "auto" }, shorten(side.article.paper ?? "", 40)),
          " ",
          button(s.compare.alone, () => act.goIn(side.article, () => {}), {
            class: "link",
            "aria-label": s.compare.aloneOf(names[i]),
          }),
        ),
      ),
    ),
    columns.element,
    speakersSection(sides, pairs),
    quotesSection(sides, quotations, (a, b) => columns.see([quotePlace(analysis, a), quotePlace(second.analysis, b)])),
    wordsSection(sides, pairs),
    factsSection(sides),
    namesSection(sides, pairs, (a, b) => columns.see([mentionPlace(a), mentionPlace(b)])),
    figuresSection(sides),
    toneSection(sides),
  ];
}

const nothing = () => h("p", { class: "none" }, s.compare.nothing);

/** @param {Sides} sides */
function figuresSection(sides) {
  /** @param {number | null} value */
  const tone = (value) => (value === null ? s.compare.nothing : `${s.signed(value)}, ${s.tone(value)}`);
  /** @type {[string, (analysis: Analysis) => string][]} */
  const rows = [
    [s.compare.length, ({ stats }) => stats.words.toLocaleString("en")],
    [s.compare.quotedShare, ({ stats }) => s.percent(stats.quotedShare)],
    [s.compare.anonymousShare, ({ stats }) => s.percent(stats.anonymousShare)],
    [s.compare.own, ({ stats }) => tone(stats.ownTone)],
    [s.compare.quoted, ({ stats }) => tone(stats.quotedTone)],
  ];
  return h(
    "table",
    { class: "figures" },
    h(
      "thead",
      {},
      h("tr", {}, h("td", {}), h("th", { scope: "col" }, s.compare.a), h("th", { scope: "col" }, s.compare.b)),
    ),
    h(
      "tbody",
      {},
      rows.map(([name, value]) =>
        h(
          "tr",
          {},
          h("th", { scope: "row" }, name),
          sides.map((side) => h("td", {}, value(side.analysis))),
        ),
      ),
    ),
  );
}

/**
 * @param {Side} side
 * @param {Entity} entity
 * @param {() => void} [go]
 */
function entityButton(side, entity, go = () => side.see(mentionPlace(entity))) {
  return button(
    [
      h("span", { class: `name ${entity.type}`, dir: "auto" }, shorten(entity.name, 40)),
      h("span", { class: "aside" }, ` ${s.lists.times(entity.mentions.length)}`),
    ],
    go,
    { class: "chip" },
  );
}

/**
 * @param {Sides} sides
 * @param {Paired} paired
 * @param {(a: Entity, b: Entity) => void} see
 */
function namesSection(sides, { both, onlyA, onlyB, unmarkedA, unmarkedB }, see) {
  const unmarked = () => h("span", { class: "none" }, s.compare.unmarked);
  /** @type {(a: Element, b: Element) => Element} */
  const row = (a, b) => h("li", { class: "pair" }, h("div", {}, a), h("div", {}, b));
  /**
   * @param {Side} side
   * @param {readonly Entity[]} list
   */
  const some = (side, list) =>
    list.length
      ? h(
          "ul",
          { class: "chips" },
          list.slice(0, 20).map((entity) => h("li", {}, entityButton(side, entity))),
        )
      : nothing();
  return h(
    "section",
    {},
    h("h3", {}, s.compare.both),
    both.length || unmarkedA.length || unmarkedB.length
      ? h("ul", { class: "pairs" }, [
          both.slice(0, 20).map(([a, b]) =>
            row(
              entityButton(sides[0], a, () => see(a, b)),
              entityButton(sides[1], b, () => see(a, b)),
            ),
          ),
          unmarkedB.slice(0, 10).map((entity) => row(entityButton(sides[0], entity), unmarked())),
          unmarkedA.slice(0, 10).map((entity) => row(unmarked(), entityButton(sides[1], entity))),
        ])
      : nothing(),
    h(
      "div",
      { class: "pair" },
      h("div", {}, h("h3", {}, s.compare.onlyA), some(sides[0], onlyA)),
      h("div", {}, h("h3", {}, s.compare.onlyB), some(sides[1], onlyB)),
    ),
  );
}

/**
 * @param {Sides} sides
 * @param {Paired} paired
 */
function speakersSection(sides, paired) {
  /**
   * @param {Side} side
   * @param {Voice | null} voice
   */
  const cell = (side, voice) => {
    if (!voice) return nothing();
    const first = firstOf(side.analysis, voice);
    const label = shorten(voiceName(side.analysis, voice), 40);
    return h(
      "div",
      { class: "voice" },
      first < 0
        ? h("span", { dir: "auto" }, label)
        : button(label, () => side.see(quotePlace(side.analysis, first)), {
            class: "link",
            dir: "auto",
          }),
      bar(voice.share, voiceClass(voice)),
      h("span", { class: "aside" }, s.percent(voice.share)),
    );
  };
  return h(
    "section",
    {},
    h("h3", {}, s.compare.speakers),
    h(
      "ul",
      { class: "pairs" },
      pairVoices(...sides, paired).map((row) =>
        h("li", { class: "pair" }, cell(sides[0], row.a), cell(sides[1], row.b)),
      ),
    ),
  );
}

/**
 * The quotations of both and of one alone.
 * @param {Sides} sides
 * @param {ReturnType<typeof pairQuotes>} quotations
 * @param {(a: number, b: number) => void} see shows both of a pair
 */
function quotesSection(sides, { both, onlyA, onlyB }, see) {
  /** @type {(side: Side, quote: { id: number, written: string }, go?: () => void) => Element} */
  const said = (side, { id, written }, go = () => side.see(quotePlace(side.analysis, id))) =>
    button(shorten(written, 160), go, { class: "link said", dir: "auto" });
  /** @type {(i: 0 | 1, list: typeof onlyA) => Element} */
  const alone = (i, list) =>
    h(
      "div",
      {},
      h("h4", {}, i ? s.compare.onlyB : s.compare.onlyA),
      list.length ? list.slice(0, 12).map((quote) => h("p", {}, said(sides[i], quote))) : nothing(),
    );
  return h(
    "section",
    {},
    h("h3", {}, s.compare.quotations),
    h(
      "ul",
      { class: "pairs" },
      both.map(({ a, b, cut }) =>
        h(
          "li",
          { class: "pair" },
          h(
            "div",
            {},
            said(sides[0], a, () => see(a.id, b.id)),
          ),
          h(
            "div",
            {},
            cut ? said(sides[1], b, () => see(a.id, b.id)) : s.compare.same,
            cut ? h("p", { class: "none" }, s.compare.cut) : null,
          ),
        ),
      ),
    ),
    h("div", { class: "pair" }, alone(0, onlyA), alone(1, onlyB)),
  );
}

/**
 * Numbers, dates and amounts: those of both, and those that stand in one of the texts alone.
 * @param {Sides} sides
 */
function factsSection(sides) {
  const { both, onlyA, onlyB } = pairFacts(...sides);
  /** @type {(side: Side, list: readonly Fact[]) => Element} */
  const some = (side, list) =>
    list.length
      ? h(
          "ul",
          { class: "chips" },
          list.slice(0, 20).map(({ written, start, selector }) =>
            h(
              "li",
              {},
              button(written, () => side.see({ start, selector }), { class: "chip" }),
            ),
          ),
        )
      : nothing();
  return h(
    "section",
    {},
    h("h3", {}, s.compare.facts),
    h(
      "div",
      { class: "pair" },
      [both.map(([a]) => a), both.map(([, b]) => b)].map((list, i) =>
        h("div", {}, h("h4", {}, s.compare.inBoth), some(sides[i], list)),
      ),
      [onlyA, onlyB].map((list, i) =>
        h("div", {}, h("h4", {}, i ? s.compare.onlyB : s.compare.onlyA), some(sides[i], list)),
      ),
    ),
  );
}

/**
 * Which words each article has for the same people.
 * @param {Sides} sides
 * @param {Paired} paired
 */
function wordsSection(sides, { both }) {
  const rows = both
    .map((pair) => ({
      name: pair[0].name,
      found: pair.map((entity, i) => ({
        words: wordsFor(sides[i], entity).slice(0, 12),
        called: descriptionsOf(sides[i], entity).slice(0, 4),
      })),
    }))
    .filter(({ found }) => found.some(({ words, called }) => words.length || called.length))
    .slice(0, 15);
  /**
   * @param {Side} side
   * @param {{ words: BearingWord[], called: string[] }} found
   */
  const cell = (side, { words, called }) =>
    h(
      "div",
      {},
      called.length
        ? h("p", { dir: "auto", class: "called" }, called.map((each) => `“${shorten(each, 50)}”`).join(", "))
        : null,
      words.length
        ? h(
            "ul",
            { class: "chips" },
            words.map((word) => h("li", {}, chosenWord(side, word))),
          )
        : null,
      words.length || called.length ? null : nothing(),
    );
  return h(
    "section",
    {},
    h("h3", {}, s.compare.words),
    rows.length
      ? rows.map(({ name, found }) =>
          h(
            "div",
            {},
            h("h4", { dir: "auto" }, name),
            h(
              "div",
              { class: "pair" },
              found.map((side, i) => cell(sides[i], side)),
            ),
          ),
        )
      : nothing(),
  );
}

/**
 * @param {Side} side
 * @param {BearingWord} word
 */
function chosenWord(side, word) {
  return button(
    [
      h("span", { class: `${wordClass(word)} last` }, word.written),
      word.count > 1 ? h("span", { class: "aside" }, ` ${s.lists.times(word.count)}`) : null,
    ],
    () => side.see({ start: word.start, selector: `[data-w="${word.id}"]` }),
    { class: "chip" },
  );
}

/** @param {Sides} sides */
function toneSection(sides) {
  /** @param {Side} side */
  const chart = (side) => {
    const points = tonePoints(side.analysis);
    if (!points.length) return h("p", { class: "none" }, s.overview.toneNone);
    return h(
      "div",
      {},
      toneChart(points, side.text.length, -1, (i) => side.see({ start: points[i].start, selector: ":not(*)" })),
      h("p", {}, toneSummary(side.analysis)),
    );
  };
  return h("section", {}, h("h3", {}, s.compare.tone), h("div", { class: "pair" }, sides.map(chart)), toneKey());
}
