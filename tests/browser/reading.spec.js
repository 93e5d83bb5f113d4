// Reading: cards by mouse, tap and keyboard, marks as elements that are announced, text and lists that follow each other.

import { expect, test } from "./support/fixtures.js";
import { give, pressQuote, tab } from "./support/hands.js";

const ARTICLE = `Council votes for the bridge

LAGOS – Amina Wanjiru praised the plan on Monday. “It is a great day for the valley,” Wanjiru said. She added that the terrible delays were over.

Tomislav Kovač said the plan was a disgrace. “Nobody asked the people who live here,” Kovač said.
`;

const card = (page) => page.getByRole("dialog");

test.beforeEach(async ({ page, open }) => {
  await open();
  await give(page, ARTICLE);
  await expect(page.locator("article")).toContainText("Council votes for the bridge");
  await expect(page.locator("article .mark.name").first()).toBeVisible();
});

test("a press on a name opens a card with its other places, and its buttons walk through them", async ({ page }) => {
  await page.locator("article .mark.name", { hasText: "Kovač" }).first().click();
  await expect(card(page)).toContainText("Kovač");
  await expect(card(page)).toContainText("Why it is marked");
  await expect(card(page)).toContainText("Place 1 of 2");
  await card(page).getByRole("button", { name: "Next place" }).click();
  await expect(card(page)).toContainText("Place 2 of 2");
  await page.keyboard.press("Escape");
  await expect(card(page)).toBeHidden();
});

test("a card that Escape has closed stays closed until the pointer is moved", async ({ page }) => {
  await page.clock.install();
  const name = page.locator("article .mark.name", { hasText: "Kovač" }).first();
  const { x, y, width, height } = await name.boundingBox();
  const place = { clientX: Math.round(x + width / 2), clientY: Math.round(y + height / 2) };
  await page.mouse.click(place.clientX, place.clientY);
  await expect(card(page)).toBeVisible();
  await page.keyboard.press("Escape");
  // As a browser tells it once the card is gone that lay over the mark.
  await name.dispatchEvent("pointerover", { ...place, pointerType: "mouse" });
  await page.clock.runFor(1000);
  await expect(card(page)).toBeHidden();
  await page.mouse.move(x + width / 2, y - 40);
  await page.mouse.move(x + width / 2 + 1, y + height / 2);
  await page.clock.runFor(1000);
  await expect(card(page)).toBeVisible();
});

test("a press on a speaker in the margin says how the quote is reported", async ({ page }) => {
  await page.locator("article .quote", { hasText: "great day" }).locator(".speaker").click();
  await expect(card(page)).toContainText("Quoted");
  await expect(card(page)).toContainText("“said”, which says it, no more");
  await expect(card(page)).toContainText("It is a great day for the valley");
  await expect(card(page)).toContainText("Why it is marked");
});

test("a press on a word says its strength and whose voice it is in", async ({ page }) => {
  await page.locator("article .mark", { hasText: "disgrace" }).click();
  await expect(card(page)).toContainText("negative");
  await expect(card(page)).toContainText("Strength");
  await expect(card(page)).toContainText("Whose voice");
});

test("a press anywhere in a quote opens its card and paints it", async ({ page }) => {
  const quote = page.locator("article .quote", { hasText: "great day" });
  await pressQuote(quote);
  await expect(card(page)).toContainText("It is a great day for the valley");
  await expect(quote).toHaveClass(/selected/);
  const look = (property) =>
    quote.evaluate((element, name) => getComputedStyle(element).getPropertyValue(name), property);
  const chosen = await look("--tint");
  await page.keyboard.press("Escape");
  await page.keyboard.press("Escape");
  await expect(quote).not.toHaveClass(/selected/);
  expect(await look("--tint")).not.toBe(chosen);
});

test("pointing at a speaker shows all that they say, and nothing else", async ({ page }) => {
  const said = (words) => page.locator("article .quote", { hasText: words });
  await said("Nobody asked").locator(".speaker").hover();
  await expect(said("Nobody asked")).toHaveClass(/theirs/);
  await expect(said("the plan was a disgrace")).toHaveClass(/theirs/);
  await expect(said("great day")).not.toHaveClass(/theirs/);
  await page.mouse.move(2, 2);
  await expect(page.locator("article .theirs")).toHaveCount(0);
});

