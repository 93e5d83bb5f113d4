// What is made of the package's sources for its users: `node xtask/js/package.js FOLDER VERSION DESCRIPTION`. What shares
// files with the page, the custom element and the worker, is joined into one file each that asks for the package's own front and
// no more; the manifest gets what the checkout knows.

import { copyFile, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import { build } from "esbuild";
import { inLetters } from "./letters.js";

const [folder, version, description] = process.argv.slice(2);
const settings = { target: "es2022", charset: "utf8", legalComments: "none", format: "esm", logLevel: "warning" };

/** A path of the checkout. */
const at = (path) => fileURLToPath(new URL(`../../${path}`, import.meta.url));

/** What a file of the page or of package/ imports from the package, in the package's own folders. */
const INSIDE = /^(?:\.\.\/)+pkg\/(.*)$/;

/** Asks for what `INSIDE` names beside the joined file, one folder up, but for what stands in for it. */
const beside = (instead = {}) => ({
  name: "in the package",
  setup({ onResolve }) {
    onResolve({ filter: INSIDE }, ({ path }) => {
      const inside = INSIDE.exec(path)[1];
      return instead[inside] ?? { path: `../${inside}`, external: true };
    });
    onResolve({ filter: /^\.\.\// }, ({ path, importer, resolveDir }) => {
      const file = relative(at("."), join(resolveDir, path));
      if (/^(www\/(element|analyzer)|package)\//.test(file)) return undefined;
      throw new Error(`${importer} imports ${path}: of the page, the package has its element and its analyzer alone`);
    });
  },
});

/** Puts the module itself in the place of where it is. */
const withModule = (beside) => ({
  name: "with the module",
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^\.\/glue\.js$/ }, () => ({ path: join(folder, "glue.js") }));
    onResolve({ filter: /^\.\/beside\.js$/ }, () => ({ path: at(beside) }));
    onResolve({ filter: /^the module, / }, ({ path }) => ({ path, namespace: "module" }));
    onLoad({ filter: /.*/, namespace: "module" }, async ({ path }) => {
      const module = await readFile(join(folder, "article_analyzer_bg.wasm"));
      if (path.endsWith("base64"))
        return { loader: "text", contents: gzipSync(module, { level: 9 }).toString("base64") };
      return { loader: "text", contents: inLetters(module) };
    });
  },
});

/** Joins what `entry` imports into one file of the package. */
const bundle = (entry, file, plugins, more = {}) =>
  build({
    ...settings,
    entryPoints: [at(entry)],
    outfile: join(folder, file),
    bundle: true,
    minify: true,
    allowOverwrite: true,
    plugins,
    ...more,
  });

const ELEMENT = "www/element/article-analyzer.js";
const onOneThread = { "worker/index.js": { path: at("package/inline/worker.js") } };
const front = (path) => ({ "article_analyzer.js": path });
await bundle(ELEMENT, "element/article-analyzer.js", [beside()]);
for (const file of ["worker/index.js", "worker/thread.js"]) await bundle(`package/${file}`, file, [beside()]);
await bundle("package/article_analyzer.js", "inline/index.js", [withModule("package/inline/beside.js")]);
await bundle(ELEMENT, "inline/element.js", [
  beside({ ...onOneThread, ...front({ path: "./index.js", external: true }) }),
]);
await bundle(
  "package/inline/global.js",
  "article-analyzer.global.js",
  [
    beside({ ...onOneThread, ...front({ path: at("package/article_analyzer.js") }) }),
    withModule("package/inline/beside-ascii.js"),
  ],
  { format: "iife", globalName: "articleAnalyzer" },
);
// The flavour with patterns: the same front, worker and element, beside a module of its own.
for (const part of ["article_analyzer.js", "known_names.js", "node.js", "workerd.js"])
  await copyFile(join(folder, part), join(folder, "patterns", part));
const besides = await readFile(join(folder, "beside.js"), "utf8");
const IN_PACKAGE = "../../article-analyzer/";
if (!besides.includes(IN_PACKAGE)) throw new Error(`beside.js has no ${IN_PACKAGE}`);
await writeFile(join(folder, "patterns/beside.js"), besides.replace(IN_PACKAGE, `${IN_PACKAGE}patterns/`));
const here = (path) => ({ path, external: true });
for (const [entry, file, instead] of [
  ["package/worker/thread.js", "thread.js", front(here("./article_analyzer.js"))],
  ["package/worker/index.js", "worker.js", front(here("./article_analyzer.js"))],
  [ELEMENT, "element.js", { "worker/index.js": here("./worker.js") }],
])
  await bundle(entry, `patterns/${file}`, [beside(instead)]);
for (const part of [
  "worker/in-turn.js",
  "inline/beside.js",
  "inline/beside-ascii.js",
  "inline/worker.js",
  "inline/global.js",
])
  await rm(join(folder, part));
// Where a bundler knows folders and no `exports`.
await writeFile(join(folder, "element/index.js"), 'export * from "./article-analyzer.js";\n');

const path = join(folder, "package.json");
const { name, ...manifest } = JSON.parse(await readFile(path, "utf8"));
const entries = await readdir(folder, { recursive: true, withFileTypes: true });
const files = entries
  .filter((entry) => entry.isFile() && entry.name !== "package.json")
  .map((entry) => relative(folder, join(entry.parentPath ?? entry.path, entry.name)))
  .sort();
await writeFile(path, `${JSON.stringify({ name, version, description, ...manifest, files }, null, 2)}\n`);
