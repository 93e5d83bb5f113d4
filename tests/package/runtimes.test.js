// Programs and test runners other than Node itself.

import assert from "node:assert/strict";
import { test } from "node:test";
import { scenario } from "./support/scenario.js";

const PRINT = 'import { analyze } from "article-analyzer";\nconsole.log(analyze("Lagos was quiet.").entities[0].name);';
const TEST = `import { analyze } from "article-analyzer";
  test("Lagos", () => expect(analyze("Lagos was quiet.").entities[0].name).toBe("Lagos"));`;

test("Vitest, in Node and with a DOM", async (t) => {
  const files = {
    "a.test.js": `import { expect, test } from "vitest"; ${TEST}`,
    "b.test.js": `// @vitest-environment jsdom
      import { expect, test } from "vitest"; import "article-analyzer/element";
      test("the element", () => expect(customElements.get("article-analyzer")).toBeDefined());`,
  };
  const { run } = await scenario(t, { files, install: ["vitest@3", "jsdom@26"] });
  assert.match(await run("npx", ["vitest", "run"]), /2 passed/);
});

test("Jest, in its mode for modules", async (t) => {
  const { run } = await scenario(t, { files: { "a.test.js": TEST }, install: ["jest@29"] });
  const printed = await run("npx", ["jest"], { NODE_OPTIONS: "--experimental-vm-modules --no-warnings" });
  assert.match(printed, /1 passed/);
});

test("Deno", async (t) => {
  const { run } = await scenario(t, { files: { "main.js": PRINT }, install: ["deno@2"] });
  assert.match(await run("npx", ["deno", "run", "--allow-read", "--no-remote", "main.js"]), /^Lagos$/m);
});

test("Bun", async (t) => {
  const { run } = await scenario(t, { files: { "main.js": PRINT }, install: ["bun@1"] });
  assert.match(await run("npx", ["bun", "run", "main.js"]), /^Lagos$/m);
});

test("workerd: a worker that answers by the package", async (t) => {
  const files = {
    "worker.js": `import { analyze } from "article-analyzer";
      export default { fetch: () => new Response(analyze("Lagos was quiet.").entities[0].name) };`,
    "main.js": `import { build } from "esbuild"; import { Miniflare } from "miniflare"; import { readFileSync } from "node:fs";
      const { outputFiles } = await build({ entryPoints: ["worker.js"], bundle: true, format: "esm", write: false,
        outdir: ".", conditions: ["workerd"], external: ["*.wasm"] });
      const wasm = readFileSync("node_modules/article-analyzer/article_analyzer_bg.wasm");
      const worker = new Miniflare({ compatibilityDate: "2025-01-01", modules: [
        { type: "ESModule", path: "worker.js", contents: outputFiles[0].text },
        { type: "CompiledWasm", path: "article_analyzer_bg.wasm", contents: wasm } ] });
      console.log(await (await worker.dispatchFetch("http://localhost/")).text());
      await worker.dispose();`,
  };
  const { run } = await scenario(t, { files, install: ["miniflare@4", "esbuild@0.25"] });
  assert.match(await run(process.execPath, ["main.js"]), /^Lagos$/m);
});

test("TypeScript knows the element in React", async (t) => {
  const files = {
    "a.tsx": `import "article-analyzer/react";
      export const story = (
        <article-analyzer layers="quotes" options={{ only: ["quotes"] }} onanalysis={({ detail }) => detail.quotes.length}
          onselect={({ detail }) => detail.range.toString()} onerror={({ detail }) => detail.code}>
          <p>Lagos was quiet.</p>
        </article-analyzer>
      );
      // @ts-expect-error layers are named
      export const wrong = <article-analyzer layers={3} />;`,
  };
  const { run } = await scenario(t, { files, install: ["typescript@5", "react@19", "@types/react@19"] });
  const strict = ["--noEmit", "--strict", "--jsx", "react-jsx", "--module", "esnext", "--moduleResolution", "bundler"];
  assert.equal(await run("npx", ["tsc", ...strict, "--target", "es2022", "a.tsx"]), "");
});

test("are the types wrong? They are not", async (t) => {
  const { run } = await scenario(t, { install: ["@arethetypeswrong/cli@0.18"] });
  const args = ["attw", "--profile", "esm-only", "--format", "ascii", "--exclude-entrypoints", "custom-elements.json"];
  // It fails where anything is.
  assert.match(await run("npx", [...args, "--pack", "node_modules/article-analyzer"]), /"article-analyzer\/worker"/);
});
