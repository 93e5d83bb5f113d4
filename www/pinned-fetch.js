// Files that the page fetches for itself, pinned to this build: under the name of their content, and the very bytes that the
// build wrote down, or an error. So a page whose host is just being given another build, or whose browser kept a file of an older
// one, never runs a mixture. Nothing else of the page fetches anything.

/** @type {Record<string, [name: string, sha256: string]>} what lies where, with its hash in base64; filled in by the build */
const FILES = {};

/**
 * The answer for a file of this page, by its path among the sources of the page.
 * @param {string} path
 * @param {AbortSignal | null} [signal] ends the download where it is no longer wanted
 */
export async function fetchPinned(path, signal = null) {
  const [name, hash] = FILES[path] ?? [path];
  const url = new URL(name, document.baseURI);
  /** @param {RequestCache} cache */
  const get = (cache) => fetch(url, { cache, signal, ...(hash && { integrity: `sha256-${hash}` }) });
  const response = await get("default").catch(() => get("reload"));
  if (!response.ok) throw new Error(`${path}: ${response.status}`);
  return response;
}
