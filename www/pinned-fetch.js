// Files that the page fetches for itself, pinned to this build: the very bytes that the build wrote down, or an error. So a
// page whose host is just being given another build, or whose browser kept a file of an older one, never runs a mixture.
// Nothing else of the page fetches anything.

/** @type {Record<string, string>} SHA-256 in base64 by path; filled in by the build */
const SHA256 = {};

/**
 * The answer for a file of this page, by its path relative to the page's own folder.
 * @param {string} path
 */
export async function fetchPinned(path) {
  const hash = SHA256[path];
  const url = new URL(hash ? `${path}?${encodeURIComponent(hash.slice(0, 12))}` : path, document.baseURI);
  /** @param {RequestCache} cache */
  const get = (cache) => fetch(url, hash ? { cache, integrity: `sha256-${hash}` } : { cache });
  const response = await get("default").catch(() => get("reload"));
  if (!response.ok) throw new Error(`${path}: ${response.status}`);
  return response;
}
