// The package with the module in it: one file that fetches nothing, in a strict page, and from disk in one without modules.

import { copyFile, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { expect, test } from "./support/fixtures.js";
import { DIST, serve } from "./support/server.js";

const marked = (page) =>
  expect
    .poll(() => page.evaluate(() => [window.name_, ...[...(CSS.highlights.get("aa-location") ?? [])].map(String)]))
    .toEqual(["Lagos", "Oslo"]);

test("under a policy that lets nothing be fetched, function and element work", async ({ page, traffic }) => {
  const policy = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src data:";
  const own = await serve({
    headers: { "Content-Security-Policy": policy },
    extra: {
      "host.js": {
        type: "text/javascript",
        body: `import init, { analyze } from "./pkg/inline/index.js"; import "./pkg/inline/element.js";
          await init(); window.name_ = analyze("Lagos was quiet.").entities[0].name;`,
      },
      "host.html": {
        type: "text/html; charset=utf-8",
        body: `<!doctype html><html lang="en"><title>host</title><link rel="icon" href="data:,">
          <article-analyzer><p>Oslo was quiet.</p></article-analyzer><script type="module" src="host.js"></script>`,
      },
    },
  });
  traffic.own(own.url);
  await page.goto(`${own.url}host.html`);
  await marked(page);
  expect(own.requests.map((asked) => asked.replace(/.*\//, ""))).toEqual([
    "host.html",
    "host.js",
    "index.js",
    "element.js",
  ]);
  await own.close();
});

test("a page from disk, in whatever encoding, takes one classic script", async ({ page, traffic }) => {
  const folder = await mkdtemp(join(tmpdir(), "from-disk-"));
  await copyFile(join(DIST, "pkg/article-analyzer.global.js"), join(folder, "analyzer.js"));
  await writeFile(
    join(folder, "host.html"),
    `<!doctype html><html lang="en"><meta charset="windows-1252"><title>host</title>
      <script src="analyzer.js"></script>
      <article-analyzer><p>Oslo was quiet.</p></article-analyzer>
      <script>
        articleAnalyzer.init().then(() => {
          window.name_ = articleAnalyzer.analyze("Lagos was quiet.").entities[0].name;
        });
      </script>`,
  );
  const address = pathToFileURL(join(folder, "host.html")).href;
  traffic.own(address);
  await page.goto(address);
  await marked(page);
  await rm(folder, { recursive: true });
});
