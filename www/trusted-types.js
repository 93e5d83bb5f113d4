// The one Trusted Types policy of the page: addresses of its own workers, and HTML that is parsed into a document of its
// own (which runs nothing and loads nothing). Nothing else on the page may turn a string into code or markup.

const own = new URL(".", document.baseURI).href;
const made = new Set();

const rules = {
  createScriptURL(address) {
    const url = new URL(address, own).href;
    if (!url.startsWith(own) && !made.has(url)) throw new TypeError(`not a script of this page: ${url}`);
    return url;
  },
  createHTML: (html) => html,
};

const policy = globalThis.trustedTypes?.createPolicy("article-analyzer", rules) ?? rules;

/** A script of this page, by its address relative to the page's own folder. */
export const ownScript = (path) => policy.createScriptURL(new URL(path, own).href);

/** A script that the page has fetched already, so that it can be started any number of times without asking anybody. */
export function fetchedScript(source) {
  const url = URL.createObjectURL(new Blob([source], { type: "text/javascript" }));
  made.add(url);
  return policy.createScriptURL(url);
}

/** Markup for Readability, which rewinds a parsed document by `innerHTML`; never for this page's own document. */
export const inertMarkup = (html) => policy.createHTML(html);

/**
 * Parses HTML into a document that is never shown: no script runs, no image is loaded. What a page brings of handlers,
 * styles and base addresses is renamed or left out first, since the policy would report each as an attempt.
 */
export function parseHtml(html) {
  const quiet = html
    .replace(/<base\b[^>]*>/gi, "")
    .replace(/<[a-z][^>]*>/gi, (tag) => tag.replace(/(\s|["'/])(on[a-z]+|style)(?=\s*=)/gi, "$1data-$2"));
  return new DOMParser().parseFromString(policy.createHTML(quiet), "text/html");
}
