// What leaves the page harms nobody who opens it, and says the same as the page.

import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { compareHtml } from "../../../www/export/compare-html.js";
import { cell, namesCsv, quotesCsv, sentencesCsv, table, wordsCsv } from "../../../www/export/csv.js";
import { fileName } from "../../../www/export/download.js";
import { plain, toAnnotations, toJson, toMarkdown } from "../../../www/export/formats.js";
import { toHtml } from "../../../www/export/html.js";
import { analysed, holds } from "./support/made-up.js";

const dangerous = fc
  .tuple(
    fc.constantFrom("", " ", "\t", "\r", "\n", "\u{FEFF}", "\u{202E}", " \u{200B} "),
    fc.constantFrom("=", "+", "-", "@", "＝", "|", "%", "a", '"', ","),
    fc.string(),
  )
  .map((parts) => parts.join(""));

/** The cells of a table, as a spreadsheet reads them. */
function read(table) {
  const rows = [[]];
  for (const [, quoted, bare, end] of table.matchAll(/(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n)/g)) {
    rows.at(-1).push(quoted === undefined ? bare : quoted.replaceAll('""', '"'));
    if (end !== ",") rows.push([]);
  }
  return rows.slice(0, -1);
}

test("no cell of a table is a formula, and no text is lost", () => {
  holds(dangerous, (value) => {
    const [[read1, read2]] = read(table({ a: () => value, b: () => 1 }, [0]).slice(1)).slice(1);
    assert.equal(read2, "1");
    assert.ok(read1 === value || read1 === `'${value}`);
    assert.doesNotMatch(read1, /^[\s\p{Cf}]*[=+\-@＝＋－＠|%]/u);
    assert.doesNotMatch(read1, /^[\t\r\n]/);
  });
});

test("numbers stay numbers, and what is absent is empty", () => {
  assert.deepEqual([-0.5, 3, true, null, undefined, "a"].map(cell), ["-0.5", "3", "true", "", "", '"a"']);
});

test("every table has a row for each thing and a cell for each column", () => {
  holds(analysed, (article) => {
    const { entities, quotes, sentences, sentiment } = article.analysis;
    const counts = [
      [namesCsv, entities.flatMap(({ mentions }) => mentions).length],
      [quotesCsv, quotes.length],
      [wordsCsv, sentiment.words.length],
      [sentencesCsv, sentences.length],
    ];
    for (const [make, count] of counts) {
      const rows = read(make(article).replace(/^\u{FEFF}/u, ""));
      assert.equal(rows.length, count + 1, make.name);
      for (const row of rows) assert.equal(row.length, rows[0].length, make.name);
    }
  });
});

const own = { corrections: [], lexicon: { add: [], remove: [], names: [] }, version: "0.0.7" };

test("the exported page holds no markup but its own, and all of the text", () => {
  holds(analysed, (article) => {
    const html = toHtml(article, own, "<Title> & more");
    const tags = [...html.matchAll(/<\/?([a-z0-9]+|!doctype)/gi)].map(([, name]) => name.toLowerCase());
    const known = "!doctype html head meta title style body main h1 h2 hr p ul li b span".split(" ");
    assert.deepEqual(
      tags.filter((name) => !known.includes(name)),
      [],
    );
    const main = /<main>([\s\S]*)<\/main>/.exec(html)[1];
    const shown = main
      .replace(/<span class="who">.*?<\/span> /g, "")
      .replace(/<[^>]*>/g, "")
      .replaceAll("&lt;", "<")
      .replaceAll("&gt;", ">")
      .replaceAll("&quot;", '"')
      .replaceAll("&amp;", "&");
    const paragraphs = article.analysis.paragraphs.map(({ start, end }) => article.text.slice(start, end));
    assert.equal(shown.trim(), paragraphs.join("\n").trim());
  });
});

test("annotations count code points, and quote what stands there", () => {
  holds(analysed, (article) => {
    const points = [...article.text];
    for (const { target } of JSON.parse(toAnnotations(article, own, "urn:x")).items) {
      const [position, quote] = target.selector;
      assert.equal(points.slice(position.start, position.end).join(""), quote.exact);
    }
  });
});

test("JSON is the analysis with its text and what the reader put right", () => {
  holds(analysed, ({ text, analysis }) => {
    const read = JSON.parse(toJson({ text, analysis }, own));
    const { version: _, ...put } = own;
    const generator = "Article Analyzer 0.0.7";
    assert.deepEqual(read, JSON.parse(JSON.stringify({ ...analysis, text, ...put, generator })));
  });
});

test("Markdown shows text as it is, on one line", () => {
  assert.equal(plain("*a*  <b>\n# c & d"), "\\*a\\* &lt;b\\> \\# c &amp; d");
  holds(analysed, (article) => {
    const markdown = toMarkdown(article, own, "T");
    assert.doesNotMatch(markdown, /<b>|<script/);
    assert.equal(markdown.split("\n")[0], "# T");
  });
});

test("what is saved says by which version it was made", () => {
  holds(
    analysed,
    (article) => {
      for (const saved of [
        toJson(article, own),
        toMarkdown(article, own, "T"),
        toHtml(article, own, "T"),
        toAnnotations(article, own, "urn:x"),
        compareHtml([article, article], ["A", "B"], own.version),
      ])
        assert.match(saved.replaceAll("\\.", "."), /Article Analyzer 0\.0\.7/);
    },
    10,
  );
});

test("a file name is letters, digits and dashes", () => {
  holds(fc.string({ unit: "binary" }), (title) => {
    assert.match(fileName(title.toWellFormed(), ".json"), /^[\p{L}\p{N}][\p{L}\p{N}-]{0,60}\.json$/u);
  });
  assert.equal(fileName("Council votes: “Yes!”", ".md"), "Council-votes-Yes.md");
  assert.equal(fileName("…", ".md"), "article.md");
});
