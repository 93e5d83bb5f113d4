// What the checker of types sees of the generated glue, which stands beside package/article_analyzer.js once it is built.

import type { Analysis, ModuleSource, Options } from "../../pkg/article_analyzer.js";

export default function start(from: { module_or_path: unknown }): Promise<unknown>;
export function initSync(from: { module: ModuleSource }): unknown;
export function analyze(
  text: string,
  options?: Options | null,
  onStep?: ((step: string, index: number, count: number) => void) | null,
): Analysis;
export function version(): string;
