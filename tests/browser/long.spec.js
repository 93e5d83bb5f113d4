// Long work shows itself and can be stopped; long texts stay fluid to read.

import { expect, test } from "./support/fixtures.js";
import { cards, dropFiles } from "./support/hands.js";

const SENTENCES =
  "Tomislav Kovač said the harbour of Lagos was quiet and the food was terrible. Amina Wanjiru praised the brave crew on Monday. ";
const long = (characters) =>
  Array.from({ length: Math.ceil(characters / 500) }, () => SENTENCES.repeat(4).slice(0, 498)).join("\n\n");

test("a text of five million characters names its steps, and can be read to its end", async ({ page, open }) => {
  await open();
  await page.evaluate(() => {
    window.steps = new Set();
    new MutationObserver(() => {
      const progress = document.querySelector(".progress");
      if (!progress.hidden) window.steps.add(document.querySelector("#step").textContent);
    }).observe(document.querySelector(".progress"), {
      attributes: true,
      childList: true,
      characterData: true,
      subtree: true,
    });
  });
  await dropFiles(page, [{ name: "long.txt", type: "text/plain", text: long(5_000_000) }]);
  await expect(page.locator("p.status")).toContainText(/\d{3},\d{3} words.*Found/);
  await expect(page.locator(".progress")).toBeHidden();
  expect((await page.evaluate(() => [...window.steps])).join()).toMatch(/Finding names|Finding quotes|Weighing words/);
  await expect(page.locator("article .group").nth(700)).toBeAttached({ timeout: 30_000 });
  await page.evaluate(() => scrollTo(0, document.body.scrollHeight));
  await expect(page.locator("article .piece").last().locator(".mark").first()).toBeAttached();
});

test("a long analysis can be cancelled, and started again", async ({ page, open }) => {
  await open();
  await dropFiles(page, [{ name: "long.txt", type: "text/plain", text: `${long(500)}\n\n`, times: 12_000 }]);
  await page.getByRole("button", { name: "Cancel" }).click();
  await expect(page.locator("p.status")).toContainText("Stopped.");
  await expect(page.locator(".progress")).toBeHidden();
  await cards(page).nth(1).click();
  await expect(page.locator("p.status")).toContainText(/Found \d+ names/);
});

test("one line of ten million characters is cut into pieces that can be shown", async ({ page, open }) => {
  await open();
  await dropFiles(page, [
    {
      name: "line.txt",
      type: "text/plain",
      text: "The boats lay in the harbour, and nobody came. ",
      times: 213_000,
    },
  ]);
  await expect(page.locator("p.status")).toContainText(/,\d{3},\d{3} words.*Nothing in it is marked/);
  const longest = await page
    .locator("article .piece")
    .evaluateAll((all) => Math.max(...all.slice(0, 50).map((element) => element.textContent.length)));
  expect(longest).toBeLessThan(6000);
});

test("a text too long to edit is held, its beginning shown, and can be edited on request", async ({ page, open }) => {
  await open("#input=shown");
  const text = long(60_000);
  await dropFiles(page, [{ name: "long.txt", type: "text/plain", text }]);
  await expect(page.getByText("here is only its beginning")).toBeVisible();
  await page.getByRole("button", { name: "Edit all of it here" }).click();
  await expect(page.getByRole("textbox", { name: "Article text" })).toHaveValue(text);
});
