// The page from a visitor's side: a text goes in by typing, paste, drop or choice, and is read with its marks.

import { readFile } from "node:fs/promises";
import { expect, test } from "./support/fixtures.js";
import { dropFiles, paste, tab } from "./support/hands.js";

const ARTICLE = `Bridge over the Tana reopens after repairs

NAIROBI – The bridge reopened on Monday. “It is a great day for the valley,” said Amina Wanjiru, the minister of works. She added that the terrible delays were over.

The Kenya Roads Authority praised the engineers.
`;

test("an example is there and analysed when the page opens @strict", async ({ page, open }) => {
  await open();
  await expect(page.locator("article .mark").first()).toBeVisible();
  await expect(page.locator("p.status")).toContainText(/Found \d+ names?/);
});

test("pasted text is opened and shown with its marks", async ({ page, open }) => {
  await open("#input=shown");
  await paste(page, ARTICLE);
  await expect(page.getByRole("textbox", { name: "Article text" })).toHaveValue(ARTICLE);
  await expect(page.locator("article")).toContainText("The Kenya Roads Authority praised the engineers.");
  await expect(page.locator("article .mark.name", { hasText: "Amina Wanjiru" })).toBeVisible();
});

test("on a phone the first screen shows six lines of the article", async ({ page, open }) => {
  await page.setViewportSize({ width: 360, height: 740 });
  await open();
  const lines = await page.evaluate(() => {
    const foot = document.querySelector(".panes").getBoundingClientRect().top;
    const tops = new Set();
    for (const piece of document.querySelectorAll("article .piece.body")) {
      const range = document.createRange();
      range.selectNodeContents(piece);
      const height = Number.parseFloat(getComputedStyle(piece).lineHeight);
      for (const { bottom } of range.getClientRects()) if (bottom < foot) tops.add(Math.round(bottom / height));
    }
    return tops.size;
  });
  expect(lines).toBeGreaterThanOrEqual(6);
});

test("typing is followed by the article beside it", async ({ page, open }) => {
  await open();
  await page.getByRole("button", { name: "New" }).click();
  await page.getByRole("textbox", { name: "Article text" }).pressSequentially("Yuki Nakamura praised Lagos.");
  await expect(page.locator("article")).toContainText("Yuki Nakamura praised Lagos.");
});

test("a dropped text file is opened", async ({ page, open }) => {
  await open();
  await dropFiles(page, [{ name: "bridge.txt", type: "text/plain", text: ARTICLE }]);
  await expect(page.locator("article")).toContainText("The bridge reopened on Monday.");
  await expect(page.locator(".tray")).toContainText("Bridge over the Tana reopens after repairs");
});

test("an article taken out of a page says in the tray and in the comparison whose it is", async ({ page, open }) => {
  await open();
  const body = `<p>${"Lagos was quiet on Monday. ".repeat(30)}</p>`;
  const head = '<title>Quiet day</title><meta property="og:site_name" content="The Torvale Courier">';
  const text = `<html><head>${head}</head><body><article><h1>Quiet day</h1>${body}</article></body></html>`;
  await dropFiles(page, [{ name: "page.html", type: "text/html", text }]);
  await expect(page.locator(".tray [aria-current=true]")).toContainText(
    /Quiet day.*The Torvale Courier, 1[0-9]{2} words/,
  );
  await tab(page, "Compare").click();
  await page.getByLabel("Compare with").selectOption("example-harbour-strike-other-paper");
  await expect(page.getByRole("heading", { name: /Quiet day The Torvale Courier/ })).toBeVisible();
});

