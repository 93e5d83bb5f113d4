// Hostile input is shown as text, exported safely, and runs nothing.

import { expect, test } from "./support/fixtures.js";
import { dropFiles, give, handedOver, tab } from "./support/hands.js";

const HOSTILE = `<script>window.ran = 1</script> <img src=x onerror="window.ran = 2"> said Tomislav Kovač.

=HYPERLINK("https://example.com/","x") said Amina <b onclick="window.ran=3">Wanjiru</b>. “@SUM(1+1)*cmd|' /C calc'!A0,” Kovač said.

[press](javascript:window.ran=4) \u{202E}txt.exe\u{202C} was terrible. </textarea></style><svg onload=window.ran=5>`;

const ran = (page) => page.evaluate(() => window.ran ?? null);

test("markup in a text is text", async ({ page, open }) => {
  await open();
  await give(page, HOSTILE);
  await expect(page.locator("article")).toContainText("<script>window.ran = 1</script>");
  for (const name of ["Overview", "Names", "Who speaks", "Words", "Compare", "Corrections", "Export"])
    await tab(page, name).click();
  await expect(page.locator("article script, article img, article b:not(.x), .panel script, .panel img")).toHaveCount(
    0,
  );
  expect(await ran(page)).toBeNull();
});

test("markup in file names and titles is text", async ({ page, open }) => {
  await open();
  await dropFiles(page, [
    { name: "<img src=x onerror=window.ran=1>.txt", type: "text/plain", text: "Lagos was quiet." },
  ]);
  await expect(page.locator(".tray")).toContainText("<img src=x onerror=window.ran=1>.txt");
  expect(await ran(page)).toBeNull();
});

test("what an HTML file would run or load is left out", async ({ page, open }) => {
  await open();
  const text = `<html><head><base href="https://example.com/"><meta http-equiv="refresh" content="0;url=https://example.com/"></head><body onload="window.ran=1">
    <article><h1>Quiet day</h1>${"<p>Lagos was quiet all day long, and nobody had any complaint about that at all, as far as we know.</p>".repeat(6)}
    <img src="https://example.com/x.png" onerror="window.ran=2"><iframe src="https://example.com/"></iframe><a href="javascript:window.ran=3">press</a><script>window.ran=4</script><noscript><img src="https://example.com/y.png"></noscript></article></body></html>`;
  await dropFiles(page, [{ name: "page.html", type: "text/html", text }]);
  await expect(page.locator("article")).toContainText("Lagos was quiet all day long");
  await expect(page.locator("article a, article img, article iframe")).toHaveCount(0);
  expect(await ran(page)).toBeNull();
});

const downloaded = (page, name) => handedOver(page, () => page.getByRole("button", { name }).click());

test("a table holds no formula, and the exported page runs nothing", async ({ page, open, context, site, traffic }) => {
  await open();
  await give(page, HOSTILE);
  await expect(page.locator("article")).toContainText("HYPERLINK");
  await tab(page, "Export").click();
  for (const name of ["Names (CSV)", "Quotes (CSV)", "Words (CSV)", "Sentences (CSV)"]) {
    const { text } = await downloaded(page, name);
    for (const line of text.slice(1).split("\r\n")) {
      for (const [, cell] of line.matchAll(/(?:^|,)"((?:[^"]|"")*)"/g))
        expect(cell, name).not.toMatch(/^[\s\p{Cf}]*[=+@|%-]/u);
    }
  }
  const { text, name } = await downloaded(page, "Annotated page (HTML)");
  expect(name).toMatch(/^[\p{L}\p{N}-]+\.html$/u);
  expect(text).not.toMatch(/<script|<img|<svg/i);
  const other = await context.newPage();
  traffic.allow(/blank|favicon/);
  traffic.tolerate(/404/); // browsers ask for an icon of a page that names none
  await other.goto(`${site.url}blank.html`);
  await other.setContent(text);
  await expect(other.locator("main")).toContainText("<script>window.ran = 1</script>");
  expect(await ran(other)).toBeNull();
});

test("corrections that somebody else put into the storage are taken only where they make sense", async ({
  page,
  open,
}) => {
  await open();
  await page.evaluate(() =>
    localStorage.setItem(
      "article-analyzer.kept.v1",
      JSON.stringify({
        lexicon: {
          add: [{ word: "<img src=x onerror=window.ran=1>", polarity: 0.5 }, { word: "x", polarity: 9 }, 7],
          remove: [{}, "quiet"],
        },
        articles: {
          __proto__: [],
          x: 1,
          "5-ab": [{ action: "run" }, { action: "remove", layer: "word", start: -1, end: 3 }],
        },
      }),
    ),
  );
  await page.goto("about:blank");
  await open("#panel=corrections");
  await expect(page.locator(".panel")).toContainText("<img src=x onerror=window.ran=1>");
  await expect(page.locator(".panel .undo")).toHaveCount(2);
  await expect(page.locator("p.status")).toContainText("Found");
  expect(await ran(page)).toBeNull();
});

test("an address that makes no sense is passed over", async ({ page, open }) => {
  await open("#panel=%3Cscript%3E&select=entity.999999.9&theme=pink&hide=everything&example=../../etc");
  await expect(page.getByRole("tab", { name: "Overview" })).toHaveAttribute("aria-selected", "true");
  await expect(page.locator("p.status")).toContainText("Found");
});

test("messages from windows that did not open this one are passed over", async ({ page, open }) => {
  await open();
  await page.evaluate(async () => {
    const arrived = new Promise((done) => addEventListener("message", done, { once: true }));
    window.postMessage({ type: "article-analyzer:page", html: "<p>Planted.</p>", title: "x" }, "*");
    await arrived;
  });
  // Whatever the message had set off would be on the screen before what comes after it.
  await give(page, "Lagos was quiet.");
  await expect(page.locator("article .mark.name")).toHaveText("Lagos");
  await expect(page.locator("article")).toHaveText("Lagos was quiet.");
  await expect(page.locator(".tray")).not.toContainText("Planted");
});
