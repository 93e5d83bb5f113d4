// Who embeds with no more than Node, TypeScript, esbuild and a static host: the part of the scenarios that installs nothing, and
// that the ordinary checks run, too.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { ENTRY, host, PAGE, said, scenario, tool } from "./support/scenario.js";

const PRINT = 'console.log(analyze("Lagos was quiet.").entities[0].name);';

test("Node: import, require, and the element on a server", async (t) => {
  const { run } = await scenario(t, {
    files: {
      "import.js": `import { analyze } from "article-analyzer"; ${PRINT}`,
      "require.cjs": `const { analyze } = require("article-analyzer"); ${PRINT}`,
      "server.js": `import "article-analyzer/element"; import { version } from "article-analyzer/worker"; console.log(typeof version);`,
      "patterns.js": `import { analyze } from "article-analyzer/patterns";
        const patterns = [{ pattern: "(?i)lagos", type: "organization" }];
        console.log(analyze("Lagos was quiet.", { names: { patterns } }).entities[0].type);`,
      "inline.js": `import init, { analyze } from "article-analyzer/inline"; await init(); ${PRINT}`,
    },
  });
  assert.equal(await run(process.execPath, ["import.js"]), "Lagos\n");
  assert.equal(await run(process.execPath, ["--no-warnings", "require.cjs"]), "Lagos\n");
  assert.equal(await run(process.execPath, ["server.js"]), "function\n");
  assert.equal(await run(process.execPath, ["inline.js"]), "Lagos\n");
  assert.equal(await run(process.execPath, ["patterns.js"]), "organization\n");
});

test("what is asked for wrongly is refused by name, with a code; names of one's own", async (t) => {
  const { run } = await scenario(t, {
    files: {
      "main.js": `import { analyze, AnalyzerError } from "article-analyzer";
        const refused = (...asked) => {
          try { analyze(...asked); } catch (error) {
            return error instanceof AnalyzerError ? [error.code, error.path, error.message] : String(error);
          }
        };
        const many = Array.from({ length: 10_000 }, (_, number) => ({ text: "Tarn " + number, type: "product" }));
        const { entities } = analyze("Norrvik Energi sold the Tarn 9999.", {
          names: { add: [{ text: "Norrvik Energi", type: "organization" }, ...many] },
        });
        const stopped = (() => {
          try { analyze("Lagos.", null, (step) => { if (step === "tags") throw new RangeError("enough"); }); }
          catch (error) { return error.message; }
        })();
        console.log(JSON.stringify([
          refused(3), refused("Lagos", { maxLength: 2 }).slice(0, 2), refused("x", { colour: 1 })[0],
          refused("x", { only: ["names"] }).slice(0, 2), refused("x", { lexicon: { add: [{ word: "x", polarity: -2 }] } }).slice(0, 2),
          refused("x", { names: { patterns: [{ pattern: "a", type: "misc" }] } }).slice(0, 2),
          entities.map(({ name, type }) => [name, type]), stopped,
        ]));`,
      "sources.js": `import init, { analyze } from "./node_modules/article-analyzer/article_analyzer.js";
        import { readFileSync } from "node:fs";
        try { analyze("Lagos"); } catch ({ code }) { console.log(code); }
        await init(new WebAssembly.Module(readFileSync("node_modules/article-analyzer/article_analyzer_bg.wasm"))); ${PRINT}`,
      "manifest.js": `import manifest from "article-analyzer/custom-elements.json" with { type: "json" };
        const [{ attributes, members, events, cssParts, cssProperties }] = manifest.modules[0].declarations;
        for (const list of [attributes, members, events, cssParts, cssProperties]) console.log(list.map(({ name }) => name).sort().join());`,
    },
  });
  assert.deepEqual(JSON.parse(await run(process.execPath, ["main.js"])), [
    ["text", "text", "text: not a string"],
    ["too-long", "text"],
    "option",
    ["option", "only"],
    ["option", "lexicon.add[0].polarity"],
    ["option", "names.patterns"],
    [
      ["Norrvik Energi", "organization"],
      ["Tarn 9999", "product"],
    ],
    "enough",
  ]);
  assert.equal(await run(process.execPath, ["sources.js"]), "not-started\nLagos\n");
  const [attributes, members, events, parts, properties] = (
    await run(process.execPath, ["--no-warnings", "manifest.js"])
  ).split("\n");
  assert.deepEqual([attributes, members], ["for,layers,text", "analysis,htmlFor,layers,options,rangeOf,text"]);
  assert.equal(events, "analysis,error,ready,select");
  for (const part of ["card", "mark", "person", "paragraph", "quote"]) assert.ok(parts.split(",").includes(part), part);
  for (const name of ["--aa-name", "--aa-quote", "--aa-bad"]) assert.ok(properties.split(",").includes(name), name);
});

