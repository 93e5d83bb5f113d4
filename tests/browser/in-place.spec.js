// An article that is marked where it stands, in a page of somebody else's: what is read of it, that nothing of it changes, and
// how a mark says why it is there.

import { expect, test } from "./support/fixtures.js";
import { holdModule } from "./support/hands.js";

const PATH = "pkg/element/article-analyzer.js";

const STORY = `<article>
  <h1>Torvale bridge delayed again</h1>
  <p class="by">By <a href="#ida">Ida Holm</a></p>
  <figure>
    <img src="data:image/gif;base64,R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7" alt="The bridge" width="200" height="100">
    <figcaption>The bridge at dawn. Photo: Jon Ek/Reuters</figcaption>
  </figure>
  <p>Mayor <a id="link" href="#kovac">Anna
    <em>Kovač</em></a> said on Monday that “the bridge <b>will</b> open in <time>May</time>,” despite the
    <span id="press">shameful</span> delays.<span class="aside">Opens in a new window</span></p>
  <div class="ad" hidden>Buy Nordvik boots in Quito</div>
  <p>The contractor, Berg &amp; Sons, denied<br>it had failed.</p>
  <ul><li>Cost: $12 million</li><li>Start: 2024</li></ul>
  <script>window.inArticle = 1;</script>
  <style>.unused { color: red; }</style>
  <form><label>Your name <input value="Kofi Mensah"></label><button>Send to Accra</button></form>
  <blockquote>“We were never told,” Pim Lee said.</blockquote>
  <table><tr><td>Oslo</td><td>12</td></tr><tr><td>Bergen</td><td>9</td></tr></table>
</article>`;

const TEXT = `Torvale bridge delayed again

By Ida Holm

The bridge at dawn. Photo: Jon Ek/Reuters

Mayor Anna Kovač said on Monday that “the bridge will open in May,” despite the shameful delays.

The contractor, Berg & Sons, denied
it had failed.

Cost: $12 million

Start: 2024

Your name

“We were never told,” Pim Lee said.

Oslo\t12
Bergen\t9`;

const STYLE = `body { margin: 2em; color-scheme: light dark; } .by { float: right; }
  .aside { position: absolute; width: 1px; height: 1px; overflow: hidden; }`;

/** A page of somebody else's around `body`; the script at its end notes what the page is before the element is defined. */
const host = (body) => ({
  type: "text/html; charset=utf-8",
  body: `<!doctype html><html lang="en"><title>host</title><link rel="icon" href="data:,"><style>${STYLE}</style>
    <script type="module" src="${PATH}"></script>
    ${body}
    <script>
      window.state = () => JSON.stringify([...document.querySelectorAll("body, body *:not(article-analyzer)")].map((node) => {
        const { x, y, width, height } = node.getBoundingClientRect();
        return [node.localName, node.getAttributeNames().length, x, y, width, height];
      })) + document.body.innerHTML;
      window.before = state();
      window.told = [];
      for (const name of ["ready", "analysis", "error"])
        document.addEventListener(name, ({ detail, target, bubbles, composed }) => told.push([name, bubbles && composed]));
      window.clicks = 0;
      document.querySelector("#link")?.addEventListener("click", () => clicks++);
    </script>`,
});

const analysed = (page, count = 1) =>
  expect.poll(() => page.evaluate(() => window.told.filter(([name]) => name === "analysis").length)).toBe(count);

/** What each highlight of the page covers. */
const painted = (page) =>
  page.evaluate(() =>
    Object.fromEntries(
      [...CSS.highlights].map(([name, ranges]) => [
        name,
        [...ranges].map((range) => range.toString().replace(/\s+/g, " ")),
      ]),
    ),
  );

test("an article is marked, and neither its nodes nor its layout change", async ({ page, site }) => {
  site.answers["host.html"] = host(`<article-analyzer id="a">${STORY}</article-analyzer>`);
  const release = await holdModule(page);
  await page.goto(`${site.url}host.html`);
  await page.evaluate(() => customElements.whenDefined("article-analyzer").then(() => {}));
  // While the module is on its way, as before it was asked for.
  expect(await page.evaluate(() => window.state() === window.before)).toBe(true);
  await expect(page.getByRole("heading", { name: "Torvale bridge" })).toBeVisible();
  release();
  await analysed(page);
  expect(await page.evaluate(() => window.state() === window.before)).toBe(true);
  expect(await page.evaluate(() => window.told)).toEqual([
    ["ready", true],
    ["analysis", true],
  ]);
  expect(await page.evaluate(() => document.querySelector("#a").text)).toBe(TEXT);
  const marks = await painted(page);
  expect(marks["aa-person"]).toEqual(expect.arrayContaining(["Ida Holm", "Anna Kovač", "Pim Lee"]));
  expect(marks["aa-money"]).toEqual(["$12 million"]);
  expect([...(marks["aa-quote"] ?? []), ...(marks["aa-unsure"] ?? [])].join()).toContain("the bridge will open in May");
  expect(marks["aa-bad"]).toContain("shameful");
  expect(JSON.stringify(marks)).not.toMatch(/Quito|Accra|Mensah|window|unused/);
  await page.locator("#link").click();
  expect(await page.evaluate(() => window.clicks)).toBe(1);
  await expect(page.locator("article-analyzer [part=card]")).toBeHidden();
});

