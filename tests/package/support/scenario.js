// A scenario of somebody who embeds: a clean folder, the packed tarball installed in it with what else they use, and a program
// or a page of theirs that must give the right answer.

import assert from "node:assert/strict";
import { execFile, spawn } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { dirname, extname, join } from "node:path";
import { after } from "node:test";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { chromium, firefox } from "@playwright/test";

export const root = fileURLToPath(new URL("../../../", import.meta.url));
const execute = promisify(execFile);

/** A program of the checkout's own packages. */
export const tool = (path) => join(root, "node_modules", path);

/** Packs `pkg/` as it would be published, once for all scenarios of a file; several files may be run at once. */
const tarball = (async () => {
  mkdirSync(join(root, "target/package"), { recursive: true });
  const folder = mkdtempSync(join(root, "target/package/packed-"));
  process.once("exit", () => rmSync(folder, { recursive: true, force: true }));
  const { stdout } = await execute("npm", ["pack", "--silent", "--pack-destination", folder], {
    cwd: join(root, "pkg"),
  });
  return join(folder, stdout.trim());
})();

/**
 * A clean folder with `files` and the package, beside what `install` names. Gone when the test is over.
 * @param {import("node:test").TestContext} t
 */
export async function scenario(t, { files = {}, install = [], copy = null }) {
  const folder = mkdtempSync(join(tmpdir(), "embed-"));
  t.after(() => rmSync(folder, { recursive: true, force: true, maxRetries: 3 }));
  const put = (path, content) => {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), content);
  };
  if (copy) cpSync(copy, folder, { recursive: true });
  else put("package.json", JSON.stringify({ name: "somebody", private: true, type: "module" }));
  for (const [path, content] of Object.entries(files)) put(path, content);
  const quiet = ["--no-audit", "--no-fund", "--loglevel=error", "--prefer-offline"];
  await execute("npm", ["install", ...quiet, await tarball, ...install], { cwd: folder });
  /** Runs a program of the folder and gives what it prints. */
  const run = async (program, args, env = {}) => {
    try {
      const { stdout, stderr } = await execute(program, args, { cwd: folder, env: { ...process.env, ...env } });
      return stdout + stderr;
    } catch (error) {
      throw new Error(`${program} ${args.join(" ")}: ${error.stdout}${error.stderr}`);
    }
  };
  /** Starts a server of the folder's and gives the address that it prints. */
  const start = (program, args) =>
    new Promise((resolve, reject) => {
      const server = spawn(join(folder, "node_modules/.bin", program), args, {
        cwd: folder,
        env: { ...process.env, NO_COLOR: "1", CI: "1" },
      });
      t.after(() => server.kill());
      let said = "";
      const hear = (chunk) => {
        said += chunk;
        const address = /http:\/\/(?:localhost|127\.0\.0\.1):\d+\/?/.exec(said);
        if (address) resolve(address[0]);
      };
      server.stdout.on("data", hear);
      server.stderr.on("data", hear);
      server.on("exit", () => reject(new Error(said)));
      server.on("error", reject);
    });
  return { folder, run, start, put };
}

/** The same with an example of the checkout. */
export const example = (t, name) => scenario(t, { copy: join(root, "examples", name) });

const TYPES = { ".js": "text/javascript", ".mjs": "text/javascript", ".wasm": "application/wasm", ".css": "text/css" };

/**
 * Serves a folder as a plain static host would, which names no encoding; what it lacks is answered by 404. `answers` come before it, by
 * the name of the file: each is given Node's response, and gives true where it has answered.
 * @param {{ after(done: () => void): void }} t
 * @param {string} folder
 * @param {Record<string, string>} [headers]
 * @param {Record<string, (response: import("node:http").ServerResponse) => unknown>} [answers]
 */
export async function host(t, folder, headers = {}, answers = {}) {
  const server = createServer(async (request, response) => {
    const { pathname } = new URL(request.url, "http://localhost");
    const path = pathname.endsWith("/") ? `${pathname}index.html` : pathname;
    if (await answers[path.slice(path.lastIndexOf("/") + 1)]?.(response)) return;
    try {
      const body = await readFile(join(folder, decodeURIComponent(path)));
      const type = response.getHeader("Content-Type") ?? TYPES[extname(path)] ?? "text/html";
      response.writeHead(200, { "Content-Type": type, ...headers }).end(body);
    } catch {
      response.writeHead(404).end();
    }
  });
  await new Promise((ready) => server.listen(0, "127.0.0.1", ready));
  t.after(() => server.close().closeAllConnections());
  return `http://127.0.0.1:${server.address().port}/`;
}

