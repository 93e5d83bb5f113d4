// Reads lines of {"id", "text"} from standard input and writes the module's analysis of each, in
// order, with the same id: what `article-analyzer --jsonl` does natively.

import { readFile } from "node:fs/promises";
import { text } from "node:stream/consumers";
import init, { analyze } from "../../pkg/article_analyzer.js";

await init({ module_or_path: await readFile(new URL("../../pkg/article_analyzer_bg.wasm", import.meta.url)) });
// Lines end at a line feed and nowhere else: a text may hold any other separator, such as U+2028.
for (const line of (await text(process.stdin)).split("\n")) {
  if (line.trim() === "") continue;
  const { id, text } = JSON.parse(line);
  const analysis = analyze(text);
  process.stdout.write(`${JSON.stringify(id === undefined ? analysis : { id, ...analysis })}\n`);
}
