// Pages of somebody else's, with the packed package and nothing more: how an article comes and changes, and what may go wrong with one.

import assert from "node:assert/strict";
import { test } from "node:test";
import { analysed, ELEMENT, folder, NOTED, open, PACKAGE, page, STORY, WASM } from "./support/page.js";
import { host, opened } from "./support/scenario.js";

test("a page that is still on its way, with a script that isn’t, is read to its end", async (t) => {
  const start = page(`<script type="module" async src="${PACKAGE}/element/article-analyzer.js"></script>
    <article-analyzer id="a"><p>Oslo was quiet.</p>`);
  const answers = {
    "streamed.html": (response) => {
      response.writeHead(200, { "Content-Type": "text/html; charset=utf-8" }).write(start);
      setTimeout(() => response.end("<p>Lagos was loud.</p></article-analyzer>"), 1500);
      return true;
    },
  };
  const places = await opened(`${await host(t, folder, {}, answers)}streamed.html`, async ({ page, wait }) => {
    await analysed(wait);
    return page.evaluate(() => document.querySelector("#a").analysis.entities.map(({ name }) => name));
  });
  assert.deepEqual(places, ["Oslo", "Lagos"]);
});

test("a changed article is read again; a text of its own, and null; a layer that isn’t; another shadow", async (t) => {
  const body = `<article-analyzer id="a"><p>Oslo was quiet.</p></article-analyzer><div id="inside"></div>
    <script>a.text = "Quito was quiet."; window.heard = 0;</script>${ELEMENT}`;
  const found = await open(t, body, async ({ page, wait, heard }) => {
    const marked = () =>
      page.evaluate(() => [a.analysis.entities[0].name, ...[...(CSS.highlights.get("aa-location") ?? [])].map(String)]);
    const steps = [];
    await analysed(wait);
    steps.push(await marked());
    const next = async (count, work) => {
      await page.evaluate(work);
      await analysed(wait, count);
      steps.push(await marked());
    };
    await next(2, () => {
      a.text = null;
    });
    await next(3, () => a.append(Object.assign(document.createElement("p"), { textContent: "Lagos was loud." })));
    await next(4, () => a.replaceChildren("Nairobi was quiet."));
    await next(5, () => {
      const root = document.querySelector("#inside").attachShadow({ mode: "open" });
      root.innerHTML = '<article-analyzer layers="nams entities"><p>Lima was quiet.</p></article-analyzer>';
    });
    return { steps, heard };
  });
  assert.deepEqual(found.steps, [
    ["Quito"],
    ["Oslo", "Oslo"],
    ["Oslo", "Oslo", "Lagos"],
    ["Nairobi", "Nairobi"],
    ["Nairobi", "Nairobi", "Lima"],
  ]);
  assert.deepEqual(found.heard, ["article-analyzer: layers has no “nams”: there are entities, quotes and sentiment"]);
});

const POLICY = "default-src 'none'; img-src data:; style-src 'unsafe-inline'; script-src 'self' 'unsafe-inline'";
const notFound = (response) => response.writeHead(404).end("<!doctype html>");
const FAILURES = {
  blocked: [
    { headers: { "Content-Security-Policy": `${POLICY}; connect-src 'self'; worker-src 'self'` } },
    /script-src/,
  ],
  unreachable: [
    { headers: { "Content-Security-Policy": `${POLICY} 'wasm-unsafe-eval'; worker-src 'self'` } },
    /connect-src/,
  ],
  "not-found": [{ answers: { [WASM]: notFound } }, /answers 404/],
  "not-a-module": [
    {
      answers: {
        [WASM]: (response) => response.writeHead(200, { "Content-Type": "text/html" }).end("<!doctype html>"),
      },
    },
    /article-analyzer\/inline/,
  ],
  "too-long": [{}, /maxLength/],
};

