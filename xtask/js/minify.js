// Minifies every script and style sheet below a folder, each in its place: what a reader downloads
// needs no comments. Files stay apart, so that addresses of modules and workers stay as they are.

import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { transform } from 'esbuild';

const folder = process.argv[2];
for (const file of (await readdir(folder, { recursive: true })).sort()) {
  const loader = /\.(js|css)$/.exec(file)?.[1];
  if (!loader) continue;
  const path = join(folder, file);
  const { code } = await transform(await readFile(path, 'utf8'), {
    loader,
    minify: true,
    target: 'es2022',
    charset: 'utf8',
    legalComments: 'none',
    sourcefile: file,
  });
  await writeFile(path, code);
}
