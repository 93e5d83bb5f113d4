// The custom element as somebody else's page uses it, with the package alone: its reading view, what it tells, and what becomes
// of an article where something goes wrong. How an article is marked where it stands is in-place.spec.js's.

import { expect, test } from "./support/fixtures.js";
import { serve } from "./support/server.js";

const PATH = "pkg/element/article-analyzer.js";
const ARTICLE = "Tomislav Kovač said the plan was a disgrace. “It is terrible,” Kovač said in Lagos.";

/** Opens an empty page with the element defined, and gives the module's address. */
async function withElement(page, site) {
  await page.goto(`${site.url}blank.html`);
  await page.evaluate((module) => import(module).then(() => {}), site.url + PATH);
}

test("a text of its own is shown with its marks, each with its part", async ({ page, site }) => {
  await withElement(page, site);
  const shown = await page.evaluate(async (text) => {
    const element = document.createElement("article-analyzer");
    const done = new Promise((resolve) => element.addEventListener("analysis", resolve, { once: true }));
    element.setAttribute("text", text);
    document.body.append(element);
    const { detail, composed } = await done;
    const article = element.shadowRoot.querySelector("[part=article]");
    return {
      schema: detail.schema,
      composed,
      same: element.analysis === detail,
      parts: [...article.querySelectorAll("span")].map((span) => span.getAttribute("part")),
      range: element.rangeOf(detail.entities[0].mentions[0]).toString(),
      aside: article.querySelector(".aside").textContent,
    };
  }, ARTICLE);
  expect(shown).toMatchObject({ schema: 1, composed: true, same: true, range: "Tomislav Kovač" });
  expect(shown.aside).toBe("(Reported: Tomislav Kovač) ");
  for (const part of ["mark name person", "mark bad loaded", "mark quote", "mark cue"])
    expect(shown.parts, part).toContain(part);
});

test("layers are chosen by an attribute, and markup in a text is text", async ({ page, site }) => {
  await withElement(page, site);
  const complaints = [];
  page.on("console", (message) => complaints.push(message.text()));
  const found = await page.evaluate(async () => {
    const element = document.createElement("article-analyzer");
    element.layers = "sentiment, nams";
    element.text = "<b>Kovač</b> said the plan was a disgrace.";
    const done = new Promise((resolve) => element.addEventListener("analysis", resolve, { once: true }));
    document.body.append(element);
    await done;
    const article = element.shadowRoot.querySelector("[part=article]");
    const shown = () =>
      ["name", "bad", "b"].map((mark) => article.querySelectorAll(mark === "b" ? "b" : `.${mark}`).length);
    const words = shown();
    element.layers = "entities";
    const names = shown();
    return { words, names, text: article.textContent };
  });
  expect(found).toEqual({
    words: [0, 1, 0],
    names: [1, 0, 0],
    text: "<b>Kovač</b> said the plan was a disgrace.",
  });
  expect(complaints).toEqual(["article-analyzer: layers has no “nams”: there are entities, quotes and sentiment"]);
});

test("what is set before the element is defined counts, and null gives the article back", async ({ page, site }) => {
  await page.goto(`${site.url}blank.html`);
  const seen = await page.evaluate(
    async ([module, text]) => {
      document.body.innerHTML = "<article-analyzer><p>Lagos was quiet.</p></article-analyzer>";
      const [element] = document.body.children;
      element.text = text;
      element.options = { only: ["entities"] };
      const next = () => new Promise((resolve) => element.addEventListener("analysis", resolve, { once: true }));
      let told = next();
      await import(module);
      const first = (await told).detail;
      const drawn = element.shadowRoot.querySelector("[part=article]") !== null;
      told = next();
      element.text = null;
      const { detail } = await told;
      return {
        first: [first.entities.length > 0, first.quotes.length, drawn],
        second: [element.text, detail.entities.map(({ name }) => name)],
        slotted: element.shadowRoot.querySelector("slot") !== null,
      };
    },
    [site.url + PATH, ARTICLE],
  );
  expect(seen).toEqual({ first: [true, 0, true], second: ["Lagos was quiet.", ["Lagos"]], slotted: true });
});

