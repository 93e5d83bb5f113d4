// Ways in: rich text, HTML files through Readability, Markdown, several files at once, a page through the bookmarklet.

import { expect, test } from "./support/fixtures.js";
import { cards, copyRich, dropFiles, holdModule, paste } from "./support/hands.js";

const PAGE = `<!doctype html><html><head><title>Ferry returns | The Lake Courier</title><script>document.title = 'ran'</script></head><body>
<nav><ul><li><a href="/">Home</a></li><li><a href="/sport">Sport</a></li></ul></nav>
<article><h1>Ferry returns to the lake</h1><p class="byline">By Chidi Okafor</p>
<p>The ferry between Mbarara and the islands began to run again on Tuesday after a pause of two years, to the relief of traders who had crossed in small boats.</p>
<p>“It is a good day,” said Amina Wanjiru, who sells fish on the shore. She added that prices had doubled while the ferry lay in the yard, and that she had nearly given up her stall.</p>
<p>The Lake Company said the ferry would sail four times a day. It had been repaired by engineers from three countries, who replaced both engines and a part of the hull.</p></article>
<aside><p>Subscribe to our newsletter</p></aside><footer>Imprint</footer></body></html>`;

const area = (page) => page.getByRole("textbox", { name: "Article text" });

test("rich text keeps its paragraphs apart", async ({ page, open }) => {
  await open("#input=shown");
  await copyRich(
    page,
    "<h1>The well is full</h1><p>Rain fell on Friday.</p><ul><li>Two jars</li><li>Three jars</li></ul>",
  );
  await page.keyboard.press("ControlOrMeta+v");
  await expect(area(page)).toHaveValue("The well is full\n\nRain fell on Friday.\n\nTwo jars\n\nThree jars");
});

test("pasting into the text puts the words where the cursor is", async ({ page, open }) => {
  await open("#input=shown");
  await page.getByRole("button", { name: "New" }).click();
  await area(page).pressSequentially("Before. After.");
  for (let i = 0; i < 6; i++) await page.keyboard.press("ArrowLeft");
  await paste(page, "Between. ");
  await expect(area(page)).toHaveValue("Before. Between. After.");
  await expect(page.locator("article")).toContainText("Before. Between. After.");
});

const LONG = "The ferry to the islands sailed again on Tuesday, and traders were glad of it. ".repeat(4);

test("what is pasted is an article of its own, and nothing that was open is lost", async ({ page, open }) => {
  await open();
  const articles = cards(page);
  const examples = await articles.count();
  await paste(page, "Amina Wanjiru praised the ferry.");
  await expect(page.locator("article")).toHaveText("Amina Wanjiru praised the ferry.");
  await paste(page, "Tomislav Kovač praised the bridge.");
  await expect(page.locator("article")).toHaveText("Tomislav Kovač praised the bridge.");
  await expect(articles).toHaveCount(examples + 2);
  await page.locator(".toast").last().getByRole("button", { name: "Undo" }).click();
  await expect(page.locator("article")).toHaveText("Amina Wanjiru praised the ferry.");
  await expect(articles).toHaveCount(examples + 1);
});

test("a whole article pasted into another is not added to it unless it is wanted there", async ({ page, open }) => {
  await open("#input=shown");
  await page.getByRole("button", { name: "New" }).click();
  await area(page).pressSequentially("Before.");
  await paste(page, LONG);
  await expect(area(page)).toHaveValue(LONG);
  await page.locator(".toast").last().getByRole("button", { name: "Put it into the text instead" }).click();
  await expect(area(page)).toHaveValue(`Before.${LONG}`);
  await expect(page.locator("article")).toContainText("Before.The ferry");
});

test("the button to paste asks for the keys where the clipboard may not be read", async ({ page, open }) => {
  await open();
  await page.evaluate(() =>
    Object.defineProperty(navigator, "clipboard", { value: { read: () => Promise.reject(new Error("not allowed")) } }),
  );
  await page.getByRole("button", { name: "Paste an article" }).click();
  await expect(area(page)).toBeFocused();
  await expect(page.locator(".toast")).toContainText("Ctrl+V");
  await paste(page, "Amina Wanjiru praised the ferry.");
  await expect(page.locator("article")).toHaveText("Amina Wanjiru praised the ferry.");
});

