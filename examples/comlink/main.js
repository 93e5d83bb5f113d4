import { proxy, wrap } from "comlink";

const analyzer = wrap(new Worker(new URL("./analyzer.js", import.meta.url), { type: "module" }));
const output = document.createElement("output");
document.querySelector("#app").append(output);
const text = "“The bridge will open in May,” said Anna Kovač, the mayor of Torvale.";
// The steps come by a way of their own, and the last of them may come after the answer.
let answered = false;
const speakers = await analyzer.speakers(
  text,
  proxy((step) => {
    if (!answered) output.value = `at ${step} …`;
  }),
);
answered = true;
output.value = `Who speaks: ${speakers.join(", ")}`;
