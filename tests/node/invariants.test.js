// What must stay true of the whole project and can be seen without running it.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { readFileSync, statSync } from "node:fs";
import { test } from "node:test";
import { root } from "./support/module.js";

const files = execFileSync("git", ["ls-files", "-z"], { cwd: root, encoding: "utf8" }).split("\0").filter(Boolean);
const read = (file) => readFileSync(`${root}${file}`, "utf8");
const page = files.filter((file) => /^www\/.*\.(js|css|html|webmanifest)$/.test(file));

/** `file:line: text` of every line of the page that a pattern meets, but for those that are excused. */
const lines = (pattern, excused = () => false) =>
  page
    .flatMap((file) =>
      read(file)
        .split("\n")
        .map((line, at) => ({ where: `${file}:${at + 1}: ${line.trim()}`, file, line })),
    )
    .filter(({ file, line }) => pattern.test(line) && !excused({ file, line }))
    .map(({ where }) => where);

test("no file of the project is larger than two megabytes", () => {
  assert.deepEqual(
    files.filter((file) => statSync(`${root}${file}`).size > 2_000_000),
    [],
  );
});

test("the module asks the browser for nothing but the language itself and its timeline", () => {
  // Operations on plain values: what wasm-bindgen needs to read options and to build the analysis.
  const language = new Set([
    "instanceof",
    "length",
    "get",
    "set",
    "call",
    "next",
    "done",
    "value",
    "String",
    "Number",
    "Error",
    "new",
    "prototypesetcall",
    "isArray",
    "isSafeInteger",
    "entries",
    "iterator",
    "push",
    "from",
    "fromCodePoint",
    "assign",
    "hasOwn",
    "stringify",
  ]);
  // User Timing, which writes where only the browser's own profiler looks, and the global object that it hangs on.
  const timeline = new Set(["mark", "measure", "clearMarks", "static"]);
  const module = new WebAssembly.Module(readFileSync(`${root}pkg/article_analyzer_bg.wasm`));
  const foreign = WebAssembly.Module.imports(module)
    .map(({ name }) => name)
    .filter((name) => !/^(__wbindgen_|__wbg___wbindgen_)/.test(name))
    .filter((name) => {
      const asked = /^__wbg_([A-Za-z]+)/.exec(name)?.[1];
      return !language.has(asked) && !timeline.has(asked);
    });
  assert.deepEqual(foreign, []);
});

test("no text of the page ever becomes markup or code", () => {
  // Readability works on a document of its own, and sets its innerHTML; that one file says how it is held.
  const apart = ({ file, line }) =>
    ["www/input/html.js", "www/trusted-types.js"].includes(file) || /^\s*(\/\/|\*|\/\*)/.test(line);
  assert.deepEqual(
    lines(/\.(innerHTML|outerHTML)\s*[+]?=[^=]|insertAdjacentHTML|document\.write|\beval\s*\(|new Function\b/, apart),
    [],
  );
});

test("the page fetches nothing but by its own hash, and keeps no state outside its one store", () => {
  const script = page.filter((file) => file.endsWith(".js"));
  const holding = (pattern) => script.filter((file) => pattern.test(read(file)));
  assert.deepEqual(holding(/\bfetch\(|XMLHttpRequest\(|sendBeacon/), ["www/pinned-fetch.js", "www/sw.js"]);
  // A variable of a whole file would be state that nobody is told of: only workers and the element, which has no store.
  assert.deepEqual(holding(/^(export )?let /m), ["www/element/highlights.js", "www/sw.js", "www/worker.js"]);
});

test("the page names no address elsewhere that a browser could load", () => {
  const names = /http:\/\/www\.w3\.org\/(2000\/svg|1999\/xhtml|1999\/xlink|ns\/)/g;
  assert.deepEqual(
    lines(/./).filter((where) => /\b(https?|wss?):\/\/\w/.test(where.replace(names, ""))),
    [],
  );
});

test("the built site holds no path of the machine it was built on", () => {
  const module = readFileSync(`${root}pkg/article_analyzer_bg.wasm`, "latin1");
  for (const path of [root, process.env.HOME].filter((path) => path && path.length > 1))
    assert.ok(!module.includes(path), path);
});

test("the policy that the README gives to hosts is the one that the page states, and forbids frames", () => {
  const stated = /http-equiv="Content-Security-Policy"\s+content="([^"]+)"/.exec(read("www/index.html"))[1];
  // Only a header can say who may put the page in a frame.
  const sent = /^Content-Security-Policy: (.*)$/m.exec(read("README.md"))[1];
  assert.equal(sent, `${stated}; frame-ancestors 'none'`);
});

test("the package says of itself what the library says", () => {
  const { description, types, exports } = JSON.parse(read("pkg/package.json"));
  assert.ok(read("Cargo.toml").includes(`description = "${description}"`));
  const files = Object.values(exports).flatMap((file) => (typeof file === "string" ? file : Object.values(file)));
  for (const file of [types, ...files]) assert.ok(statSync(`${root}pkg/${file}`).isFile(), file);
});

test("the crate holds what it is built from, and no more", () => {
  const list = ["package", "--list", "--allow-dirty", "--offline", "--package", "article-analyzer"];
  const files = execFileSync("cargo", list, { cwd: root, encoding: "utf8" }).trim().split("\n");
  for (const needed of ["src/lib.rs", "build/main.rs", "lexicons/cues.txt", "README.md", "LICENSE-MIT"])
    assert.ok(files.includes(needed), needed);
  const more = files.filter((file) => /^(www|tests|examples|package|docs|xtask|benches|node_modules)\//.test(file));
  assert.deepEqual(more, []);
});
