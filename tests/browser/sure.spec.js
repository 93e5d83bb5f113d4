// Sure, unsure, turned: what is not sure is open in the text, in the lists and in the shares, and can be settled; a word
// keeps its own sign where its place turns it; a text in another language is not marked.

import { expect, test } from "./support/fixtures.js";
import { paste } from "./support/hands.js";

const tab = (page, name) => page.getByRole("tab", { name });
const panel = (page) => page.getByRole("tabpanel");
const card = (page) => page.getByRole("dialog");

/** An example with statements that are not sure: their numbers, as the text shows them. */
async function openUnsure(page, open) {
  await open("#example=cup-final");
  const open_ = page.locator("article .quote.unsure");
  await expect(open_.first()).toBeAttached();
  return [...new Set(await open_.evaluateAll((all) => all.map(({ dataset }) => dataset.q)))];
}

test("what is not sure is open, has a question mark, and stands in a list of its own", async ({ page, open }) => {
  const ids = await openUnsure(page, open);
  for (const id of ids) {
    const label = page.locator(`article .speaker.unsure[data-quote="${id}"]`);
    await expect(label).toHaveAttribute("data-speaker", /\?$/);
    await expect(label).toHaveAttribute("aria-label", /\? Not sure/);
  }
  await expect(page.locator("article .speaker:not(.unsure)[data-speaker$='?']")).toHaveCount(0);
  await tab(page, "Quotes").click();
  await expect(panel(page).getByRole("heading", { name: "Not sure" })).toContainText(String(ids.length));
  await panel(page).getByLabel("How sure").selectOption({ label: "Not sure" });
  await expect(panel(page).locator(".entry")).toHaveCount(ids.length);
  await panel(page).getByLabel("How sure").selectOption({ label: "sure" });
  for (const id of ids) await expect(panel(page).locator(`[data-key="quote.${id}"]`)).toHaveCount(0);
});

test("shares leave out what is not sure unless it is asked for", async ({ page, open }) => {
  await openUnsure(page, open);
  const voices = panel(page).locator(".voices li");
  const unsure = voices.filter({ hasText: "Not sure" });
  await expect(unsure).toHaveCount(1);
  const words = async () =>
    (await voices.locator(".aside").allTextContents()).reduce(
      (sum, text) => sum + Number(/(\d+) words?/.exec(text)[1]),
      0,
    );
  const before = await words();
  await panel(page)
    .getByRole("checkbox", { name: /statements? that (is|are) not sure/ })
    .check();
  await expect(unsure).toHaveCount(0);
  expect(await words()).toBe(before);
});

test("who says it can be chosen in the card, and is sure then", async ({ page, open }) => {
  const ids = await openUnsure(page, open);
  const label = (kind) => page.locator(`article .speaker${kind}[data-quote="${ids[0]}"]`);
  await label(".unsure").click();
  await expect(card(page)).toContainText("Not sure");
  const choice = card(page)
    .getByRole("button", { name: /says it$/ })
    .first();
  const name = (await choice.getAttribute("aria-label")).replace(/ says it$/, "");
  await choice.click();
  await expect(label(":not(.unsure)")).toHaveAttribute("data-speaker", name);
  await tab(page, "Corrections").click();
  await expect(panel(page).locator(".undo")).toHaveCount(1);
  await page.locator(".toast").getByRole("button", { name: "Undo" }).click();
  await expect(label(".unsure")).toHaveCount(1);
  await expect(panel(page).locator(".undo")).toHaveCount(0);
});

test("any quote can be given to somebody else, and Ctrl+Z takes it back", async ({ page, open }) => {
  await open();
  await paste(page, "Amina Wanjiru met Tomislav Kovač. “It is a great day for the valley,” Wanjiru said.");
  const speaker = page.locator("article .speaker");
  await expect(speaker).toHaveAttribute("data-speaker", "Amina Wanjiru");
  await page.locator("article .quote", { hasText: "great day" }).click();
  await card(page).getByText("Correct", { exact: true }).click();
  await card(page).getByLabel("Said by").selectOption({ label: "Tomislav Kovač" });
  await expect(speaker).toHaveAttribute("data-speaker", "Tomislav Kovač");
  await page.locator("article").focus();
  await page.keyboard.press("ControlOrMeta+z");
  await expect(speaker).toHaveAttribute("data-speaker", "Amina Wanjiru");
});

test("a word keeps its own sign where its place turns it, and the card says what turns it", async ({ page, open }) => {
  await open();
  await paste(page, "The minister was not happy. The crew of the ferry was happy.");
  const words = page.locator("article .word", { hasText: "happy" });
  await expect(words).toHaveCount(2);
  await expect(words.first()).toHaveClass(/pos turned/);
  await expect(words.last()).not.toHaveClass(/turned/);
  await words.first().click();
  await expect(card(page)).toContainText(/“happy” is positive; “not” (turns it|takes that away)/);
});

test("weak words rest until they are asked for", async ({ page, open }) => {
  await open();
  const words = page.locator("article .word");
  await expect(words.first()).toBeVisible();
  const before = await words.count();
  await tab(page, "Words").click();
  await panel(page).getByLabel("Weak words, too").check();
  await expect.poll(() => words.count()).toBeGreaterThan(before);
  await expect(page).toHaveURL(/weak=shown/);
});

test("a text in another language is not marked unless it is asked for", async ({ page, open }) => {
  await open();
  const german =
    "Der Bürgermeister von Hamburg kritisierte am Montag den Plan der Opposition. Die Hafenarbeiter streikten, und niemand wusste, wie lange das noch dauern würde.";
  await paste(page, german);
  await expect(page.locator("p.status")).toContainText("This seems to be German");
  await expect(page.locator("article")).toHaveText(german);
  await expect(page.locator("article .mark")).toHaveCount(0);
  await page.getByRole("button", { name: "Analyse it all the same" }).click();
  await expect(page.locator("article .mark").first()).toBeVisible();
});
