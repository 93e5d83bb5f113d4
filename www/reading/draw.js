// Draws one piece of an article with its marks as real elements. Owns what a mark looks like to CSS and to a screen
// reader; which marks there are comes from element/segments.js, what happens on a press is view.js's.

import { h } from "../dom.js";
import { marksWithin, segments } from "../element/segments.js";
import { polarityName, quoteKind, shorten, speakerName, typeName } from "../labels.js";
import { s } from "../strings/index.js";

const TAGS = { headline: "h3", heading: "h4" };

/** The empty element of a piece; `fillPlain` or `fillMarked` put its text in. */
export function pieceElement(piece) {
  const kind = s.kinds[piece.kind] ? piece.kind : "body";
  const aside = ["caption", "teaser", "boilerplate"].includes(kind);
  return h(TAGS[kind] ?? "p", {
    class: `piece ${kind}${piece.goesOn ? " goes-on" : ""}`,
    dir: "auto",
    "data-kind": aside || kind === "byline" ? s.kinds[kind] : null,
  });
}

export function fillPlain(element, piece, text) {
  element.replaceChildren(text.slice(piece.start, piece.end));
}

/** `context` is `{text, analysis, index, layers}`. */
export function fillMarked(element, piece, context) {
  const draw = (from, to) =>
    segments(marksWithin(context.index, from, to, context.layers), from, to).map((node) => drawNode(node, context));
  if (piece.lead) {
    element.replaceChildren(
      h("span", { class: "dateline" }, draw(piece.start, piece.lead.end)),
      ...draw(piece.lead.end, piece.end),
    );
  } else {
    element.replaceChildren(...draw(piece.start, piece.end));
  }
}

function drawNode(node, context) {
  const { text, analysis } = context;
  if (node.type === "text") return text.slice(node.start, node.end);
  if (node.type === "quote") {
    const { id, part, start } = node.mark;
    const quote = analysis.quotes[id];
    const label = part === 0 && isStart(node, start) ? speakerLabel(text, analysis, quote, id) : null;
    const children = node.children.map((child) => drawNode(child, context));
    return h(
      "span",
      { class: `quote ${quote.kind}${thought(quote) ? " thought" : ""}`, "data-q": id },
      label,
      children,
    );
  }
  return drawMark(node, context);
}

const isStart = (node, start) => firstStart(node) === start;
const firstStart = (node) => (node.children ? firstStart(node.children[0]) : node.start);
const thought = (quote) => quote.cueClass === "think" || quote.cueClass === "intend";

function speakerLabel(text, analysis, quote, id) {
  const name = speakerName(text, analysis, quote);
  const unknown = quote.speaker === null;
  return h("span", {
    class: `mark speaker${unknown ? " unknown" : ""}`,
    role: "button",
    tabindex: -1,
    "aria-haspopup": "dialog",
    "aria-label": s.mark.speaker(quoteKind(quote.kind), name),
    "data-quote": id,
    // Shown by the style, so that the text of the article stays the article's.
    "data-speaker": shorten(name, 36),
  });
}

function drawMark(node, { text, analysis }) {
  const marks = node.marks;
  const name = innermost(marks, "name");
  const cue = innermost(marks, "cue");
  const word = innermost(marks, "word");
  const written = text.slice(node.start, node.end);
  const classes = ["mark"];
  const props = { role: "button", tabindex: -1, "aria-haspopup": "dialog", "data-at": node.start };
  const labels = [];
  if (name) {
    const entity = analysis.entities[name.id];
    classes.push("name", entity.type, entity.mentions[name.part].form);
    props["data-e"] = name.id;
    props["data-m"] = name.part;
    labels.push(s.mark.name(written, typeName(entity.type)));
  }
  if (cue) {
    const quote = analysis.quotes[cue.id];
    classes.push("cue");
    props["data-quote"] = cue.id;
    if (!name) labels.push(s.mark.cue(written, speakerName(text, analysis, quote)));
  }
  if (word) {
    const { polarity, loaded } = analysis.sentiment.words[word.id];
    props["data-w"] = word.id;
    if (!labels.length) labels.push(s.mark.word(written, polarityName(polarity)));
    else labels.push(polarityName(polarity));
    if (loaded) labels.push(s.card.loaded.toLowerCase());
  }
  props["aria-label"] = labels.join(", ");
  props.class = classes.join(" ");
  return h(
    "span",
    props,
    node.parts.map((part) => drawPart(part, node, text, analysis)),
  );
}

function drawPart(part, node, text, analysis) {
  const written = text.slice(part.start, part.end);
  const mark = innermost(part.marks, "word");
  if (!mark) return written;
  const word = analysis.sentiment.words[mark.id];
  const last = part.end === mark.end || part === node.parts.at(-1);
  const sign = word.polarity > 0 ? "pos" : word.polarity < 0 ? "neg" : "even";
  return h(
    "span",
    {
      class: `word ${sign}${word.loaded ? " loaded" : ""}${last ? " last" : ""}${Math.abs(word.polarity) >= 0.6 ? " strong" : ""}`,
    },
    written,
  );
}

/** Of several marks of one layer on one stretch, the one that starts last. */
function innermost(marks, layer) {
  return marks.findLast((mark) => mark.layer === layer) ?? null;
}
