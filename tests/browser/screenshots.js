// Takes the pictures of the page's main states for README and docs/, with the built-in examples:
// `node screenshots.js FOLDER`, run by `cargo xtask screenshots` on the site that it has built.

import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { chromium } from "@playwright/test";
import { tab, view } from "./support/hands.js";
import { serve } from "./support/server.js";

const DESK = { width: 1280, height: 860 };
const PHONE = { width: 360, height: 740 };

const card = async (page) => {
  await page.locator("article .speaker").nth(4).click();
};
const word = async (page) => {
  await page.locator("article .mark:has(.word.loaded)").first().click();
};
const compare = async (page) => {
  await tab(page, "Compare").click();
  await page.getByLabel("Compare with").selectOption({ index: 1 });
  await page.getByRole("heading", { name: "Named in both" }).waitFor();
};
const panel = (page) => view(page, "Who speaks").click();

/** `[name, window, colours, address, what is done before]`. */
const STATES = [
  ["desk-light", DESK, "light", "", null],
  ["desk-dark", DESK, "dark", "#example=lighthouse-interview&panel=quotes", null],
  ["card", DESK, "light", "#panel=quotes", card],
  ["word", DESK, "light", "#example=harbour-strike-other-paper&panel=words", word],
  ["compare", DESK, "light", "", compare],
  ["compare-dark", DESK, "dark", "", compare],
  ["phone-light", PHONE, "light", "", null],
  ["phone-dark", PHONE, "dark", "", null],
  ["phone-overview-light", PHONE, "light", "", panel],
  ["phone-overview-dark", PHONE, "dark", "#example=harbour-strike-other-paper", panel],
];

const folder = process.argv[2];
await mkdir(folder, { recursive: true });
const site = await serve();
const args = process.getuid?.() === 0 ? ["--no-sandbox"] : [];
const browser = await chromium.launch({ executablePath: process.env.CHROMIUM, args });
for (const [name, viewport, colorScheme, address, reach] of STATES) {
  const context = await browser.newContext({
    viewport,
    colorScheme,
    reducedMotion: "reduce",
    serviceWorkers: "block",
    locale: "en-GB",
  });
  const page = await context.newPage();
  await page.goto(site.url + address);
  await page.locator("html[data-ready]").waitFor();
  await reach?.(page);
  await page.screenshot({ path: join(folder, `${name}.png`), animations: "disabled", caret: "hide" });
  await context.close();
}
await browser.close();
await site.close();
