// The same package in one file, the module in it.
export * from "../article_analyzer.js";
export { default } from "../article_analyzer.js";
