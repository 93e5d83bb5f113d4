// Putting right by selecting: what was missed becomes a name, a quote or a word with a tone; edges move by the keyboard or by
// selecting anew; everything can be taken back.

import { expect, test } from "./support/fixtures.js";
import { give, selectWords, tab } from "./support/hands.js";

const ARTICLE = `The glimmerstone of Ovrath

Amina Wanjiru found the glimmerstone on Monday. Wanjiru showed the glimmerstone to Tomislav Kovač.

The road is closed until the spring, Kovač said.
`;

const bar = (page) => page.getByRole("toolbar", { name: "What the selected words are" });
const marks = (page, text) => page.locator("article .mark", { hasText: text });

test.beforeEach(async ({ page, open }) => {
  await open();
  await give(page, ARTICLE);
  await expect(marks(page, "Wanjiru").first()).toBeVisible();
});

test("selected words become a name wherever they stand, and Ctrl+Z takes it back", async ({ page }) => {
  await expect(marks(page, "glimmerstone")).toHaveCount(0);
  await selectWords(page, "glimmerstone", 1);
  await bar(page).getByLabel("A name…").selectOption("product");
  await expect(page.locator("article .mark.product")).toHaveCount(3);
  await expect(page.locator(".toast").last()).toContainText("Corrected.");
  await page.locator("article").focus();
  await page.keyboard.press("ControlOrMeta+z");
  await expect(marks(page, "glimmerstone")).toHaveCount(0);
});

test("selected words become a quote of whom the reader names", async ({ page }) => {
  await selectWords(page, "found the glimmerstone on Monday");
  await bar(page).getByLabel("Quote of…").selectOption({ label: "Tomislav Kovač" });
  const quote = page.locator("article .quote", { hasText: "found the glimmerstone on Monday" });
  await expect(quote.locator(".speaker").first()).toHaveAttribute("data-speaker", "Tomislav Kovač");
  await tab(page, "Corrections").click();
  await expect(page.getByRole("tabpanel")).toContainText("A quote that was missed, of Tomislav Kovač");
});

test("selected words get a tone wherever they stand", async ({ page }) => {
  await selectWords(page, "glimmerstone", 1);
  await bar(page).getByRole("button", { name: "Its tone is positive, wherever it stands" }).click();
  await expect(page.locator("article .word.pos", { hasText: "glimmerstone" })).toHaveCount(3);
});

test("selecting anew gives a name other edges", async ({ page }) => {
  await selectWords(page, "Amina");
  await bar(page).getByRole("button", { name: "Instead of “Amina Wanjiru”" }).click();
  await expect(page.locator("article .mark.name", { hasText: "Amina" }).first()).toHaveText("Amina");
});

test("a handle at the end of an open mark is dragged to give it other edges", async ({ page }) => {
  const name = page.locator("article .mark.name", { hasText: "Amina Wanjiru" });
  await name.click();
  const [start, end] = [page.locator(".handle.at-start"), page.locator(".handle.at-end")];
  const middle = async (locator) => {
    const { x, y, width, height } = await locator.boundingBox();
    return [x + width / 2, y + height / 2];
  };
  const drag = async (handle, [x, y]) => {
    await page.mouse.move(...(await middle(handle)));
    await page.mouse.down();
    await page.mouse.move(x, y, { steps: 4 });
  };
  const { x, y, width, height } = await name.boundingBox();
  // Given up by Escape, nothing has changed; the card is still open.
  await drag(end, [x + width / 5, y + height / 2]);
  await page.keyboard.press("Escape");
  await page.mouse.up();
  await expect(name).toHaveText("Amina Wanjiru");
  await expect(page.getByRole("dialog")).toBeVisible();
  await drag(start, [x + width * 0.6, y + height / 2]);
  await page.mouse.up();
  await expect(page.locator("article .mark.name.open")).toHaveText("Wanjiru");
  await page.keyboard.press("Escape");
  await expect(start).toBeHidden();
  await page.locator("article").focus();
  await page.keyboard.press("ControlOrMeta+z");
  await expect(name).toBeVisible();
});

test("by keys alone: the bar is a Tab away, and edges move by buttons of the card", async ({ page }) => {
  await selectWords(page, "glimmerstone", 1);
  await expect(bar(page)).toBeVisible();
  await page.keyboard.press("Tab");
  await expect(bar(page).getByLabel("A name…")).toBeFocused();
  await page.keyboard.press("Escape");
  await expect(bar(page)).toBeHidden();
  const name = page.locator("article .mark.name", { hasText: "Amina Wanjiru" });
  await name.focus();
  await page.keyboard.press("Enter");
  const card = page.getByRole("dialog");
  await card.getByText("More", { exact: true }).press("Enter");
  await card.getByRole("button", { name: "Begin a word later" }).press("Enter");
  await expect(page.locator("article .mark.name.open")).toHaveText("Wanjiru");
  await expect(card).toContainText("you have said so");
});

test("a name can be no name in all of its places at once, or somebody else in one", async ({ page }) => {
  await marks(page, "Wanjiru").last().click();
  await page.getByRole("dialog").getByText("More", { exact: true }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Somebody else here" }).click();
  await expect(page.locator(".toast").last()).toContainText("Corrected.");
  await tab(page, "Names").click();
  await expect(page.locator(".panel .entry", { hasText: "Wanjiru" })).toHaveCount(2);
  await page.locator("article").focus();
  await page.keyboard.press("ControlOrMeta+z");
  await expect(page.locator(".panel .entry", { hasText: "Wanjiru" })).toHaveCount(1);
  await marks(page, "Wanjiru").last().click();
  await page
    .getByRole("dialog")
    .getByRole("button", { name: /Not in any of its \d places/ })
    .click();
  await expect(marks(page, "Wanjiru")).toHaveCount(0);
});
