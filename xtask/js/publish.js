// What a host is given beside the site: `node xtask/js/publish.js FOLDER [ARCHIVE [CACHE]]` lays a .br and a .gz beside each file
// that compresses, and packs the site of this build into one archive. What was compressed once is kept in CACHE by its content.

import { createHash } from "node:crypto";
import { mkdir, readdir, readFile, writeFile } from "node:fs/promises";
import { extname, join } from "node:path";
import { promisify } from "node:util";
import { brotliCompress, constants, gzip } from "node:zlib";
import { archiveOf } from "./archive.js";

const [folder, archive, cache] = process.argv.slice(2);
const PACKERS = {
  ".br": (content) =>
    promisify(brotliCompress)(content, {
      params: { [constants.BROTLI_PARAM_LGWIN]: 24, [constants.BROTLI_PARAM_SIZE_HINT]: content.length },
    }),
  ".gz": (content) => promisify(gzip)(content, { level: 9 }),
};
/** What a server packs; of pictures little is left to pack. */
const WORTH = /^\.(html|js|css|wasm|txt|json|webmanifest|svg)$/;
/** Smaller ones take one packet either way, in bytes. */
const SMALLEST = 1000;

if (cache) await mkdir(cache, { recursive: true });

/** `content` packed, from the cache where it is there. */
async function packed(content, end) {
  const known = cache && join(cache, createHash("sha256").update(content).digest("hex") + end);
  const kept = known && (await readFile(known).catch(() => null));
  if (kept) return kept;
  const made = await PACKERS[end](content);
  if (known) await writeFile(known, made);
  return made;
}

const entries = await readdir(folder, { recursive: true, withFileTypes: true });
const paths = entries
  .filter((entry) => entry.isFile())
  .map((entry) =>
    join(entry.parentPath ?? entry.path, entry.name)
      .slice(folder.length + 1)
      .replaceAll("\\", "/"),
  )
  .filter((path) => !(extname(path) in PACKERS))
  .sort();
await Promise.all(
  paths.map(async (path) => {
    const content = await readFile(join(folder, path));
    if (!WORTH.test(extname(path)) || content.length < SMALLEST) return;
    for (const end of Object.keys(PACKERS)) {
      const small = await packed(content, end);
      if (small.length < content.length) await writeFile(join(folder, path + end), small);
    }
  }),
);

if (archive) {
  // Unpacked over the site before, it leaves there what that one's pages ask for.
  const worker = await readFile(join(folder, "sw.js"), "utf8");
  const own = paths.filter((path) => !path.startsWith("build/") || worker.includes(`"${path}"`));
  const files = [];
  for (const path of own.flatMap((path) => [path, ...Object.keys(PACKERS).map((end) => path + end)])) {
    const content = await readFile(join(folder, path)).catch(() => null);
    if (content) files.push({ path, content });
  }
  await writeFile(archive, await promisify(gzip)(archiveOf(files), { level: 1 }));
}
