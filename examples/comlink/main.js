import { proxy, wrap } from "comlink";

const analyzer = wrap(new Worker(new URL("./analyzer.js", import.meta.url), { type: "module" }));
const output = document.createElement("output");
document.querySelector("#app").append(output);
const text = "“The bridge will open in May,” said Anna Kovač, the mayor of Torvale.";
const speakers = await analyzer.speakers(
  text,
  proxy((step) => {
    output.value = `at ${step} …`;
  }),
);
output.value = `Who speaks: ${speakers.join(", ")}`;
