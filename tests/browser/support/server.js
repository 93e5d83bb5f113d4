// The built site below a sub-path, as on a shared host: esbuild's server has the files, and a server before it adds what hosts
// add, headers and answers of their own. It keeps a log of every request, which is the proof of what was asked for and when.

import { readFileSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { request as ask, createServer } from "node:http";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { context } from "esbuild";

export const DIST = fileURLToPath(new URL("../../../dist", import.meta.url));

/** Where the built page asks for a file, which it has by the name of its content: `built("main.js")`. */
export function built(name) {
  const [stem, type] = name.split(".");
  const html = readFileSync(join(DIST, "index.html"), "utf8") + readFileSync(join(DIST, "sw.js"), "utf8");
  const found = new RegExp(`build/${stem}\\.[0-9a-f]+\\.${type}`).exec(html);
  if (!found) throw new Error(`the page has no ${name}`);
  return found[0];
}

/**
 * Serves `root` at `http://127.0.0.1:PORT` + `prefix`.
 *
 * - `policy`: `'meta'` sends no policy, so that the page's own `<meta>` is all there is; `'headers'`
 *   sends the same policy with every answer.
 * - `headers`: sent with every answer besides.
 * - `extra`: more answers, by path below the prefix: `{ 'blank.html': { type, body } }`, or `{ status, location }`, or
 *   `{ answer }`, a function of Node's response.
 *
 * Gives `{ url, origin, requests, answers, close() }`; `requests` grows by one path for each request, and
 * `answers` are the extra ones, to which a test may add. `close` takes no new request and lets the open ones end, so that no
 * browser complains of an answer cut short.
 */
export async function serve({
  root = DIST,
  prefix = "/a/folder/of/a/host/",
  policy = "meta",
  headers = {},
  extra = {},
} = {}) {
  const strict = policy === "headers" ? { "Content-Security-Policy": await policyOf(join(root, "index.html")) } : {};
  const files = await context({});
  const { port } = await files.serve({ servedir: root, host: "127.0.0.1", port: 0 });
  const requests = [];
  const open = new Set();
  /** @type {(() => void) | undefined} */
  let atRest;
  const server = createServer((request, response) => {
    const { pathname, search } = new URL(request.url, "http://127.0.0.1");
    requests.push(`${request.method} ${pathname}`);
    open.add(response);
    response.once("close", () => {
      open.delete(response);
      if (open.size === 0) atRest?.();
    });
    const always = { "Cache-Control": "no-cache", "X-Content-Type-Options": "nosniff", ...headers };
    const below = pathname.startsWith(prefix) ? pathname.slice(prefix.length) : null;
    const own = extra[below];
    if (own?.answer) own.answer(response);
    else if (own) {
      const sent = { "Content-Type": own.type, ...always, ...(own.location && { Location: own.location }) };
      response.writeHead(own.status ?? 200, sent).end(request.method === "HEAD" ? undefined : own.body);
    } else if (below === null) {
      // Browsers ask for an icon at the root of a host on their own account.
      response.writeHead(404).end();
    } else {
      const { method } = request;
      const asked = ask({ host: "127.0.0.1", port, path: `/${below}${search}`, method }, (answer) => {
        response.writeHead(answer.statusCode, { ...answer.headers, ...always, ...strict });
        answer.pipe(response);
      });
      asked.on("error", () => response.destroy()).end();
    }
  });
  await new Promise((ready, failed) => server.once("error", failed).listen(0, "127.0.0.1", ready));
  const origin = `http://127.0.0.1:${server.address().port}`;
  return {
    url: origin + prefix,
    origin,
    requests,
    answers: extra,
    async close() {
      const closed = new Promise((done) => server.close(done));
      await new Promise((done) => {
        atRest = done;
        if (open.size === 0) done();
      });
      server.closeAllConnections();
      await closed;
      await files.dispose();
    },
  };
}

/** The policy that the page states in its `<meta>`. */
async function policyOf(page) {
  const html = await readFile(page, "utf8");
  const found = /<meta\s+http-equiv="Content-Security-Policy"\s+content="([^"]+)"/i.exec(html);
  if (!found) throw new Error(`${page} states no Content-Security-Policy`);
  return found[1].replace(/\s+/g, " ");
}
