// What a page of many articles costs with the element, in headless Chromium: `node bench-element.js` prints the longest task
// while a hundred of them are marked, and what is left of memory when fifty have come and gone and a thousand texts have been
// analysed. The articles are the page's own examples.

import { readdir, readFile } from "node:fs/promises";
import { serve } from "../../tests/browser/support/server.js";
import { launch } from "./measured.js";

const ELEMENTS = 100;
const ROUNDS = 3;
const FOLDER = new URL("../../www/examples/", import.meta.url);

const names = (await readdir(FOLDER)).sort();
const texts = await Promise.all(names.map((name) => readFile(new URL(name, FOLDER), "utf8")));
const escaped = (text) => text.replace(/[&<]/g, (sign) => `&#${sign.charCodeAt(0)};`);
/** The article with this number, as a page has it: paragraphs, links, and a line of its own, so that no two are the same. */
const article = (number) =>
  `<article><h2>Article ${number}</h2>${texts[number % texts.length]
    .split(/\n\n+/)
    .map((text) => `<p>${escaped(text).replace(/\b(said)\b/, '<a href="#said">$1</a>')}</p>`)
    .join("\n")}</article>`;
const page = (body) => ({
  type: "text/html; charset=utf-8",
  body: `<!doctype html><html lang="en"><title>many</title><link rel="icon" href="data:,"><body>${body}`,
});
const around = (number) => `<article-analyzer>${article(number)}</article-analyzer>`;
const beside = (number) =>
  `<div id="a${number}">${article(number)}</div><article-analyzer for="a${number}"></article-analyzer>`;
const all = (one) => page(Array.from({ length: ELEMENTS }, (_, number) => one(number)).join("\n"));

const site = await serve({ extra: { "around.html": all(around), "beside.html": all(beside), "empty.html": page("") } });
const browser = await launch();

/** A page that stands still, with what is asked of it there. */
async function open(path) {
  const tab = await browser.newPage();
  await tab.goto(site.url + path);
  await tab.evaluate((element) => {
    globalThis.start = () => import(element);
    globalThis.marked = (count) =>
      new Promise((resolve) => {
        let heard = 0;
        const hear = () => {
          if (++heard < count) return;
          document.removeEventListener("analysis", hear);
          setTimeout(resolve, 300);
        };
        document.addEventListener("analysis", hear);
      });
  }, `${site.url}pkg/element/article-analyzer.js`);
  // What the page does on its own account is over.
  await tab.evaluate(() => new Promise((rest) => requestIdleCallback(() => setTimeout(rest, 200))));
  return tab;
}

/** The longest tasks of the page's own thread while a hundred elements come to life: as long as they took, and as they worked. */
async function tasks(path) {
  const tab = await open(path);
  await browser.startTracing(tab, { categories: ["toplevel", "devtools.timeline", "__metadata"] });
  const observed = await tab.evaluate(async (count) => {
    const long = [];
    new PerformanceObserver((list) => {
      for (const { duration } of list.getEntries()) long.push(duration);
    }).observe({ type: "longtask" });
    const since = performance.now();
    const done = globalThis.marked(count);
    await globalThis.start();
    await done;
    return { long, spent: performance.now() - since - 300 };
  }, ELEMENTS);
  const { traceEvents } = JSON.parse((await browser.stopTracing()).toString());
  await tab.close();
  const home = traceEvents.find(({ name, args }) => name === "thread_name" && args.name === "CrRendererMain");
  const own = traceEvents.filter(
    ({ name, pid, tid, dur }) => name.endsWith("RunTask") && pid === home.pid && tid === home.tid && dur,
  );
  return {
    over: observed.long.length,
    longest: Math.max(...own.map(({ dur }) => dur)) / 1000,
    busy: Math.max(...own.map(({ tdur, dur }) => tdur ?? dur)) / 1000,
    spent: observed.spent,
  };
}

const figure = (value) => `${value.toFixed(0)} ms`.padStart(8);
for (const path of ["around.html", "beside.html"]) {
  const rounds = [];
  for (let round = 0; round < ROUNDS; round++) rounds.push(await tasks(path));
  const best = (field) => Math.min(...rounds.map((round) => round[field]));
  const worst = (field) => Math.max(...rounds.map((round) => round[field]));
  console.log(
    `${ELEMENTS} elements ${path === "around.html" ? "around" : "for"} articles, ${ROUNDS} rounds: best, worst`,
  );
  console.log(`  longest task${figure(best("longest"))}${figure(worst("longest"))}`);
  console.log(`  of which the page itself was at work${figure(best("busy"))}${figure(worst("busy"))}`);
  console.log(`  tasks over 50 ms ${best("over")} ${worst("over")}`);
  console.log(`  until all are marked${figure(best("spent"))}${figure(worst("spent"))}`);
}

/** What the page holds once everything that can be given back has been, in bytes and by the number of its nodes. */
async function held(tab, session) {
  await session.send("HeapProfiler.collectGarbage");
  const { usedSize } = await session.send("Runtime.getHeapUsage");
  const { nodes, jsEventListeners } = await session.send("Memory.getDOMCounters");
  const kept = await tab.evaluate(() => CSS.highlights.size + document.adoptedStyleSheets.length);
  return `${(usedSize / 1e6).toFixed(2).padStart(7)} MB ${String(nodes).padStart(6)} ${String(jsEventListeners).padStart(4)} ${String(kept).padStart(4)}`;
}

const tab = await open("empty.html");
const session = await tab.context().newCDPSession(tab);
await tab.evaluate(() => globalThis.start());
console.log(`\n${"what the page holds after".padEnd(44)} script memory  nodes  listeners  marks and sheets`);
const tell = async (name) => console.log(`  ${name.padEnd(44)} ${await held(tab, session)}`);
const some = Array.from({ length: 50 }, (_, number) => around(number)).join("");
for (let round = 1; round <= 4; round++) {
  await tab.evaluate(async (html) => {
    const done = globalThis.marked(50);
    document.body.innerHTML = html;
    await done;
    document.body.replaceChildren();
    await new Promise((rest) => setTimeout(rest, 200));
  }, some);
  await tell(`${50 * round} elements added and removed`);
}
for (let round = 0; round <= 4; round++) {
  await tab.evaluate(
    async ({ texts, worker, round }) => {
      const { analyze } = await import(worker);
      for (let i = 0; i < (round ? 250 : 1); i++) await analyze(`${texts[i % texts.length]}\n\nRound ${round}, ${i}.`);
    },
    { texts, worker: `${site.url}pkg/worker/index.js`, round },
  );
  await tell(`${250 * round || 1} analyses in the worker`);
}
const module = await tab.evaluate(
  async ({ texts, front }) => {
    const { default: init, analyze, memory } = await import(front);
    await init();
    const sizes = [];
    for (let i = 0; i <= 1000; i++) {
      analyze(`${texts[i % texts.length]}\n\nRound ${i}.`);
      if (i % 250 === 0) sizes.push(memory());
    }
    return sizes;
  },
  { texts, front: `${site.url}pkg/article_analyzer.js` },
);
console.log(
  `  the module, after 1, 250, 500, 750 and 1,000 analyses: ${module.map((size) => (size / 1e6).toFixed(1)).join(", ")} MB`,
);
await browser.close();
await site.close();
