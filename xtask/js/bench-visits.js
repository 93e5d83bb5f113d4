// The page as a visitor opens it, in headless Chromium: `node bench-visits.js [ROUNDS [FOLDER]]` prints how long it takes from opening
// it to the marks of its example, for the first time and again, as it is and on a slow line and processor; which files are fetched
// more than once; and whether the module comes compiled from the browser's cache. It is served as examples/hosting/ has it: packed,
// and what is named by its content to be kept for ever.

import { readdir, readFile } from "node:fs/promises";
import { createServer } from "node:http";
import { extname, join } from "node:path";
import { promisify } from "node:util";
import { brotliCompress } from "node:zlib";
import { DIST } from "../../tests/browser/support/server.js";
import { launch, throttle } from "./measured.js";

const ROUNDS = Number(process.argv[2] ?? 5);
const SITE = process.argv[3] ?? DIST;
const TYPES = {
  ".html": "text/html",
  ".js": "text/javascript",
  ".css": "text/css",
  ".txt": "text/plain",
  ".wasm": "application/wasm",
  ".webmanifest": "application/manifest+json",
};

const asked = [];
/** What the page asks for, as a host would have packed it; of the files of builds before, nobody asks. */
const packed = new Map();
for (const entry of await readdir(SITE, { recursive: true, withFileTypes: true })) {
  const path = join(entry.parentPath ?? entry.path, entry.name)
    .slice(SITE.length)
    .replace(/^(?!\/)/, "/");
  if (!entry.isFile() || /^\/pkg\/|^\/article-analyzer\.html|\.(br|gz)$/.test(path)) continue;
  packed.set(path, await promisify(brotliCompress)(await readFile(join(SITE, path))));
}
const server = createServer(({ url }, response) => {
  const [whole] = url.split("?");
  const path = whole === "/" ? "/index.html" : whole;
  asked.push(path);
  const type = TYPES[extname(path)] ?? "application/octet-stream";
  const caching = path.startsWith("/build/") ? "public, max-age=31536000, immutable" : "no-cache";
  const body = packed.get(path);
  if (!body) return void response.writeHead(404).end();
  response.writeHead(200, { "Content-Type": type, "Content-Encoding": "br", "Cache-Control": caching }).end(body);
});
await new Promise((ready) => server.listen(0, "127.0.0.1", ready));
const address = `http://127.0.0.1:${server.address().port}/`;

/** In the page, before its own scripts: when the first marks have been drawn. */
function watch() {
  globalThis.firstMarks = new Promise((done) => {
    const look = new MutationObserver(() => {
      if (!document.querySelector("article .mark")) return;
      look.disconnect();
      requestAnimationFrame(() => setTimeout(() => done(performance.now())));
    });
    document.addEventListener("DOMContentLoaded", () =>
      look.observe(document.body, { childList: true, subtree: true }),
    );
  });
}

const found = new Map();
const note = (row, value) => found.set(row, [...(found.get(row) ?? []), value]);
const fetched = new Map();

for (let round = 0; round < ROUNDS; round++) {
  for (const slow of [false, true]) {
    const browser = await launch();
    const context = await browser.newContext({ viewport: { width: 1280, height: 860 } });
    await context.addInitScript(watch);
    for (const visit of ["first visit", "second visit"]) {
      const since = asked.length;
      const page = await context.newPage();
      if (slow) await throttle(page);
      await browser.startTracing(page, { categories: ["disabled-by-default-v8.wasm.detailed", "v8.wasm"] });
      await page.goto(address);
      const row = `${slow ? "on 9 Mbit/s, 165 ms, a processor ×4 slower: " : ""}${visit}`;
      note(row, await page.evaluate(() => globalThis.firstMarks));
      // The service worker has what it keeps, and the module has long been idle, as browsers want it before they keep its code.
      await page.evaluate(() => navigator.serviceWorker.ready.then(() => {}));
      await page.waitForTimeout(3000);
      const { traceEvents } = JSON.parse((await browser.stopTracing()).toString());
      const compiled = traceEvents.some(({ name }) => /^wasm\.Deserialize/.test(name));
      note(`${row}: compiled code kept`, Number(compiled));
      if (!slow) fetched.set(visit, asked.slice(since));
      await page.close();
    }
    await browser.close();
  }
}
server.close();
const median = (values) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)];
console.log(`the page, from opening it to the marks of its example, medians of ${ROUNDS} rounds`);
for (const [row, values] of found) {
  const kept = row.endsWith("kept");
  const figure = kept ? `${values.filter(Boolean).length} of ${values.length}` : `${median(values).toFixed(0)} ms`;
  console.log(`  ${row.padEnd(80)}${figure.padStart(10)}`);
}
for (const [visit, paths] of fetched) {
  const again = paths.filter((path, at) => paths.indexOf(path) !== at);
  console.log(`  ${visit}: ${paths.length} requests, more than once: ${again.join(" ") || "none"}`);
}
