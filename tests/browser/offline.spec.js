// Once visited, the page works without a connection; a new build replaces the old one whole or not at all; what the share
// sheet sends arrives; the way to see that a text stays here tells the truth.

import { readFile } from "node:fs/promises";
import { expect, test } from "./support/fixtures.js";
import { built, DIST, serve } from "./support/server.js";

test.use({ serviceWorkers: "allow" });

const installed = (page) =>
  page.evaluate(async () => {
    const registration = await navigator.serviceWorker.ready;
    const worker = registration.active;
    if (worker.state !== "activated")
      await new Promise((done) => worker.addEventListener("statechange", done, { once: true }));
  });

async function visit(page, url) {
  await page.goto(url);
  await expect(page.locator("html[data-ready]")).toBeAttached();
}

test("after the first visit it opens and analyses with the host gone", async ({ page, traffic }) => {
  traffic.tolerate(/Failed to load|ERR_|NetworkError/);
  const own = await serve();
  traffic.own(own.url);
  await visit(page, own.url);
  await installed(page);
  await own.close();
  await visit(page, own.url);
  await expect(page.locator("p.status")).toContainText(/Found \d+ names?/);
  await page.getByRole("button", { name: "New" }).click();
  await page.getByRole("textbox", { name: "Article text" }).fill("Tomislav Kovač praised Lagos.");
  await expect(page.locator("article .mark.name").first()).toBeVisible();
});

test("a build of which one file is of another build is not taken", async ({ page, traffic }) => {
  traffic.tolerate(/Failed to|ERR_|integrity|sw\.js|ServiceWorker/);
  const path = built("cup-final.txt");
  const example = await readFile(`${DIST}/${path}`, "utf8");
  const own = await serve({
    extra: { [path]: { type: "text/plain", body: `${example} (of another build)` } },
  });
  traffic.own(own.url);
  await visit(page, own.url);
  const kept = await page.evaluate(async () => {
    const registration = await navigator.serviceWorker.getRegistration();
    const worker = registration?.installing ?? registration?.waiting ?? registration?.active;
    if (worker && worker.state !== "redundant")
      await new Promise((done) => worker.addEventListener("statechange", () => worker.state === "redundant" && done()));
    return (await caches.keys()).length;
  });
  expect(kept).toBe(0);
  await own.close();
});

test("a new build waits, is announced, and is used whole when asked for", async ({ page, traffic }) => {
  traffic.tolerate(/Failed to load|ERR_/);
  const worker = await readFile(`${DIST}/sw.js`, "utf8");
  const extra = {};
  const own = await serve({ extra });
  traffic.own(own.url);
  await visit(page, own.url);
  await installed(page);
  await visit(page, own.url);
  const old = await page.evaluate(() => caches.keys());
  // The next build differs in nothing but its name.
  extra["sw.js"] = { type: "text/javascript", body: worker.replace(/BUILD\s*=\s*"([^"]+)"/, 'BUILD = "$1-next"') };
  await page.evaluate(async () => (await navigator.serviceWorker.getRegistration()).update());
  await expect(page.getByText("A new version is ready.")).toBeVisible();
  expect((await page.evaluate(() => caches.keys())).length).toBe(2);
  const reloaded = page.waitForEvent("load");
  await page.getByRole("button", { name: /Use it now/ }).click();
  await reloaded;
  await expect(page.locator("html[data-ready]")).toBeAttached();
  await expect.poll(() => page.evaluate(() => caches.keys())).toEqual([`${old[0]}-next`]);
  await own.close();
});

test("what the share sheet sends is opened, and is in no address", async ({ page, site }) => {
  await visit(page, site.url);
  await installed(page);
  await visit(page, site.url);
  await page.evaluate(() => {
    const form = document.createElement("form");
    Object.assign(form, { method: "POST", enctype: "multipart/form-data", action: "./share" });
    const field = document.createElement("textarea");
    Object.assign(field, { name: "text", value: "Amina Wanjiru praised the ferry." });
    form.append(field);
    document.body.append(form);
    form.submit();
  });
  await expect(page.locator("article")).toContainText("Amina Wanjiru praised the ferry.");
  expect(page.url()).not.toContain("Amina");
});

test("the proof shows the policy, counts no request, and says that nothing is stored", async ({ page, site }) => {
  await visit(page, site.url);
  await page.getByRole("button", { name: "See for yourself" }).click();
  const proof = page.getByRole("dialog", { name: "Where your text goes" });
  await expect(proof).toContainText("Requests since the page was ready: none.");
  await expect(proof).toContainText("Stored in this browser: nothing.");
  await proof.getByText("The policy in force").click();
  await expect(proof).toContainText("default-src 'none'");
  await expect(proof).toContainText("require-trusted-types-for 'script'");
});

test("the page can be installed", async ({ page, site }) => {
  await visit(page, site.url);
  const manifest = await page.evaluate(async () =>
    (await fetch(document.querySelector("link[rel=manifest]").href)).json(),
  );
  expect(manifest.share_target.method).toBe("POST");
  expect(manifest.icons.map((icon) => icon.sizes)).toEqual(expect.arrayContaining(["192x192", "512x512"]));
  for (const icon of manifest.icons)
    expect(await page.evaluate(async (src) => (await fetch(src)).status, icon.src)).toBe(200);
});
