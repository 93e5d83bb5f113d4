// Who speaks, and how much of the article each voice has: its own first, then who is named, then what is not sure.

/** @import { Actions } from "../actions.js" */
/** @import { PanelContext } from "../panels.js" */
/** @import { Voice } from "./figures.js" */
import { button, h } from "../dom.js";
import { shorten, voiceClass, voiceName } from "../labels.js";
import { check } from "../lists/list.js";
import { s } from "../strings/index.js";
import { bar } from "./charts.js";
import { firstOf, voices } from "./figures.js";

/**
 * @param {PanelContext} context
 * @param {Actions} act
 */
export function voicesSection({ analysis, state, live }, act) {
  const { unsureQuotes } = analysis.stats;
  /** @param {Voice} voice */
  const name = (voice) => {
    const first = firstOf(analysis, voice);
    const label = shorten(voiceName(analysis, voice), 44);
    if (first < 0) return h("span", { class: "who" }, label);
    const speaker = voice.entity === null ? null : analysis.entities[voice.entity];
    const go =
      voice.who === "unsure" ? act.showUnsure : speaker ? () => act.showQuotesOf(speaker) : () => act.showQuote(first);
    return button(label, go, { class: "link who", dir: "auto" });
  };
  const list = () => {
    const rows = voices(analysis, state.filters.voices.unsure);
    const named = rows.filter((row) => row.who === "speaker" && row.entity !== null);
    const share = named.reduce((sum, row) => sum + row.share, 0);
    const [own, ...others] = rows;
    const unsure = others.filter((row) => row.who === "unsure");
    const speakers = others.filter((row) => row.who === "speaker");
    return [
      h("p", {}, others.length ? s.overview.voicesText(named.length, s.percent(share)) : s.overview.noVoices),
      h(
        "ul",
        { class: "voices" },
        [own, ...speakers.slice(0, 8), ...unsure].map((row) =>
          h(
            "li",
            {},
            name(row),
            h("span", { class: "share" }, s.percent(row.share)),
            bar(row.share, voiceClass(row)),
            h(
              "span",
              { class: "aside" },
              [
                row.who === "own" ? null : s.overview.quotes(row.quotes),
                s.card.words(row.words),
                row.tone === null ? null : s.tone(row.tone),
              ]
                .filter(Boolean)
                .join(", "),
            ),
          ),
        ),
      ),
    ];
  };
  return h(
    "section",
    {},
    h("h3", {}, s.overview.voices),
    live(list),
    unsureQuotes
      ? check(s.overview.countUnsure(unsureQuotes), state.filters.voices.unsure, (unsure) =>
          act.filter("voices", { unsure }),
        )
      : null,
  );
}
