// Sure, unsure, turned: what is not sure is open in the text, in the lists and in the shares, and can be settled; a word
// keeps its own sign where its place turns it; a text in another language is not marked.

import { expect, test } from "./support/fixtures.js";
import { give, pressQuote, tab } from "./support/hands.js";

const panel = (page) => page.getByRole("tabpanel");
const card = (page) => page.getByRole("dialog");

const EXAMPLES = ["cup-final", "harbour-strike", "lighthouse-interview", "harbour-strike-other-paper"];

/**
 * The first example with statements that are not sure, all of it in view so that all has its marks: their numbers, as the
 * list has them, those with a name first.
 */
async function openUnsure(page, open) {
  await page.setViewportSize({ width: 1280, height: 4000 });
  for (const example of EXAMPLES) {
    await page.goto("about:blank");
    await open(`#example=${example}&panel=quotes`);
    await panel(page).getByLabel("How sure").selectOption({ label: "Not sure" });
    const entries = panel(page).locator(".entry");
    await expect(entries.first().or(panel(page).getByText("Nothing matches."))).toBeVisible();
    const found = await entries.evaluateAll((all) =>
      all.map(({ dataset, textContent }) => ({
        id: dataset.key.replace("quote.", ""),
        named: textContent.includes("?,"),
      })),
    );
    if (found.some(({ named }) => named))
      return found.sort((a, b) => Number(b.named) - Number(a.named)).map(({ id }) => id);
  }
  throw new Error("no example has anything that is not sure");
}

test("what is not sure is open, has a question mark, and stands in a list of its own", async ({ page, open }) => {
  const ids = await openUnsure(page, open);
  await expect(page.locator("article .speaker.unsure")).toHaveCount(ids.length);
  for (const id of ids) {
    const label = page.locator(`article .speaker.unsure[data-quote="${id}"]`);
    await expect(label).toHaveAttribute("data-speaker", /\?$|^Speaker unknown$/);
    await expect(label).toHaveAttribute("aria-label", /, not sure,/);
    await expect(page.locator(`article .quote.unsure[data-q="${id}"]`).first()).toBeAttached();
  }
  await expect(page.locator("article .speaker:not(.unsure)[data-speaker$='?']")).toHaveCount(0);
  await panel(page).getByLabel("How sure").selectOption({ label: "sure" });
  for (const id of ids) await expect(panel(page).locator(`[data-key="quote.${id}"]`)).toHaveCount(0);
  await panel(page).getByLabel("How sure").selectOption({ label: "all" });
  await expect(panel(page).getByRole("heading", { name: "Not sure" })).toContainText(String(ids.length));
});

test("shares leave out what is not sure unless it is asked for @once", async ({ page, open }) => {
  await openUnsure(page, open);
  await tab(page, "Overview").click();
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

test("who says it can be chosen in the card, and is sure then @once", async ({ page, open }) => {
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

test("any quote can be given to somebody else, and Ctrl+Z takes it back @once", async ({ page, open }) => {
  await open();
  await give(page, "Amina Wanjiru met Tomislav Kovač.\n\n“It is a great day for the valley,” Wanjiru said.");
  const speaker = page.locator("article .speaker");
  await expect(speaker).toHaveAttribute("data-speaker", "Amina Wanjiru");
  await pressQuote(page.locator("article .quote", { hasText: "great day" }));
  await card(page).getByLabel("Said by").selectOption({ label: "Tomislav Kovač" });
  await expect(speaker).toHaveAttribute("data-speaker", "Tomislav Kovač");
  await page.locator("article").focus();
  await page.keyboard.press("ControlOrMeta+z");
  await expect(speaker).toHaveAttribute("data-speaker", "Amina Wanjiru");
});

test("a word keeps its own sign where its place turns it, and the card says what turns it", async ({ page, open }) => {
  await open();
  await give(page, "The minister was not happy. The crew of the ferry was happy.");
  const words = page.locator("article .word", { hasText: "happy" });
  await expect(words).toHaveCount(2);
  await expect(words.first()).toHaveClass(/pos turned/);
  await expect(words.last()).not.toHaveClass(/turned/);
  await words.first().click();
  await expect(card(page)).toContainText(
    /“happy” is positive \(\+0\.\d\d\); “not” turns it: it counts as negative \(−0\.\d\d\) here\./,
  );
  await give(page, "The minister vowed to stop further executions.");
  const executions = page.locator("article .word", { hasText: "executions" });
  await expect(executions).toHaveClass(/neg turned/);
  await executions.click();
  await expect(card(page)).toContainText(
    /“executions” is negative \(−0\.\d\d\); “stop” turns it: it counts as positive \(\+0\.\d\d\) here\./,
  );
  // An arc runs from the word to what turns it.
  const arc = await page.locator("article .arcs path").evaluate((path) => path.getBoundingClientRect().toJSON());
  const word = await executions.boundingBox();
  expect(arc.right).toBeGreaterThan(word.x);
  expect(arc.right).toBeLessThan(word.x + word.width);
  expect(arc.left).toBeLessThan(word.x - 20);
});

test("weak words rest until they are asked for @once", async ({ page, open }) => {
  await open();
  const words = page.locator("article .word");
  await expect(words.first()).toBeVisible();
  const before = await words.count();
  await tab(page, "Words").click();
  await panel(page).getByLabel("Weak words, too").check();
  await expect.poll(() => words.count()).toBeGreaterThan(before);
  await expect(page).toHaveURL(/weak=shown/);
});

test("a text in another language is not marked unless it is asked for @once", async ({ page, open }) => {
  await open();
  const german =
    "Der Bürgermeister von Hamburg kritisierte am Montag den Plan der Opposition. Die Hafenarbeiter streikten, und niemand wusste, wie lange das noch dauern würde.";
  await give(page, german);
  await expect(page.locator("p.status")).toContainText("This seems to be German");
  await expect(page.locator("article")).toHaveText(german);
  await expect(page.locator("article .mark")).toHaveCount(0);
  await page.getByRole("button", { name: "Analyse it all the same" }).click();
  await expect(page.locator("article .mark").first()).toBeVisible();
});
