// Pages of somebody else's, with the packed package and nothing more: a real article with the element around it, the worker, a page
// from disk. The ordinary checks run these, too.

import assert from "node:assert/strict";
import { test } from "node:test";
import { pathToFileURL } from "node:url";
import { analysed, ELEMENT, folder, NOTED, open, PACKAGE, page, put, STORY, WASM } from "./support/page.js";
import { opened } from "./support/scenario.js";

test("a real article: the same before, while the module is three seconds away, and after", async (t) => {
  const answers = { [WASM]: () => new Promise((later) => setTimeout(later, 3000)) };
  const found = await open(
    t,
    `<article-analyzer id="a">${STORY}</article-analyzer>${NOTED}`,
    async ({ page, wait, heard }) => {
      await wait(() => customElements.get("article-analyzer"));
      const during = await page.evaluate(() => [window.state() === window.before, window.told.length]);
      during.push(await page.getByText("never told").isVisible());
      await analysed(wait);
      await page.locator("#press").click();
      await page.keyboard.press("Escape");
      await page.locator("#link").click();
      const after = await page.evaluate(() => {
        const { analysis, text } = document.querySelector("#a");
        return {
          same: window.state() === window.before,
          shift: window.shift,
          clicks: window.clicks,
          links: document.querySelectorAll("#a a").length,
          told: window.told,
          kinds: analysis.paragraphs.map(({ kind }) => kind),
          names: analysis.entities.map(({ name }) => name).sort(),
          said: analysis.quotes.map(({ content, speaker }) => [
            content.map(({ start, end }) => text.slice(start, end)).join(" "),
            analysis.entities[speaker]?.name,
          ]),
          marked: [...CSS.highlights.get("aa-person")].map(String).sort(),
        };
      });
      return { during, after, heard };
    },
    { answers },
  );
  assert.deepEqual(found.during, [true, 0, true]);
  assert.deepEqual(found.heard, []);
  const { names, said, kinds, marked, ...after } = found.after;
  assert.deepEqual(after, {
    same: true,
    shift: 0,
    clicks: 2,
    links: 2,
    told: [
      ["ready", "a"],
      ["analysis", "a"],
    ],
  });
  for (const name of ["Anna Kovač", "Ida Holm", "Jon Ek", "Pim Lee"])
    assert.ok(marked.includes(name), `${name} of ${marked}`);
  assert.deepEqual(kinds, ["headline", "byline", "caption", "body", "body", "body", "body", "body", "body"]);
  assert.deepEqual(names, [
    "$12 million",
    "2024",
    "Anna Kovač",
    "Berg & Sons",
    "Ida Holm",
    "Jon Ek",
    "May",
    "Monday",
    "Oslo",
    "Pim Lee",
    "Reuters",
    "Torvale",
  ]);
  assert.deepEqual(said, [
    ["that “the bridge will open in May,” despite the shameful delays", "Anna Kovač"],
    ["it had failed", "Berg & Sons"],
    ["“We were never told,”", "Pim Lee"],
  ]);
});

test("minified and indented markup give the same analysis", async (t) => {
  const indented = STORY.replace(/(?=<(?!\/?(a|em|b|time|br|span)\b))/g, "\n    ");
  const body = `${ELEMENT}<article-analyzer id="a">${STORY}</article-analyzer><article-analyzer id="b">${indented}</article-analyzer>`;
  const [a, b] = await open(t, body, async ({ page, wait }) => {
    await analysed(wait, 2);
    return page.evaluate(() => ["a", "b"].map((id) => JSON.stringify(document.getElementById(id).analysis)));
  });
  assert.equal(a, b);
});

test("the worker: many at once, an end within 50 ms, the latest, a listener that throws", async (t) => {
  const body = `<script type="module">
    import { analyze } from "./${PACKAGE}/worker/index.js";
    const outcome = (promise) => promise.then(({ entities }) => entities[0].name, (error) => error.name);
    const places = ["Lagos", "Oslo", "Quito"].map((place) => place + " was quiet.");
    const all = await Promise.all(places.map((text) => outcome(analyze(text))));
    const stop = new AbortController();
    let since = 0;
    const long = analyze("Amina Wanjiru praised the brave crew on Monday. ".repeat(40_000), null, {
      signal: stop.signal,
      onStep(step) { if (step === "tags") { since = performance.now(); stop.abort(); } },
    });
    const ended = await outcome(long);
    const waited = performance.now() - since;
    const latest = await Promise.all([outcome(analyze(places[0])), outcome(analyze(places[1], null, { latest: true }))]);
    const thrown = await outcome(analyze(places[2], null, { onStep() { throw new RangeError("enough"); } }));
    document.documentElement.dataset.said = JSON.stringify([all, ended, waited < 50, latest, thrown]);
  </script>`;
  const found = await open(t, body, async ({ page, wait }) => {
    await wait(() => document.documentElement.dataset.said);
    return JSON.parse(await page.evaluate(() => document.documentElement.dataset.said));
  });
  assert.deepEqual(found, [["Lagos", "Oslo", "Quito"], "AbortError", true, ["AbortError", "Oslo"], "RangeError"]);
});

test("a page from disk, without modules: function and element by one classic script", async () => {
  const body = `<script src="${PACKAGE}/article-analyzer.global.js"></script>
    <article-analyzer id="a"><p>Oslo was quiet.</p></article-analyzer>
    <script>
      articleAnalyzer.init().then(() => { window.name_ = articleAnalyzer.analyze("Lagos was quiet.").entities[0].name; });
    </script>`;
  put("from-disk.html", page(body));
  const found = await opened(pathToFileURL(`${folder}/from-disk.html`).href, async ({ page, wait }) => {
    await analysed(wait);
    await wait(() => window.name_);
    return page.evaluate(() => [window.name_, ...[...CSS.highlights.get("aa-location")].map(String)]);
  });
  assert.deepEqual(found, ["Lagos", "Oslo"]);
});
