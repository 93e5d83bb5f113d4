// From HTML to plain text with paragraphs: a whole page goes through Readability, which takes the article out; a piece
// that somebody copied is taken as it is. Nothing of the HTML is ever shown: only its text leaves this file.

import { blockText } from "../element/block-text.js";
import { inertMarkup, parseHtml } from "../trusted-types.js";
import { Readability } from "../vendor/readability.js";

/** What holds no text of an article: it runs, loads or is to be operated. */
const NO_TEXT = [
  "script, style, noscript, template, svg, math, iframe, object, embed, canvas, audio, video",
  "select, button, textarea, input, link, meta[http-equiv]",
].join();

/**
 * The article of a page, and the paper that it names; `found` is false where none could be told apart and all of the page's text
 * was taken.
 * @param {string} html
 */
export function articleOfPage(html) {
  const doc = parseHtml(html);
  const title = doc.querySelector("title")?.textContent.trim() ?? "";
  const named = doc.querySelector('meta[property="og:site_name" i], meta[name="application-name" i]');
  const paper = (named?.getAttribute("content") ?? "").replace(/\s+/g, " ").trim();
  const whole = parseHtml(html);
  // What could only run or load goes out first, and what the page itself hides.
  for (const element of doc.querySelectorAll(NO_TEXT)) element.remove();
  for (const element of doc.querySelectorAll("[data-style], [hidden]")) {
    const style = element.getAttribute("data-style") ?? "";
    const hidden = element.hasAttribute("hidden") || /display\s*:\s*none|visibility\s*:\s*hidden/i.test(style);
    if (hidden) element.remove();
  }
  const headings = [...doc.querySelectorAll("article h1, main h1, h1")]
    .map((element) => element.textContent.replace(/\s+/g, " ").trim())
    .filter(Boolean);
  allowInnerHtml(doc.body);
  let article = null;
  try {
    article = new Readability(doc, {
      serializer: (node) => /** @type {Element} */ (node),
      maxElemsToParse: 60000,
      disableJSONLD: true,
    }).parse();
  } catch {
    // Too many elements, or a page that is no page: its whole text is still text.
  }
  const body = article?.content ? blockText(article.content) : "";
  if (!article || body.length < 140) return { title, paper, text: fragmentText(whole), found: false };
  // Readability takes the title of the window, with the name of the paper, and drops the heading that repeats it.
  const headline = new Set(headings).size === 1 ? headings[0] : (article.title || title).trim();
  const byline = article.byline?.trim();
  const opening = body.slice(0, 400);
  const parts = [
    headline && !opening.includes(headline) ? headline : "",
    byline && !body.includes(byline) ? byline : "",
    body,
  ];
  return { title: headline, paper, text: parts.filter(Boolean).join("\n\n"), found: true };
}

/**
 * The text of a copied piece of a page, paragraphs kept apart.
 * @param {string} html
 */
export function textOfFragment(html) {
  return fragmentText(parseHtml(html));
}

/** @param {Document} doc */
function fragmentText(doc) {
  for (const element of doc.querySelectorAll(NO_TEXT)) element.remove();
  return blockText(doc.body);
}

/**
 * Readability starts again from `innerHTML` when a first try finds too little; the policy of the page must agree to it.
 * @param {HTMLElement} body
 */
function allowInnerHtml(body) {
  const { get, set } = Object.getOwnPropertyDescriptor(Element.prototype, "innerHTML") ?? {};
  Object.defineProperty(body, "innerHTML", {
    get() {
      return get?.call(this);
    },
    set(html) {
      set?.call(this, inertMarkup(html));
    },
  });
}
