// A static server for the built site, below a sub-path as on a shared host. It keeps a log of every
// request, which is the proof of what was asked for and when.

import { readFile, stat } from "node:fs/promises";
import { createServer } from "node:http";
import { extname, join, normalize, sep } from "node:path";
import { fileURLToPath } from "node:url";

export const DIST = fileURLToPath(new URL("../../../dist", import.meta.url));

const TYPES = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".json": "application/json",
  ".webmanifest": "application/manifest+json",
  ".wasm": "application/wasm",
  ".svg": "image/svg+xml",
  ".png": "image/png",
  ".txt": "text/plain; charset=utf-8",
};

/**
 * Serves `root` at `http://127.0.0.1:PORT` + `prefix`.
 *
 * - `policy`: `'meta'` sends no policy, so that the page's own `<meta>` is all there is; `'headers'`
 *   sends the same policy with every answer.
 * - `headers`: sent with every answer besides.
 * - `extra`: more answers, by path below the prefix: `{ 'blank.html': { type, body } }`, or `{ status, location }`.
 *
 * Gives `{ url, origin, requests, answers, close() }`; `requests` grows by one path for each request, and
 * `answers` are the extra ones, to which a test may add.
 */
export async function serve({
  root = DIST,
  prefix = "/a/folder/of/a/host/",
  policy = "meta",
  headers = {},
  extra = {},
} = {}) {
  const strict = policy === "headers" ? await policyOf(join(root, "index.html")) : null;
  const requests = [];
  const server = createServer(async (request, response) => {
    const { pathname } = new URL(request.url, "http://127.0.0.1");
    requests.push(`${request.method} ${pathname}`);
    const path = decodeURIComponent(pathname);
    const below = path.startsWith(prefix) ? path.slice(prefix.length) : null;
    const answer = below === null ? null : (extra[below] ?? (await fileAt(root, below)));
    if (answer === null) {
      // Browsers ask for an icon at the root of a host on their own account.
      response.writeHead(404).end();
      return;
    }
    const sent = {
      "Content-Type": answer.type,
      "Cache-Control": "no-cache",
      "X-Content-Type-Options": "nosniff",
      ...headers,
    };
    if (answer.location) sent.Location = answer.location;
    if (strict && !extra[below]) sent["Content-Security-Policy"] = strict;
    response.writeHead(answer.status ?? 200, sent).end(request.method === "HEAD" ? undefined : answer.body);
  });
  await new Promise((ready, failed) => server.once("error", failed).listen(0, "127.0.0.1", ready));
  return {
    url: `http://127.0.0.1:${server.address().port}${prefix}`,
    origin: `http://127.0.0.1:${server.address().port}`,
    requests,
    answers: extra,
    async close() {
      server.closeAllConnections();
      await new Promise((done) => server.close(done));
    },
  };
}

async function fileAt(root, below) {
  const file = normalize(join(root, below === "" || below.endsWith("/") ? `${below}index.html` : below));
  if (!file.startsWith(root + sep)) return null;
  try {
    if (!(await stat(file)).isFile()) return null;
    return { type: TYPES[extname(file)] ?? "application/octet-stream", body: await readFile(file) };
  } catch {
    return null;
  }
}

/** The policy that the page states in its `<meta>`. */
async function policyOf(page) {
  const html = await readFile(page, "utf8");
  const found = /<meta\s+http-equiv="Content-Security-Policy"\s+content="([^"]+)"/i.exec(html);
  if (!found) throw new Error(`${page} states no Content-Security-Policy`);
  return found[1].replace(/\s+/g, " ");
}
