// Thirty things that hands do to the page, one after another in one sitting: no character of a text is lost, and each is
// answered in words that stay for four seconds.

import { expect, test } from "./support/fixtures.js";
import { cards, copyRich, dropFiles, handedOver, holdModule, paste, selectWords, tab } from "./support/hands.js";

const LONG = "The ferry to the islands sailed again on Tuesday, and traders were glad of it. ".repeat(4).trim();
const PAGE = `<header><nav><ul><li>Home</li><li>Sport</li></ul></nav></header><h2>We value your privacy</h2>
<main><article><h1>Lamp returns to the tower</h1>
<p>The lamp of the tower at Ovrath began to turn again on Tuesday after a pause of two years, to the relief of crews who had steered by the moon.</p>
<p>“It is a good day,” said Yuki Nakamura, who keeps it. She added that the glass had come from three countries, and that nobody had believed it would fit.</p>
<p>The harbour company said the lamp would burn from dusk to dawn. It had been paid for by a lottery, and by a choir that sang on the quay.</p></article></main>
<form><input></form><footer><p>Imprint</p></footer>`;
const GERMAN =
  "Der Bürgermeister von Hamburg kritisierte am Montag den Plan der Opposition. Die Hafenarbeiter streikten, und niemand wusste, wie lange das noch dauern würde.";

const article = (page) => page.locator("article");

/** The page says it, and still says it four seconds later, to whoever reads and to whoever listens. */
async function answered(page, words) {
  const told = page.locator(".toasts, p.status");
  const says = async () => (await told.allTextContents()).join(" ");
  await expect.poll(says, { message: String(words) }).toMatch(words);
  await page.clock.runFor(4000);
  // A message that has gone does not come back; the line of the result does, once a text that is just being read has one.
  await expect.poll(says, { message: `${words}, four seconds later` }).toMatch(words);
}

const toast = (page, name) => page.locator(".toast").last().getByRole("button", { name }).click();
const menu = (page) => page.getByRole("button", { name: "More", exact: true }).click();

