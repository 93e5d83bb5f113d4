// What the README shows for other people's pages, run as it stands there.

import { readFile } from "node:fs/promises";
import { expect, test } from "./support/fixtures.js";

const readme = await readFile(new URL("../../README.md", import.meta.url), "utf8");
const blocks = (language) =>
  [...readme.matchAll(new RegExp(`^\`\`\`${language}\n([^]*?)^\`\`\`$`, "gm"))].map(([, block]) => block);

test("the snippets of code print what their comments say", async ({ page, site }) => {
  expect(blocks("js")).not.toHaveLength(0);
  for (const snippet of blocks("js")) {
    const printed = [];
    page.on("console", (message) => printed.push(message.text()));
    await page.goto(`${site.url}blank.html`);
    // A module that is written into the page stands where the page stands, so ./pkg/ is found.
    await page.addScriptTag({ type: "module", content: snippet });
    const promised = [...snippet.matchAll(/ \/\/ → (.*)$/gm)].map(([, value]) => value);
    expect(promised).not.toHaveLength(0);
    await expect.poll(() => printed).toEqual(promised);
  }
});

test("the snippet of markup shows an annotated article", async ({ page, site }) => {
  const [snippet] = blocks("html");
  site.answers["embed.html"] = {
    type: "text/html", // as a plain static host would
    body: `<!doctype html><html lang="en"><title>embed</title><link rel="icon" href="data:,">${snippet}`,
  };
  await page.goto(`${site.url}embed.html`);
  await expect(page.getByText("Anna Kovač")).toBeVisible();
  await expect
    .poll(() => page.evaluate(() => [...(CSS.highlights.get("aa-person") ?? [])].map(String)))
    .toEqual(["Anna Kovač"]);
});
