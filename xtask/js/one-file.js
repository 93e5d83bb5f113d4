// The site as one page that works from disk: style, script, worker, module and examples stand in it, and its policy names the
// hashes of the first two and lets nothing be fetched. What it is made of is what the site is made of.

import { createHash } from "node:crypto";
import { readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { build } from "esbuild";
import { inLetters } from "./letters.js";

/** Stands in for www/pinned-fetch.js. */
const FETCH = `
import FILES from "the files of the page";
import MODULE from "the module of the page";
export async function fetchPinned(path) {
  if (!path.endsWith(".wasm")) return new Response(FILES[path]);
  const bytes = new Uint8Array(512);
  for (let byte = 0; byte < 256; byte++) bytes[MODULE.charCodeAt(byte)] = byte;
  const module = Uint8Array.from({ length: MODULE.length - 256 }, (_, at) => bytes[MODULE.charCodeAt(at + 256)]);
  return new Response(module, { headers: { "Content-Type": "application/wasm" } });
}`;

/** Makes article-analyzer.html in `folder`, where the sources lie, the worker joined already; `options` join the script. */
export async function oneFile(folder, options) {
  const text = (path) => readFile(join(folder, path), "utf8");
  const files = { "worker.js": await text("worker.js") };
  for (const name of await readdir(join(folder, "examples")))
    files[`examples/${name}`] = await text(`examples/${name}`);
  const contents = {
    fetch: { contents: FETCH, loader: "js" },
    "the files of the page": { contents: JSON.stringify(files), loader: "json" },
    "the module of the page": {
      contents: inLetters(await readFile(join(folder, "pkg/article_analyzer_bg.wasm"))),
      loader: "text",
    },
  };
  const within = {
    name: "within",
    setup({ onResolve, onLoad }) {
      onResolve({ filter: /\/pinned-fetch\.js$/ }, () => ({ path: "fetch", namespace: "within" }));
      onResolve({ filter: /^the .* of the page$/ }, ({ path }) => ({ path, namespace: "within" }));
      onLoad({ filter: /.*/, namespace: "within" }, ({ path }) => contents[path]);
    },
  };
  const joined = async (entry) => {
    const { outputFiles } = await build({
      ...options,
      absWorkingDir: folder,
      entryPoints: [entry],
      write: false,
      plugins: [within],
    });
    return outputFiles[0].text;
  };
  // A page reads "</script" wherever it stands.
  const script = (await joined("main.js")).replaceAll("</script", "<\\/script").replaceAll("<!--", "<\\!--");
  const style = await joined("style/page.css");
  const hash = (content) => `'sha256-${createHash("sha256").update(content).digest("base64")}'`;
  const policy = [
    "default-src 'none'",
    `script-src ${hash(script)} 'wasm-unsafe-eval'`,
    `style-src ${hash(style)}`,
    "img-src data:",
    "worker-src blob:",
    "base-uri 'none'",
    "form-action 'none'",
    "require-trusted-types-for 'script'",
    "trusted-types article-analyzer",
  ].join("; ");
  let page = await text("index.html");
  for (const [pattern, put] of [
    [/(http-equiv="Content-Security-Policy" content=")[^"]*"/, `$1${policy}"`],
    [/<link rel="manifest"[^>]*>\n/, ""],
    [/<link rel="stylesheet"[^>]*>/, () => `<style>${style}</style>`],
    [/<script type="module"[^>]*><\/script>/, () => `<script type="module">${script}</script>`],
  ]) {
    if (!pattern.test(page)) throw new Error(`index.html has no ${pattern}`);
    page = page.replace(pattern, put);
  }
  await writeFile(join(folder, "article-analyzer.html"), page);
}