test("thirty hands: no character is lost, and each is answered in words", async ({ page, site, context, traffic }) => {
  /** Every text that was given to the page, to be found in it at the end. */
  const given = new Set();
  const give = (text) => given.add(text) && text;
  await page.clock.install();

  // 1: paste before the page is ready.
  const release = await holdModule(page);
  await page.goto(`${site.url}#input=shown`);
  await page.getByRole("textbox", { name: "Article text" }).waitFor();
  await paste(page, give("Amina Wanjiru praised the ferry."));
  release();
  await expect(page.locator("html[data-ready]")).toBeAttached();
  traffic.ready();
  await answered(page, /5 words/);

  // 2 to 4: paste beside the text, twice, and take the second back.
  await article(page).focus();
  await paste(page, give("Tomislav Kovač praised the bridge."));
  await answered(page, /Opened as a new article/);
  await paste(page, "Nobody wants this.");
  await answered(page, /Opened as a new article/);
  await toast(page, "Undo");
  await answered(page, /5 words/);
  await expect(article(page)).toHaveText("Tomislav Kovač praised the bridge.");

  // 5 and 6: a whole article into the text of another, and that it was meant so.
  const area = page.getByRole("textbox", { name: "Article text" });
  await area.focus();
  await page.keyboard.press("ControlOrMeta+End");
  await paste(page, ` ${LONG}`);
  await answered(page, /Opened as a new article/);
  await toast(page, "Put it into the text instead");
  given.delete("Tomislav Kovač praised the bridge.");
  give(`Tomislav Kovač praised the bridge. ${LONG}`);
  await answered(page, /6\d words/);

  // 7 to 9: an address, a PDF, a document.
  await article(page).focus();
  await paste(page, "https://example.com/news/42");
  await answered(page, /fetches no addresses/);
  await dropFiles(page, [{ name: "report.pdf", type: "application/pdf", text: "%PDF\0" }]);
  await answered(page, /report\.pdf.*copy the text and paste it here/);
  await dropFiles(page, [{ name: "note.docx", type: "application/zip", text: "PK\0" }]);
  await answered(page, /note\.docx.*copy the text and paste it here/);

  // 10: nine files, of which three are bad.
  const names = ["one", "two", "three", "four", "five", "six"];
  await dropFiles(page, [
    ...names.map((name) => ({
      name: `${name}.txt`,
      type: "text/plain",
      text: give(`The ${name} lamps burn in Lagos.`),
    })),
    ...["a.png", "b.zip", "c.mp3"].map((name) => ({ name, type: "application/octet-stream", text: "a\0b" })),
  ]);
  for (const words of [/a\.png/, /b\.zip/, /c\.mp3/, /6 articles opened/])
    await expect(page.locator(".toasts")).toContainText(words);
  await answered(page, /c\.mp3.*6 articles opened/);

  // 11 and 12: a whole page, and all of it.
  await copyRich(page, PAGE);
  await article(page).focus();
  await page.keyboard.press("ControlOrMeta+v");
  await answered(page, /Took the article out of the page; \d other lines were left out/);
  await expect(area).toHaveValue(/^Lamp returns/);
  await toast(page, "Show all of the page");
  await answered(page, /\d+ words/);
  give(await area.inputValue());
  expect([...given].at(-1)).toContain("Imprint");

  // 13 to 17: what is missed is marked, and taken back; a speaker is put right.
  await paste(page, give("Amina Wanjiru met Tomislav Kovač. “It is a great glimmerstone,” Wanjiru said."));
  await expect(article(page).locator(".speaker")).toHaveCount(1);
  await selectWords(page, "glimmerstone");
  await page.clock.runFor(1000);
  await page.getByLabel("A name…").selectOption("product");
  await answered(page, /Corrected/);
  await article(page).focus();
  await page.keyboard.press("ControlOrMeta+z");
  await answered(page, /Taken back/);
  await selectWords(page, "met Tomislav Kovač");
  await page.clock.runFor(1000);
  await page.getByLabel("Quote of…").selectOption({ label: "Amina Wanjiru" });
  await answered(page, /Corrected/);
  await selectWords(page, "glimmerstone");
  await page.clock.runFor(1000);
  await page.getByRole("button", { name: "Its tone is positive, wherever it stands" }).click();
  await answered(page, /Corrected/);
  await article(page).locator(".speaker").last().click();
  await page.getByRole("dialog").getByLabel("Said by").selectOption({ label: "Tomislav Kovač" });
  await answered(page, /Corrected/);

  // 18: its own export comes back.
  await tab(page, "Export").click();
  const file = await handedOver(page, () => page.getByRole("button", { name: "Analysis (JSON)" }).click());
  await dropFiles(page, [{ name: file.name, type: "application/json", text: file.text }]);
  await answered(page, /1 article opened|\d+ words/);

  // 19 and 20: an article is closed, and had back.
  const count = await cards(page).count();
  await page.getByRole("button", { name: /^Close .*two\.txt/ }).click();
  await answered(page, /Closed/);
  await toast(page, "Undo");
  await expect(cards(page)).toHaveCount(count);
  await answered(page, /\d+ words/);

  // 21: an example is chosen.
  await page.locator(".article-card", { hasText: "Dockworkers" }).click();
  await answered(page, /Example .*words/);

  // 22: a text in another language.
  await paste(page, give(GERMAN));
  await answered(page, /seems to be German/);

  // 23: a new, empty article.
  await page.getByRole("button", { name: "New" }).click();
  await answered(page, /Paste an article, or drop a file/);

  // 24 to 27: Back, four times.
  for (let i = 0; i < 4; i++) {
    await page.goBack();
    await answered(page, /words|German|Paste an article/);
  }

  // 28: texts are to stay, and the page is loaded again.
  await menu(page);
  await page.getByLabel("Keep my texts until I close this tab").check();
  await answered(page, /stay in this tab/);
  traffic.reload();
  await page.reload();
  await expect(page.locator("html[data-ready]")).toBeAttached();
  traffic.ready();
  await answered(page, /articles are back/);

  // 29: corrections are kept, and another tab has them.
  await tab(page, "Corrections").click();
  await page.getByLabel("Keep them in this browser").check();
  traffic.reload();
  const other = await context.newPage();
  await other.goto(site.url);
  await expect(other.locator("html[data-ready]")).toBeAttached();
  await expect(other.locator("p.status")).toContainText("words");
  await other.close();

  // 30: everything that was given is there, to the last character.
  await page.bringToFront();
  const found = [];
  for (let i = 0; i < (await cards(page).count()); i++) {
    await cards(page).nth(i).click();
    await expect(cards(page).nth(i)).toHaveAttribute("aria-current", "true");
    found.push(await area.inputValue());
  }
  expect([...given].filter((text) => !found.includes(text))).toEqual([]);
});
