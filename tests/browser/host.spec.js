// On whatever host: nothing is asked for once the page is ready; a host that is just being given another build never makes a
// mixture of two; wrong types and sent-on addresses do no harm; the worker is bound by the page's policy.

import { readFile } from "node:fs/promises";
import { expect, test } from "./support/fixtures.js";
import { cards, dropFiles, paste, tab } from "./support/hands.js";
import { built, DIST, serve } from "./support/server.js";

const TEXT = "Yuki Nakamura praised the bridge. “It is a disgrace,” said Tomislav Kovač.";

const ready = (page) => expect(page.locator("html[data-ready]")).toBeAttached();

test.describe("with a service worker", () => {
  test.use({ serviceWorkers: "allow" });

  test("once the page is ready, a visit asks for nothing more, whatever is done", async ({ page, traffic }) => {
    const own = await serve();
    traffic.own(own.url);
    await page.goto(own.url);
    await ready(page);
    const asked = own.requests.length;
    await cards(page).nth(2).click();
    await paste(page, TEXT);
    await expect(page.locator("article .mark.name").first()).toBeVisible();
    for (const name of ["Names", "Who speaks", "Words", "Compare", "Corrections", "Export", "Overview"])
      await tab(page, name).click();
    await dropFiles(page, [
      {
        name: "page.html",
        type: "text/html",
        text: `<article><h1>Quiet day</h1><p>${"Lagos was quiet. ".repeat(30)}</p></article>`,
      },
    ]);
    await expect(page.locator("article")).toContainText("Lagos was quiet.");
    // A text that is changed while it is analysed makes the page start another worker.
    await dropFiles(page, [
      { name: "long.txt", type: "text/plain", text: "Amina Wanjiru praised the brave crew on Monday. ".repeat(40_000) },
    ]);
    await page.getByRole("button", { name: "New" }).click();
    await page.getByRole("textbox", { name: "Article text" }).fill(TEXT);
    await expect(page.locator("article")).toContainText("It is a disgrace");
    await expect(page.locator("article .mark.name").first()).toBeVisible();
    expect(own.requests.slice(asked)).toEqual([]);
    await own.close();
  });

  test("a host that sends on from index.html can be read without a connection", async ({
    page,
    traffic,
    browserName,
  }) => {
    test.skip(browserName === "webkit", "Playwright’s WebKit has no service workers that outlive a host");
    traffic.tolerate(/Failed to load|ERR_|NetworkError/);
    const own = await serve({ extra: { "index.html": { type: "text/html", status: 302, location: "./" } } });
    traffic.own(own.url);
    await page.goto(own.url);
    await ready(page);
    await own.close();
    await page.goto(own.url);
    await ready(page);
    await expect(page.locator("p.status")).toContainText("Found");
  });
});

for (const name of ["worker.js", "article_analyzer_bg.wasm", "main.js", "page.css"]) {
  test(`a ${name} of another build is not taken`, async ({ page, traffic }) => {
    const path = built(name);
    traffic.tolerate(/integrity|hash|Failed to|NetworkError/i);
    const body = Buffer.concat([await readFile(`${DIST}/${path}`), Buffer.from("\n")]);
    const type = { js: "text/javascript", css: "text/css", wasm: "application/wasm" }[path.split(".").pop()];
    const own = await serve({ extra: { [path]: { type, body } } });
    traffic.own(own.url);
    await page.goto(own.url);
    if (name === "main.js") {
      await expect(page.getByText("please reload the page")).toBeVisible();
      expect(await page.evaluate(() => document.querySelector("article"))).toBeNull();
      await expect(page.locator("html[data-ready]")).not.toBeAttached();
    } else if (name === "page.css") {
      await ready(page);
      expect(await page.evaluate(() => getComputedStyle(document.body).marginTop)).not.toBe("0px");
    } else {
      await expect(page.locator("p.status")).toContainText("The analyzer could not be started");
      await expect(page.locator("article .mark")).toHaveCount(0);
    }
    await own.close();
  });
}

test("where the worker cannot be had, the download of the module ends", async ({ page, traffic }) => {
  traffic.tolerate(/integrity|hash|Failed to|NetworkError/i);
  let ended = false;
  const own = await serve({
    extra: {
      [built("worker.js")]: { type: "text/javascript", body: "// of another build" },
      [built("article_analyzer_bg.wasm")]: {
        answer(response) {
          response.writeHead(200, { "Content-Type": "application/wasm" }).write("\0asm");
          response.once("close", () => {
            ended = true;
          });
        },
      },
    },
  });
  traffic.own(own.url);
  await page.goto(own.url);
  await expect(page.locator("p.status")).toContainText("The analyzer could not be started");
  await expect.poll(() => ended).toBe(true);
  await own.close();
});

test("a module that is served under a wrong type is run all the same", async ({ page, traffic }) => {
  const path = built("article_analyzer_bg.wasm");
  const own = await serve({
    extra: { [path]: { type: "application/octet-stream", body: await readFile(`${DIST}/${path}`) } },
  });
  traffic.own(own.url);
  await page.goto(own.url);
  await ready(page);
  await expect(page.locator("p.status")).toContainText("Found");
  await own.close();
});

test("the worker cannot load code from elsewhere, nor ask anybody for anything @strict @inside", async ({
  page,
  open,
  traffic,
}) => {
  const elsewhere = await serve({
    extra: { "code.js": { type: "text/javascript", body: "export default 1" } },
    headers: { "Access-Control-Allow-Origin": "*" },
  });
  traffic.own(elsewhere.url); // what is refused is told of as a request, but never made
  traffic.tolerate(/Content Security Policy|Refused|blocked|violates/i);
  await open();
  const [worker] = page.workers();
  const code = await worker.evaluate(
    (url) =>
      import(url).then(
        () => "loaded",
        () => "refused",
      ),
    `${elsewhere.url}code.js`,
  );
  const doors = await worker.evaluate(() =>
    ["fetch", "XMLHttpRequest", "WebSocket", "EventSource", "indexedDB", "caches", "Worker"].filter(
      (name) => self[name] !== undefined,
    ),
  );
  expect({ code, doors }).toEqual({ code: "refused", doors: [] });
  expect(elsewhere.requests).toEqual([]);
  await elsewhere.close();
});
