// JSON, Markdown and Web Annotations of an analysed article. `shown` is `{text, analysis}`, `own` what the reader put right.

import { quoteKind, speakerName, textOf, typeName } from "../labels.js";
import { s } from "../strings/index.js";

/** The contract's object, with the text it speaks of and the reader's corrections added. */
export function toJson({ text, analysis }, own) {
  return `${JSON.stringify({ ...analysis, text, corrections: own.corrections, lexicon: own.lexicon }, null, 1)}\n`;
}

/** Text that Markdown shows as it is, on one line. */
export function plain(text) {
  return text
    .replace(/\s+/g, " ")
    .trim()
    .replace(/[\\`*_{}[\]()#+\-.!|~>]/g, "\\$&")
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;");
}

export function toMarkdown({ text, analysis }, own, title) {
  const { stats } = analysis;
  const part = (span) => plain(text.slice(span.start, span.end));
  const lines = [
    `# ${plain(title)}`,
    "",
    `${plain(s.result(stats.words, s.minutes(stats.readingMinutes), analysis.entities.length, analysis.quotes.length, analysis.sentiment.words.length))}`,
    "",
    `## ${s.panels.names}`,
    "",
    ...analysis.entities.map(
      (entity) =>
        `- **${plain(entity.name)}** (${typeName(entity.type)}, ${s.card.places(entity.mentions.length)})${entity.role ? `: ${part(entity.role)}` : ""}`,
    ),
    "",
    `## ${s.panels.quotes}`,
    "",
    ...analysis.quotes.flatMap((quote) => [
      `> ${plain(textOf(text, quote.content))}`,
      `> — ${plain(speakerName(text, analysis, quote))} (${quoteKind(quote.kind)}${quote.cue.length ? `, “${plain(textOf(text, quote.cue))}”` : ""})`,
      "",
    ]),
    `## ${s.panels.words}`,
    "",
    ...analysis.sentiment.words.map(
      (word) =>
        `- ${part(word)}: ${plain(s.signed(word.polarity))}, ${word.quote === null ? s.ownVoiceShort : plain(speakerName(text, analysis, analysis.quotes[word.quote]))}${word.alternative ? ` (${plain(s.card.alternative(word.alternative))})` : ""}`,
    ),
    "",
    `## ${s.panels.read}`,
    "",
    ...analysis.paragraphs.flatMap((paragraph) => [part(paragraph), ""]),
  ];
  const n = own.corrections.length + own.lexicon.add.length + own.lexicon.remove.length;
  if (n) lines.push(`${s.export.corrected(n)}`, "");
  return lines.join("\n");
}

/**
 * W3C Web Annotations. Their positions count code points, not UTF-16 units, so positions are converted in one sweep.
 * `source` names the text; it has no address of its own.
 */
export function toAnnotations({ text, analysis }, own, source) {
  const marks = [];
  for (const entity of analysis.entities) {
    entity.mentions.forEach((m, i) =>
      marks.push({
        ...m,
        id: `name:${entity.id}:${i}`,
        motivation: "identifying",
        body: [
          { type: "TextualBody", purpose: "tagging", value: entity.type },
          { type: "TextualBody", purpose: "identifying", value: entity.name },
        ],
      }),
    );
  }
  analysis.quotes.forEach((quote, n) =>
    quote.content.forEach((span, i) =>
      marks.push({
        ...span,
        id: `quote:${n}:${i}`,
        motivation: "describing",
        body: [
          { type: "TextualBody", purpose: "tagging", value: `${quote.kind} quote` },
          { type: "TextualBody", purpose: "describing", value: speakerName(text, analysis, quote) },
        ],
      }),
    ),
  );
  analysis.sentiment.words.forEach((word, n) =>
    marks.push({
      start: word.start,
      end: word.end,
      id: `word:${n}`,
      motivation: "assessing",
      body: [
        { type: "TextualBody", purpose: "tagging", value: word.polarity > 0 ? "positive" : "negative" },
        { type: "TextualBody", purpose: "assessing", value: String(word.polarity) },
      ],
    }),
  );
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
  return `${JSON.stringify({ "@context": "http://www.w3.org/ns/anno.jsonld", id: source, type: "AnnotationPage", items }, null, 1)}\n`;
}

function codePoints(text, marks) {
  const wanted = [...new Set(marks.flatMap((mark) => [mark.start, mark.end]))].sort((a, b) => a - b);
  const points = new Map();
  let unit = 0;
  let point = 0;
  for (const position of wanted) {
    while (unit < position) {
      unit += text.codePointAt(unit) > 0xffff ? 2 : 1;
      point++;
    }
    points.set(position, point);
  }
  return points;
}
