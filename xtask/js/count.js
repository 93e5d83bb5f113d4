// What the counting module counts for the first text, which sets everything up, and for an article behind it: by function.
// Called by xtask/src/count.rs with the folder of the module.

import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { pathToFileURL } from "node:url";

const [folder] = process.argv.slice(2);
const { analyzeToJson, initSync } = await import(pathToFileURL(resolve(folder, "article_analyzer.js")).href);
const exports = initSync({ module: readFileSync(resolve(folder, "article_analyzer_bg.wasm")) });
const counters = Object.entries(exports).filter(([name]) => name.startsWith("count:"));

/** @param {string} text */
function counted(text) {
  for (const [, counter] of counters) counter.value = 0n;
  analyzeToJson(text);
  return Object.fromEntries(
    counters.map(([name, counter]) => [name, Number(counter.value)]).filter(([, count]) => count),
  );
}

const first = counted("Hi.");
const article = counted(readFileSync("www/examples/harbour-strike.txt", "utf8"));
console.log(JSON.stringify({ first, article }));
