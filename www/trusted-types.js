// The one Trusted Types policy of the page: addresses of its own workers, and HTML that is parsed into a document of its
// own (which runs nothing and loads nothing). The policy itself never leaves this file, so nothing else on the page can turn
// a string into code or markup.

const own = new URL(".", document.baseURI).href;
/** @type {Set<string>} */
const made = new Set();

const rules = {
  /** @param {string} address */
  createScriptURL(address) {
    const url = new URL(address, own).href;
    if (!url.startsWith(own) && !made.has(url)) throw new TypeError(`not a script of this page: ${url}`);
    return url;
  },
  /** @param {string} html */
  createHTML: (html) => html,
};

/** What browsers call TrustedScriptURL and TrustedHTML is a string to the checker of types. */
const { trustedTypes } =
  /** @type {{ trustedTypes?: { createPolicy(name: string, made: typeof rules): typeof rules } }} */ (globalThis);
const policy = trustedTypes?.createPolicy("article-analyzer", rules) ?? rules;

/**
 * A script of this page, by its address relative to the page's own folder.
 * @param {string} path
 */
export const ownScript = (path) => policy.createScriptURL(new URL(path, own).href);

/**
 * A script that the page has fetched already, so that it can be started any number of times without asking anybody.
 * @param {string} source
 */
export function fetchedScript(source) {
  const url = URL.createObjectURL(new Blob([source], { type: "text/javascript" }));
  made.add(url);
  return policy.createScriptURL(url);
}

/**
 * Markup for Readability, which rewinds a parsed document by `innerHTML`; never for this page's own document.
 * @param {string} html
 */
export const inertMarkup = (html) => policy.createHTML(html);

/**
 * Parses HTML into a document that is never shown: no script runs, no image is loaded. What a page brings of handlers,
 * styles and base addresses is renamed or left out first, since the policy would report each as an attempt.
 * @param {string} html
 */
export function parseHtml(html) {
  const quiet = html
    .replace(/<base\b[^>]*>/gi, "")
    .replace(/<[a-z][^>]*>/gi, (tag) => tag.replace(/(\s|["'/])(on[a-z]+|style)(?=\s*=)/gi, "$1data-$2"));
  return new DOMParser().parseFromString(policy.createHTML(quiet), "text/html");
}