test("minified markup gives the analysis that indented markup gives", async ({ page, site }) => {
  const minified = STORY.replace(/\s+/g, " ").replace(/> </g, "><");
  site.answers["host.html"] = host(
    `<article-analyzer id="a">${STORY}</article-analyzer><article-analyzer id="b">${minified}</article-analyzer>`,
  );
  await page.goto(`${site.url}host.html`);
  await analysed(page, 2);
  const [a, b] = await page.evaluate(() =>
    ["#a", "#b"].map((id) => {
      const { text, analysis } = document.querySelector(id);
      return JSON.stringify([text, analysis]);
    }),
  );
  expect(b).toBe(a);
});

test("an article elsewhere is marked, read again when it changes, and let go", async ({ page, site }) => {
  site.answers["host.html"] = host(`<main id="story">${STORY}</main><article-analyzer for="story"></article-analyzer>`);
  await page.goto(`${site.url}host.html`);
  await analysed(page);
  expect(await page.evaluate(() => window.state() === window.before)).toBe(true);
  expect((await painted(page))["aa-location"]).toContain("Oslo");
  await page.evaluate(() => {
    const more = document.createElement("p");
    more.textContent = "In Lagos, Amina Wanjiru praised it.";
    document.querySelector("article").append(more);
  });
  await analysed(page, 2);
  expect((await painted(page))["aa-person"]).toContain("Amina Wanjiru");
  // Nodes that are exchanged for others with the same words keep their marks.
  await page.evaluate(() => {
    const { lastChild } = document.querySelector("article");
    lastChild.replaceChildren(...lastChild.textContent.split(/(?<= )/));
  });
  await expect.poll(async () => (await painted(page))["aa-person"]).toContain("Amina Wanjiru");
  const left = await page.evaluate(() => {
    document.querySelector("article-analyzer").remove();
    return [CSS.highlights.size, document.adoptedStyleSheets.length];
  });
  expect(left).toEqual([0, 0]);
});

test("a mark says why it is there to a press, and to the keyboard", async ({ page, site }) => {
  site.answers["host.html"] = host(`<article-analyzer id="a">${STORY}</article-analyzer>`);
  await page.goto(`${site.url}host.html`);
  await analysed(page);
  await page.evaluate(() =>
    document.addEventListener("select", ({ detail }) => {
      if (!detail) return;
      window.chosen = [detail.marks.map(({ layer }) => layer), detail.range.toString()];
    }),
  );
  const card = page.locator("article-analyzer [part=card]");
  await page.locator("#press").click();
  await expect(card).toContainText("negative");
  expect(await page.evaluate(() => window.chosen)).toEqual([expect.arrayContaining(["sentiment"]), "shameful"]);
  await page.keyboard.press("Escape");
  await expect(card).toBeHidden();
  const walk = page.getByRole("button", { name: "Go through the marks" });
  await walk.focus();
  await page.keyboard.press("ArrowRight");
  await expect(card).toBeVisible();
  const live = page.locator("article-analyzer [aria-live]");
  const first = await live.textContent();
  await page.keyboard.press("ArrowRight");
  await expect(live).not.toHaveText(first);
  await page.keyboard.press("ArrowLeft");
  await expect(live).toHaveText(first);
  // Whoever shows something else says so.
  await page.keyboard.press("Escape");
  await page.evaluate(() => document.addEventListener("select", (event) => event.preventDefault()));
  await page.keyboard.press("ArrowRight");
  await expect(live).not.toHaveText(first);
  await expect(card).toBeHidden();
});

