// A link for the bookmarks bar that hands the page one is on over to this page, and the taking of it. The text goes from
// window to window by postMessage, never into an address.

/** @import { NewArticle } from "../articles.js" */
import { h } from "../dom.js";
import { s } from "../strings/index.js";
import { articleOfPage } from "./html.js";

const READY = "article-analyzer:ready";
const PAGE = "article-analyzer:page";
const LIMIT = 20_000_000;

/**
 * What the link runs, on the page of others: opens this page, waits until it is ready, gives it the page or the selection.
 * @param {string} address
 */
function script(address) {
  return `(()=>{const a=${JSON.stringify(address)},w=open(a+"#from=post");w&&addEventListener("message",function f(e){if(e.source===w&&e.data===${JSON.stringify(READY)}){removeEventListener("message",f);w.postMessage({type:${JSON.stringify(PAGE)},title:document.title,text:String(getSelection()),html:document.documentElement.outerHTML},e.origin)}})})()`;
}

/** @param {(sentence: string) => void} announce */
export function bookmarkletLink(announce) {
  const address = location.origin + location.pathname;
  return h(
    "p",
    { class: "note" },
    h(
      "a",
      {
        href: `javascript:${encodeURIComponent(script(address))}`,
        class: "bookmarklet",
        onclick: (event) => {
          event.preventDefault();
          announce(s.input.bookmarkletHow);
        },
      },
      s.input.bookmarklet,
    ),
    " ",
    s.input.bookmarkletHow,
  );
}

/**
 * Tells the window that opened this one that it may hand its page over; calls `add` with the article once.
 * @param {(article: NewArticle) => void} add
 */
export function receivePage(add) {
  const { opener } = window;
  if (!opener) return;
  addEventListener("message", function take({ source, data }) {
    if (source !== opener || data?.type !== PAGE || typeof data.html !== "string" || data.html.length > LIMIT) return;
    removeEventListener("message", take);
    const selected = typeof data.text === "string" ? data.text.trim() : "";
    const title = typeof data.title === "string" ? data.title : "";
    const article = selected.length > 200 ? { title, text: selected, paper: "" } : articleOfPage(data.html);
    add({ title: article.title || title || s.input.fromPage, paper: article.paper, text: article.text });
  });
  opener.postMessage(READY, "*"); // says nothing but that this page is open
}
