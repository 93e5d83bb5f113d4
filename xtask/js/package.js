// What is made of the package's sources for its users: `node xtask/js/package.js FOLDER VERSION DESCRIPTION`. The custom
// element, which the page shares files with, is joined into one file that asks for the package's own front and no more; the
// manifest gets what the checkout knows.

import { readdir, readFile, writeFile } from "node:fs/promises";
import { join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const [folder, version, description] = process.argv.slice(2);
const www = fileURLToPath(new URL("../../www", import.meta.url));
const settings = { target: "es2022", charset: "utf8", legalComments: "none", format: "esm", logLevel: "warning" };

/** In the page's sources the package lies in pkg/; in the package, one folder up. */
const inPackage = {
  name: "in the package",
  setup({ onResolve }) {
    onResolve({ filter: /^\.\.\// }, ({ path, importer }) => {
      if (path.startsWith("../pkg/")) return { path: path.replace("../pkg/", "../"), external: true };
      throw new Error(`${importer} imports ${path}: the element may use its own folder and ../pkg/ alone`);
    });
  },
};

await build({
  ...settings,
  entryPoints: [join(www, "element/article-analyzer.js")],
  outfile: join(folder, "element/article-analyzer.js"),
  bundle: true,
  minify: true,
  plugins: [inPackage],
});
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
