// Which language the page speaks. The one place to change for a translation.

export { en as s } from "./en.js";
