// The page, unpacked by one command, on the web servers that examples/hosting/ sets up: policy, types, compression, caching, and
// the page itself. A server that is not on this machine is left out, but on a build server.

import assert from "node:assert/strict";
import { execFileSync, spawn, spawnSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { before, test } from "node:test";
import { pathToFileURL } from "node:url";
import { opened, root } from "./support/scenario.js";

const [, policy] = /^Content-Security-Policy: (.*)$/m.exec(readFileSync(join(root, "README.md"), "utf8"));

/** The site of `dist/` as `cargo xtask build` hands it on. */
const ARCHIVE = join(root, "target/package/page.tgz");
before(() => {
  const folder = join(root, "target/package/site");
  rmSync(folder, { recursive: true, force: true });
  cpSync(join(root, "dist"), folder, { recursive: true });
  execFileSync(process.execPath, [join(root, "xtask/js/publish.js"), folder, ARCHIVE, join(root, "target/packed")]);
});

const SERVERS = {
  nginx: {
    config: "nginx.conf",
    packing: "gzip",
    args: (folder) => [
      "-p",
      folder,
      "-c",
      "nginx.conf",
      "-g",
      `daemon off;${process.getuid?.() === 0 ? " user root;" : ""}`,
    ],
  },
  caddy: { config: "Caddyfile", packing: "br", args: () => ["run", "--config", "Caddyfile"] },
};

const freePort = () =>
  new Promise((done) => {
    const server = createServer().listen(0, "127.0.0.1", () => {
      const { port } = server.address();
      server.close(() => done(port));
    });
  });

/** What answers at `address`, once anybody does; fails where the server has ended. */
async function answer(address, server) {
  for (;;) {
    assert.equal(server.exitCode, null, "the server ended");
    const found = await fetch(address).catch(() => null);
    if (found) return found;
  }
}

for (const [name, { config, packing, args }] of Object.entries(SERVERS)) {
  test(name, async (t) => {
    if (spawnSync(name, ["-h"]).error && !process.env.CI) return t.skip(`left out: ${name} is not on this machine`);
    const folder = mkdtempSync(join(tmpdir(), "hosting-"));
    const port = await freePort();
    mkdirSync(join(folder, "dist"));
    execFileSync("tar", ["-xzf", ARCHIVE, "-C", join(folder, "dist")]);
    const text = readFileSync(join(root, "examples/hosting", config), "utf8");
    writeFileSync(join(folder, config), text.replace(/8080/g, String(port)));
    const env = { ...process.env, HOME: folder, XDG_CONFIG_HOME: folder, XDG_DATA_HOME: folder };
    const server = spawn(name, args(folder), { cwd: folder, env, stdio: "ignore" });
    const ended = new Promise((done) => server.once("exit", done));
    t.after(async () => {
      server.kill();
      await ended;
      rmSync(folder, { recursive: true, force: true });
    });
    const address = `http://127.0.0.1:${port}/`;
    const page = await answer(address, server);
    const { headers } = page;
    assert.equal(headers.get("content-security-policy"), policy);
    assert.equal(headers.get("cache-control"), "no-cache");
    const [, script] = /src="(build\/main\.[0-9a-f]+\.js)"/.exec(await page.text());
    const named = await fetch(`${address}${script}`, { headers: { "Accept-Encoding": packing } });
    assert.equal(named.headers.get("cache-control"), "public, max-age=31536000, immutable");
    assert.equal(named.headers.get("content-encoding"), packing);
    assert.equal(named.headers.get("content-type").split(";")[0], "text/javascript");
    // What is packed on the way has no length beforehand; Caddy tells none, and packs nothing by brotli itself.
    if (packing === "gzip")
      assert.equal(Number(named.headers.get("content-length")), statSync(join(folder, "dist", `${script}.gz`)).size);
    await named.arrayBuffer();
    const module = await fetch(`${address}pkg/article_analyzer_bg.wasm`);
    assert.equal(module.headers.get("content-type"), "application/wasm");
    assert.match(module.headers.get("content-encoding"), /^(br|gzip)$/);
    assert.equal(module.headers.get("access-control-allow-origin"), "*");
    assert.equal(module.headers.get("cache-control"), "no-cache");
    await module.arrayBuffer();
    await opened(address, async ({ wait }) => void (await wait(() => "ready" in document.documentElement.dataset)));
  });
}

test("from disk: one file is the whole page, and index.html says which", async (t) => {
  const folder = mkdtempSync(join(tmpdir(), "hosting-"));
  t.after(() => rmSync(folder, { recursive: true, force: true }));
  execFileSync("tar", ["-xzf", ARCHIVE, "-C", folder]);
  const address = (name) => pathToFileURL(join(folder, name)).href;
  await opened(address("article-analyzer.html"), async ({ wait }) => {
    await wait(() => "ready" in document.documentElement.dataset && document.querySelector("article .mark"));
  });
  // Chromium starts no module from disk; Firefox does.
  await opened(address("index.html"), async ({ wait }) => {
    await wait(
      () =>
        document.querySelector("article .mark") ||
        document.querySelector("#starting")?.textContent.includes("from disk, open article-analyzer.html instead"),
    );
  });
});
