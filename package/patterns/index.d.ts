// The same package with patterns for names (`Options["names"]["patterns"]`) in its module.
export * from "../article_analyzer.js";
export { default } from "../article_analyzer.js";