test("the snippet of the package's own README prints what its comments say", async (t) => {
  const { folder, run, put } = await scenario(t, {});
  const readme = readFileSync(`${folder}/node_modules/article-analyzer/README.md`, "utf8");
  const [, snippet] = /^```js\n([\s\S]*?)^```$/m.exec(readme);
  put("main.js", snippet);
  const promised = [...snippet.matchAll(/ \/\/ → (.*)$/gm)].map(([, value]) => `${value}\n`);
  assert.equal(promised.length, 2);
  assert.equal(await run(process.execPath, ["main.js"]), promised.join(""));
});

const USE = `
import init, { AnalyzerError, type Analysis, analyze, type Options } from "article-analyzer";
import { analyze as matched } from "article-analyzer/patterns";
import { createAnalyzer } from "article-analyzer/worker";
matched("text", { names: { patterns: [{ pattern: "a+", type: "misc", name: "A" }] } });
export async function use(options: Options): Promise<Analysis> {
  await init("module.wasm");
  try {
    return analyze("text", options);
  } catch (error) {
    if (error instanceof AnalyzerError && error.code === "option") console.log(error.path);
    return createAnalyzer().analyze("text", options, { latest: true });
  }
}
// @ts-expect-error a number is no text
analyze(42);
// @ts-expect-error no such way
createAnalyzer().analyze("text", null, { latests: true });
`;
const DOM = `
import "article-analyzer/element";
const element = document.createElement("article-analyzer");
element.text = null;
element.options = { only: ["quotes"] };
element.addEventListener("analysis", ({ detail }) => detail.quotes.length);
element.addEventListener("error", ({ detail }) => detail.code satisfies string);
element.addEventListener("select", ({ detail }) => detail.range.toString());
// @ts-expect-error nobody sets it
element.analysis = null;
`;

test("TypeScript, strict, by every way of resolving, with and without a DOM", async (t) => {
  const files = { "use.ts": `${USE}declare const console: { log(...said: unknown[]): void };`, "dom.ts": USE + DOM };
  const { run } = await scenario(t, { files });
  for (const resolution of [
    ["--module", "node16"],
    ["--module", "nodenext"],
    ["--module", "esnext", "--moduleResolution", "bundler"],
  ]) {
    const strict = ["--noEmit", "--strict", "--exactOptionalPropertyTypes", "--target", "es2022", ...resolution];
    const check = (file, lib) => run(process.execPath, [tool("typescript/bin/tsc"), ...strict, "--lib", lib, file]);
    if (resolution.includes("bundler")) assert.equal(await check("use.ts", "es2022"), "");
    assert.equal(await check("dom.ts", "es2022,dom"), "");
  }
});

test("publint finds nothing to say", async (t) => {
  const { run } = await scenario(t, {});
  const printed = await run(process.execPath, [
    tool("publint/src/cli.js"),
    "run",
    "node_modules/article-analyzer",
    "--strict",
  ]);
  assert.match(printed, /All good!/);
});

test("esbuild: the module in one file", async (t) => {
  const entry = ENTRY.replaceAll("article-analyzer/element", "article-analyzer/inline/element").replace(
    'from "article-analyzer"',
    'from "article-analyzer/inline"',
  );
  const { folder, run } = await scenario(t, { files: { "index.html": PAGE("out.js"), "main.js": entry } });
  await run(tool("esbuild/bin/esbuild"), [
    "main.js",
    "--log-level=warning",
    "--bundle",
    "--format=esm",
    "--outfile=out.js",
  ]);
  assert.equal(await said(await host(t, folder)), "Lagos,Oslo");
});

test("a page without a bundler: import map, function, element", async (t) => {
  const map = { "article-analyzer": "./pkg/article_analyzer.js", "article-analyzer/": "./pkg/" };
  map["article-analyzer/element"] = "./pkg/element/article-analyzer.js";
  const page = `<!doctype html><html lang="en"><title>somebody</title><link rel="icon" href="data:,"><body>
    <script type="importmap">${JSON.stringify({ imports: map }).replaceAll("pkg/", "node_modules/article-analyzer/")}</script>
    <script type="module">${ENTRY}</script>`;
  const { folder } = await scenario(t, { files: { "index.html": page } });
  assert.equal(await said(await host(t, folder)), "Lagos,Oslo");
});

test("the package on another origin, which allows it", async (t) => {
  const { folder, put } = await scenario(t, {});
  const other = await host(t, `${folder}/node_modules/article-analyzer`, { "Access-Control-Allow-Origin": "*" });
  const entry = ENTRY.replace('"article-analyzer"', `"${other}article_analyzer.js"`).replace(
    '"article-analyzer/element"',
    `"${other}element/article-analyzer.js"`,
  );
  put("page/index.html", PAGE("main.js"));
  put("page/main.js", entry);
  assert.equal(await said(await host(t, `${folder}/page`)), "Lagos,Oslo");
});
