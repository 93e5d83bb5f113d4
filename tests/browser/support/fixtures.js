// What every test of the page stands on: the site on a server of its own, the page opened and ready,
// and a proof for each test that the page asked nobody else for anything, asked for nothing at all
// once it was ready, and complained of nothing on its console.
//
//     import { test, expect } from './support/fixtures.js';
//     test('marks names', async ({ page, open }) => { await open(); … });
//
// The page says that it is ready by the attribute `data-ready` of its root element.

import { test as base, expect } from "@playwright/test";
import { serve } from "./server.js";

export { expect };

/** A page of our own without any policy, for tests of the module and the element alone. */
const BLANK = {
  type: "text/html; charset=utf-8",
  body: '<!doctype html><html lang="en"><title>blank</title><link rel="icon" href="data:,">',
};

export const test = base.extend({
  /** `'meta'` or `'headers'`: where the content security policy comes from. */
  policy: ["meta", { option: true, scope: "worker" }],

  /** The page, in front: a test before may have left another there. */
  page: async ({ page }, use) => {
    await page.bringToFront();
    await use(page);
  },

  /** The served site: `{ url, origin, requests, close() }`. */
  site: [
    async ({ policy }, use) => {
      const site = await serve({ policy, extra: { "blank.html": BLANK } });
      await use(site);
      await site.close();
    },
    { scope: "worker" },
  ],

  /**
   * Watches every request and message, and fails the test at its end. `traffic.ready()` marks the
   * moment from which nothing may be asked for; `traffic.allow(pattern)` excuses paths of our own
   * site that a test asks for on purpose; `traffic.tolerate(pattern)` excuses a console message;
   * `traffic.own(url)` says that a test has set up another site of our own.
   */
  traffic: [
    async ({ context, site }, use) => {
      const elsewhere = [];
      const origins = new Set([site.origin]);
      const complaints = [];
      const excused = [];
      const tolerated = [];
      let readyAt = null;
      context.on("request", (request) => {
        const url = new URL(request.url());
        if (["blob:", "data:", "about:"].includes(url.protocol)) return;
        if (!origins.has(url.origin)) elsewhere.push(request.url());
      });
      const watch = (page) => {
        page.on("console", (message) => {
          if (message.type() === "error" || /content security policy/i.test(message.text()))
            complaints.push(message.text());
        });
        page.on("pageerror", (error) => complaints.push(String(error)));
      };
      context.pages().forEach(watch);
      context.on("page", watch);
      await use({
        ready: () => {
          readyAt ??= site.requests.length;
        },
        reload: () => {
          readyAt = null;
        },
        allow: (pattern) => excused.push(pattern),
        own: (url) => origins.add(new URL(url).origin),
        tolerate: (pattern) => tolerated.push(pattern),
      });
      const late = readyAt === null ? [] : site.requests.slice(readyAt);
      expect(elsewhere, "requests to elsewhere").toEqual([]);
      expect(
        late.filter((path) => !excused.some((pattern) => pattern.test(path))),
        "requests after the page was ready",
      ).toEqual([]);
      expect(
        complaints.filter((text) => !tolerated.some((pattern) => pattern.test(text))),
        "messages on the console",
      ).toEqual([]);
    },
    { auto: true },
  ],

  /** Opens the page, waits until it says that it is ready, and holds it to silence from then on. */
  open: async ({ page, site, traffic }, use) => {
    await use(async (address = "") => {
      traffic.reload();
      await page.goto(site.url + address);
      await expect(page.locator("html[data-ready]")).toBeAttached();
      traffic.ready();
    });
  },
});