test("the button to paste takes what the clipboard holds", async ({ page, open }) => {
  await open();
  await page.evaluate(() => {
    const item = { types: ["text/plain"], getType: async () => new Blob(["Amina Wanjiru praised the ferry."]) };
    Object.defineProperty(navigator, "clipboard", { value: { read: async () => [item] } });
  });
  await page.getByRole("button", { name: "Paste an article" }).click();
  await expect(page.locator("article")).toHaveText("Amina Wanjiru praised the ferry.");
});

test("pasting into the example puts the article in its place, and undoing brings it back", async ({ page, open }) => {
  await open("#input=shown");
  await expect(page.locator("article")).not.toBeEmpty();
  const example = await area(page).inputValue();
  await area(page).click();
  await paste(page, "Amina Wanjiru praised the ferry.");
  await expect(area(page)).toHaveValue("Amina Wanjiru praised the ferry.");
  await expect(page.locator("article")).toHaveText("Amina Wanjiru praised the ferry.");
  await area(page).press("ControlOrMeta+z");
  await expect(area(page)).toHaveValue(example);
});

test("from an HTML file the article is taken out", async ({ page, open }) => {
  await open("#input=shown");
  await dropFiles(page, [{ name: "ferry.html", type: "text/html", text: PAGE }]);
  await expect(area(page)).toHaveValue(/Ferry returns to the lake/);
  const text = await area(page).inputValue();
  expect(text).toContain("said Amina Wanjiru, who sells fish");
  expect(text).not.toContain("newsletter");
  expect(text).not.toContain("Sport");
  await expect(page).toHaveTitle("Article Analyzer");
});

test("of a whole page that is pasted, the article is taken, and all of it on request", async ({ page, open }) => {
  await open("#input=shown");
  await copyRich(page, PAGE);
  await page.locator("article").focus();
  await page.keyboard.press("ControlOrMeta+v");
  await expect(area(page)).toHaveValue(/^Ferry returns to the lake/);
  await expect(area(page)).not.toHaveValue(/newsletter|Sport/);
  await expect(page.locator(".toast")).toContainText(
    /Took the article out of the page; \d other lines were left out\./,
  );
  await page.locator(".toast").getByRole("button", { name: "Show all of the page" }).click();
  await expect(area(page)).toHaveValue(/newsletter/);
  await expect(cards(page).filter({ hasText: "Ferry returns" })).toHaveCount(1);
});

test("an article that is closed can be had back", async ({ page, open }) => {
  await open();
  await paste(page, "Amina Wanjiru praised the ferry.");
  await paste(page, "Tomislav Kovač praised the bridge.");
  await expect(page.locator("article")).toHaveText("Tomislav Kovač praised the bridge.");
  const before = await cards(page).count();
  await page.getByRole("button", { name: /^Close .*bridge/ }).click();
  await expect(page.locator("article")).toHaveText("Amina Wanjiru praised the ferry.");
  await expect(cards(page)).toHaveCount(before - 1);
  await page.locator(".toast").last().getByRole("button", { name: "Undo" }).click();
  await expect(page.locator("article")).toHaveText("Tomislav Kovač praised the bridge.");
  await expect(cards(page)).toHaveCount(before);
});

test("Markdown becomes the text that it stands for", async ({ page, open }) => {
  await open("#input=shown");
  await dropFiles(page, [
    {
      name: "note.md",
      type: "text/markdown",
      text: "# The *well* is full\n\nRain [fell](https://example.com/) on **Friday**.\n\n> “At last,” said Yuki Nakamura.\n",
    },
  ]);
  await expect(area(page)).toHaveValue("The well is full\n\nRain fell on Friday.\n\n“At last,” said Yuki Nakamura.");
});

test("what is pasted while the page loads stays", async ({ page, site }) => {
  const release = await holdModule(page);
  await page.goto(`${site.url}#input=shown`);
  await area(page).waitFor();
  await paste(page, "Amina Wanjiru praised the ferry.");
  await expect(area(page)).toHaveValue("Amina Wanjiru praised the ferry.");
  release();
  await expect(page.locator("html[data-ready]")).toBeAttached();
  await expect(area(page)).toHaveValue("Amina Wanjiru praised the ferry.");
  await expect(page.locator("article .mark.name").first()).toHaveText("Amina Wanjiru");
  const titles = await cards(page).allTextContents();
  expect(new Set(titles).size).toBe(titles.length);
});

