// What stands beside the article: overview, lists, corrections, exports, comparison.

import { expect, test } from "./support/fixtures.js";
import { dropFiles, give, handedOver, tab } from "./support/hands.js";

const ARTICLE = `Council votes for the bridge

LAGOS – Amina Wanjiru praised the plan on Monday. “It is a great day for the valley,” Wanjiru said. “Nobody here was ever so happy.”

Tomislav Kovač said the plan was a disgrace. “It is a terrible waste,” Kovač said. Two officials said the money was already gone.
`;
const OTHER = `Bridge opens at last

LAGOS – Tomislav Kovač praised the wonderful bridge on Friday. “It is better than I feared,” Kovač said.

Yuki Nakamura built it.
`;

const panel = (page) => page.getByRole("tabpanel");

const downloaded = (page, name) => handedOver(page, () => panel(page).getByRole("button", { name }).click());

test.beforeEach(async ({ page, open }) => {
  await open();
  await give(page, ARTICLE);
  await expect(page.locator("article")).toContainText("Council votes for the bridge");
});

test("the overview says what the article is about, who speaks and in what tone @once", async ({ page }) => {
  await expect(panel(page)).toContainText(/It is mostly about .*Kovač/);
  await expect(panel(page)).toContainText("Who speaks");
  await expect(panel(page)).toContainText("The article’s own voice");
  await expect(panel(page).locator("svg.tone .own, svg.tone .quoted").first()).toBeVisible();
  await expect(panel(page)).toContainText("judging them is yours");
});

test("each point of the tone leads to its sentence", async ({ page }) => {
  await panel(page).getByRole("button", { name: "Next" }).click();
  await expect(panel(page)).toContainText(/1 of \d+: /);
  await expect(page).toHaveURL(/select=span\.\d+\.\d+/);
  const [start, end] = /span\.(\d+)\.(\d+)/.exec(page.url()).slice(1).map(Number);
  const highlighted = await page.evaluate(() => [...CSS.highlights.get("place")].join(""));
  expect(highlighted).toBe(ARTICLE.slice(start, end));
  await panel(page).getByText("As a table").first().click();
  await panel(page)
    .getByRole("button", { name: /disgrace/ })
    .click();
  await expect(page.locator("article .mark", { hasText: "disgrace" })).toBeInViewport();
});

test("names can be searched, filtered by type and ordered @once", async ({ page }) => {
  await tab(page, "Names").click();
  const entries = panel(page).locator(".entry");
  await panel(page).getByRole("searchbox").fill("kov");
  await expect(entries).toHaveCount(1);
  await expect(entries.first()).toContainText("Kovač");
  await panel(page).getByRole("searchbox").fill("");
  await panel(page).getByLabel("Type").selectOption("person");
  await expect(entries.first()).toBeVisible();
  for (const kind of await entries.locator(".swatch").evaluateAll((all) => all.map((each) => each.className)))
    expect(kind).toContain("person");
  await panel(page).getByLabel("Order").selectOption("name");
  const names = await entries.locator(".swatch").allTextContents();
  expect(names).toEqual([...names].sort((a, b) => a.localeCompare(b)));
});

test("the places of a name are shown one after another", async ({ page }) => {
  await tab(page, "Names").click();
  await panel(page).locator(".entry", { hasText: "Kovač" }).click();
  await expect(panel(page)).toContainText("Place 1 of 2");
  await panel(page).getByRole("button", { name: "Next place" }).click();
  await expect(panel(page)).toContainText("Place 2 of 2");
  await expect(page.locator("article .mark.selected").nth(1)).toBeInViewport();
});

test("quotes stand under their speakers, unnamed and unknown ones apart @once", async ({ page }) => {
  await tab(page, "Who speaks").click();
  const headings = await panel(page).getByRole("heading").allTextContents();
  expect(headings.some((text) => text.includes("Kovač"))).toBe(true);
  const last = headings.at(-1);
  expect(last).toMatch(/Unnamed sources|Speaker unknown/);
});

test("words stand by strength and can be ordered by whom they bear on @once", async ({ page }) => {
  await tab(page, "Words").click();
  await expect(panel(page).getByRole("heading", { name: /Negative/ })).toBeVisible();
  await expect(panel(page).getByRole("heading", { name: /Positive/ })).toBeVisible();
  await panel(page).getByLabel("Voice").selectOption("quoted");
  await expect(panel(page).locator(".entry", { hasText: "terrible" })).toBeVisible();
  await expect(panel(page).locator(".entry", { hasText: "praised" })).toHaveCount(0);
});

