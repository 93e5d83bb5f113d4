// The package in Node, Deno and Bun: the module is read from beside this file, so that nobody need call init().

import { readFileSync } from "node:fs";
import { initSync } from "./article_analyzer.js";

export * from "./article_analyzer.js";
export { default } from "./article_analyzer.js";

initSync(readFileSync(new URL("article_analyzer_bg.wasm", import.meta.url)));
