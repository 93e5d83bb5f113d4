// The custom element in a page of somebody else's, with the package alone.

import { expect, test } from "./support/fixtures.js";
import { serve } from "./support/server.js";

test("an article in the element is shown with its marks", async ({ page, site, traffic }) => {
  traffic.tolerate(/404/); // browsers ask for an icon of a page that names none
  await page.goto(`${site.url}blank.html`);
  const classes = await page.evaluate(async (module) => {
    await import(module);
    const element = document.createElement("article-analyzer");
    element.textContent = "Tomislav Kovač said the plan was a disgrace. “It is terrible,” Kovač said in Lagos.";
    const done = new Promise((resolve) => element.addEventListener("analysis", resolve, { once: true }));
    document.body.append(element);
    const { detail } = await done;
    return {
      marks: [...element.shadowRoot.querySelectorAll("span")].map((span) => span.className),
      schema: detail.schema,
      same: element.analysis === detail,
    };
  }, `${site.url}pkg/element/article-analyzer.js`);
  expect(classes.schema).toBe(1);
  expect(classes.same).toBe(true);
  expect(classes.marks.join(" ")).toMatch(/name person/);
  expect(classes.marks.join(" ")).toMatch(/word neg/);
  expect(classes.marks.join(" ")).toMatch(/quote direct/);
});

test("layers are chosen by an attribute, and a text by a property", async ({ page, site, traffic }) => {
  traffic.tolerate(/404/); // browsers ask for an icon of a page that names none
  await page.goto(`${site.url}blank.html`);
  const found = await page.evaluate(async (module) => {
    await import(module);
    const element = document.createElement("article-analyzer");
    element.setAttribute("layers", "words");
    const done = new Promise((resolve) => element.addEventListener("analysis", resolve, { once: true }));
    element.text = "<b>Kovač</b> said the plan was a disgrace.";
    document.body.append(element);
    await done;
    const root = element.shadowRoot;
    return {
      names: root.querySelectorAll(".name").length,
      words: root.querySelectorAll(".word").length,
      bold: root.querySelectorAll("b").length,
      text: root.textContent,
    };
  }, `${site.url}pkg/element/article-analyzer.js`);
  expect(found).toEqual({ names: 0, words: 1, bold: 0, text: "<b>Kovač</b> said the plan was a disgrace." });
});

test("paragraphs of markup that stands in the element are kept apart", async ({ page, site, traffic }) => {
  traffic.tolerate(/404/); // browsers ask for an icon of a page that names none
  await page.goto(`${site.url}blank.html`);
  const found = await page.evaluate(async (module) => {
    await import(module);
    const element = document.createElement("article-analyzer");
    const add = (tag, text) => element.appendChild(document.createElement(tag)).append(text);
    add("h2", "Council votes for the bridge");
    add("p", "Tomislav Kovač praised it on Monday.");
    const done = new Promise((resolve) => element.addEventListener("analysis", resolve, { once: true }));
    document.body.append(element);
    const { detail } = await done;
    return detail.paragraphs.map(({ start, end }) => element.text.slice(start, end));
  }, `${site.url}pkg/element/article-analyzer.js`);
  expect(found).toEqual(["Council votes for the bridge", "Tomislav Kovač praised it on Monday."]);
});

test("a module that cannot be had is told by an event", async ({ page, traffic }) => {
  traffic.tolerate(/404|Failed to load/);
  const own = await serve({
    extra: {
      "blank.html": { type: "text/html", body: "<!doctype html><title>blank</title>" },
      "pkg/article_analyzer_bg.wasm": { type: "text/plain", status: 404, body: "" },
    },
  });
  traffic.own(own.url);
  await page.goto(`${own.url}blank.html`);
  const told = await page.evaluate(async (module) => {
    await import(module);
    const element = document.createElement("article-analyzer");
    const failed = new Promise((resolve) => element.addEventListener("error", resolve, { once: true }));
    document.body.append(element);
    const { message } = await failed;
    return { message, analysis: element.analysis };
  }, `${own.url}pkg/element/article-analyzer.js`);
  expect(told.message).not.toBe("");
  expect(told.analysis).toBeNull();
  await own.close();
});
