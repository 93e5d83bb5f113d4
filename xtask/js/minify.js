// Makes the site small for whoever downloads it: the page's modules are joined into one script for the
// page and one for its worker (what they share in a third), since sixty small files compress badly and
// each is a request; then every script and style sheet is minified in its place. The sources run as they
// stand, unjoined, too.

import { readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { build, transform } from 'esbuild';

const folder = process.argv[2];
const settings = { target: 'es2022', charset: 'utf8', legalComments: 'none' };
const ENTRIES = ['main.js', 'worker.js'];

const { metafile, outputFiles } = await build({
  ...settings,
  absWorkingDir: folder,
  entryPoints: ENTRIES,
  bundle: true,
  splitting: true,
  format: 'esm',
  chunkNames: 'shared-[hash]',
  external: ['./pkg/*'], // the module finds its .wasm beside its glue
  outdir: '.',
  write: false,
  metafile: true,
  allowOverwrite: true,
});
for (const input of Object.keys(metafile.inputs)) await rm(join(folder, input));
for (const { path, contents } of outputFiles) await writeFile(path, contents);
// The custom element belongs to the package; what the page shares with it has been joined.
for (const left of ['element', 'analyzer']) await rm(join(folder, left), { recursive: true, force: true });

for (const file of (await readdir(folder, { recursive: true })).sort()) {
  const loader = /\.(js|css)$/.exec(file)?.[1];
  if (!loader) continue;
  const path = join(folder, file);
  const { code } = await transform(await readFile(path, 'utf8'), { ...settings, loader, minify: true, sourcefile: file });
  await writeFile(path, code);
}