test("a tint is no taller than its line, so that it cuts no letter of the line above", async ({ page }) => {
  const quote = page.locator("article .quote.direct").first();
  const [size, line] = await quote.evaluate((element) => {
    const { fontSize, lineHeight, backgroundSize } = getComputedStyle(element);
    return [
      Number.parseFloat(backgroundSize.split(" ")[1]) / Number.parseFloat(fontSize),
      Number.parseFloat(lineHeight) / Number.parseFloat(fontSize),
    ];
  });
  expect(size).toBeLessThan(line - 0.1);
});

test("what is chosen in the text comes into view in a long list", async ({ page, open }) => {
  await page.goto("about:blank");
  await page.setViewportSize({ width: 1280, height: 480 });
  await open("#example=cup-final&panel=names");
  const last = page.locator(".panel .entry").last();
  const id = /\d+/.exec(await last.getAttribute("data-key"))[0];
  await expect(last).not.toBeInViewport();
  await page.locator(`article .mark[data-e="${id}"]`).first().click();
  await expect(last).toHaveAttribute("aria-pressed", "true");
  await expect(last).toBeInViewport();
});

test("who speaks leads to the list of what they say, and nothing else", async ({ page }) => {
  await page.locator(".voices").getByRole("button", { name: "Tomislav Kovač" }).click();
  await expect(page.getByRole("combobox", { name: /^Speaker/ })).toHaveValue("Tomislav Kovač");
  await expect(page.locator(".panel .entry", { hasText: "Nobody asked" })).toBeVisible();
  await expect(page.locator(".panel .entry", { hasText: "great day" })).toHaveCount(0);
});

test("resting the mouse on a mark opens its card, and leaving closes it", async ({ page }) => {
  await page.locator("article .mark", { hasText: "great" }).hover();
  await expect(card(page)).toBeVisible();
  await page.locator("h1").hover();
  await expect(card(page)).toBeHidden();
});

test("the keyboard alone walks from mark to mark, opens a card and comes back", async ({ page }) => {
  await page.getByRole("link", { name: "Skip to the article" }).focus();
  await page.keyboard.press("Enter");
  await page.keyboard.press("Tab");
  const first = page.locator("article .mark:focus");
  await expect(first).toHaveCount(1);
  const before = await first.getAttribute("aria-label");
  await page.keyboard.press("ArrowRight");
  await expect(page.locator("article .mark:focus")).not.toHaveAttribute("aria-label", before);
  await page.keyboard.press("End");
  const last = await page.locator("article .mark:focus").getAttribute("aria-label");
  await page.keyboard.press("Enter");
  await expect(card(page)).toBeVisible();
  await expect(card(page)).toBeFocused();
  await page.keyboard.press("Escape");
  await expect(page.locator("article .mark:focus")).toHaveAttribute("aria-label", last);
});

test("marks are buttons whose names say what they are", async ({ page }) => {
  const name = page.locator("article").getByRole("button", { name: /^Tomislav Kovač, person/ });
  await expect(name).toBeVisible();
  await expect(page.locator("article").getByRole("button", { name: /^disgrace, negative word/ })).toBeVisible();
  const nested = await page.locator("article .mark .mark").count();
  expect(nested).toBe(0);
});

test("what is pressed in the text is chosen in the list, and the other way round", async ({ page }) => {
  await tab(page, "Names").click();
  await page.locator("article .mark.name", { hasText: "Kovač" }).first().click();
  await expect(page.locator('.panel .entry[aria-pressed="true"]')).toContainText("Kovač");
  await page.keyboard.press("Escape");
  await tab(page, "Who speaks").click();
  await page.locator(".panel .entry", { hasText: "great day" }).click();
  await expect(page.locator("article .quote.selected")).toContainText("great day");
});

