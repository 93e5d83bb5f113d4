// Everything for a page without modules: `<script src="article-analyzer.global.js">` gives `articleAnalyzer` and the element.

export { ArticleAnalyzerElement } from "../../www/element/article-analyzer.js";
export * from "../article_analyzer.js";
export { default as init } from "../article_analyzer.js";
