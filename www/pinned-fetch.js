// Files that the page fetches for itself, pinned to this build: the very bytes that the build wrote down, or an error. So a
// page whose host is just being given another build, or whose browser kept a file of an older one, never runs a mixture.
// Nothing else of the page fetches anything.

/** @type {Record<string, string>} SHA-256 in base64 by path; filled in by the build */
const SHA256 = {};

/**
 * The answer for a file of this page, by its path relative to the page's own folder.
 * @param {string} path
 * @param {AbortSignal | null} [signal] ends the download where it is no longer wanted
 */
export async function fetchPinned(path, signal = null) {
  const hash = SHA256[path];
  const url = new URL(hash ? `${path}?${encodeURIComponent(hash.slice(0, 12))}` : path, document.baseURI);
  /** @param {RequestCache} cache */
  const get = (cache) => fetch(url, { cache, signal, ...(hash && { integrity: `sha256-${hash}` }) });
  const response = await get("default").catch(() => get("reload"));
  if (!response.ok) throw new Error(`${path}: ${response.status}`);
  return response;
}
