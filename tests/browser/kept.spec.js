// Nothing is lost, everything answers: Back goes where one was, leaving asks, a new text is there before its marks, and what
// the page cannot take it says a way for.

import { expect, test } from "./support/fixtures.js";
import { cards, dropFiles, give, tab, view } from "./support/hands.js";
import { built, serve } from "./support/server.js";

const article = (page) => page.locator("article");

test("Back goes through panels and articles, texts of one’s own among them", async ({ page, open }) => {
  await open();
  const example = await article(page).locator(".headline").textContent();
  await tab(page, "Names").click();
  await give(page, "Amina Wanjiru praised the ferry.");
  await expect(article(page)).toHaveText("Amina Wanjiru praised the ferry.");
  await tab(page, "Words").click();
  await page.goBack();
  await expect(tab(page, "Names")).toHaveAttribute("aria-selected", "true");
  await expect(article(page)).toHaveText("Amina Wanjiru praised the ferry.");
  await page.goBack();
  await expect(article(page).locator(".headline")).toHaveText(example);
  await page.goBack();
  await expect(tab(page, "Overview")).toHaveAttribute("aria-selected", "true");
  await page.goForward();
  await page.goForward();
  await expect(article(page)).toHaveText("Amina Wanjiru praised the ferry.");
});

test("two presses are two steps back, however busy the page is", async ({ page, open }) => {
  await open();
  const steps = await tab(page, "Names").evaluate((names) => {
    const before = history.length;
    names.click();
    const clipboardData = new DataTransfer();
    clipboardData.setData("text/plain", "Amina Wanjiru praised the ferry.");
    const carries = { clipboardData, dataType: "text/plain", data: "Amina Wanjiru praised the ferry." };
    document.body.dispatchEvent(new ClipboardEvent("paste", { ...carries, bubbles: true, cancelable: true }));
    return history.length - before;
  });
  expect(steps).toBe(2);
});

test("on a phone, Back leads from what was found to the article", async ({ page, open }) => {
  await page.setViewportSize({ width: 360, height: 740 });
  await open();
  await view(page, "Names").click();
  await expect(article(page)).toBeHidden();
  await page.goBack();
  await expect(article(page)).toBeVisible();
});

test("on a phone, Back closes a card before it leads elsewhere", async ({ page, open }) => {
  await page.setViewportSize({ width: 360, height: 740 });
  await open();
  await view(page, "Names").click();
  await view(page, "Read").click();
  const card = page.getByRole("dialog");
  await article(page).locator(".mark.name").first().click();
  await expect(card).toBeVisible();
  await page.goBack();
  await expect(card).toBeHidden();
  await expect(article(page)).toBeVisible();
  await page.goBack();
  await expect(article(page)).toBeHidden();
});

test("leaving with a text of one’s own asks first, and without one does not", async ({ page, open, browserName }) => {
  test.skip(browserName === "firefox", "the driver of Firefox answers before anybody is asked");
  await open();
  await page.goto("about:blank");
  await open();
  await give(page, "Amina Wanjiru praised the ferry.");
  await expect(article(page)).toHaveText("Amina Wanjiru praised the ferry.");
  const asked = page.waitForEvent("dialog");
  await page.close({ runBeforeUnload: true });
  const dialog = await asked;
  expect(dialog.type()).toBe("beforeunload");
  await dialog.dismiss();
  await expect(article(page)).toHaveText("Amina Wanjiru praised the ferry.");
});

test("texts outlive a reload where it was asked for, and only there", async ({ page, open, traffic }) => {
  await open();
  await give(page, "Amina Wanjiru praised the ferry.");
  await page.getByRole("button", { name: "More" }).click();
  await page.getByLabel("Keep my texts until I close this tab").check();
  await expect(page.locator(".toast").last()).toContainText("stay in this tab");
  await page.keyboard.press("Escape");
  await give(page, "Tomislav Kovač praised the bridge.");
  await expect(article(page)).toHaveText("Tomislav Kovač praised the bridge.");
  await page.getByRole("button", { name: "See for yourself" }).click();
  await expect(page.locator("dialog.proof")).toContainText("2 texts until you close this tab");
  traffic.reload();
  await page.reload();
  await expect(page.locator("html[data-ready]")).toBeAttached();
  await expect(article(page)).toHaveText("Tomislav Kovač praised the bridge.");
  await expect(page.locator(".toast")).toContainText("2 articles are back, as you asked.");
  await expect(cards(page).first()).toContainText("Amina Wanjiru");
  await page.getByRole("button", { name: "More" }).click();
  await page.getByLabel("Keep my texts until I close this tab").uncheck();
  expect(await page.evaluate(() => sessionStorage.length)).toBe(0);
});

test("a new text stands there unmarked while it is read, and not the marks of another", async ({ page, open }) => {
  await open();
  await expect(article(page).locator(".mark").first()).toBeVisible();
  const text = "Lagos was quiet, and nobody complained about it at all.\n\n";
  await dropFiles(page, [{ name: "long.txt", type: "text/plain", text, times: 60_000 }]);
  await expect(article(page).locator(".piece").first()).toContainText("Lagos was quiet");
  await expect(page.locator(".progress")).toBeVisible();
  await expect(article(page).locator(".mark")).toHaveCount(0);
  await page.getByRole("button", { name: "Cancel" }).click();
  await expect(page.locator("p.status")).toContainText("Stopped.");
});

test("an address is not taken for an article, and a PDF gets a way", async ({ page, open }) => {
  await open();
  const before = await article(page).textContent();
  await give(page, "https://example.com/news/42");
  await expect(page.locator(".toast")).toContainText("This page fetches no addresses.");
  await dropFiles(page, [{ name: "report.pdf", type: "application/pdf", text: "%PDF\0" }]);
  await expect(page.locator(".toast").last()).toContainText("copy the text and paste it here");
  await expect(article(page)).toHaveText(before);
});

test.describe("with a service worker", () => {
  test.use({ serviceWorkers: "allow" });

  test("what the page has fetched is not fetched again for use without a connection", async ({ page, traffic }) => {
    const own = await serve({ headers: { "Cache-Control": "max-age=600" } });
    traffic.own(own.url);
    await page.goto(own.url);
    await expect(page.locator("html[data-ready]")).toBeAttached();
    const times = (path) => own.requests.filter((request) => request.endsWith(path)).length;
    for (const name of ["main.js", "page.css", "worker.js", "article_analyzer_bg.wasm", "cup-final.txt"])
      expect(times(built(name)), name).toBe(1);
    await own.close();
  });
});
