// The module beside others that run in a page: `node bench-peers.js` prints, from one run in headless Chromium, interleaved, how
// long each takes to be ready with a first report, to analyse reports and long texts when warm, what is downloaded for it after
// brotli, and what memory it takes. The texts are our own examples with other names put in. How the page itself opens is
// bench-visits.js's.

import { readFileSync } from "node:fs";
import { readdir, readFile } from "node:fs/promises";
import { createServer } from "node:http";
import { promisify } from "node:util";
import { brotliCompress } from "node:zlib";
import { build } from "esbuild";
import { launch, throttle } from "./measured.js";

const [COLD_ROUNDS, WARM_ROUNDS, SLOW_ROUNDS] = [9, 15, 3];
/** How often a text of so many bytes is analysed by each, and how long anyone may take for one, in milliseconds. */
const SIZES = { "100 KB": [100_000, 7], "1 MB": [1_000_000, 3], "10 MB": [10_000_000, 1] };
const AT_MOST = 120_000;
/** What each is asked, as its own documents ask it: all that it finds, with where it stands where it can say that. */
const PEERS = {
  "article-analyzer": `import init, { analyze as run, memory as held } from "../../pkg/article_analyzer.js";
    await init("/article_analyzer_bg.wasm");
    export const analyze = (text) => run(text, { maxLength: 20_000_000 }).entities.length;
    export const memory = held;`,
  "wink-nlp": `import winkNLP from "wink-nlp"; import model from "wink-eng-lite-web-model";
    const nlp = winkNLP(model);
    const { its } = nlp;
    export function analyze(text) {
      const doc = nlp.readDoc(text);
      return [doc.tokens().out(its.pos), doc.entities().out(its.detail), doc.sentences().out(its.sentiment)].length;
    }`,
  compromise: `import nlp from "compromise";
    export const analyze = (text) => nlp(text).json({ offset: true }).length;`,
  "vader-sentiment": `import vader from "vader-sentiment";
    export const analyze = (text) =>
      text.split(/(?<=[.!?”])\\s+/).map((sentence) => vader.SentimentIntensityAnalyzer.polarity_scores(sentence)).length;`,
};
const NAMES = Object.keys(PEERS);
const [OURS] = NAMES;

const texts = await (async () => {
  const folder = new URL("../../www/examples/", import.meta.url);
  const names = (await readdir(folder)).sort();
  const written = await Promise.all(names.map((name) => readFile(new URL(name, folder), "utf8")));
  const [firsts, lasts] = [
    "Ada Boris Chika Dario Elin Farid Greta Hugo",
    "Aalto Brandt Castro Dumas Eze Falk Gurung Holm",
  ].map((list) => list.split(" "));
  /** The examples' people go by other names in every copy. */
  const copy = (number) =>
    written[number % written.length].replace(/(?<=\p{Ll},? )\p{Lu}\p{Ll}+ \p{Lu}\p{Ll}+/gu, (_, at) =>
      [firsts[(at + number) % firsts.length], lasts[(at + 3 * number) % lasts.length]].join(" "),
    );
  const long = [];
  for (let size = 0; size < 10_000_000; ) size += long[long.push(copy(long.length)) - 1].length + 2;
  const all = long.join("\n\n");
  const report = (number) => {
    const words = `${copy(number)}\n\n${copy(number + 1)}`.split(/(?<=\s)(?=\S)/);
    return `Round ${number}. ${words.slice(0, 600).join("")}`;
  };
  return { report, ofSize: (bytes) => all.slice(0, bytes) };
})();

/** What is served: the bundle of each, and the module, packed as a host would pack it. */
const packed = async (content) => promisify(brotliCompress)(content);
const files = new Map([
  ["/", ["text/html", await packed('<!doctype html><title>peers</title><link rel="icon" href="data:,">')]],
]);
const module = await packed(readFileSync(new URL("../../pkg/article_analyzer_bg.wasm", import.meta.url)));
files.set("/article_analyzer_bg.wasm", ["application/wasm", module]);
for (const [name, contents] of Object.entries(PEERS)) {
  const stdin = { contents, resolveDir: new URL(".", import.meta.url).pathname };
  const bundle = { bundle: true, minify: true, format: "esm", target: "es2022", platform: "browser", write: false };
  const { outputFiles } = await build({ stdin, ...bundle, define: { global: "globalThis" }, logLevel: "error" });
  files.set(`/${name}.js`, ["text/javascript", await packed(outputFiles[0].contents)]);
}
const server = createServer(({ url }, response) => {
  const [type, body] = files.get(url) ?? [];
  if (!body) return void response.writeHead(404).end();
  response.writeHead(200, { "Content-Type": type, "Content-Encoding": "br", "Cache-Control": "no-cache" }).end(body);
});
await new Promise((ready) => server.listen(0, "127.0.0.1", ready));
const address = `http://127.0.0.1:${server.address().port}/`;

const browser = await launch();

/** A window that has never heard of any of them. */
async function blank(own = browser, throttled = false) {
  const page = await (await own.newContext()).newPage();
  await page.goto(address);
  if (throttled) await throttle(page);
  return page;
}

/** From asking for one to being ready, and to having analysed a report, in milliseconds. */
const start = (page, name, text) =>
  page.evaluate(
    async ([name, text]) => {
      const since = performance.now();
      globalThis.peer = await import(`/${name}.js`);
      const ready = performance.now() - since;
      if (text) globalThis.peer.analyze(text);
      return [ready, performance.now() - since];
    },
    [name, text],
  );

