// The package in Cloudflare's workers: the module is a part of the deployment, so that nobody need call init().

import { initSync } from "./article_analyzer.js";
import module from "./article_analyzer_bg.wasm";

export * from "./article_analyzer.js";
export { default } from "./article_analyzer.js";

initSync(module);
