// The site as one file, opened from disk: nothing is asked of anybody, and everything is there.

import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { expect, test } from "./support/fixtures.js";
import { paste } from "./support/hands.js";
import { DIST } from "./support/server.js";

test("one file is the whole page, from disk", async ({ page, context, traffic }) => {
  const address = pathToFileURL(join(DIST, "article-analyzer.html")).href;
  traffic.own(address);
  const asked = [];
  context.on("request", (request) => asked.push(request.url()));
  await page.goto(address);
  await expect(page.locator("html[data-ready]")).toBeAttached();
  await expect(page.locator("p.status")).toContainText("Found");
  await paste(page, "Amina Wanjiru praised the bridge. “It is a disgrace,” said Tomislav Kovač.");
  await expect(page.locator("article .mark.name").first()).toHaveText("Amina Wanjiru");
  expect(asked.filter((url) => !/^(blob|data|about):/.test(url) && url !== address)).toEqual([]);
});
