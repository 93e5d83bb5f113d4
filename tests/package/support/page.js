// Pages of somebody else's: one clean folder with the packed package for all of a file, pages laid into it, and the article that
// stands in them.

import { after } from "node:test";
import { host, opened, scenario } from "./scenario.js";

export const { folder, put } = await scenario({ after }, {});
export const PACKAGE = "node_modules/article-analyzer";
export const ELEMENT = `<script type="module" src="${PACKAGE}/element/article-analyzer.js"></script>`;
export const WASM = "article_analyzer_bg.wasm";
/** A page that notes what it is told. */
export const page = (
  body,
) => `<!doctype html><html lang="en"><meta charset="utf-8"><title>host</title><link rel="icon" href="data:,">
  <script>
    window.told = [];
    for (const name of ["ready", "analysis", "error"])
      document.addEventListener(name, (event) => event.detail !== undefined && told.push([name, event.detail?.code ?? event.target.id]));
    addEventListener("unhandledrejection", ({ reason }) => told.push(["unhandled", String(reason)]));
  </script>
  ${body}`;
export const analysed = (wait, count = 1) =>
  wait((count) => window.told.filter(([name]) => name === "analysis").length === count, count);
let number = 0;
/** Lays a page into the folder and opens it. */
export async function open(t, body, work, { headers, answers, prepare } = {}) {
  const name = `page-${number++}.html`;
  put(name, page(body));
  return opened((await host(t, folder, headers, answers)) + name, work, prepare);
}

export const STORY = `<article><h1>Torvale bridge delayed again</h1><p class=by>By <a href="#ida">Ida Holm</a></p><figure><img src="data:image/gif;base64,R0lGODlhAQABAAAAACw=" alt="The bridge at dawn" width=200 height=100><figcaption>The bridge at dawn. Photo: Jon Ek/Reuters</figcaption></figure><p>Mayor <a id=link href="#kovac">Anna <em>Kovač</em></a> said on Monday that “the bridge <b>will</b> open in <time datetime=2026-05>May</time>,” despite the <span id=press>shameful</span> delays.</p><p>The contractor, Berg &amp; Sons, denied<br>it had failed.</p><ul><li>Cost: $12 million</li><li>Start: 2024</li></ul><script>window.inArticle = 1</script><style>.x{color:red}</style><blockquote>“We were never told,” Pim Lee said.</blockquote><table><tr><td>Oslo</td><td>12</td></tr></table></article>`;
export const NOTED = `<script>
  window.state = () => JSON.stringify([...document.querySelectorAll("#a *, #c *")].map((node) => {
    const { x, y, width, height } = node.getBoundingClientRect();
    return [x, y, width, height];
  })) + document.querySelector("#a").innerHTML;
  // Firefox gives a picture its place only once it has it.
  addEventListener("load", () => {
    window.before = state();
    document.head.append(Object.assign(document.createElement("script"), { type: "module", src: "${PACKAGE}/element/article-analyzer.js" }));
  });
  window.shift = 0;
  if (PerformanceObserver.supportedEntryTypes.includes("layout-shift"))
    new PerformanceObserver((list) => { for (const { value } of list.getEntries()) shift += value; }).observe({ type: "layout-shift", buffered: true });
  window.clicks = 0;
  document.querySelector("#press").addEventListener("click", () => clicks++);
  document.querySelector("#link").addEventListener("click", () => clicks++);
</script>`;