test("the address keeps the state of the view and never the text", async ({ page }) => {
  await tab(page, "Words").click();
  await page.getByRole("group", { name: "Show" }).getByRole("button", { name: "Quotes" }).click();
  await page.locator(".panel .entry").first().click();
  await expect(page).toHaveURL(/#panel=words&hide=quotes&select=word\.\d+$/);
  expect(decodeURIComponent(page.url())).not.toContain("Wanjiru");
});

test("the state in an address is taken up when the page opens", async ({ page, open }) => {
  await page.goto("about:blank");
  await open("#panel=quotes&hide=words&theme=dark&input=shown");
  await expect(page.getByRole("button", { name: "Close the text" })).toBeVisible();
  await expect(page.getByRole("tab", { name: "Who speaks" })).toHaveAttribute("aria-selected", "true");
  await expect(page.locator("article .word")).toHaveCount(0);
  await expect(page.locator("html")).toHaveAttribute("data-theme", "dark");
});

test("a long article is marked where it is read", async ({ page }) => {
  const long = Array.from(
    { length: 400 },
    (_, i) => `Paragraph ${i}: Tomislav Kovač said the harbour was quiet and the food was terrible on day ${i}.`,
  ).join("\n\n");
  await give(page, long);
  await expect(page.locator("article")).toContainText("on day 399.");
  const last = page.locator("article .piece").last();
  await expect(last.locator(".mark")).toHaveCount(0);
  await last.scrollIntoViewIfNeeded();
  await expect(last.locator(".mark.name").first()).toBeVisible();
});

test("text from right to left is set from right to left", async ({ page }) => {
  await give(page, "ذهب الصحفي إلى الميناء صباح اليوم.\n\nThe harbour was quiet.");
  await expect(page.locator("article")).toContainText("The harbour was quiet.");
  const directions = await page
    .locator("article .piece")
    .evaluateAll((all) => all.map((element) => getComputedStyle(element).direction));
  expect(directions).toEqual(["rtl", "ltr"]);
});

test("a quote is copied with its speaker", async ({ page }) => {
  await page.evaluate(() =>
    Object.defineProperty(navigator, "clipboard", { value: { writeText: async (text) => (window.copied = text) } }),
  );
  await page.locator("article .quote", { hasText: "great day" }).locator(".speaker").click();
  await card(page).getByRole("button", { name: "Copy with speaker" }).click();
  await expect(page.locator(".toast").last()).toContainText("Copied.");
  expect(await page.evaluate(() => window.copied)).toMatch(/^“It is a great day for the valley,” – .*Wanjiru$/);
});

test("on paper stand what marks mean, the article with its speakers, and the overview @media", async ({ page }) => {
  await page.emulateMedia({ media: "print" });
  await expect(page.locator("article .mark.name").first()).toBeVisible();
  await expect(page.locator("article .speaker").first()).toBeVisible();
  for (const part of [".tools", ".voices"]) await expect(page.locator(part)).toBeVisible();
  for (const part of [".input", ".tabs", ".tray", ".start", "p.status"]) await expect(page.locator(part)).toBeHidden();
  await page.emulateMedia({ media: "screen" });
  await tab(page, "Names").click();
  await page.emulateMedia({ media: "print" });
  await expect(page.locator(".side")).toBeHidden();
});

test("a page with dark colours is printed dark on white @media", async ({ page, open }) => {
  await page.goto("about:blank");
  await open("#theme=dark");
  await page.emulateMedia({ media: "print" });
  const [ink, tint] = await page.evaluate(() => {
    const quote = document.querySelector("article .quote.direct");
    return [getComputedStyle(quote).color, getComputedStyle(quote).getPropertyValue("--tint")];
  });
  const light = (colour) =>
    Math.max(
      ...colour
        .match(/[\d.]+/g)
        .slice(0, 3)
        .map(Number),
    );
  expect(light(ink)).toBeLessThan(80);
  expect(light(tint)).toBeGreaterThan(200);
});

test("with the colours of the system alone, layers are still told apart @media", async ({ page }) => {
  await page.emulateMedia({ forcedColors: "active" });
  const look = (selector, property) =>
    page
      .locator(selector)
      .first()
      .evaluate((element, property) => getComputedStyle(element)[property], property);
  expect(await look("article .mark.name", "textDecorationLine")).toBe("underline");
  expect(await look("article .quote.direct", "borderBlockEndStyle")).toBe("solid");
  expect(Number(await look("article .word", "fontWeight"))).toBeGreaterThan(600);
  expect(await look(".voices .bar.named .part", "fill")).not.toBe("none");
});

test("a press while motion is unwelcome goes to its place at once @media", async ({ page }) => {
  await page.emulateMedia({ reducedMotion: "reduce" });
  await tab(page, "Names").click();
  await page.locator(".panel .entry", { hasText: "Kovač" }).click();
  await expect(page.locator("article .mark.selected").first()).toBeInViewport();
  expect(await page.evaluate(() => document.getAnimations().length)).toBe(0);
});
