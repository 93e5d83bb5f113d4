// JSON, Markdown and Web Annotations of an analysed article.

/** @import { Correction, Span } from "../pkg/article_analyzer.js" */
/** @import { Lexicon } from "../corrections.js" */
/** @import { AnalysedText } from "../state.js" */
import { countCorrections } from "../corrections.js";
import { quoteKind, resultLine, speakerShown, textOf, typeName } from "../labels.js";
import { s } from "../strings/index.js";

/** @typedef {{ corrections: readonly Correction[], lexicon: Lexicon, version: string }} Own what the reader put right, and by what it was analysed */

/** Where annotations carry what makes an article of them again. */
export const OWN = "articleAnalyzer";

/**
 * The contract's object, with the text it speaks of, the reader's corrections and what made it added.
 * @param {AnalysedText} analysed
 * @param {Own} own
 */
export function toJson({ text, analysis }, { corrections, lexicon, version }) {
  const generator = s.export.made(version);
  return `${JSON.stringify({ ...analysis, text, corrections, lexicon, generator }, null, 1)}\n`;
}

/**
 * Text that Markdown shows as it is, on one line.
 * @param {string} text
 */
export function plain(text) {
  return text
    .replace(/\s+/g, " ")
    .trim()
    .replace(/[\\`*_{}[\]()#+\-.!|~>]/g, "\\$&")
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;");
}

/**
 * @param {AnalysedText} analysed
 * @param {Own} own
 * @param {string} title
 */
export function toMarkdown({ text, analysis }, own, title) {
  const { entities, quotes } = analysis;
  const { words } = analysis.sentiment;
  /** @param {Span} span */
  const part = (span) => plain(text.slice(span.start, span.end));
  const lines = [
    `# ${plain(title)}`,
    "",
    plain(resultLine(analysis)),
    "",
    `## ${s.panels.names}`,
    "",
    ...entities.map((entity) => {
      const role = entity.role ? `: ${part(entity.role)}` : "";
      return `- **${plain(entity.name)}** (${typeName(entity.type)}, ${s.card.places(entity.mentions.length)})${role}`;
    }),
    "",
    `## ${s.layers.quotes}`,
    "",
    ...quotes.flatMap((quote) => {
      const cue = quote.cue.length ? `, “${plain(textOf(text, quote.cue))}”` : "";
      const speaker = plain(speakerShown(text, analysis, quote));
      return [`> ${plain(textOf(text, quote.content))}`, `> — ${speaker} (${quoteKind(quote.kind)}${cue})`, ""];
    }),
    `## ${s.panels.words}`,
    "",
    ...words.map((word) => {
      const voice = word.quote === null ? s.ownVoiceShort : plain(speakerShown(text, analysis, quotes[word.quote]));
      const alternative = word.alternative ? ` (${plain(s.card.alternative(word.alternative))})` : "";
      return `- ${part(word)}: ${plain(s.signed(word.polarity))}, ${voice}${alternative}`;
    }),
    "",
    `## ${s.panels.read}`,
    "",
    ...analysis.paragraphs.flatMap((paragraph) => [part(paragraph), ""]),
  ];
  const n = countCorrections(own);
  if (n) lines.push(`${s.export.corrected(n)}`, "");
  lines.push(plain(`${s.export.made(own.version)}.`), "");
  return lines.join("\n");
}

/**
 * W3C Web Annotations. Their positions count code points, not UTF-16 units, so positions are converted in one sweep. The text
 * and what the reader has put right go along under a name that other readers of annotations pass over.
 * @param {AnalysedText} analysed
 * @param {Own} own
 * @param {string} source names the text, which has no address of its own
 */
export function toAnnotations({ text, analysis }, { corrections, lexicon, version }, source) {
  /** @type {(Span & { id: string, motivation: string, body: object[] })[]} */
  const marks = [];
  /**
   * @param {string} purpose
   * @param {string} value
   */
  const body = (purpose, value) => ({ type: "TextualBody", purpose, value });
  for (const entity of analysis.entities) {
    for (const [i, { start, end }] of entity.mentions.entries()) {
      const said = [body("tagging", entity.type), body("identifying", entity.name)];
      marks.push({ start, end, id: `name:${entity.id}:${i}`, motivation: "identifying", body: said });
    }
  }
  for (const [n, quote] of analysis.quotes.entries()) {
    const said = [body("tagging", `${quote.kind} quote`), body("describing", speakerShown(text, analysis, quote))];
    for (const [i, { start, end }] of quote.content.entries()) {
      marks.push({ start, end, id: `quote:${n}:${i}`, motivation: "describing", body: said });
    }
  }
  for (const [n, { start, end, polarity }] of analysis.sentiment.words.entries()) {
    const said = [body("tagging", polarity > 0 ? "positive" : "negative"), body("assessing", String(polarity))];
    marks.push({ start, end, id: `word:${n}`, motivation: "assessing", body: said });
  }
  marks.sort((a, b) => a.start - b.start || b.end - a.end);
  const points = codePoints(text, marks);
  const items = marks.map(({ id, motivation, body, start, end }) => ({
    id: `${source}:${id}`,
    type: "Annotation",
    motivation,
    body,
    target: {
      source,
      selector: [
        { type: "TextPositionSelector", start: points.get(start), end: points.get(end) },
        {
          type: "TextQuoteSelector",
          exact: text.slice(start, end),
          prefix: text.slice(Math.max(0, start - 32), start),
          suffix: text.slice(end, end + 32),
        },
      ],
    },
  }));
  const page = {
    "@context": "http://www.w3.org/ns/anno.jsonld",
    id: source,
    type: "AnnotationPage",
    generator: { type: "Software", name: s.export.made(version) },
    items,
    [OWN]: { text, corrections, lexicon },
  };
  return `${JSON.stringify(page, null, 1)}\n`;
}

/**
 * How many code points stand before each edge of the marks.
 * @param {string} text
 * @param {readonly Span[]} marks
 */
function codePoints(text, marks) {
  const wanted = [...new Set(marks.flatMap((mark) => [mark.start, mark.end]))].sort((a, b) => a - b);
  /** @type {Map<number, number>} */
  const points = new Map();
  let unit = 0;
  let point = 0;
  for (const position of wanted) {
    while (unit < position) {
      unit += (text.codePointAt(unit) ?? 0) > 0xffff ? 2 : 1;
      point++;
    }
    points.set(position, point);
  }
  return points;
}
