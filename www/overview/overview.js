// The overview: who and what it is about, who speaks and how much, in what tone and in whose voice. Every number leads to
// the places behind it; every picture has its text beside it. Evidence, no verdict.

/** @import { Analysis, Entity } from "../pkg/article_analyzer.js" */
/** @import { Actions } from "../actions.js" */
/** @import { PanelContext } from "../panels.js" */
/** @import { Pair, TonePoint } from "./figures.js" */
import { button, h } from "../dom.js";
import { shorten, typeName } from "../labels.js";
import { s } from "../strings/index.js";
import { strip, toneChart } from "./charts.js";
import { mainEntities, together, tonePoints } from "./figures.js";
import { voicesSection } from "./voices.js";

const MAIN = 8;
const TABLE = 150;
/** The least salience of what an article is mostly about, beside its most salient name. */
const MOSTLY = 0.3;

/**
 * Its sections, each to be made when it is its turn.
 * @param {PanelContext} context
 * @param {Actions} act
 */
export function overviewPanel(context, act) {
  const { analysis } = context;
  const main = mainEntities(analysis, MAIN);
  return [
    () => warningsSection(analysis, act),
    () => aboutSection(main, act),
    () => voicesSection(context, act),
    () => toneSection(context, act),
    () => placesSection(context, main, act),
    () => togetherSection(context, main, act),
    () => h("p", { class: "note" }, s.overview.evidence),
  ];
}

/**
 * @param {Analysis} analysis
 * @param {Actions} act
 */
function warningsSection(analysis, act) {
  const list = analysis.warnings.slice(0, 5);
  if (!list.length) return null;
  return h(
    "section",
    { class: "warnings" },
    h("h3", {}, s.overview.warnings),
    h(
      "ul",
      {},
      list.map((warning) =>
        h(
          "li",
          {},
          warning.end > warning.start
            ? button(warning.message, () => act.goToSpan(warning.start, warning.end), { class: "link" })
            : warning.message,
        ),
      ),
    ),
  );
}

/**
 * @param {readonly Entity[]} main
 * @param {Actions} act
 */
function aboutSection(main, act) {
  // Of names that stand there once, none is what an article is mostly about.
  const often = main.filter((entity, at) => entity.mentions.length > 1 && (at === 0 || entity.salience >= MOSTLY));
  const names = (often.length ? often : main).slice(0, 3).map((entity) => entity.name);
  const about = often.length ? s.overview.aboutText : s.overview.aboutNames;
  return h(
    "section",
    {},
    h("h3", {}, s.overview.about),
    h("p", {}, names.length ? about(s.overview.and(names)) : s.overview.aboutNone),
    h(
      "ul",
      { class: "chips" },
      main.map((entity) =>
        h(
          "li",
          {},
          button(
            [
              h("span", { class: `name ${entity.type}`, dir: "auto" }, shorten(entity.name, 40)),
              h("span", { class: "aside" }, ` ${s.lists.times(entity.mentions.length)}`),
            ],
            () => act.goToMention(entity, 0),
            { class: "chip", title: typeName(entity.type) },
          ),
        ),
      ),
    ),
  );
}

/**
 * @param {PanelContext} context
 * @param {Actions} act
 */
