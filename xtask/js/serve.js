// Serves a folder on this machine: `node xtask/js/serve.js FOLDER [PORT]`, by esbuild's own server. Prints the address once
// it answers there. Without a port 8080 is taken if it is free, else any free one. Ends with the program that started it.

import { context } from "esbuild";

const [servedir, port] = process.argv.slice(2);
const site = await context({});
const listen = (port) => site.serve({ servedir, host: "127.0.0.1", port });
const server = port ? await listen(Number(port)) : await listen(8080).catch(() => listen(0));
console.log(`http://127.0.0.1:${server.port}/`);
// Standard input is a pipe of the parent's, which closes however it ends.
process.stdin.resume().on("end", () => process.exit());