test("of three texts in one turn the last is analysed, and no other", async ({ page, site }) => {
  await withElement(page, site);
  const told = await page.evaluate(async () => {
    const element = document.createElement("article-analyzer");
    document.body.append(element);
    const told = [];
    element.addEventListener("analysis", () => told.push(element.text));
    const done = new Promise((resolve) => element.addEventListener("analysis", resolve, { once: true }));
    for (const place of ["Lagos", "Oslo", "Quito"]) element.text = `${place} was quiet.`;
    await done;
    return told;
  });
  expect(told).toEqual(["Quito was quiet."]);
});

test("of two copies on a page the first is the element", async ({ page, site }) => {
  await withElement(page, site);
  const kept = await page.evaluate(async (module) => {
    const first = customElements.get("article-analyzer");
    const other = await import(`${module}?copy`);
    return [customElements.get("article-analyzer") === first, other.ArticleAnalyzerElement !== first];
  }, site.url + PATH);
  expect(kept).toEqual([true, true]);
});

const WASM = "pkg/article_analyzer_bg.wasm";
const page404 = { type: "text/html", status: 404, body: "<!doctype html><title>404</title>" };
/** What goes wrong, by the code that tells it: what the host answers, which policy it sends, and what the sentence names. */
const FAILURES = [
  ["not-found", { [WASM]: page404 }, null, /answers 404/],
  ["not-a-module", { [WASM]: { type: "text/html", body: "<!doctype html><title>home</title>" } }, null, /inline/],
  ["blocked", {}, "script-src 'self' 'unsafe-inline'", /'wasm-unsafe-eval'/],
  ["unreachable", {}, "script-src 'self' 'unsafe-inline' 'wasm-unsafe-eval'; connect-src 'none'", /connect-src/],
  ["too-long", {}, null, /maxLength/],
];

for (const [code, extra, policy, sentence] of FAILURES) {
  test(`${code}: the article stays as it is, one event and one sentence tell why`, async ({ page, traffic }) => {
    traffic.tolerate(/404|Failed to load|Content.Security.Policy|Refused|blocked|violates/i);
    const said = [];
    page.on("console", (message) => {
      if (message.text().startsWith("article-analyzer:")) said.push(message.text());
    });
    const limit = code === "too-long" ? "{ maxLength: 5 }" : "null";
    const body = `<!doctype html><html lang="en"><title>host</title><link rel="icon" href="data:,">
      <article-analyzer id="a"><h1>Quiet day</h1><p>Lagos was <b>quiet</b>.</p></article-analyzer>
      <article-analyzer id="b" text="Oslo was quiet."></article-analyzer>
      <script>
        window.told = [];
        window.before = document.querySelector("#a").innerHTML;
        for (const element of document.querySelectorAll("article-analyzer")) element.options = ${limit};
        document.addEventListener("error", ({ detail, composed }) => detail && told.push([detail.code, detail.message, composed]));
      </script>
      <script type="module" src="${PATH}"></script>`;
    const own = await serve({
      headers: policy ? { "Content-Security-Policy": policy } : {},
      extra: { ...extra, "host.html": { type: "text/html; charset=utf-8", body } },
    });
    traffic.own(own.url);
    await page.goto(`${own.url}host.html`);
    await expect.poll(() => page.evaluate(() => window.told.length)).toBe(2);
    const { told, same } = await page.evaluate(() => ({
      told: window.told,
      same: document.querySelector("#a").innerHTML === window.before,
    }));
    expect(same).toBe(true);
    for (const event of told) expect(event).toEqual([code, expect.stringMatching(sentence), true]);
    await expect(page.getByRole("heading", { name: "Quiet day" })).toBeVisible();
    await expect(page.locator("#b").getByText("Oslo was quiet.")).toBeVisible();
    expect(new Set(said)).toEqual(new Set(told.map(([, message]) => `article-analyzer: ${message}`)));
    expect(said.length).toBe(new Set(said).size);
    // The next one tries again.
    if (WASM in extra) {
      delete own.answers[WASM];
      await page.evaluate(() => {
        document.body.append(document.querySelector("#b").cloneNode());
      });
      await expect(page.locator("#b >> nth=1").locator(".name")).toHaveText("Oslo");
    }
    await own.close();
  });
}

test("an article that is not there is told", async ({ page, site }) => {
  await withElement(page, site);
  const code = await page.evaluate(async () => {
    const element = document.createElement("article-analyzer");
    element.htmlFor = "nowhere";
    const failed = new Promise((resolve) => document.addEventListener("error", resolve, { once: true }));
    document.body.append(element);
    return (await failed).detail.code;
  });
  expect(code).toBe("no-article");
});
