// From HTML to plain text with paragraphs: a whole page goes through Readability, which takes the article out; a piece
// that somebody copied is taken as it is. Nothing of the HTML is ever shown: only its text leaves this file.

import { inertMarkup, parseHtml } from "../trusted-types.js";
import { Readability } from "../vendor/readability.js";

const BLOCKS = new Set(
  "address article aside blockquote dd div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hr li main nav ol p pre section table td th tr ul".split(
    " ",
  ),
);
const DEAF =
  "script, style, noscript, template, svg, math, iframe, object, embed, canvas, audio, video, select, button, textarea, input, link, meta[http-equiv]";

/** `{title, text, found}` of a page's HTML; `found` is false where no article could be told apart and all of it was taken. */
export function articleOfPage(html) {
  const doc = parseHtml(html);
  const title = doc.querySelector("title")?.textContent.trim() ?? "";
  const whole = parseHtml(html);
  // What could only run or load goes out first, and what the page itself hides.
  for (const element of doc.querySelectorAll(DEAF)) element.remove();
  for (const element of doc.querySelectorAll("[data-style], [hidden]")) {
    if (element.hidden || /display\s*:\s*none|visibility\s*:\s*hidden/i.test(element.dataset.style)) element.remove();
  }
  const headings = [...doc.querySelectorAll("article h1, main h1, h1")]
    .map((element) => element.textContent.replace(/\s+/g, " ").trim())
    .filter(Boolean);
  rewindable(doc.body);
  let article = null;
  try {
    article = new Readability(doc, {
      serializer: (element) => element,
      maxElemsToParse: 60000,
      disableJSONLD: true,
    }).parse();
  } catch {
    // Too many elements, or a page that is no page: its whole text is still text.
  }
  const body = article?.content ? blockText(article.content) : "";
  if (body.length < 140) return { title, text: fragmentText(whole), found: false };
  // Readability takes the title of the window, with the name of the paper, and drops the heading that repeats it.
  const headline = new Set(headings).size === 1 ? headings[0] : (article.title || title).trim();
  const opening = body.slice(0, 400);
  const parts = [
    headline && !opening.includes(headline) ? headline : "",
    article.byline && !body.includes(article.byline.trim()) ? article.byline.trim() : "",
    body,
  ];
  return { title: headline, text: parts.filter(Boolean).join("\n\n"), found: true };
}

/** The text of a copied piece of a page, paragraphs kept apart. */
export function textOfFragment(html) {
  return fragmentText(parseHtml(html));
}

function fragmentText(doc) {
  for (const element of doc.querySelectorAll(DEAF)) element.remove();
  return blockText(doc.body);
}

/** Readability starts again from `innerHTML` when a first try finds too little; the policy of the page must agree to it. */
function rewindable(body) {
  const { get, set } = Object.getOwnPropertyDescriptor(Element.prototype, "innerHTML");
  Object.defineProperty(body, "innerHTML", {
    get() {
      return get.call(this);
    },
    set(html) {
      set.call(this, inertMarkup(html));
    },
  });
}

/** Text of an element with a blank line between blocks, without walking deeper than the stack allows. */
export function blockText(root) {
  const paragraphs = [];
  let line = "";
  const flush = () => {
    const text = line.replace(/[ \t\r\n\f]+/g, " ").trim();
    if (text) paragraphs.push(text);
    line = "";
  };
  const isBlock = (node) => node.nodeType === 1 && BLOCKS.has(node.localName);
  let node = root.firstChild;
  while (node && node !== root) {
    if (node.nodeType === 3) line += node.data;
    else if (isBlock(node)) flush();
    else if (node.localName === "br") line.trim() && flush();
    if (node.firstChild) {
      node = node.firstChild;
      continue;
    }
    while (node && node !== root && !node.nextSibling) {
      node = node.parentNode;
      if (node && isBlock(node)) flush();
    }
    if (!node || node === root) break;
    if (isBlock(node)) flush();
    node = node.nextSibling;
  }
  flush();
  return paragraphs.join("\n\n");
}
