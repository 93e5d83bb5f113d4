// The generated glue, behind the front: nobody but the front and whoever knows the module to be there asks for it.

interface Inside {
  readonly memory: { readonly buffer: ArrayBuffer };
}

export default function start(from: { module_or_path: unknown }): Promise<Inside>;
export function initSync(from: { module: unknown }): Inside;
export function analyzeToJson(text: string, options?: unknown, onStep?: unknown, names?: number): string;
export function version(): string;
