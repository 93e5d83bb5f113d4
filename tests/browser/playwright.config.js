// How the page is tested in real browsers: which, where they are, and in which forms the site is
// served. `cargo xtask test browser` builds the site and says where the browsers are.

import { defineConfig } from "@playwright/test";

const { CHROMIUM, FIREFOX, WEBKIT, CI } = process.env;

// Keeps Chromium from asking anybody anything on its own account, and any name but this machine's
// from being found: a page that asks elsewhere gets an error, and the test that saw it fails.
const quiet = [
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  "--no-first-run",
  "--disable-gpu",
  "--disable-quic",
  "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
];
const asRoot = process.getuid?.() === 0 ? ["--no-sandbox"] : [];

const chromium = {
  browserName: "chromium",
  launchOptions: { executablePath: CHROMIUM || "/usr/bin/chromium", args: [...quiet, ...asRoot] },
};

export default defineConfig({
  testDir: ".",
  testMatch: "*.spec.js",
  outputDir: "../../test-results",
  forbidOnly: Boolean(CI),
  fullyParallel: true,
  workers: 2,
  retries: 0,
  // Only to end what hangs: a busy machine may take its time, and no test is about speed.
  timeout: 180_000,
  expect: { timeout: 60_000 },
  reporter: [["list"]],
  // Each test has a window of its own: one that tests share keeps history and focus of those before.
  use: { locale: "en-GB", timezoneId: "UTC", serviceWorkers: "block" },
  projects: [
    { name: "chromium", use: chromium },
    // The site as a strict host would serve it: the page's own policy as a header of every answer. Tests whose title says @strict run in this form as well.
    { name: "chromium, policy in headers", grep: /@strict/, use: { ...chromium, policy: "headers" } },
    // An unchanged Firefox, as the system has it. It lets no test look inside a worker (@inside) or speak of other media
    // than a screen of its own (@media). What the page makes of an analysis by its own code alone is asked once (@once):
    // what is listed, counted and exported, not how it is drawn, pressed, pasted, kept or fetched.
    ...(FIREFOX
      ? [
          {
            name: "firefox",
            grepInvert: /@inside|@media|@once/,
            use: { browserName: "firefox", channel: "moz-firefox", launchOptions: { executablePath: FIREFOX } },
          },
        ]
      : []),
    // Only Playwright's own build of WebKit can be driven: `npx playwright install webkit` first.
    ...(WEBKIT ? [{ name: "webkit", grepInvert: /@inside|@once/, use: { browserName: "webkit" } }] : []),
  ],
});
