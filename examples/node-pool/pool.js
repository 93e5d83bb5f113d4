// Many articles, all cores: a worker for each core asks for the next article when it has answered one. `node pool.js A.txt B.txt …`

import { readFile } from "node:fs/promises";
import { availableParallelism } from "node:os";
import { isMainThread, parentPort, Worker } from "node:worker_threads";
import { analyze } from "article-analyzer";

if (isMainThread) {
  const files = process.argv.slice(2);
  let next = 0;
  const work = (worker) =>
    new Promise((done, failed) => {
      const ask = () => (next < files.length ? worker.postMessage(files[next++]) : done(worker.terminate()));
      worker.on("message", (line) => {
        console.log(line);
        ask();
      });
      worker.on("error", failed);
      ask();
    });
  const workers = Array.from(
    { length: Math.min(availableParallelism(), files.length) },
    () => new Worker(import.meta.filename),
  );
  await Promise.all(workers.map(work));
} else {
  parentPort.on("message", async (file) => {
    const { stats, entities } = analyze(await readFile(file, "utf8"));
    const speakers = stats.speakers.map(({ entity }) => (entity === null ? "somebody unnamed" : entities[entity].name));
    parentPort.postMessage(`${file}: ${speakers.join(", ")}`);
  });
}
