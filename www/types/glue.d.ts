// What the checker of types sees of the generated glue, which stands beside package/article_analyzer.js once it is built.

import type { Analysis, ModuleSource, Options } from "../../pkg/article_analyzer.js";

export default function start(from: { module_or_path: unknown }): Promise<{ memory: WebAssembly.Memory }>;
export function initSync(from: { module: ModuleSource }): { memory: WebAssembly.Memory };
export function analyze(
  text: string,
  options?: Options | null,
  onStep?: ((step: string, index: number, count: number) => void) | null,
): Analysis;
export function version(): string;
