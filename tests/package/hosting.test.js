// The page on the web servers that examples/hosting/ sets up: policy, types, compression, and the page itself. A server that is not
// on this machine is left out, but on a build server.

import assert from "node:assert/strict";
import { spawn, spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { opened, root } from "./support/scenario.js";

const [, policy] = /^Content-Security-Policy: (.*)$/m.exec(readFileSync(join(root, "README.md"), "utf8"));

const SERVERS = {
  nginx: {
    config: "nginx.conf",
    args: (folder) => [
      "-p",
      folder,
      "-c",
      "nginx.conf",
      "-g",
      `daemon off;${process.getuid?.() === 0 ? " user root;" : ""}`,
    ],
  },
  caddy: { config: "Caddyfile", args: () => ["run", "--config", "Caddyfile"] },
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

for (const [name, { config, args }] of Object.entries(SERVERS)) {
  test(name, async (t) => {
    if (spawnSync(name, ["-h"]).error && !process.env.CI) return t.skip(`left out: ${name} is not on this machine`);
    const folder = mkdtempSync(join(tmpdir(), "hosting-"));
    const port = await freePort();
    symlinkSync(join(root, "dist"), join(folder, "dist"));
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
    const { headers } = await answer(address, server);
    assert.equal(headers.get("content-security-policy"), policy);
    assert.equal(headers.get("cache-control"), "no-cache");
    const module = await fetch(`${address}pkg/article_analyzer_bg.wasm`);
    assert.equal(module.headers.get("content-type"), "application/wasm");
    assert.equal(module.headers.get("content-encoding"), "gzip");
    assert.equal(module.headers.get("access-control-allow-origin"), "*");
    await module.arrayBuffer();
    const { wait } = await opened(t, address);
    await wait(() => "ready" in document.documentElement.dataset);
  });
}
