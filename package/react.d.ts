// `import "article-analyzer/react"` tells TypeScript of the element in JSX.

import type { ClassAttributes, HTMLAttributes } from "react";
import type { Options } from "./article_analyzer.js";
import type { ArticleAnalyzerElement, ArticleAnalyzerEventMap } from "./element/index.js";

interface ArticleAnalyzerAttributes
  extends HTMLAttributes<ArticleAnalyzerElement>,
    ClassAttributes<ArticleAnalyzerElement> {
  text?: string | null;
  options?: Options | null;
  layers?: string;
  for?: string;
  onready?: (event: ArticleAnalyzerEventMap["ready"]) => void;
  onanalysis?: (event: ArticleAnalyzerEventMap["analysis"]) => void;
  onselect?: (event: ArticleAnalyzerEventMap["select"]) => void;
  onerror?: (event: ArticleAnalyzerEventMap["error"]) => void;
}

declare module "react" {
  namespace JSX {
    interface IntrinsicElements {
      "article-analyzer": ArticleAnalyzerAttributes;
    }
  }
}
