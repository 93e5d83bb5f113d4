// The built module, started once under Node, and the native build of the same core.

import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { analyze, analyzeToJson, initSync, version } from "../../../pkg/article_analyzer.js";
import { root } from "./root.js";

initSync({ module: readFileSync(`${root}pkg/article_analyzer_bg.wasm`) });

export { analyze, analyzeToJson, root, version };

/** The cases of the whole project with the analysis that the native build gives. */
export const cases = readFileSync(`${root}target/cases/cases.jsonl`, "utf8")
  .split("\n")
  .filter((line) => line !== "")
  .map((line) => JSON.parse(line));

/** The command line of the native build. */
export const NATIVE = process.env.NATIVE ?? `${root}target/xtask/article-analyzer`;

/** What the native build answers to each text, as JSON; the texts are well-formed strings. */
export function native(texts) {
  const input = texts.map((text) => `${JSON.stringify({ text })}\n`).join("");
  const output = execFileSync(NATIVE, ["--jsonl"], { input, maxBuffer: 1 << 30, encoding: "utf8" });
  return output.split("\n").slice(0, -1);
}
