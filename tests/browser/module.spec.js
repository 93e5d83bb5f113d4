// The module in the browser gives the same bytes as the native build, for every case there is.

import { readFile } from "node:fs/promises";
import { expect, test } from "./support/fixtures.js";

const cases = (await readFile(new URL("../../target/cases/cases.jsonl", import.meta.url), "utf8"))
  .split("\n")
  .filter((line) => line !== "")
  .map((line) => JSON.parse(line));

test("every case gives the same analysis as natively, byte for byte", async ({ page, site }) => {
  await page.goto(`${site.url}blank.html`);
  const found = await page.evaluate(
    async ([module, cases]) => {
      const { default: init, analyze } = await import(module);
      await init();
      return cases.map(({ text, options }) => JSON.stringify(analyze(text, options ?? undefined)));
    },
    [`${site.url}pkg/article_analyzer.js`, cases.map(({ text, options }) => ({ text, options }))],
  );
  expect(found).toHaveLength(cases.length);
  for (const [index, { name, json }] of cases.entries()) expect(found[index], name).toBe(json);
});
