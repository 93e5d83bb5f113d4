// The custom element where there is no page: it can be imported, says in its manifest what it has, and its colours can be read
// in the light and in the dark. What it does in a page is tested in browsers.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { brotliCompressSync } from "node:zlib";
import { COLOURS } from "../../www/element/highlights.js";
import { layersOf } from "../../www/element/marks.js";
import { root } from "./support/root.js";

test("without a page the element is there to be imported", () => {
  const program = `import { ArticleAnalyzerElement as E } from "${root}pkg/element/index.js"; console.log(E.observedAttributes.join())`;
  const printed = execFileSync(process.execPath, ["--input-type=module", "-e", program], { encoding: "utf8" });
  const [{ declarations }] = JSON.parse(readFileSync(`${root}pkg/custom-elements.json`, "utf8")).modules;
  assert.equal(printed.trim(), declarations[0].attributes.map(({ name }) => name).join());
});

/** What a reader downloads of each file at most, in bytes after brotli. */
const LIMITS = { "element/article-analyzer.js": 9_000, "worker/index.js": 3_000, "inline/index.js": 800_000 };

for (const [file, limit] of Object.entries(LIMITS)) {
  test(`${file} has at most ${limit} bytes after brotli`, () => {
    const size = brotliCompressSync(readFileSync(`${root}pkg/${file}`)).length;
    assert.ok(size < limit, `${size} bytes`);
  });
}

/** The contrast of two colours as WCAG counts it. */
function contrast(one, other) {
  const light = (colour) => {
    const [r, g, b] = [1, 3, 5].map((at) => {
      const share = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
      return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * r + 0.7152 * g + 0.0722 * b + 0.05;
  };
  const [dark, bright] = [light(one), light(other)].sort((a, b) => a - b);
  return bright / dark;
}

test("colours of marks stand 4.5 to 1 against light and dark pages", () => {
  assert.ok(contrast("#ffffff", "#000000") === 21 && contrast("#ffffff", "#777777") < 4.5);
  for (const mark of ["name", "good", "bad"]) {
    const [, light, dark] = /^light-dark\((#\w{6}), (#\w{6})\)$/.exec(COLOURS[mark]);
    assert.ok(contrast(light, "#ffffff") >= 4.5, `${mark} ${light}`);
    assert.ok(contrast(dark, "#1c1c1c") >= 4.5, `${mark} ${dark}`);
  }
});

test("layers have the names of the option `only`; what is none is told", () => {
  const { layers, unknown } = layersOf("entities, sentiment nams");
  assert.deepEqual({ layers, unknown }, { layers: { names: true, quotes: false, words: true }, unknown: ["nams"] });
  assert.deepEqual(layersOf(null).layers, { names: true, quotes: true, words: true });
  assert.deepEqual(layersOf("").layers, { names: false, quotes: false, words: false });
});
