// What a reader waits for, on the built page in headless Chromium: `node bench-page.js ARTICLES [ARTICLE]` prints medians
// and the worst of some rounds. ARTICLES is a file of {"text"} lines; ARTICLE, a text file, is what is pasted. Times begin
// where the reader's act begins and end when the frame that shows the marks has been drawn.

import { readFile } from "node:fs/promises";
import { serve } from "../../tests/browser/support/server.js";
import { launch, textsOf } from "./measured.js";

const ROUNDS = 9;
const LONG = 100_000;

const texts = await textsOf(process.argv[2]);
const article = process.argv[3] ? await readFile(process.argv[3], "utf8") : texts[0];
const long = texts.join("\n\n").slice(0, LONG);

const site = await serve();
const browser = await launch();

/** In the page, before its own scripts: when marks are first drawn. */
function watch() {
  let since = 0;
  let done = null;
  const afterFrame = (then) =>
    requestAnimationFrame(() => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = then;
      port2.postMessage(null);
    });
  let asked = false;
  const look = () => {
    if (!done || asked || !document.querySelector("article .mark")) return;
    asked = true;
    afterFrame(() => done(performance.now() - since));
  };
  const marks = (from) => new Promise((resolve) => ([since, done, asked] = [from, resolve, false]));
  document.addEventListener("DOMContentLoaded", () =>
    new MutationObserver(look).observe(document.body, { childList: true, subtree: true }),
  );
  globalThis.firstMarks = marks(0);
  globalThis.pasteText = (text) => {
    const data = new DataTransfer();
    data.setData("text/plain", text);
    document.querySelector("article").replaceChildren();
    const shown = marks(performance.now());
    document.body.dispatchEvent(new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true }));
    return shown;
  };
}

/** The longest task of the page's thread while `work` runs, in milliseconds: `{wall, busy}`, `busy` without what others took. */
async function longestTask(page, work) {
  await browser.startTracing(page, { categories: ["toplevel", "devtools.timeline", "__metadata"] });
  await work();
  const { traceEvents } = JSON.parse((await browser.stopTracing()).toString());
  const home = traceEvents.find((event) => event.name === "thread_name" && event.args.name === "CrRendererMain");
  const tasks = traceEvents.filter(
    (event) => event.name.endsWith("RunTask") && event.pid === home.pid && event.tid === home.tid && event.dur,
  );
  return {
    wall: Math.max(...tasks.map((task) => task.dur)) / 1000,
    busy: Math.max(...tasks.map((task) => task.tdur ?? task.dur)) / 1000,
  };
}

async function open() {
  const context = await browser.newContext({ viewport: { width: 1280, height: 860 }, serviceWorkers: "block" });
  await context.addInitScript(watch);
  const page = await context.newPage();
  await page.goto(site.url);
  await page.locator("html[data-ready]").waitFor();
  return page;
}

const measured = { load: [], paste: [], block: [], busy: [] };
for (let round = 0; round < ROUNDS; round++) {
  const page = await open();
  measured.load.push(await page.evaluate(() => globalThis.firstMarks));
  // The first paste warms up what the next ones measure, as a reader's second article would find it.
  const paste = (text) => page.evaluate((text) => globalThis.pasteText(text), text);
  await paste(texts.at(-1));
  measured.paste.push(await paste(`${article}\n\nRound ${round}.`));
  const { wall, busy } = await longestTask(page, () =>
    page.evaluate(async (text) => {
      await globalThis.pasteText(text);
      // Until the whole text is in the page and the panel beside it is drawn.
      const end = text.trimEnd().slice(-20);
      const settled = () =>
        document.querySelector("article").textContent.includes(end) &&
        document.querySelector("#panel").children.length > 0;
      for (let quiet = 0; quiet < 30; ) {
        await new Promise(requestAnimationFrame);
        quiet = settled() ? quiet + 1 : 0;
      }
    }, `Round ${round}.\n\n${long}`),
  );
  measured.block.push(wall);
  measured.busy.push(busy);
  await page.context().close();
}
await browser.close();
await site.close();

const line = (name, values) => {
  const sorted = [...values].sort((a, b) => a - b);
  const at = (share) => `${sorted[Math.floor((sorted.length - 1) * share)].toFixed(0)} ms`;
  console.log(`${name.padEnd(64)} ${at(0.5).padStart(8)} ${at(0).padStart(8)} ${at(1).padStart(8)}`);
};
console.log(
  `${`the page in Chromium, ${ROUNDS} rounds`.padEnd(64)} ${"median".padStart(8)} ${"best".padStart(8)} ${"worst".padStart(8)}`,
);
line("from opening the page to the marks of the example", measured.load);
line(`from paste to marks, an article of ${article.split(/\s+/).length} words`, measured.paste);
line(`longest block of the page while ${LONG / 1000} kB are analysed and shown`, measured.block);
line("  of which the page itself was at work", measured.busy);
