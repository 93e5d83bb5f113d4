// What a visitor's hands do that Playwright has no word for: copying elsewhere and pasting here, and dropping files.

const TOOLS = { Compare: "Compare two articles", Corrections: "Your corrections", Export: "Export and print" };

/** What stands beside the article: a tab for each view, and the menu for the rest. */
export const tab = (page, name) =>
  name in TOOLS
    ? {
        async click() {
          await page.locator("[popovertarget]:visible").click();
          await page.locator("#menu").getByRole("button", { name: TOOLS[name] }).click();
        },
      }
    : page.getByRole("tab", { name });

/** On a narrow screen, the same by the bar at its foot. */
export const view = (page, name) =>
  name in TOOLS ? tab(page, name) : page.locator(".panes").getByRole("button", { name, exact: true });

/** The cards of the articles that are open. */
export const cards = (page) => page.getByRole("navigation", { name: "Open articles" }).locator(".article-card");

/** Selects words of the article, as a mouse that is drawn over them: those at their `number`th place, from 0. */
export async function selectWords(page, words, number = 0) {
  await page.locator("#article").evaluate(
    (article, [words, number]) => {
      const walker = document.createTreeWalker(article, NodeFilter.SHOW_TEXT);
      const nodes = [];
      let text = "";
      while (walker.nextNode()) {
        nodes.push([text.length, walker.currentNode]);
        text += walker.currentNode.data;
      }
      let at = -1;
      for (let i = 0; i <= number; i++) at = text.indexOf(words, at + 1);
      const place = (offset) => {
        const [start, node] = nodes.findLast(([start]) => start <= offset);
        return [node, offset - start];
      };
      getSelection().setBaseAndExtent(...place(at), ...place(at + words.length));
    },
    [words, number],
  );
}

/** Presses the words of a quote, at the beginning of its first line. */
export async function pressQuote(quote) {
  const position = await quote.evaluate((element) => {
    const all = element.getBoundingClientRect();
    const [line] = element.getClientRects();
    return { x: line.left - all.left + 6, y: line.top - all.top + line.height / 2 };
  });
  await quote.click({ position });
}

/** Copies plain text in a page of its own, as a visitor would elsewhere. */
export async function copyText(page, text) {
  await copyFrom(page, "<textarea></textarea>", async (other) => {
    await other.evaluate((text) => {
      document.querySelector("textarea").value = text;
      document.querySelector("textarea").select();
    }, text);
  });
}

/** Copies what a page of this HTML shows, as rich text. */
export async function copyRich(page, html) {
  await copyFrom(page, html, (other) => other.keyboard.press("ControlOrMeta+a"));
}

async function copyFrom(page, html, select) {
  const other = await page.context().newPage();
  await other.setContent(html);
  await other.locator("body").click();
  await select(other);
  await other.keyboard.press("ControlOrMeta+c");
  await other.close();
  await page.bringToFront();
}

/** Pastes plain text into the page, wherever the focus is. */
export async function paste(page, text) {
  await copyText(page, text);
  await page.keyboard.press("ControlOrMeta+v");
}

/** Hands the page a plain text as pasting does, without the way over the clipboard: where that is not what is tested. */
export async function give(page, text) {
  await page.evaluate((text) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData("text/plain", text);
    // Firefox has names of its own for what such an event carries.
    const carries = { clipboardData, dataType: "text/plain", data: text };
    const event = new ClipboardEvent("paste", { ...carries, bubbles: true, cancelable: true });
    document.activeElement.dispatchEvent(event);
  }, text);
}

/** Drops files on the page; each `{name, type, text}`, with a text that stands `times` in it, if not once. */
export async function dropFiles(page, files) {
  await page.evaluate((files) => {
    const transfer = new DataTransfer();
    for (const { name, type, text, times = 1 } of files)
      transfer.items.add(new File([text.repeat(times)], name, { type }));
    const event = (kind) => new DragEvent(kind, { dataTransfer: transfer, bubbles: true, cancelable: true });
    document.body.dispatchEvent(event("dragover"));
    document.body.dispatchEvent(event("drop"));
  }, files);
}

/**
 * The file that `press` makes the page hand over: `{name, text}`. Read from the page's own hands, since not every
 * browser that is driven here tells of downloads.
 */
export async function handedOver(page, press) {
  await page.evaluate(() => {
    window.handed = new Promise((resolve) => {
      const make = URL.createObjectURL;
      URL.createObjectURL = (blob) => {
        URL.createObjectURL = make;
        const text = async () => new TextDecoder("utf-8", { ignoreBOM: true }).decode(await blob.arrayBuffer());
        addEventListener("click", async (event) => resolve({ name: event.target.download, text: await text() }), {
          capture: true,
          once: true,
        });
        return make.call(URL, blob);
      };
    });
  });
  await press();
  const { name, text } = await page.evaluate(() => window.handed);
  return { name, text };
}

/** Holds the module back, so that the page stays loading, until what it gives is called. */
export async function holdModule(page) {
  let release;
  const held = new Promise((done) => {
    release = done;
  });
  await page.route("**/*.wasm*", async (route) => {
    await held;
    await route.continue();
  });
  return () => release();
}
