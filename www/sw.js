// The service worker: keeps one whole build of the page for use without a connection, and takes what the share sheet
// sends. It never mixes two builds: every file is checked against the hash that this build wrote down, a build is used
// only when all of its files are there, and a newer one waits until no page of the older one is open.

const BUILD = "__BUILD__";
/** @type {[path: string, sha256: string][]} every file of the page, with its hash in base64; filled in by the build */
// @ts-expect-error what the build replaces is no such list
const FILES = ["__FILES__"];

const PREFIX = "article-analyzer-";
const CACHE = PREFIX + BUILD;
const scope = new URL("./", self.location.href);
/** @type {{ title: string, text: string, files: File[] } | null} what the share sheet has handed over */
let shared = null;

const worker = /** @type {ServiceWorkerGlobalScope} */ (/** @type {unknown} */ (self));

worker.addEventListener("install", (event) => event.waitUntil(install()));
worker.addEventListener("activate", (event) => event.waitUntil(dropOthers()));
worker.addEventListener("fetch", (event) => {
  const url = new URL(event.request.url);
  if (url.origin !== scope.origin || !url.pathname.startsWith(scope.pathname)) return;
  const path = url.pathname.slice(scope.pathname.length);
  if (event.request.method === "POST" && path === "share") event.respondWith(takeShared(event.request));
  else if (event.request.method === "GET") event.respondWith(answer(event.request, path));
});
worker.addEventListener("message", (event) => {
  const [port] = event.ports;
  if (event.data === "take-shared") {
    port?.postMessage(shared);
    shared = null;
  } else if (event.data === "use-now") {
    event.waitUntil(useNow(port));
  } else if (event.data === "build") {
    port?.postMessage(BUILD);
  }
});

async function install() {
  const cache = await caches.open(CACHE);
  const wanted = new AbortController();
  try {
    await Promise.all(
      FILES.map(async ([path, hash]) => {
        // What the page has fetched already is not fetched again; an old file that a cache has kept is refused by its hash, and
        // fetched anew. What is not named by its content may be another in every build.
        const named = path.startsWith("build/");
        const url = named ? place(path) : `${place(path)}?${encodeURIComponent(hash.slice(0, 12))}`;
        /** @param {RequestCache} cache */
        const get = (cache) =>
          fetch(url, { cache, credentials: "same-origin", integrity: `sha256-${hash}`, signal: wanted.signal });
        const response = await get("default").catch(() => get("reload"));
        if (!response.ok) throw new Error(`${path}: ${response.status}`);
        await cache.put(place(path), response);
      }),
    );
  } catch (error) {
    wanted.abort();
    await caches.delete(CACHE);
    throw error;
  }
}

/**
 * Where a file is; the page itself is where its folder is, since some hosts answer for `index.html` by sending there.
 * @param {string} path
 */
function place(path) {
  return new URL(path === "index.html" ? "./" : path, scope);
}

async function dropOthers() {
  const names = await caches.keys();
  await Promise.all(
    names.filter((name) => name.startsWith(PREFIX) && name !== CACHE).map((name) => caches.delete(name)),
  );
}

/**
 * @param {Request} request
 * @param {string} path
 */
async function answer(request, path) {
  const cache = await caches.open(CACHE);
  const kept = await cache.match(place(path), { ignoreSearch: true });
  return kept ?? fetch(request);
}

/**
 * What was shared stays in memory until the page that opens next asks for it, and is nowhere else.
 * @param {Request} request
 */
async function takeShared(request) {
  try {
    const form = await request.formData();
    const files = form.getAll("file").filter((file) => file instanceof File);
    shared = { title: String(form.get("title") ?? ""), text: String(form.get("text") ?? ""), files };
  } catch {
    shared = null;
  }
  return Response.redirect(new URL("./#from=shared", scope), 303);
}

/**
 * A newer build takes over at once only where the page that asks is the last one open.
 * @param {MessagePort | undefined} port
 */
async function useNow(port) {
  const pages = await worker.clients.matchAll({ type: "window", includeUncontrolled: true });
  if (pages.length <= 1) await worker.skipWaiting();
  port?.postMessage(pages.length);
}
