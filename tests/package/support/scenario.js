// A scenario of somebody who embeds: a clean folder, the packed tarball installed in it with what else they use, and a program
// or a page of theirs that must give the right answer.

import { execFile, spawn } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { dirname, extname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { chromium } from "@playwright/test";

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

/** Serves a folder as a plain static host would; what it lacks is answered by 404. */
export async function host(t, folder, headers = {}) {
  const server = createServer(async (request, response) => {
    const { pathname } = new URL(request.url, "http://localhost");
    const path = pathname.endsWith("/") ? `${pathname}index.html` : pathname;
    try {
      const body = await readFile(join(folder, decodeURIComponent(path)));
      const type = TYPES[extname(path)] ?? "text/html; charset=utf-8";
      response.writeHead(200, { "Content-Type": type, ...headers }).end(body);
    } catch {
      response.writeHead(404).end();
    }
  });
  await new Promise((ready) => server.listen(0, "127.0.0.1", ready));
  t.after(() => server.close().closeAllConnections());
  return `http://127.0.0.1:${server.address().port}/`;
}

/** Opens a page in Chromium; `wait` fails with all that its console said. */
export async function opened(t, address) {
  const browser = await chromium.launch({
    executablePath: process.env.CHROMIUM || "/usr/bin/chromium",
    args: [
      "--no-sandbox",
      "--disable-gpu",
      "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost",
    ],
  });
  t.after(() => browser.close());
  const page = await browser.newPage();
  const heard = [];
  page.on("console", (message) => heard.push(message.text()));
  page.on("pageerror", (error) => heard.push(String(error)));
  page.on("response", (response) => response.status() >= 400 && heard.push(`${response.status()} ${response.url()}`));
  await page.goto(address);
  const wait = (condition, given) =>
    page.waitForFunction(condition, given, { timeout: 60_000 }).catch((error) => {
      throw new Error(`${error.message}\n${heard.join("\n")}`);
    });
  return { page, wait };
}

/** What a page says of itself, which it does by `data-said` of its root element. */
export async function said(t, address) {
  const { page, wait } = await opened(t, address);
  await wait(() => document.documentElement.dataset.said);
  return page.evaluate(() => document.documentElement.dataset.said);
}

/** Waits until a page has marked the people `marks`, and its output, where it has one, says `output`. */
export async function shown(t, address, expected) {
  const { wait } = await opened(t, address);
  await wait(
    ({ marks, output }) =>
      [...(CSS.highlights.get("aa-person") ?? [])].map(String).join() === marks.join() &&
      (!output || document.querySelector("output")?.textContent === output),
    expected,
  );
}

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