test("on a narrow screen a swipe leads through the views @inside", async ({ page, open }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await open();
  const session = await page.context().newCDPSession(page);
  // The finger's own clock, so that a slow machine makes no slow finger.
  let timestamp = Date.now() / 1000;
  const touch = (type, x, y) => {
    timestamp += 0.05;
    const touchPoints = type === "touchEnd" ? [] : [{ x, y }];
    return session.send("Input.dispatchTouchEvent", { type, touchPoints, timestamp });
  };
  const swipe = async (x, y, across, down) => {
    await touch("touchStart", x, y);
    await touch("touchMove", x + across / 2, y + down / 2);
    await touch("touchMove", x + across, y + down);
    await touch("touchEnd");
  };
  const shown = () => page.locator(".panes [aria-pressed=true]").textContent();
  const views = await page.locator(".panes .pane").allTextContents();
  expect(await shown()).toBe(views[0]);
  // Down the page is no swipe.
  await swipe(200, 600, -80, -200);
  expect(await shown()).toBe(views[0]);
  await swipe(300, 600, -150, 10);
  expect(await shown()).toBe(views[1]);
  await swipe(300, 600, -150, 10);
  expect(await shown()).toBe(views[2]);
  await swipe(100, 600, 150, 10);
  await swipe(100, 600, 150, 10);
  await swipe(100, 600, 150, 10);
  expect(await shown()).toBe(views[0]);
  // A card goes away across and down, and no view with it.
  const card = page.locator(".card");
  for (const [across, down] of [
    [150, 10],
    [-5, 120],
  ]) {
    await page.locator("article .mark.name").first().click();
    await expect(card).toBeVisible();
    const { y, height } = await card.boundingBox();
    await swipe(150, Math.min(y + height / 2, 700), across, down);
    await expect(card).toBeHidden();
    expect(await shown()).toBe(views[0]);
  }
});

test("each layer of marks can be switched off and on again", async ({ page, open }) => {
  await open();
  const layers = page.getByRole("group", { name: "Show" });
  for (const [name, mark] of [
    ["Names", ".name"],
    ["Quotes", ".quote"],
    ["Words", ".word"],
  ]) {
    const toggle = layers.getByRole("button", { name });
    await expect(page.locator(`article ${mark}`).first()).toBeAttached();
    await toggle.click();
    await expect(page.locator(`article ${mark}`)).toHaveCount(0);
    await expect(toggle).toHaveAttribute("aria-pressed", "false");
    await toggle.click();
    await expect(page.locator(`article ${mark}`).first()).toBeAttached();
  }
});

test("a press in a list leads to the place in the text", async ({ page, open }) => {
  await open();
  await tab(page, "Names").click();
  const entry = page.locator(".panel .entry").last();
  const name = await entry.locator(".swatch").textContent();
  await entry.click();
  await expect(page.locator("article .mark.selected").first()).toBeInViewport();
  await expect(page.locator("article .mark.selected").first()).toContainText(name.split(" ").at(-1).replace("…", ""));
});

test("the policy of the page allows nothing from elsewhere and no code from strings @strict", async ({
  page,
  open,
  traffic,
}) => {
  await open();
  traffic.tolerate(/Content Security Policy|Refused|Trusted|TrustedScript|blocked|NetworkError/i);
  const found = await page.evaluate(async () => {
    const tried = {};
    tried.fetch = await fetch("https://example.com/").then(
      () => "answered",
      () => "refused",
    );
    try {
      document.createElement("div").innerHTML = "<b>x</b>";
      tried.markup = "taken";
    } catch {
      tried.markup = "refused";
    }
    return tried;
  });
  expect(found).toEqual({ fetch: "refused", markup: "refused" });
});

test("the article is built from the file that is shipped, text and all", async ({ page, open }) => {
  await open("#input=shown");
  const shipped = await readFile(new URL("../../dist/index.html", import.meta.url), "utf8");
  expect(shipped).toContain("require-trusted-types-for 'script'");
  const text = await page.getByRole("textbox", { name: "Article text" }).inputValue();
  // biome-ignore lint/performance/useDomNodeTextContent: what a reader sees
  const shown = await page.locator("article").innerText();
  const words = text.match(/\p{L}{4,}/gu);
  for (const word of words.slice(0, 60)) expect(shown.toLowerCase()).toContain(word.toLowerCase());
});
