// The module in headless Chromium, measured one round at a time: the browser's side of `cargo xtask
// bench`. Answers each line on standard input with one line of JSON, as benches/steps.rs does.

import { createInterface } from "node:readline";
import { serve } from "../../tests/browser/support/server.js";
import { launch, textsOf } from "./measured.js";

const texts = await textsOf(process.argv[2]);

// Isolated from other origins, so that the clock ticks in steps of 5 microseconds and not of 100.
const site = await serve({
  headers: { "Cross-Origin-Opener-Policy": "same-origin", "Cross-Origin-Embedder-Policy": "require-corp" },
  extra: {
    "blank.html": { type: "text/html", body: '<!doctype html><title>bench</title><link rel="icon" href="data:,">' },
  },
});
const browser = await launch();
const page = await browser.newPage();
await page.goto(`${site.url}blank.html`);
await page.evaluate(
  async ([module, texts]) => {
    const { default: init, analyze, memory } = await import(module);
    await init();
    const round = (texts) => {
      const spent = {};
      const add = (step, milliseconds) => {
        spent[step] = (spent[step] ?? 0) + milliseconds * 1e6;
      };
      for (const text of texts) {
        const start = performance.now();
        analyze(text, { timing: true });
        const end = performance.now();
        const steps = performance.getEntriesByType("measure");
        add("index", steps[0].startTime - start);
        for (const { name, duration } of steps) add(name.replace("article-analyzer:", ""), duration);
        const last = steps.at(-1);
        add("utf16", end - last.startTime - last.duration);
        performance.clearMeasures();
      }
      return spent;
    };
    globalThis.answer = {
      round: () => round(texts),
      single: () => round(texts.slice(0, 1)),
      memory: () => {
        analyze(texts.join("\n\n"));
        return { module: memory() };
      },
    };
  },
  [`${site.url}pkg/article_analyzer.js`, texts],
);
for await (const question of createInterface({ input: process.stdin })) {
  process.stdout.write(
    `${JSON.stringify(await page.evaluate((question) => globalThis.answer[question](), question))}\n`,
  );
}
await browser.close();
await site.close();
