// Makes the site small for whoever downloads it, and lets no two builds mix: the page's modules are joined into one script
// for the page and one for its worker, since sixty small files compress badly and each is a request; scripts and style
// sheets are minified; and what the page asks for lies in build/ under the name of its content, so that it may be cached for
// ever, and is asked for with its SHA-256 (www/pinned-fetch.js, index.html).

import { createHash } from "node:crypto";
import { copyFile, mkdir, readdir, readFile, rm, rmdir, writeFile } from "node:fs/promises";
import { basename, extname, join } from "node:path";
import { build, transform } from "esbuild";
import { oneFile } from "./one-file.js";

const folder = process.argv[2];
const settings = { target: "es2022", charset: "utf8", legalComments: "none" };
const at = (path) => join(folder, path);
const text = (path) => readFile(at(path), "utf8");
const sha256 = async (path) =>
  createHash("sha256")
    .update(await readFile(at(path)))
    .digest("base64");
const joined = new Set();

/** Replaces what must be there: a build that fills nothing in would be one without its guard. */
async function fill(path, pattern, put) {
  const source = await text(path);
  if (!pattern.test(source)) throw new Error(`${path} has no ${pattern}`);
  await writeFile(at(path), source.replace(pattern, put));
}

const joining = {
  ...settings,
  // Only Readability's own fields begin so, a third of the script.
  mangleProps: /^_[a-z]/,
  bundle: true,
  format: "esm",
  minify: true,
};

async function bundle(entry, more = {}) {
  const { metafile, outputFiles } = await build({
    ...joining,
    ...more,
    absWorkingDir: folder,
    entryPoints: [entry],
    outdir: ".",
    outbase: ".",
    write: false,
    metafile: true,
    allowOverwrite: true,
  });
  for (const input of Object.keys(metafile.inputs)) if (input !== entry) joined.add(input);
  await writeFile(at(entry), outputFiles[0].contents);
}

// What only the checker of types reads.
for (const path of ["tsconfig.json", "tsconfig.workers.json", "types"]) await rm(at(path), { recursive: true });

// Of Readability the page wants text alone: what it does for pictures, for addresses and with data for machines, which it
// is told to pass over, does nothing here. It tells of its steps only while it is debugged.
const unused = ["_fixLazyImages", "_unwrapNoscriptImages", "_isSingleImage", "_fixRelativeUris", "_getJSONLD"];
for (const method of unused)
  await fill(
    "vendor/readability.js",
    new RegExp(`\n  ${method}\\([^)]*\\) \\{\n[^]*?\n  \\},\n`),
    `\n  ${method}() {},\n`,
  );
await fill("vendor/readability.js", /this\.log\(/g, "void (");

// From disk Chromium starts no worker that is a module. The page's is given the module, so nobody asks where it is.
await bundle("worker.js", { format: "iife", define: { "import.meta.url": '""' } });
await oneFile(folder, joining);

await mkdir(at("build"));
/** Lays a file into build/ under the name of its content, and gives that and its hash. */
async function named(path) {
  const hash = await sha256(path);
  const [type, short] = [extname(path), Buffer.from(hash, "base64").toString("hex").slice(0, 12)];
  const name = `build/${basename(path, type)}.${short}${type}`;
  await copyFile(at(path), at(name));
  // Those who embed the package have its module by the name that it has there.
  if (!path.startsWith("pkg/")) await rm(at(path));
  return [name, hash];
}

const fetched = ["worker.js", "pkg/article_analyzer_bg.wasm"];
for (const name of (await readdir(at("examples"))).sort()) fetched.push(`examples/${name}`);
const files = {};
for (const path of fetched) files[path] = await named(path);
await fill("pinned-fetch.js", /const FILES = \{\};/, `const FILES = ${JSON.stringify(files)};`);
await bundle("main.js");
await bundle("style/page.css");
for (const path of ["main.js", "style/page.css"]) {
  const [name, hash] = await named(path);
  await fill(
    "index.html",
    new RegExp(`(src|href)="${path.replace(".", "\\.")}"`),
    `$1="${name}" integrity="sha256-${hash}"`,
  );
}

// The package keeps its own files, whatever the page has joined of them; the custom element belongs to the package.
for (const input of joined) if (!input.startsWith("pkg/")) await rm(at(input), { force: true });
await rm(at("element"), { recursive: true, force: true });
for (const path of (await readdir(folder, { recursive: true })).sort().reverse()) await rmdir(at(path)).catch(() => {});

for (const file of (await readdir(folder, { recursive: true })).sort()) {
  const loader = /\.(js|css)$/.exec(file)?.[1];
  if (!loader || file.startsWith("build")) continue;
  const { code } = await transform(await text(file), { ...settings, loader, minify: true, sourcefile: file });
  await writeFile(at(file), code);
}
