// For everybody: no violation of WCAG 2.2 A and AA that axe-core can find in any state of the page, light and dark, wide
// and narrow; the keyboard alone reaches everything; text twice as large and a screen of 320 pixels lose nothing.

import AxeBuilder from "@axe-core/playwright";
import { expect, test } from "./support/fixtures.js";
import { dropFiles, selectWords, tab, view } from "./support/hands.js";

const TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];

/** What axe finds wrong in the parts of the page that a step has changed; in all of it where no parts are named. */
async function violations(page, parts = []) {
  // There are no frames to gather from.
  const axe = new AxeBuilder({ page })
    .setLegacyMode(true)
    .options({ resultTypes: ["violations"] })
    .withTags(TAGS);
  for (const part of parts) axe.include(part);
  const { violations } = await axe.analyze();
  return violations.map(
    ({ id, nodes }) =>
      `${id}: ${nodes
        .slice(0, 3)
        .map((node) => `${node.target.join(" ")} ${node.failureSummary ?? ""}`)
        .join(" | ")}`,
  );
}

const card = (page) => page.getByRole("dialog");

/** One state after another: how it is reached from the one before, and what of the page it changes. */
const STATES = {
  overview: [async () => {}, []],
  "overview with its tables": [
    async (page) => {
      for (const summary of await page.locator(".panel summary").all()) await summary.click();
      // What lies below the tabs that stay is there to be scrolled to, not to be pressed.
      await page.locator(".side").evaluate((side) => side.scrollTo(0, 0));
    },
    [".panel"],
  ],
  "the menu": [
    async (page) => {
      await page.getByRole("button", { name: "More", exact: true }).click();
      await expect(page.getByLabel("Large type")).toBeVisible();
    },
    [".menu", ".top"],
  ],
  "selected words": [
    async (page) => {
      await page.keyboard.press("Escape");
      await selectWords(page, "Cargo piled up");
      await expect(page.getByRole("toolbar")).toBeVisible();
    },
    [".annotate"],
  ],
  names: [
    async (page) => {
      await page.keyboard.press("Escape");
      await tab(page, "Names").click();
      await page.getByText("Add a name").click();
    },
    [".side"],
  ],
  "names with one chosen": [
    async (page) => {
      await page.locator(".panel .entry").first().click();
      await expect(page.locator("article .selected").first()).toBeVisible();
    },
    [".panel", "article .selected"],
  ],
  quotes: [(page) => tab(page, "Who speaks").click(), [".side"]],
  "quotes with one chosen": [
    async (page) => {
      await page.locator(".panel .entry").first().click();
      await expect(page.locator("article .quote.selected").first()).toBeVisible();
    },
    [".panel", "article .selected"],
  ],
  words: [
    async (page) => {
      await tab(page, "Words").click();
      await page.getByText("Add a word").click();
    },
    [".side"],
  ],
  "a card on a name": [
    async (page) => {
      await page.locator("article .mark.name").first().click();
    },
    [".card", "article .mark.open", "article .selected"],
  ],
  "a card on a quote": [
    async (page) => {
      await page.keyboard.press("Escape");
      await page.locator("article .speaker").first().click();
      await expect(card(page)).toContainText("Cue");
    },
    [".card", "article .mark.open", "article .selected"],
  ],
  "a card on a word": [
    async (page) => {
      await page.keyboard.press("Escape");
      await page.locator("article .mark:has(.word)").first().click();
    },
    [".card", "article .mark.open"],
  ],
  corrections: [
    async (page) => {
      await card(page).getByRole("button", { name: "Never mark this word" }).click();
      await tab(page, "Corrections").click();
      await expect(page.locator(".undo")).toHaveCount(1);
    },
    [".side"],
  ],
  export: [(page) => tab(page, "Export").click(), [".side"]],
  "the proof that text stays here": [
    async (page) => {
      await page.getByRole("button", { name: "See for yourself" }).click();
      await page.getByText("The policy in force").click();
    },
    ["dialog.proof"],
  ],
  comparison: [
    async (page) => {
      await page.keyboard.press("Escape");
      await tab(page, "Compare").click();
      await page.getByLabel("Compare with").selectOption({ index: 1 });
      await expect(page.getByRole("heading", { name: "Named in both" })).toBeVisible();
    },
    [],
  ],
  "all layers off and the text area shown": [
    async (page) => {
      await tab(page, "Overview").click();
      for (const name of ["Names", "Quotes", "Words"])
        await page.getByRole("group", { name: "Show" }).getByRole("button", { name }).click();
      await page.getByRole("button", { name: "Edit the text" }).click();
    },
    [],
  ],
  "a text too long to edit": [
    async (page) => {
      await dropFiles(page, [{ name: "long.txt", type: "text/plain", text: "Lagos was quiet. ".repeat(2000) }]);
      await expect(page.getByText("here is only its beginning")).toBeVisible();
    },
    [".input"],
  ],
  // Held in place, since it comes and goes with the work.
  "work that takes long": [
    (page) =>
      page.evaluate(() => {
        document.querySelector("#step").textContent = "Finding names (3 of 7)";
        document.querySelector(".progress").hidden = false;
      }),
    [".progress"],
  ],
  "an empty article": [(page) => page.getByRole("button", { name: "New" }).click(), []],
};