function toneSection({ text, analysis, state }, act) {
  const { select } = state;
  const points = tonePoints(analysis);
  const head = h("h3", {}, s.overview.tone);
  if (!points.length) return h("section", {}, head, h("p", {}, s.overview.toneNone));
  const chosen = select?.kind === "span" ? points.findIndex((point) => point.start === select.id) : -1;
  /** @param {number} i */
  const go = (i) => act.goToSpan(points[i].start, points[i].end);
  const readout =
    chosen < 0
      ? s.overview.sentences(points.length)
      : s.overview.point(chosen + 1, points.length, tones(points[chosen]));
  const body = h("tbody", {});
  const table = h(
    "details",
    {
      ontoggle: () => {
        if (body.children.length) return;
        body.append(
          ...points.slice(0, TABLE).map((point) =>
            h(
              "tr",
              {},
              h(
                "td",
                {},
                button(shorten(text.slice(point.start, point.end), 70), () => act.goToSpan(point.start, point.end), {
                  class: "link",
                  dir: "auto",
                }),
              ),
              h("td", {}, point.own === null ? "" : s.signed(point.own)),
              h("td", {}, point.quoted === null ? "" : s.signed(point.quoted)),
            ),
          ),
        );
      },
    },
    h("summary", {}, s.overview.table),
    h(
      "table",
      {},
      h(
        "thead",
        {},
        h(
          "tr",
          {},
          h("th", { scope: "col" }, s.overview.sentence),
          h("th", { scope: "col" }, s.overview.toneOwn),
          h("th", { scope: "col" }, s.overview.toneQuoted),
        ),
      ),
      body,
    ),
    points.length > TABLE ? h("p", { class: "note" }, s.overview.onlyFirst(TABLE, points.length)) : null,
  );
  return h(
    "section",
    {},
    head,
    h("p", {}, toneSummary(analysis)),
    toneChart(points, text.length, chosen, go),
    toneKey(),
    h(
      "div",
      { class: "steps" },
      button("‹", () => go((chosen < 0 ? points.length : chosen + points.length - 1) % points.length), {
        "aria-label": s.overview.previous,
        "data-key": "tone-previous",
      }),
      button("›", () => go((chosen + 1) % points.length), { "aria-label": s.overview.next, "data-key": "tone-next" }),
      h("span", { class: "aside" }, readout),
    ),
    table,
  );
}

/**
 * The tone of an article in a sentence.
 * @param {Analysis} analysis
 */
export function toneSummary({ stats }) {
  const own = s.tone(stats.ownTone ?? 0);
  return stats.quotedTone === null ? s.overview.toneTextOwn(own) : s.overview.toneText(own, s.tone(stats.quotedTone));
}

/** What the dots and diamonds of the chart stand for. */
export const toneKey = () =>
  h(
    "p",
    { class: "key" },
    h("span", { class: "own" }, "●"),
    ` ${s.overview.toneOwn}  `,
    h("span", { class: "quoted" }, "◆"),
    ` ${s.overview.toneQuoted}`,
  );

/** @param {TonePoint} point */
const tones = (point) =>
  [
    point.own === null ? null : `${s.overview.toneOwn} ${s.signed(point.own)}`,
    point.quoted === null ? null : `${s.overview.toneQuoted} ${s.signed(point.quoted)}`,
  ]
    .filter(Boolean)
    .join(", ");

/**
 * @param {PanelContext} context
 * @param {readonly Entity[]} main
 * @param {Actions} act
 */
function placesSection({ text }, main, act) {
  if (!main.length) return null;
  return h(
    "section",
    {},
    h("h3", {}, s.overview.where),
    h(
      "ul",
      { class: "strips" },
      main.map((entity) =>
        h(
          "li",
          {},
          button(shorten(entity.name, 28), () => act.goToMention(entity, 0), {
            class: "link",
            dir: "auto",
            "aria-label": s.overview.whereChart(entity.name, entity.mentions.length),
          }),
          strip(
            entity.mentions.map((mention) => mention.start),
            text.length,
            entity.type,
            (n) => act.goToMention(entity, n),
          ),
        ),
      ),
    ),
  );
}

/**
 * @param {PanelContext} context
 * @param {readonly Entity[]} main
 * @param {Actions} act
 */
function togetherSection({ analysis, state }, main, act) {
  const { select } = state;
  const pairs = together(analysis, main).slice(0, 8);
  const head = h("h3", {}, s.overview.together);
  if (!pairs.length) return h("section", {}, head, h("p", {}, s.overview.togetherNone));
  /**
   * Each press goes on to the next sentence that both stand in.
   * @param {Pair} pair
   */
  const go = (pair) => {
    const places = pair.sentences.map((i) => analysis.sentences[i]);
    const now = select?.kind === "span" ? places.findIndex((sentence) => sentence.start === select.id) : -1;
    const next = places[(now + 1) % places.length];
    act.goToSpan(next.start, next.end);
  };
  return h(
    "section",
    {},
    head,
    h(
      "ul",
      {},
      pairs.map((pair) =>
        h(
          "li",
          {},
          button(s.overview.togetherIn(main[pair.a].name, main[pair.b].name, pair.sentences.length), () => go(pair), {
            class: "link",
            "data-key": `pair-${pair.a}-${pair.b}`,
          }),
        ),
      ),
    ),
  );
}