for (const [code, [means, sentence]] of Object.entries(FAILURES)) {
  test(`${code}: the article as it was, one event, one sentence that names the cure`, async (t) => {
    const body = `<article-analyzer id="a">${STORY}</article-analyzer>${NOTED}
      ${code === "too-long" ? "<script>a.options = { maxLength: 5 };</script>" : ""}`;
    const same = await open(
      t,
      body,
      async ({ page, wait, heard }) => {
        await wait(() => window.told.some(([name]) => name === "error"));
        const ours = heard.filter((line) => line.startsWith("article-analyzer:"));
        assert.equal(ours.length, 1, ours.join("\n"));
        assert.match(ours[0], sentence);
        assert.deepEqual(
          heard.filter((line) => line.startsWith("uncaught")),
          [],
        );
        const told = await page.evaluate(() => window.told.filter(([name]) => name !== "ready"));
        return [await page.evaluate(() => window.state() === window.before), told];
      },
      means,
    );
    assert.deepEqual(same, [true, [["error", code]]]);
  });
}

test("without a connection: the same, and the next element tries again", async (t) => {
  let away = true;
  const answers = { [WASM]: (response) => away && response.destroy() };
  const told = await open(
    t,
    `<article-analyzer id="a">${STORY}</article-analyzer>${NOTED}`,
    async ({ page, wait }) => {
      away = true;
      await page.reload();
      await wait(() => window.told.length);
      const same = await page.evaluate(() => window.state() === window.before);
      away = false;
      await page.evaluate(() => {
        document.body.insertAdjacentHTML("beforeend", '<article-analyzer id="b"><p>Oslo.</p></article-analyzer>');
      });
      await wait(() => window.told.at(-1)[0] === "analysis");
      return [same, await page.evaluate(() => window.told)];
    },
    { answers },
  );
  assert.deepEqual(told, [
    true,
    [
      ["error", "unreachable"],
      ["ready", "b"],
      ["analysis", "b"],
    ],
  ]);
});

test("two copies and two versions on a page: the first is the element", async (t) => {
  const second = `<script type="module" src="${PACKAGE}/element/article-analyzer.js?other"></script>`;
  const body = `<article-analyzer id="a"><p>Oslo.</p></article-analyzer>${ELEMENT}${second}`;
  const heard = await open(t, body, async ({ wait, heard }) => {
    await analysed(wait);
    return heard;
  });
  assert.deepEqual(heard, []);
});

test("a function before init says what to do; a module under a wrong type runs; import() in a classic script", async (t) => {
  const body = `<script>
    import("./${PACKAGE}/article_analyzer.js").then(async ({ default: init, analyze }) => {
      const early = (() => { try { analyze("Lagos"); } catch ({ code, message }) { return code + ": " + message; } })();
      await init();
      const { name } = analyze("Lagos was quiet.").entities[0];
      document.documentElement.dataset.said = early + "; " + name;
    });
  </script>`;
  const plain = (response) => void response.setHeader("Content-Type", "application/octet-stream");
  const found = await open(
    t,
    body,
    async ({ page, wait }) => {
      await wait(() => document.documentElement.dataset.said);
      return page.evaluate(() => document.documentElement.dataset.said);
    },
    { answers: { [WASM]: plain } },
  );
  assert.equal(found, "not-started: the module is not started: call and await init() first; Lagos");
});

test("in a dark page and in a light one, words of the reading view stand out by 4.5 to 1", async (t) => {
  const body = `<style>:root { color-scheme: light dark; }</style>${ELEMENT}
    <article-analyzer id="a" text="Kovač said the plan was a disgrace. The brave crew was praised."></article-analyzer>`;
  const contrasts = await open(t, body, async ({ page, wait }) => {
    await analysed(wait);
    return page.evaluate(() => {
      const light = ([r, g, b]) => {
        const [R, G, B] = [r, g, b].map((c) =>
          c / 255 <= 0.04045 ? c / 255 / 12.92 : ((c / 255 + 0.055) / 1.055) ** 2.4,
        );
        return 0.2126 * R + 0.7152 * G + 0.0722 * B;
      };
      const read = (colour) =>
        colour
          .match(/[\d.]+/g)
          .slice(0, 3)
          .map(Number);
      const against = { light: [255, 255, 255], dark: [28, 27, 34] };
      return Object.entries(against).flatMap(([scheme, ground]) => {
        document.documentElement.style.colorScheme = scheme;
        return ["good", "bad"].map((kind) => {
          const { color } = getComputedStyle(a.shadowRoot.querySelector(`.${kind}`));
          const [x, y] = [light(read(color)), light(ground)].sort((a, b) => b - a);
          return (x + 0.05) / (y + 0.05) >= 4.5;
        });
      });
    });
  });
  assert.deepEqual(contrasts, [true, true, true, true]);
});
