// The custom element in a page of somebody else's, with the package alone.

import { expect, test } from "./support/fixtures.js";

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