test("a message stays long enough to be read", async ({ page, open }) => {
  await open("#input=shown");
  await page.clock.install();
  await dropFiles(page, [
    { name: "one.pdf", type: "application/pdf", text: "%PDF\0" },
    { name: "two.docx", type: "application/zip", text: "PK\0" },
    { name: "three.txt", type: "text/plain", text: "Lagos was quiet." },
  ]);
  await expect(page.locator(".toast")).toHaveCount(2);
  await page.clock.runFor(5000);
  await expect(page.locator(".toast")).toHaveCount(2);
  await page.clock.runFor(5000);
  await expect(page.locator(".toast")).toHaveCount(0);
});

test("a message beside an article covers neither its text nor the overview", async ({ page, open }) => {
  for (const [width, height] of [
    [1280, 900],
    [1920, 1080],
  ]) {
    await page.setViewportSize({ width, height });
    await open();
    await paste(page, LONG.repeat(12));
    await expect(page.locator("article")).toContainText("The ferry to the islands");
    const message = await page.locator(".toast").last().boundingBox();
    for (const beside of [page.locator("article p").last(), page.locator(".panel")]) {
      const box = await beside.boundingBox();
      const apart = message.x + message.width <= box.x || box.x + box.width <= message.x;
      expect(apart, `${width} × ${height}`).toBe(true);
    }
  }
});

test("several files are opened at once and chosen among", async ({ page, open }) => {
  await open("#input=shown");
  await dropFiles(page, [
    { name: "one.txt", type: "text/plain", text: "Tomislav Kovač praised the bridge." },
    { name: "two.txt", type: "text/plain", text: "Amina Wanjiru praised the ferry." },
  ]);
  await expect(page.locator("article")).toContainText("the bridge");
  await expect(page.locator(".toast")).toContainText("2 articles opened");
  await cards(page).filter({ hasText: "two.txt" }).click();
  await expect(page.locator("article")).toContainText("the ferry");
});

test("a file chosen by the button is opened", async ({ page, open }) => {
  await open("#input=shown");
  const choosing = page.waitForEvent("filechooser");
  await page.getByRole("button", { name: "Open files…" }).click();
  await (await choosing).setFiles([
    { name: "one.txt", mimeType: "text/plain", buffer: Buffer.from("Tomislav Kovač praised the bridge.") },
  ]);
  await expect(page.locator("article")).toContainText("Tomislav Kovač praised the bridge.");
});

test("a file that is no text is refused by name, and nothing else is lost", async ({ page, open }) => {
  await open("#input=shown");
  await dropFiles(page, [{ name: "good.txt", type: "text/plain", text: "Lagos was quiet." }]);
  await expect(page.locator("article")).toContainText("Lagos was quiet.");
  await dropFiles(page, [{ name: "picture.txt", type: "text/plain", text: "a\0b" }]);
  await expect(page.locator(".toast")).toContainText(/picture\.txt\u2069” is not a text/);
  await expect(page.locator("article")).toContainText("Lagos was quiet.");
});

test("another example can be chosen without asking anybody for it", async ({ page, open }) => {
  await open("#input=shown");
  const titles = await cards(page).locator(".title").allTextContents();
  expect(titles.length).toBeGreaterThan(3);
  await cards(page).nth(2).click();
  await expect(page.locator("article")).toContainText(titles[2].slice(1, 25));
  await expect(page).toHaveURL(/#example=[a-z-]+/);
});

test("the bookmarklet hands the page over from window to window, never in an address", async ({
  page,
  open,
  site,
  context,
  traffic,
}) => {
  await open("#input=shown");
  const link = page.locator("#menu a.bookmarklet");
  const script = decodeURIComponent((await link.getAttribute("href")).replace(/^javascript:/, ""));
  traffic.reload();
  traffic.tolerate(/404/); // browsers ask for an icon of a page that names none
  const other = await context.newPage();
  await other.goto(`${site.url}blank.html`);
  await other.evaluate((html) => {
    document.title = "Ferry returns";
    const parsed = new DOMParser().parseFromString(html, "text/html");
    document.body.replaceChildren(...parsed.body.childNodes);
  }, PAGE);
  const opening = context.waitForEvent("page");
  // As a browser runs what stands behind a bookmark.
  // biome-ignore lint/security/noGlobalEval: a bookmarklet is code in a string
  await other.evaluate((script) => void globalThis.eval(script), script);
  const opened = await opening;
  await expect(opened.locator("article")).toContainText("said Amina Wanjiru, who sells fish");
  expect(opened.url()).not.toContain("Amina");
  await expect(opened.locator("article")).not.toContainText("newsletter");
});