test("a removed mark is gone, the totals follow, and undo brings it back @once", async ({ page }) => {
  const mark = page.locator("article .mark", { hasText: "disgrace" });
  await mark.click();
  await page.getByRole("dialog").getByRole("button", { name: "Not here" }).click();
  await expect(page.locator("article .mark", { hasText: "disgrace" })).toHaveCount(0);
  await tab(page, "Corrections").click();
  await expect(panel(page)).toContainText("No tone: “disgrace”");
  await panel(page).getByRole("button", { name: /Undo/ }).first().click();
  await expect(page.locator("article .mark", { hasText: "disgrace" })).toHaveCount(1);
});

test("a type can be changed and is the type everywhere @once", async ({ page }) => {
  await page.locator("article .mark.name", { hasText: "Kovač" }).first().click();
  await page.getByRole("dialog").getByLabel("It is a").selectOption("organization");
  await expect(page.locator("article .mark.name.organization", { hasText: "Kovač" })).toHaveCount(2);
});

test("two names that are one are joined, and are one everywhere @once", async ({ page }) => {
  await page.locator("article .mark.name", { hasText: "Lagos" }).first().click();
  await page.getByRole("dialog").getByLabel("Same as").selectOption({ label: "Tomislav Kovač" });
  await tab(page, "Corrections").click();
  await expect(panel(page)).toContainText(/“(Lagos|LAGOS)” and “Tomislav Kovač” are the same/);
  await tab(page, "Names").click();
  await expect(panel(page).locator(".entry", { hasText: /lagos/i })).toHaveCount(0);
});

test("a word of the reader’s own gets a tone @once", async ({ page }) => {
  await expect(page.locator("article .mark.name, article .mark", { hasText: "valley" })).toHaveCount(0);
  await tab(page, "Words").click();
  await panel(page).getByText("Add a word").click();
  await panel(page).getByLabel("Word", { exact: true }).fill("valley");
  await panel(page).getByLabel("Its tone is").selectOption("0.8");
  await panel(page).getByRole("button", { name: "Add", exact: true }).click();
  await expect(page.locator("article .word.pos", { hasText: "valley" })).toBeVisible();
});

test("a name of the reader’s own is found, is kept when asked for, and can be taken back", async ({ page, open }) => {
  const name = page.locator("article .mark.name.facility", { hasText: "valley" });
  await expect(name).toHaveCount(0);
  await tab(page, "Names").click();
  await panel(page).getByText("Add a name").click();
  await panel(page).getByLabel("Name", { exact: true }).fill("valley");
  await panel(page).getByLabel("It is a").selectOption("facility");
  await panel(page).getByRole("button", { name: "Add", exact: true }).click();
  await expect(name.first()).toBeVisible();
  await tab(page, "Corrections").click();
  await panel(page).getByLabel("Keep them in this browser").check();
  await page.goto("about:blank");
  await open();
  await give(page, ARTICLE);
  await expect(name.first()).toBeVisible();
  await tab(page, "Corrections").click();
  await panel(page)
    .getByRole("button", { name: /^Undo: “valley” is always a name/ })
    .click();
  await expect(name).toHaveCount(0);
});

