// What somebody who uses the package writes; it is compiled, never run.

import init, { type Analysis, analyze, type Options, type Span, version } from "../../../pkg/article_analyzer.js";

await init();

const options: Options = {
  only: ["entities", "quotes"],
  lexicon: { add: [{ word: "splendid", polarity: 0.8 }], remove: ["fine"] },
  maxLength: 1000,
};
const text: string = version();
const analysis: Analysis = analyze(
  text,
  options,
  (step: string, index: number, count: number) => void [step, index, count],
);
const words = (span: Span): string => text.slice(span.start, span.end);

for (const quote of analysis.quotes) {
  const speaker = quote.speaker === null ? "somebody" : analysis.entities[quote.speaker]?.name;
  void [speaker, ...quote.content.map(words)];
}

// @ts-expect-error an option that does not exist
analyze(text, { onyl: [] });
// @ts-expect-error a number is no text
analyze(42);