/** What pages are opened in: Chromium, and an unchanged Firefox where there is one, as `cargo xtask test` tells. */
const { CHROMIUM = "/usr/bin/chromium", FIREFOX } = process.env;
const quiet = ["--disable-gpu", "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost"];
const asRoot = process.getuid?.() === 0 ? ["--no-sandbox"] : [];
const LAUNCHED = {
  Chromium: () => chromium.launch({ executablePath: CHROMIUM, args: [...quiet, ...asRoot] }),
  ...(FIREFOX && { Firefox: () => firefox.launch({ executablePath: FIREFOX, channel: "moz-firefox" }) }),
};

/** @type {Map<string, Promise<import("@playwright/test").Browser>>} one of each for all tests of a file */
const browsers = new Map();
after(async () => {
  for (const browser of browsers.values()) await (await browser).close();
});

/**
 * Opens a page in each browser, one after the other, and gives what `work` finds there, which must be the same in all. `wait`
 * fails with all that the page's console said, which is in `heard`.
 * @param {string} address
 * @param {(opened: { page: import("@playwright/test").Page, wait: Function, heard: string[], name: string }) => Promise<any>} work
 * @param {(page: import("@playwright/test").Page) => Promise<void>} [prepare] before it is opened
 */
export async function opened(address, work, prepare) {
  /** @type {{ found: any } | undefined} */
  let first;
  for (const [name, launch] of Object.entries(LAUNCHED)) {
    if (!browsers.has(name)) browsers.set(name, launch());
    const context = await (await browsers.get(name)).newContext();
    const page = await context.newPage();
    const heard = [];
    page.on("console", (message) => heard.push(message.text()));
    page.on("pageerror", (error) => heard.push(`uncaught: ${error}`));
    page.on("response", (response) => response.status() >= 400 && heard.push(`${response.status()} ${response.url()}`));
    const wait = (condition, given) =>
      page.waitForFunction(condition, given, { timeout: 60_000 }).catch((error) => {
        throw new Error(`${name}: ${error.message}\n${heard.join("\n")}`);
      });
    await prepare?.(page);
    await page.goto(address);
    const found = await work({ page, wait, heard, name });
    await context.close();
    first ??= { found };
    assert.deepEqual(found, first.found, `${name} finds the same`);
  }
  return first?.found;
}

/** What a page says of itself, which it does by `data-said` of its root element. */
export const said = (address) =>
  opened(address, async ({ page, wait }) => {
    await wait(() => document.documentElement.dataset.said);
    return page.evaluate(() => document.documentElement.dataset.said);
  });

/**
 * Waits until a page has marked the people `marks`, and its output, where it has one, says `output`; then changes the words of
 * the article as frameworks do, in its nodes, and waits for those who are named now.
 */
export const shown = (address, { marks, output }) =>
  opened(address, async ({ page, wait }) => {
    const marked = (expected) =>
      wait(
        ({ marks, output }) =>
          [...(CSS.highlights.get("aa-person") ?? [])].map(String).join() === marks.join() &&
          (!output || document.querySelector("output")?.textContent === output),
        expected,
      );
    await marked({ marks, output });
    if (marks.length === 0) return;
    await page.evaluate(() => {
      document.querySelector("p").firstChild.nodeValue = "Tomislav Babić was quiet. ";
    });
    await wait(() => [...(CSS.highlights.get("aa-person") ?? [])].map(String).includes("Tomislav Babić"));
  });

/** What a page of theirs writes: the function and the element, each asked for a place. */
export const ENTRY = `
import init, { analyze } from "article-analyzer";
import "article-analyzer/element";
const element = document.createElement("article-analyzer");
element.innerHTML = "<p>Oslo was quiet.</p>";
const marked = new Promise((resolve) => element.addEventListener("analysis", resolve));
document.body.append(element);
async function say() {
  await init();
  const { detail } = await marked;
  const names = [analyze("Lagos was quiet."), detail].map(({ entities }) => entities[0].name);
  document.documentElement.dataset.said = names.join();
}
say();
`;
export const PAGE = (script) =>
  `<!doctype html><html lang="en"><title>somebody</title><link rel="icon" href="data:,"><body><script type="module" src="${script}"></script>`;