/** How long each text takes, or null where one takes longer than anybody may. */
const timed = (page, given) =>
  Promise.race([
    page.evaluate((texts) => {
      const spent = [];
      for (const text of texts) {
        const since = performance.now();
        globalThis.peer.analyze(text);
        spent.push(performance.now() - since);
      }
      return spent;
    }, given),
    new Promise((late) => setTimeout(late, AT_MOST, null)),
  ]);

/** @type {Map<string, Map<string, number[]>>} what was measured, by the row of the table, then by whom */
const rows = new Map();
function note(row, name, ...values) {
  if (!rows.has(row)) rows.set(row, new Map());
  const found = rows.get(row);
  found.set(name, [...(found.get(name) ?? []), ...values]);
}

for (const name of NAMES) {
  const size = files.get(`/${name}.js`)[1].length + (name === OURS ? module.length : 0);
  note("download after brotli, KB", name, size / 1000);
}
for (let round = 0; round < COLD_ROUNDS; round++) {
  for (const name of NAMES) {
    const page = await blank();
    const [ready, first] = await start(page, name, texts.report(round));
    note("ready, ms", name, ready);
    note("ready and first report, ms", name, first);
    await page.context().close();
  }
}
for (let round = 0; round < SLOW_ROUNDS; round++) {
  for (const name of NAMES) {
    const page = await blank(browser, true);
    note("the same throttled, ms", name, (await start(page, name, texts.report(round)))[1]);
    await page.context().close();
  }
}

const pages = new Map();
for (const name of NAMES) {
  pages.set(name, await blank());
  await start(pages.get(name), name, texts.report(0));
  await timed(
    pages.get(name),
    Array.from({ length: 30 }, (_, number) => texts.report(number)),
  );
}
for (let round = 0; round < WARM_ROUNDS; round++)
  for (const name of NAMES)
    note("report of 600 words, warm, ms", name, ...((await timed(pages.get(name), [texts.report(31 + round)])) ?? []));
/** What each took for a byte of the last text, in milliseconds. */
const pace = new Map();
for (const [title, [bytes, rounds]] of Object.entries(SIZES)) {
  for (let round = 0; round < rounds; round++) {
    for (const name of NAMES) {
      // Whoever would take too long is not asked.
      const wanted = pages.has(name) && (pace.get(name) ?? 0) * bytes < AT_MOST;
      const spent = wanted ? await timed(pages.get(name), [`Round ${round}. ${texts.ofSize(bytes)}`]) : null;
      note(`${title}, ms`, name, spent ? spent[0] : Number.POSITIVE_INFINITY);
      if (spent) pace.set(name, spent[0] / bytes);
      else pages.delete(name);
    }
  }
}
await browser.close();

/** The most memory that the process of a page has had, in MB: where the system tells. */
async function peak(name, text) {
  const own = await launch();
  const page = await blank(own);
  let held = 0;
  if (name) {
    await start(page, name, "");
    await timed(page, [text]);
    held = await page.evaluate(() => globalThis.peer.memory?.() ?? 0);
  }
  const session = await own.newBrowserCDPSession();
  const { processInfo } = await session.send("SystemInfo.getProcessInfo");
  const most = processInfo
    .filter(({ type }) => type === "renderer")
    .map(({ id }) => Number(/^VmHWM:\s+(\d+)/m.exec(readFileSync(`/proc/${id}/status`, "utf8"))?.[1] ?? 0) / 1000);
  await own.close();
  return { most: Math.max(...most), held: held / 1e6 };
}
if (process.platform === "linux") {
  const empty = (await peak(null, "")).most;
  for (const name of NAMES) {
    const { most, held } = await peak(name, texts.ofSize(1_000_000));
    note("renderer above an empty page at 1 MB, MB", name, most - empty);
    if (held) note("of which the module's own, MB", name, held);
  }
  note("the module's own at 10 MB, MB", OURS, (await peak(OURS, texts.ofSize(10_000_000))).held);
}
server.close();

const median = (values) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)];
const shown = (value) =>
  value === undefined
    ? "–"
    : value === Number.POSITIVE_INFINITY
      ? `> ${AT_MOST / 1000} s`
      : value.toFixed(value < 100 ? 1 : 0);
const column = (text) => text.padStart(17);
console.log(`${"medians".padEnd(42)}${NAMES.map(column).join("")}`);
for (const [row, found] of rows)
  console.log(
    `${row.padEnd(42)}${NAMES.map((name) => column(shown(found.has(name) ? median(found.get(name)) : undefined))).join("")}`,
  );
console.log(
  `\n${"ours in proportion to theirs".padEnd(42)}${NAMES.map((name) => column(name === OURS ? "" : name)).join("")}`,
);
for (const [row, found] of rows) {
  const ours = median(found.get(OURS));
  const ratio = (name) => {
    const theirs = found.has(name) ? median(found.get(name)) : Number.NaN;
    return name === OURS || !Number.isFinite(ours) || !Number.isFinite(theirs) ? "" : (ours / theirs).toFixed(2);
  };
  if (found.size > 1) console.log(`${row.padEnd(42)}${NAMES.map((name) => column(ratio(name))).join("")}`);
}