test("corrections are kept in this browser only when asked for", async ({ page, open }) => {
  const stored = () => page.evaluate(() => JSON.stringify(localStorage));
  await page.locator("article .mark", { hasText: "disgrace" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Never mark this word" }).click();
  await expect(page.locator("article .mark", { hasText: "disgrace" })).toHaveCount(0);
  expect(await stored()).toBe("{}");
  await tab(page, "Corrections").click();
  await panel(page).getByLabel("Keep them in this browser").check();
  expect(await stored()).toContain("disgrace");
  expect(await stored()).not.toContain("Wanjiru");
  await page.goto("about:blank");
  await open("#panel=corrections");
  await expect(panel(page)).toContainText("“disgrace” is never marked");
  await panel(page).getByLabel("Keep them in this browser").uncheck();
  expect(await stored()).toBe("{}");
});

test("the analysis is exported as the contract has it, with the text it speaks of @once", async ({ page }) => {
  await tab(page, "Export").click();
  const file = await downloaded(page, "Analysis (JSON)");
  expect(file.name).toBe("Council-votes-for-the-bridge.json");
  const analysis = JSON.parse(file.text);
  expect(analysis.schema).toBe(1);
  expect(analysis.text).toContain("Amina Wanjiru");
  const mention = analysis.entities.find((entity) => entity.name.includes("Kovač")).mentions[0];
  expect(analysis.text.slice(mention.start, mention.end)).toContain("Kovač");
  expect(analysis.corrections).toEqual([]);
});

test("an export that is opened brings text and corrections back, byte for byte", async ({ page, open }) => {
  await page.locator("article .mark", { hasText: "disgrace" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Never mark this word" }).click();
  await page.locator("article .quote", { hasText: "great day" }).locator(".speaker").click();
  await page.getByRole("dialog").getByLabel("Said by").selectOption({ label: "Tomislav Kovač" });
  const speaker = page.locator("article .quote", { hasText: "great day" }).locator(".speaker");
  await expect(speaker).toHaveAttribute("data-speaker", "Tomislav Kovač");
  await tab(page, "Export").click();
  const file = await downloaded(page, "Analysis (JSON)");
  await page.goto("about:blank");
  await open("#panel=export");
  await dropFiles(page, [{ name: file.name, type: "application/json", text: file.text }]);
  await expect(speaker).toHaveAttribute("data-speaker", "Tomislav Kovač");
  await expect(page.locator("article .mark", { hasText: "disgrace" })).toHaveCount(0);
  expect((await downloaded(page, "Analysis (JSON)")).text).toBe(file.text);
  // Annotations carry as much.
  const annotations = await downloaded(page, "Web Annotations");
  await page.goto("about:blank");
  await open("#panel=export");
  await dropFiles(page, [{ name: annotations.name, type: "application/ld+json", text: annotations.text }]);
  await expect(speaker).toHaveAttribute("data-speaker", "Tomislav Kovač");
  expect((await downloaded(page, "Web Annotations")).text).toBe(annotations.text);
});

test("what is put right in one tab is put right in another, and neither forgets", async ({
  page,
  context,
  site,
  traffic,
}) => {
  traffic.reload(); // another page is opened, and asks for its files
  await tab(page, "Corrections").click();
  await panel(page).getByLabel("Keep them in this browser").check();
  const other = await context.newPage();
  await other.goto(`${site.url}#panel=corrections`);
  await expect(other.locator("html[data-ready]")).toBeAttached();
  await give(other, ARTICLE);
  const disgrace = (of) => of.locator("article .mark", { hasText: "disgrace" });
  await expect(disgrace(other)).toHaveCount(1);
  await page.bringToFront();
  await disgrace(page).click();
  await page.getByRole("dialog").getByRole("button", { name: "Not here" }).click();
  await expect(disgrace(page)).toHaveCount(0);
  await other.bringToFront();
  await expect(disgrace(other)).toHaveCount(0);
  await expect(panel(other).locator(".undo")).toHaveCount(1);
});

test("tables, Markdown, a page and annotations are exported @once", async ({ page }) => {
  await tab(page, "Export").click();
  const names = await downloaded(page, "Names (CSV)");
  expect(names.text.split("\r\n")[0]).toBe(
    '\u{FEFF}"id","name","type","role","salience","sentiment","start","end","written","form","basis","confidence","quote"',
  );
  expect(names.text).toContain('"Tomislav Kovač"');
  expect((await downloaded(page, "Quotes (CSV)")).text).toContain("great day for the valley");
  expect((await downloaded(page, "Words (CSV)")).text).toContain('"disgrace"');
  expect((await downloaded(page, "Markdown")).text).toContain("# Council votes for the bridge");
  const annotations = JSON.parse((await downloaded(page, "Web Annotations")).text);
  expect(annotations["@context"]).toBe("http://www.w3.org/ns/anno.jsonld");
  const [position, quote] = annotations.items[0].target.selector;
  expect([...ARTICLE].slice(position.start, position.end).join("")).toBe(quote.exact);
  const html = await downloaded(page, "Annotated page (HTML)");
  expect(html.text).toContain("default-src 'none'");
  expect(html.text).toContain("Tomislav Kovač");
});

const section = (page, name) => panel(page).locator("section", { has: page.getByRole("heading", { name }) });
const paper = (page, letter) => page.getByRole("region", { name: `Article ${letter}` });

test("two articles are compared side by side, and an entry leads to its place in its column", async ({ page }) => {
  await page.getByRole("button", { name: "New" }).click();
  await give(page, OTHER);
  await tab(page, "Compare").click();
  await panel(page).getByLabel("Compare with").selectOption({ label: "Council votes for the bridge" });
  await expect(paper(page, "A")).toContainText("Yuki Nakamura built it.");
  await expect(paper(page, "B")).toContainText("the money was already gone");
  const names = section(page, "Named in both");
  await names.locator("ul.pairs").getByRole("button", { name: /Kovač/ }).first().click();
  for (const letter of ["A", "B"]) await expect(paper(page, letter).locator(".mark.selected")).toHaveText(/Kovač/);
  await names.getByRole("button", { name: /Wanjiru/ }).click();
  await expect(paper(page, "B").locator(".mark.selected")).toHaveText(/Wanjiru/);
  await expect(paper(page, "B").locator(".mark.selected")).toBeInViewport();
  await expect(paper(page, "A").locator(".selected")).toHaveCount(0);
  await page.getByRole("button", { name: /^Read alone: Council/ }).click();
  await expect(page.locator("#article .headline")).toHaveText("Council votes for the bridge");
  await page.goBack();
  await expect(paper(page, "A")).toContainText("Yuki Nakamura built it.");
});

test("a quotation that both articles have stands beside itself, and one that is cut says so @once", async ({
  page,
}) => {
  await page.locator(".article-card[data-key=example-harbour-strike]").click();
  await tab(page, "Compare").click();
  await panel(page).getByLabel("Compare with").selectOption("example-harbour-strike-other-paper");
  const shared = section(page, "Quotations").locator(".pairs li");
  await expect(shared.first()).toBeVisible();
  const quote = shared.first().getByRole("button").first();
  const said = (await quote.textContent()).slice(0, 20);
  await quote.click();
  for (const letter of ["A", "B"]) await expect(paper(page, letter).locator(".quote.selected")).toContainText(said);
  await expect(page).toHaveURL(/example=harbour-strike&with=harbour-strike-other-paper&panel=compare/);
});

test("whoever scrolls one of two texts scrolls the other to what both share", async ({ page, open }) => {
  await page.goto("about:blank");
  await open("#example=harbour-strike&with=harbour-strike-other-paper&panel=compare");
  await expect(paper(page, "B").locator(".quote").first()).toBeAttached();
  const quote = (letter) => paper(page, letter).locator(".quote", { hasText: "We are ready to sit down" });
  await paper(page, "A").hover();
  await quote("A").evaluate((element) => {
    const column = element.closest(".paper");
    const top = element.getBoundingClientRect().top - column.getBoundingClientRect().top;
    column.scrollTop += top - column.clientHeight * 0.3;
  });
  await expect(quote("B")).toBeInViewport();
  const apart = async () => {
    const [a, b] = [await quote("A").boundingBox(), await quote("B").boundingBox()];
    return Math.abs(a.y - b.y);
  };
  await expect.poll(apart).toBeLessThan(30);
  await panel(page).getByLabel("Scroll both together").uncheck();
  const before = await paper(page, "B").evaluate((element) => element.scrollTop);
  await paper(page, "A").evaluate((element) => element.scrollTo(0, 0));
  expect(await paper(page, "B").evaluate((element) => element.scrollTop)).toBe(before);
});

test("numbers and dates are those of both or of one, and the comparison is saved as one page @once", async ({
  page,
  open,
}) => {
  await page.goto("about:blank");
  await open("#example=harbour-strike&with=harbour-strike-other-paper&panel=compare");
  const facts = section(page, "Numbers, dates and amounts");
  const groups = facts.locator(".pair > div");
  await expect(groups.nth(0)).toContainText("€4.2 million");
  await expect(groups.nth(2)).toContainText("30 percent");
  await expect(groups.nth(3)).not.toContainText("30 percent");
  const { name, text } = await downloaded(page, "Save as one page");
  expect(name).toMatch(/\.html$/);
  expect(text).toContain("Dockworkers in Zadvar strike over night shifts");
  expect(text).toContain("Union bosses hold Zadvar hostage");
  expect(text).toContain("default-src 'none'");
});
