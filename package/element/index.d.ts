import type { Analysis, Entity, ErrorCode, Mention, Options, PolarWord, Quote, Span } from "../article_analyzer.js";

/** One mark at the place that was pressed. */
export type SelectedMark = Span &
  (
    | { layer: "entities"; entity: Entity; mention: Mention }
    | { layer: "quotes"; quote: Quote }
    | { layer: "sentiment"; word: PolarWord }
  );

/** What the event `select` tells; where its default is prevented, the element shows no card. */
export interface Selection {
  marks: SelectedMark[];
  /** The place in the text. */
  offset: number;
  /** Where the smallest of the marks stands in the page. */
  range: Range;
}

/** What the event `error` tells. */
export interface Failure {
  /** "no-article" where `for` names nothing. */
  code: ErrorCode | "no-article";
  /** One sentence that names the cure. */
  message: string;
  error: Error;
}

/** The events of the element; all bubble, and cross the edges of shadow trees. */
export interface ArticleAnalyzerEventMap {
  /** The module is started. */
  ready: CustomEvent<null>;
  analysis: CustomEvent<Analysis>;
  select: CustomEvent<Selection>;
  /** The article stays as it was. */
  error: CustomEvent<Failure>;
}

/** Marks the article that stands in it, or that `for` names, where it stands; with `text`, shows that text. */
export class ArticleAnalyzerElement extends HTMLElement {
  /** What is analysed: one's own text, which the element then shows, or what the page shows of the article; null clears. */
  get text(): string;
  set text(text: string | null | undefined);
  /** Options of `analyze`; to be replaced, not changed. */
  options: Options | null;
  /** Which marks are shown: "entities quotes sentiment". */
  layers: string;
  /** The id of the article, where it does not stand in the element: the attribute `for`. */
  htmlFor: string;
  /** Null before the first is done. */
  readonly analysis: Analysis | null;
  /** Where a span of the analysis stands in the page; null where the page has changed since. */
  rangeOf(span: Span): Range | null;
  addEventListener<Name extends keyof ArticleAnalyzerEventMap>(
    name: Name,
    listener: (this: ArticleAnalyzerElement, event: ArticleAnalyzerEventMap[Name]) => unknown,
    options?: boolean | AddEventListenerOptions,
  ): void;
  addEventListener(
    name: string,
    listener: EventListenerOrEventListenerObject,
    options?: boolean | AddEventListenerOptions,
  ): void;
}

declare global {
  interface HTMLElementTagNameMap {
    "article-analyzer": ArticleAnalyzerElement;
  }
}
