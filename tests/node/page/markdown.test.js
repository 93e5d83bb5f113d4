// Markdown becomes the text that it stands for.

import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { textOfMarkdown } from "../../../www/input/markdown.js";
import { holds } from "./support/made-up.js";

const CASES = {
  "# The well is full\n\nRain fell.": "The well is full\n\nRain fell.",
  "The well\n========\nRain fell.": "The well\n\nRain fell.",
  "---\ntitle: The well\n---\nRain fell.": "Rain fell.",
  "Rain **fell** on *Friday*, __not__ _Monday_.": "Rain fell on Friday, not Monday.",
  "> “At last,” said Yuki.": "“At last,” said Yuki.",
  "- one\n- two\n\n1. three": "one\ntwo\n\nthree",
  "See [the *report*](https://example.com/a_b) and ![a ship](ship.png).": "See the report and a ship.",
  "See [the report][1].\n\n[1]: https://example.com/": "See the report.",
  "```sh\ncargo\n```": "cargo",
  "snake_case_name and 2 * 3 * 4": "snake_case_name and 2 * 3 * 4",
  "One.\n\n***\n\nTwo.": "One.\n\nTwo.",
};

for (const [source, text] of Object.entries(CASES)) {
  test(JSON.stringify(source), () => assert.equal(textOfMarkdown(source), text));
}

test("words stay, whatever marks stand around them", () => {
  const word = fc.constantFrom("rain", "Kovač", "O’Dwyer", "2019", "well-known");
  const inline = fc
    .tuple(
      word,
      fc.constantFrom("W", "**W**", "*W*", "_W_", "__W__", "`W`", "[W](https://example.com/x)", "![W](x.png)"),
    )
    .map(([word, mark]) => ({ word, source: mark.replace("W", word) }));
  const line = fc.tuple(
    fc.constantFrom("", "# ", "### ", "> ", "- ", "* ", "12. "),
    fc.array(inline, { minLength: 1, maxLength: 5 }),
  );
  holds(fc.array(line, { minLength: 1, maxLength: 5 }), (lines) => {
    const source = lines.map(([mark, words]) => mark + words.map((each) => each.source).join(" ")).join("\n\n");
    const wanted = lines.map(([, words]) => words.map((each) => each.word).join(" ")).join("\n\n");
    assert.equal(textOfMarkdown(source), wanted);
  });
});

test("any text at all is read", () => {
  holds(fc.string({ unit: fc.constantFrom(..."# >-*_`[](){}!\n\\a1."), maxLength: 200 }), (source) => {
    assert.equal(typeof textOfMarkdown(source), "string");
  });
});
