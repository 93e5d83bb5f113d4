// The panel where an article is taken along: one button for each form.

import { fingerprint } from "../corrections.js";
import { button, h } from "../dom.js";
import { shorten } from "../labels.js";
import { s } from "../strings/index.js";
import { namesCsv, quotesCsv, sentencesCsv, wordsCsv } from "./csv.js";
import { download, fileName } from "./download.js";
import { toAnnotations, toJson, toMarkdown } from "./formats.js";
import { toHtml } from "./html.js";

/** The headline where there is one, else the article's title here. */
export function titleOf({ text, analysis, article }) {
  const headline = analysis?.paragraphs.find((paragraph) => paragraph.kind === "headline");
  return (
    shorten(
      headline ? text.slice(headline.start, headline.end) : article.title || text.trim().split(/[\r\n]/, 1)[0],
      120,
    ) || s.input.untitled
  );
}

export function exportPanel(shown, act) {
  const { state } = shown.store;
  const own = { corrections: shown.article.corrections, lexicon: state.lexicon };
  const title = titleOf(shown);
  const forms = [
    ["json", ".json", "application/json", () => toJson(shown, own)],
    ["csvNames", "-names.csv", "text/csv", () => namesCsv(shown)],
    ["csvQuotes", "-quotes.csv", "text/csv", () => quotesCsv(shown)],
    ["csvWords", "-words.csv", "text/csv", () => wordsCsv(shown)],
    ["csvSentences", "-sentences.csv", "text/csv", () => sentencesCsv(shown)],
    ["markdown", ".md", "text/markdown", () => toMarkdown(shown, own, title)],
    ["html", ".html", "text/html", () => toHtml(shown, own, title)],
    [
      "annotations",
      "-annotations.jsonld",
      "application/ld+json",
      () => toAnnotations(shown, own, `urn:article-analyzer:${fingerprint(shown.text)}`),
    ],
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
