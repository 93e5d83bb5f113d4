// The server of `cargo xtask serve`: the types that browsers insist on, nothing from outside the folder, and no server left
// behind when the program that started it ends.

import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { request } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";

const PROGRAM = fileURLToPath(new URL("../../xtask/js/serve.js", import.meta.url));

async function withServer(use) {
  const folder = await mkdtemp(join(tmpdir(), "serve-"));
  const site = join(folder, "site");
  await mkdir(site);
  await writeFile(join(folder, "secret.txt"), "outside");
  await writeFile(join(site, "index.html"), "<!doctype html>page");
  await writeFile(join(site, "main.js"), "export {}");
  await writeFile(join(site, "m.wasm"), "\0asm");
  const server = spawn(process.execPath, [PROGRAM, site], { stdio: ["pipe", "pipe", "inherit"] });
  const ended = once(server, "exit");
  const [address] = await once(server.stdout.setEncoding("utf8"), "data");
  await use(new URL(address.trim()));
  server.stdin.end();
  assert.deepEqual(await ended, [0, null]);
  await rm(folder, { recursive: true });
}

/** The answer to a path that no client has put straight. */
async function answer({ hostname, port }, path) {
  const [response] = await once(request({ hostname, port, path }).end(), "response");
  const body = (await response.setEncoding("utf8").toArray()).join("");
  return { status: response.statusCode, type: response.headers["content-type"], body };
}

test("files are served under their types, and nothing else is", () =>
  withServer(async (address) => {
    assert.equal(address.hostname, "127.0.0.1");
    const page = { status: 200, type: "text/html; charset=utf-8", body: "<!doctype html>page" };
    assert.deepEqual(await answer(address, "/"), page);
    assert.deepEqual(await answer(address, "/index.html?x=1"), page);
    assert.equal((await answer(address, "/main.js")).type, "text/javascript; charset=utf-8");
    assert.equal((await answer(address, "/m.wasm")).type, "application/wasm");
    for (const path of ["/none", "/../secret.txt", "/%2e%2e/secret.txt", "/a/../../secret.txt", "/%zz"]) {
      assert.ok((await answer(address, path)).status >= 400, path);
    }
  }));
