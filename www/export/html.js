// The annotated article as one page of HTML that needs nothing else and runs nothing: every text is escaped, and its own
// policy forbids scripts.

import { markIndex, marksWithin, segments } from "../element/segments.js";
import { cueMeaning, polarityName, quoteKind, speakerName, textOf, typeName } from "../labels.js";
import { s } from "../strings/index.js";

const ENTITIES = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" };
export const escape = (text) => text.replace(/[&<>"']/g, (character) => ENTITIES[character]);

const STYLE = `:root{color-scheme:light dark}body{max-width:42rem;margin:2rem auto;padding:0 1rem;font:1.05rem/1.65 Charter,Georgia,serif}
aside,.byline,.caption,.teaser,.boilerplate{font:.9rem/1.5 system-ui,sans-serif;opacity:.8}.name{border-bottom:2px solid #1b4f8f}.location{border-bottom-style:dashed}.organization{border-bottom-style:double;border-bottom-width:3px}.norp,.product,.misc,.date,.money{border-bottom-style:dotted}
.quote{background:#e0b84a33}.indirect{background:#e0b84a1c}.who{font:600 .75rem system-ui,sans-serif;vertical-align:.3em}.cue{font-style:italic}.word{font-weight:700}.pos::after{content:"+"}.neg::after{content:"\\2212"}.pos::after,.neg::after{font-size:.7em;vertical-align:.4em}.loaded{text-decoration:underline wavy}
li{margin:.3rem 0}`;

export function toHtml({ text, analysis }, own, title) {
  const index = markIndex(analysis);
  const draw = (node) => {
    if (node.type === "text") return escape(text.slice(node.start, node.end));
    if (node.type === "quote") {
      const quote = analysis.quotes[node.mark.id];
      const who =
        node.mark.part === 0 ? `<span class="who">[${escape(speakerName(text, analysis, quote))}]</span> ` : "";
      return `<span class="quote ${escape(quote.kind)}" title="${escape(`${quoteKind(quote.kind)}: ${speakerName(text, analysis, quote)}`)}">${who}${node.children.map(draw).join("")}</span>`;
    }
    return node.parts
      .map((part) => {
        const classes = [];
        const titles = [];
        for (const mark of part.marks) {
          if (mark.layer === "name") {
            const entity = analysis.entities[mark.id];
            classes.push("name", entity.type);
            titles.push(`${entity.name}, ${typeName(entity.type)}`);
          } else if (mark.layer === "cue") {
            classes.push("cue");
            titles.push(cueMeaning(analysis.quotes[mark.id].cueClass));
          } else {
            const word = analysis.sentiment.words[mark.id];
            classes.push("word", word.polarity > 0 ? "pos" : "neg", ...(word.loaded ? ["loaded"] : []));
            titles.push(
              `${polarityName(word.polarity)} ${s.signed(word.polarity)}${word.alternative ? `; ${s.card.alternative(word.alternative)}` : ""}`,
            );
          }
        }
        return `<span class="${escape(classes.join(" "))}" title="${escape(titles.join("; "))}">${escape(text.slice(part.start, part.end))}</span>`;
      })
      .join("");
  };
  const paragraphs = analysis.paragraphs.map(({ start, end, kind }) => {
    const tag = kind === "headline" ? "h1" : kind === "heading" ? "h2" : "p";
    return `<${tag} class="${escape(kind)}" dir="auto">${segments(marksWithin(index, start, end), start, end)
      .map(draw)
      .join("")}</${tag}>`;
  });
  const quotes = analysis.quotes.map(
    (quote) =>
      `<li><b>${escape(speakerName(text, analysis, quote))}</b> (${escape(quoteKind(quote.kind))}): ${escape(textOf(text, quote.content))}</li>`,
  );
  const names = analysis.entities.map(
    (entity) =>
      `<li><b>${escape(entity.name)}</b>, ${escape(typeName(entity.type))}, ${escape(s.card.places(entity.mentions.length))}</li>`,
  );
  const n = own.corrections.length + own.lexicon.add.length + own.lexicon.remove.length;
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"><meta name="viewport" content="width=device-width, initial-scale=1"><title>${escape(title)}</title><style>${STYLE}</style></head>
<body><main>
${paragraphs.join("\n")}
</main><hr><h2>${escape(s.panels.quotes)}</h2><ul>${quotes.join("\n")}</ul><h2>${escape(s.panels.names)}</h2><ul>${names.join("\n")}</ul><p>${escape(s.title)}. ${escape(s.overview.evidence)}${n ? ` ${escape(s.export.corrected(n))}` : ""}</p></body></html>
`;
}
