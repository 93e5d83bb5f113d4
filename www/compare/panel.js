// Two articles side by side: figures, who is named in both and who in one, who speaks, which words each has for the same
// people, tone against tone. Every entry leads to its place in its article.

import { button, h } from "../dom.js";
import { titleOf } from "../export/panel.js";
import { shorten } from "../labels.js";
import { bar, toneChart } from "../overview/charts.js";
import { toneBySentence } from "../overview/figures.js";
import { s } from "../strings/index.js";
import { callings, pairEntities, pairVoices, wordsFor } from "./compare.js";

export function comparePanel(shown, act) {
  const { state } = shown.store;
  const others = state.articles.filter((article) => article.key !== shown.article.key && article.text.trim());
  const choose = h(
    "select",
    { "data-key": "compare-with", onchange: () => act.compareWith(choose.value || null) },
    h("option", { value: "" }, s.compare.choose),
    others.map((article) =>
      h("option", { value: article.key, selected: article.key === state.compare }, articleTitle(article)),
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
  const sides = [
    { ...shown, act, other: false },
    { ...second, act, other: true },
  ];
  const pairs = pairEntities(...sides);
  return [
    ...head,
    h(
      "div",
      { class: "pair titles" },
      sides.map((side, i) =>
        h("h3", { dir: "auto" }, h("span", { class: "letter" }, i ? s.compare.b : s.compare.a), " ", titleOf(side)),
      ),
    ),
    figures(sides),
    named(sides, pairs),
    speakers(sides, pairs),
    choices(sides, pairs),
    tones(sides),
  ];
}

const articleTitle = (article) => article.title || shorten(article.text.trim().split("\n", 1)[0], 60);
const nothing = () => h("p", { class: "none" }, s.compare.nothing);

function figures(sides) {
  const tone = (value) => (value === null ? s.compare.nothing : `${s.signed(value)}, ${s.tone(value)}`);
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

function lead(side, entity) {
  return button(
    [
      h("span", { class: `name ${entity.type}`, dir: "auto" }, shorten(entity.name, 40)),
      h("span", { class: "aside" }, ` ${s.lists.times(entity.mentions.length)}`),
    ],
    () => side.act.goIn(side, (go) => go.goToMention(entity, 0)),
    { class: "chip" },
  );
}

function named(sides, { both, onlyA, onlyB }) {
  const some = (side, list) =>
    list.length
      ? h(
          "ul",
          { class: "chips" },
          list.slice(0, 20).map((entity) => h("li", {}, lead(side, entity))),
        )
      : nothing();
  return h(
    "section",
    {},
    h("h3", {}, s.compare.both),
    both.length
      ? h(
          "ul",
          { class: "pairs" },
          both
            .slice(0, 20)
            .map(([a, b]) =>
              h("li", { class: "pair" }, h("div", {}, lead(sides[0], a)), h("div", {}, lead(sides[1], b))),
            ),
        )
      : nothing(),
    h(
      "div",
      { class: "pair" },
      h("div", {}, h("h3", {}, s.compare.onlyA), some(sides[0], onlyA)),
      h("div", {}, h("h3", {}, s.compare.onlyB), some(sides[1], onlyB)),
    ),
  );
}

function speakers(sides, pairs) {
  const name = (side, row) =>
    row.own ? s.ownVoice : row.entity === null ? s.overview.unnamed : side.analysis.entities[row.entity].name;
  const cell = (side, row) => {
    if (!row) return nothing();
    const first = row.own ? -1 : side.analysis.quotes.findIndex((quote) => quote.speaker === row.entity);
    const label = shorten(name(side, row), 40);
    return h(
      "div",
      { class: "voice" },
      first < 0
        ? h("span", { dir: "auto" }, label)
        : button(label, () => side.act.goIn(side, (go) => go.goToQuote(first)), { class: "link", dir: "auto" }),
      bar(row.share, row.own ? "own" : row.entity === null ? "unnamed" : "named"),
      h("span", { class: "aside" }, s.percent(row.share)),
    );
  };
  return h(
    "section",
    {},
    h("h3", {}, s.compare.speakers),
    h(
      "ul",
      { class: "pairs" },
      pairVoices(...sides, pairs).map((row) =>
        h("li", { class: "pair" }, cell(sides[0], row.a), cell(sides[1], row.b)),
      ),
    ),
  );
}

function choices(sides, { both }) {
  const rows = both
    .map(([a, b]) => [
      a,
      [a, b].map((entity, i) => ({
        words: wordsFor(sides[i], entity).slice(0, 12),
        called: callings(sides[i], entity).slice(0, 4),
      })),
    ])
    .filter(([, found]) => found.some(({ words, called }) => words.length || called.length))
    .slice(0, 15);
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
      ? rows.map(([entity, found]) =>
          h(
            "div",
            {},
            h("h4", { dir: "auto" }, entity.name),
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

function chosenWord(side, word) {
  const sign = word.polarity > 0 ? "pos" : word.polarity < 0 ? "neg" : "even";
  return button(
    [
      h("span", { class: `word last ${sign}${word.loaded ? " loaded" : ""}` }, word.written),
      word.count > 1 ? h("span", { class: "aside" }, ` ${s.lists.times(word.count)}`) : null,
    ],
    () => side.act.goIn(side, (go) => go.goToWord(word.id)),
    { class: "chip" },
  );
}

function tones(sides) {
  const chart = (side) => {
    const points = toneBySentence(side.analysis);
    if (!points.length) return h("p", { class: "none" }, s.overview.toneNone);
    const { ownTone, quotedTone } = side.analysis.stats;
    return h(
      "div",
      {},
      toneChart(points, side.text.length, -1, (i) =>
        side.act.goIn(side, (go) => go.goToSpan(points[i].start, points[i].end)),
      ),
      h(
        "p",
        {},
        quotedTone === null
          ? s.overview.toneTextOwn(s.tone(ownTone ?? 0))
          : s.overview.toneText(s.tone(ownTone ?? 0), s.tone(quotedTone)),
      ),
    );
  };
  return h(
    "section",
    {},
    h("h3", {}, s.compare.tone),
    h("div", { class: "pair" }, sides.map(chart)),
    h(
      "p",
      { class: "key" },
      h("span", { class: "own" }, "●"),
      ` ${s.overview.toneOwn}  `,
      h("span", { class: "quoted" }, "◆"),
      ` ${s.overview.toneQuoted}`,
    ),
  );
}
