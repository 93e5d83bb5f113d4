// The export panel: one button for each format.

/** @import { Actions } from "../actions.js" */
/** @import { PanelContext } from "../panels.js" */
import { fingerprint } from "../corrections.js";
import { button, h } from "../dom.js";
import { titleOf } from "../labels.js";
import { s } from "../strings/index.js";
import { namesCsv, quotesCsv, sentencesCsv, wordsCsv } from "./csv.js";
import { download, fileName } from "./download.js";
import { toAnnotations, toJson, toMarkdown } from "./formats.js";
import { toHtml } from "./html.js";

/** @typedef {"json" | "csvNames" | "csvQuotes" | "csvWords" | "csvSentences" | "markdown" | "html" | "annotations"} Form */

/**
 * @param {PanelContext} context
 * @param {Actions} act
 */
export function exportPanel({ article, text, analysis, state }, act) {
  const analysed = { text, analysis };
  const own = { corrections: article.corrections, lexicon: state.lexicon, version: state.version };
  const title = titleOf(article, analysis, 120);
  const address = `urn:article-analyzer:${fingerprint(text)}`;
  /** @type {[form: Form, ending: string, type: string, make: () => string][]} */
  const forms = [
    ["json", ".json", "application/json", () => toJson(analysed, own)],
    ["csvNames", "-names.csv", "text/csv", () => namesCsv(analysed)],
    ["csvQuotes", "-quotes.csv", "text/csv", () => quotesCsv(analysed)],
    ["csvWords", "-words.csv", "text/csv", () => wordsCsv(analysed)],
    ["csvSentences", "-sentences.csv", "text/csv", () => sentencesCsv(analysed)],
    ["markdown", ".md", "text/markdown", () => toMarkdown(analysed, own, title)],
    ["html", ".html", "text/html", () => toHtml(analysed, own, title)],
    ["annotations", "-annotations.jsonld", "application/ld+json", () => toAnnotations(analysed, own, address)],
  ];
  return [
    h("h3", {}, s.export.heading),
    h(
      "ul",
      { class: "exports" },
      forms.map(([key, ending, type, make]) =>
        h(
          "li",
          {},
          button(s.export[key], () => download(fileName(title, ending), `${type};charset=utf-8`, make()), {
            "data-key": key,
          }),
        ),
      ),
      h(
        "li",
        {},
        button(s.export.print, () => act.print()),
      ),
    ),
    h("p", { class: "note" }, s.export.note),
  ];
}
