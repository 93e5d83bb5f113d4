// The annotated article as one page of HTML that needs nothing else and runs nothing: every text is escaped, and its own
// policy forbids scripts.

/** @import { MarkPart, SegmentNode } from "../element/segments.js" */
/** @import { AnalysedText } from "../state.js" */
/** @import { Own } from "./formats.js" */
import { countCorrections } from "../corrections.js";
import { markIndex, marksWithin, segments } from "../element/segments.js";
import {
  isSure,
  isWeak,
  polarityName,
  quoteKind,
  speakerShown,
  textOf,
  toneOf,
  typeName,
  wordClass,
} from "../labels.js";
import { s } from "../strings/index.js";

/** @type {Record<string, string>} */
const ENTITIES = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" };
/** @param {string} text */
export const escapeHtml = (text) => text.replace(/[&<>"']/g, (character) => ENTITIES[character]);

const POLICY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'";

const STYLE = `:root{color-scheme:light dark}body{max-width:42rem;margin:2rem auto;padding:0 1rem;font:1.05rem/1.65 Charter,Georgia,serif}
aside,.byline,.caption,.teaser,.boilerplate{font:.9rem/1.5 system-ui,sans-serif;opacity:.8}.name{border-bottom:2px solid #1b4f8f}.location{border-bottom-style:dashed}.organization{border-bottom-style:double;border-bottom-width:3px}.norp,.product,.misc,.date,.money{border-bottom-style:dotted}
.quote{background:#e0b84a33}.indirect{background:#e0b84a1c}.quote.unsure{background:none;border-bottom:1px dashed}.who{font:600 .75rem system-ui,sans-serif;vertical-align:.3em}.cue{font-style:italic}.word{font-weight:700}.pos{color:light-dark(#1a683a,#7fcf9c)}.neg{color:light-dark(#a32c1a,#f19a88)}.pos::after{content:"+"}.neg::after{content:"\\2212"}.pos::after,.neg::after{font-size:.7em;vertical-align:.4em}.turned::after{text-decoration:line-through}.loaded{text-decoration:underline wavy}
li{margin:.3rem 0}`;

/**
 * A page of its own around a body that is HTML already.
 * @param {string} title
 * @param {string} body
 */
export const pageHtml = (title, body, style = "") => `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="${POLICY}">\
<meta name="viewport" content="width=device-width, initial-scale=1"><title>${escapeHtml(title)}</title>\
<style>${STYLE}${style}</style></head>
<body>${body}</body></html>
`;

/**
 * The paragraphs of an article with their marks.
 * @param {AnalysedText} analysed
 */
export function articleHtml(analysed) {
  const { analysis } = analysed;
  const index = markIndex(analysis);
  const { words } = analysis.sentiment;
  const paragraphs = analysis.paragraphs.map(({ start, end, kind }) => {
    const tag = kind === "headline" ? "h1" : kind === "heading" ? "h2" : "p";
    // Weak words rest here, too.
    const marks = marksWithin(index, start, end).filter(({ layer, id }) => layer !== "word" || !isWeak(words[id]));
    const content = segments(marks, start, end).map((node) => draw(analysed, node));
    return `<${tag} class="${escapeHtml(kind)}" dir="auto">${content.join("")}</${tag}>`;
  });
  return paragraphs.join("\n");
}

/**
 * @param {AnalysedText} analysed
 * @param {Own} own
 * @param {string} title
 */
export function toHtml(analysed, own, title) {
  const { text, analysis } = analysed;
  const quotes = analysis.quotes.map((quote) => {
    const speaker = escapeHtml(speakerShown(text, analysis, quote));
    return `<li><b>${speaker}</b> (${escapeHtml(quoteKind(quote.kind))}): ${escapeHtml(textOf(text, quote.content))}</li>`;
  });
  const names = analysis.entities.map(({ name, type, mentions }) => {
    return `<li><b>${escapeHtml(name)}</b>, ${escapeHtml(typeName(type))}, ${escapeHtml(s.card.places(mentions.length))}</li>`;
  });
  const n = countCorrections(own);
  const note = [`${s.export.made(own.version)}.`, s.overview.evidence, ...(n ? [s.export.corrected(n)] : [])].join(" ");
  return pageHtml(
    title,
    `<main>
${articleHtml(analysed)}
</main><hr><h2>${escapeHtml(s.layers.quotes)}</h2><ul>${quotes.join("\n")}</ul>\
<h2>${escapeHtml(s.panels.names)}</h2><ul>${names.join("\n")}</ul><p>${escapeHtml(note)}</p>`,
  );
}

/**
 * @param {AnalysedText} analysed
 * @param {SegmentNode} node
 * @returns {string}
 */
function draw(analysed, node) {
  const { text, analysis } = analysed;
  if (node.type === "text") return escapeHtml(text.slice(node.start, node.end));
  if (node.type === "mark") return node.parts.map((part) => drawPart(analysed, part)).join("");
  const quote = analysis.quotes[node.mark.id];
  const speaker = speakerShown(text, analysis, quote);
  const who = node.mark.part === 0 ? `<span class="who">[${escapeHtml(speaker)}]</span> ` : "";
  const title = escapeHtml(`${quoteKind(quote.kind)}: ${speaker}`);
  const content = node.children.map((child) => draw(analysed, child)).join("");
  const open = isSure(analysis, quote) ? "" : " unsure";
  return `<span class="quote ${escapeHtml(quote.kind)}${open}" title="${title}">${who}${content}</span>`;
}

/**
 * @param {AnalysedText} analysed
 * @param {MarkPart} part
 */
function drawPart({ text, analysis }, { start, end, marks }) {
  /** @type {string[]} */
  const classes = [];
  /** @type {string[]} */
  const titles = [];
  for (const { layer, id } of marks) {
    if (layer === "name") {
      const { name, type } = analysis.entities[id];
      classes.push("name", type);
      titles.push(`${name}, ${typeName(type)}`);
    } else if (layer === "cue") {
      const { cueClass } = analysis.quotes[id];
      classes.push("cue");
      if (cueClass) titles.push(s.cueClasses[cueClass]);
    } else {
      const word = analysis.sentiment.words[id];
      const alternative = word.alternative ? `; ${s.card.alternative(word.alternative)}` : "";
      classes.push(wordClass(word));
      const { own, turned } = toneOf(word);
      titles.push(`${polarityName(own)} ${s.signed(own)}${turned ? `, ${s.mark.turned}` : ""}${alternative}`);
    }
  }
  const title = escapeHtml(titles.join("; "));
  return `<span class="${escapeHtml(classes.join(" "))}" title="${title}">${escapeHtml(text.slice(start, end))}</span>`;
}