test("an article that comes late is marked, and so is one that takes its place", async ({ page, site }) => {
  site.answers["host.html"] = host(`<article-analyzer for="story"></article-analyzer><main></main>`);
  await page.goto(`${site.url}host.html`);
  await expect.poll(() => page.evaluate(() => window.told.map(([name]) => name))).toEqual(["error"]);
  const put = (words) =>
    page.evaluate((words) => {
      const story = document.createElement("article");
      story.id = "story";
      story.textContent = words;
      document.querySelector("main").replaceChildren(story);
    }, words);
  await put("Lagos was quiet.");
  await analysed(page);
  await put("Oslo was quiet.");
  await analysed(page, 2);
  expect(await painted(page)).toMatchObject({ "aa-location": ["Oslo"] });
});

test("options that say the same again are no new question, others are", async ({ page, site }) => {
  site.answers["host.html"] = host(`<article-analyzer id="a"><p>Oslo was quiet.</p></article-analyzer>`);
  await page.goto(`${site.url}host.html`);
  await analysed(page);
  const set = (names) =>
    page.evaluate((names) => {
      const element = document.querySelector("#a");
      const asked = element.options;
      element.options = { names: { add: names } };
      return element.options !== asked;
    }, names);
  const own = [{ text: "Oslo", type: "person" }];
  expect(await set(own)).toBe(true);
  await analysed(page, 2);
  expect(await painted(page)).toMatchObject({ "aa-person": ["Oslo"] });
  expect(await set(own)).toBe(false);
});

test("elements that come and go leave nothing behind @inside", async ({ page, site }) => {
  site.answers["host.html"] = host("<p>Nothing yet.</p>");
  await page.goto(`${site.url}host.html`);
  const session = await page.context().newCDPSession(page);
  const held = async () => {
    await session.send("HeapProfiler.collectGarbage");
    const { nodes, jsEventListeners } = await session.send("Memory.getDOMCounters");
    const marks = await page.evaluate(() => [CSS.highlights.size, document.adoptedStyleSheets.length]);
    return [nodes, jsEventListeners, ...marks];
  };
  let first;
  for (let round = 1; round <= 3; round++) {
    await page.evaluate((story) => {
      document.body.innerHTML = `<article-analyzer>${story}</article-analyzer>`.repeat(12);
    }, STORY);
    await analysed(page, 12 * round);
    await page.evaluate(() => document.body.replaceChildren());
    first ??= await held();
  }
  // Work that was about to begin holds on to its element until the browser has come to it.
  const more = async () => (await held()).filter((count, index) => count > first[index]);
  await expect.poll(more).toEqual([]);
  expect(first.slice(2)).toEqual([0, 0]);
});

test("of very many articles those near the window are marked", async ({ page, site }) => {
  const places = ["Lagos", "Oslo", "Quito", "Lima", "Accra", "Nairobi", "Bergen", "Dakar", "Tunis", "Hanoi"];
  const one = (place) => `<article-analyzer><p style="block-size: 150vh">${place} was quiet.</p></article-analyzer>`;
  site.answers["host.html"] = host(places.map(one).join(""));
  await page.goto(`${site.url}host.html`);
  await analysed(page, places.length);
  const marked = async () => Object.values(await painted(page)).flat();
  await expect.poll(marked).toHaveLength(8);
  expect(await marked()).not.toContain("Hanoi");
  await page.evaluate(() => document.querySelector("article-analyzer:last-of-type").scrollIntoView());
  await expect.poll(marked).toContain("Hanoi");
  await page.evaluate(() => document.querySelector("article-analyzer").scrollIntoView());
  await expect.poll(marked).toHaveLength(8);
  const left = await page.evaluate(() => {
    for (const element of document.querySelectorAll("article-analyzer")) element.remove();
    return CSS.highlights.size;
  });
  expect(left).toBe(0);
});

test("a page's own colours and highlights win", async ({ page, site, browserName }) => {
  test.skip(browserName === "firefox", "Firefox tells no style of a highlight");
  const style = `:root { --aa-person: rgb(1, 2, 3); } ::highlight(aa-location) { text-decoration: none; background-color: rgb(4, 5, 6); }`;
  site.answers["host.html"] = host(
    `<style>${style}</style><article-analyzer><p>Anna Kovač spoke in Lagos.</p></article-analyzer>`,
  );
  await page.goto(`${site.url}host.html`);
  await analysed(page);
  const styles = await page.evaluate(() =>
    ["aa-person", "aa-location"].map((name) => {
      const style = getComputedStyle(document.querySelector("p"), `::highlight(${name})`);
      return [style.textDecorationColor, style.textDecorationLine, style.backgroundColor];
    }),
  );
  expect(styles[0].slice(0, 2)).toEqual(["rgb(1, 2, 3)", "underline"]);
  expect(styles[1].slice(1)).toEqual(["none", "rgb(4, 5, 6)"]);
});