for (const colorScheme of ["light", "dark"]) {
  test(`no violation in any state, ${colorScheme} @once`, async ({ page, open }) => {
    await page.emulateMedia({ reducedMotion: "reduce" });
    await open(`#theme=${colorScheme}`);
    const found = {};
    for (const [name, [reach, parts]] of Object.entries(STATES)) {
      await reach(page);
      const list = await violations(page, parts);
      if (list.length) found[name] = list;
    }
    expect(found).toEqual({});
  });

  test(`no violation on a phone, ${colorScheme}`, async ({ page, open }) => {
    await page.setViewportSize({ width: 360, height: 740 });
    await page.emulateMedia({ reducedMotion: "reduce" });
    await open(`#theme=${colorScheme}`);
    const found = {};
    const look = async (name, parts) => {
      const list = await violations(page, parts);
      if (list.length) found[name] = list;
    };
    await look("article");
    await page.locator("article .mark.name").first().click();
    await look("card", [".card", "article .mark.open", "article .selected"]);
    await page.keyboard.press("Escape");
    await page.locator("article .speaker.leads").first().click();
    await look("card of a quote", [".card", "article .mark.open"]);
    await page.keyboard.press("Escape");
    for (const name of ["Who speaks", "Names", "Words", "Compare", "Corrections", "Export"]) {
      await view(page, name).click();
      await look(name, [".side", ".panes"]);
    }
    expect(found).toEqual({});
  });
}

test("nothing is lost at 320 pixels, nor with text twice as large", async ({ page, open }) => {
  await page.setViewportSize({ width: 320, height: 640 });
  await open();
  const overflow = () =>
    page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  expect(await overflow()).toBe(0);
  for (const name of ["Who speaks", "Names", "Words", "Corrections", "Export", "Compare", "Read"]) {
    await view(page, name).click();
    expect(await overflow(), name).toBe(0);
  }
  await page.setViewportSize({ width: 1280, height: 800 });
  await page.evaluate(() => (document.documentElement.style.fontSize = "32px"));
  expect(await overflow()).toBe(0);
  const columns = await page
    .locator("article .piece.body")
    .first()
    .evaluate((element) => element.clientWidth);
  expect(columns, "room for the article").toBeGreaterThan(600);
});

test("everything that can be pressed is at least 24 pixels tall or stands in running text", async ({ page, open }) => {
  await open();
  for (const name of ["Overview", "Who speaks", "Names", "Words", "Compare", "Corrections", "Export"]) {
    await tab(page, name).click();
    const small = await page.evaluate(() =>
      [...document.querySelectorAll("button, select, input, summary, a")]
        .filter(
          (element) =>
            element.getClientRects().length &&
            !element.closest(".skip, article p, .note") &&
            !element.classList.contains("skip"),
        )
        .filter((element) => element.getBoundingClientRect().height < 24)
        .map((element) => element.outerHTML.slice(0, 120)),
    );
    expect(small, name).toEqual([]);
  }
});

test("the keyboard alone reaches every control, in order, with a visible focus", async ({ page, open }) => {
  await open("#panel=names&input=shown");
  const reached = [];
  for (let i = 0; i < 120; i++) {
    await page.keyboard.press("Tab");
    const here = await page.evaluate(() => {
      const element = document.activeElement;
      if (!element || element === document.body) return null;
      const style = getComputedStyle(element);
      return {
        name: element.getAttribute("aria-label") ?? element.textContent.slice(0, 40),
        id: element.id,
        tag: element.tagName,
        role: element.getAttribute("role"),
        outline: style.outlineStyle !== "none",
      };
    });
    if (!here || (reached.length > 3 && here.name === reached[0].name)) break;
    reached.push(here);
  }
  const names = reached.map(({ name }) => name);
  for (const wanted of [
    "Skip to the article",
    "Skip to what was found",
    "See for yourself",
    "New",
    "Open files…",
    "Article text",
    "Paste an article",
    "Close the text",
  ])
    expect(
      names.some((name) => name.includes(wanted)),
      wanted,
    ).toBe(true);
  expect(reached.filter(({ role }) => role === "tab")).toHaveLength(1);
  expect(reached.filter(({ outline }) => !outline)).toEqual([]);
});

test("tabs are walked with the arrows", async ({ page, open }) => {
  await open();
  await page.getByRole("tab", { name: "Overview" }).focus();
  await page.keyboard.press("ArrowRight");
  await expect(page.getByRole("tab", { name: "Who speaks" })).toBeFocused();
  await expect(page.getByRole("tab", { name: "Who speaks" })).toHaveAttribute("aria-selected", "true");
  await page.keyboard.press("End");
  await expect(page.getByRole("tab", { name: "Words" })).toBeFocused();
});

test("the result is reported once in a live region", async ({ page, open }) => {
  await open();
  await page.evaluate(() => {
    window.told = [];
    new MutationObserver(() => window.told.push(document.querySelector("p.status").textContent)).observe(
      document.querySelector("p.status"),
      { childList: true, characterData: true, subtree: true },
    );
  });
  await page.getByRole("button", { name: "New" }).click();
  await page.getByRole("textbox", { name: "Article text" }).fill("Yuki Nakamura praised the bridge.");
  await expect(page.locator("p.status")).toContainText("5 words");
  expect((await page.evaluate(() => window.told)).filter((text) => text.includes("5 words"))).toHaveLength(1);
  await expect(page.locator("p.status")).toHaveAttribute("role", "status");
});
