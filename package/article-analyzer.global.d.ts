// What `<script src="article-analyzer.global.js">` gives to a page without modules, beside the element.
import type * as package_ from "./article_analyzer.js";
import type { ArticleAnalyzerElement } from "./element/index.js";

declare global {
  /** The package, with the module in it; `articleAnalyzer.init()` first. */
  const articleAnalyzer: Omit<typeof package_, "default"> & {
    init: typeof package_.default;
    ArticleAnalyzerElement: typeof ArticleAnalyzerElement;
  };
}
