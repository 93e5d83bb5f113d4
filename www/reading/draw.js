// Draws one piece of an article with its marks as real elements. Owns what a mark looks like to CSS and to a screen
// reader; which marks there are comes from element/segments.js, what a click does is keyboard.js's and card.js's.

/** @import { Quote } from "../pkg/article_analyzer.js" */
/** @import { Layers, Mark, MarkIndex, MarkLayer, MarkNode, MarkPart, SegmentNode } from "../element/segments.js" */
/** @import { AnalysedText } from "../state.js" */
/** @import { Piece } from "./layout-groups.js" */
import { h } from "../dom.js";
import { marksWithin, segments } from "../element/segments.js";
import {
  isSure,
  isWeak,
  polarityName,
  quoteKind,
  shorten,
  speakerShown,
  toneOf,
  typeName,
  wordClass,
} from "../labels.js";
import { sentenceAt } from "../overview/figures.js";
import { s } from "../strings/index.js";

/** @typedef {Layers & { weak: boolean }} Wanted the layers of marks, and whether weak words are among them */
/** @typedef {AnalysedText & { index: MarkIndex, layers: Wanted }} DrawContext */

/** Kinds of paragraphs that are no part of the running text, and say so. */
const BESIDE = ["caption", "teaser", "boilerplate", "byline"];

/**
 * The empty element of a piece; `fillPlain` or `fillMarked` put its text in.
 * @param {Piece} piece
 */
export function pieceElement({ kind, goesOn }) {
  const tag = kind === "headline" ? "h3" : kind === "heading" ? "h4" : "p";
  return h(tag, {
    class: `piece ${kind}${goesOn ? " goes-on" : ""}`,
    dir: "auto",
    "data-kind": BESIDE.includes(kind) ? s.kinds[kind] : null,
  });
}

/**
 * @param {Element} element
 * @param {Piece} piece
 * @param {string} text
 */
export function fillPlain(element, piece, text) {
  element.replaceChildren(text.slice(piece.start, piece.end));
}

/**
 * @param {Element} element
 * @param {Piece} piece
 * @param {DrawContext} context
 */
export function fillMarked(element, piece, context) {
  const { index, layers, analysis } = context;
  /**
   * Weak words rest until they are asked for.
   * @param {number} from
   * @param {number} to
   */
  const wanted = (from, to) =>
    marksWithin(index, from, to, layers).filter(
      ({ layer, id }) => layer !== "word" || layers.weak || !isWeak(analysis.sentiment.words[id]),
    );
  /**
   * @param {number} from
   * @param {number} to
   */
  const draw = (from, to) => segments(wanted(from, to), from, to).map((node) => drawNode(node, context));
  if (piece.lead) {
    element.replaceChildren(
      h("span", { class: "dateline" }, draw(piece.start, piece.lead.end)),
      ...draw(piece.lead.end, piece.end),
    );
  } else {
    element.replaceChildren(...draw(piece.start, piece.end));
  }
}

/**
 * @param {SegmentNode} node
 * @param {DrawContext} context
 * @returns {string | HTMLElement}
 */
function drawNode(node, context) {
  const { text, analysis } = context;
  if (node.type === "text") return text.slice(node.start, node.end);
  if (node.type === "mark") return drawMark(node, context);
  const { id, part, start } = node.mark;
  const quote = analysis.quotes[id];
  const label = part === 0 && firstStart(node) === start ? speakerLabel(context, quote, id) : null;
  const children = node.children.map((child) => drawNode(child, context));
  const classes = `quote ${quote.kind}${quote.speech ? "" : " thought"}${isSure(analysis, quote) ? "" : " unsure"}`;
  return h("span", { class: classes, "data-q": id, "data-by": quote.speaker }, label, children);
}

/**
 * Where the text of a node begins in this piece; a quote may have begun in one before.
 * @param {SegmentNode} node
 * @returns {number}
 */
const firstStart = (node) => (node.type === "quote" ? firstStart(node.children[0]) : node.start);

/**
 * @param {AnalysedText} analysed
 * @param {Quote} quote
 * @param {number} id
 */
function speakerLabel({ text, analysis }, quote, id) {
  const name = speakerShown(text, analysis, quote);
  const unsure = isSure(analysis, quote) ? "" : " unsure";
  const unknown = quote.speaker === null ? " unknown" : "";
  const { start } = quote.content[0];
  const leads = analysis.sentences[sentenceAt(analysis.sentences, start)]?.start === start ? " leads" : "";
  return h("span", {
    class: `mark speaker${unknown}${unsure}${leads}`,
    role: "button",
    tabindex: -1,
    "aria-haspopup": "dialog",
    "aria-label": s.mark.speaker(quoteKind(quote.kind), name, unsure !== ""),
    "data-quote": id,
    "data-by": quote.speaker,
    // Shown by the style, so that the text of the article stays the article's.
    "data-speaker": shorten(name, 36),
  });
}

/**
 * @param {MarkNode} node
 * @param {DrawContext} context
 */
function drawMark(node, { text, analysis }) {
  const marks = node.marks;
  const name = innermost(marks, "name");
  const cue = innermost(marks, "cue");
  const word = innermost(marks, "word");
  const written = text.slice(node.start, node.end);
  const classes = ["mark"];
  /** @type {Record<string, string | number>} */
  const props = { role: "button", tabindex: -1, "aria-haspopup": "dialog", "data-at": node.start };
  /** @type {string[]} */
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
    if (!name) labels.push(s.mark.cue(written, speakerShown(text, analysis, quote)));
  }
  if (word) {
    const toned = analysis.sentiment.words[word.id];
    const { own, turned } = toneOf(toned);
    props["data-w"] = word.id;
    if (!labels.length) labels.push(s.mark.word(written, polarityName(own)));
    else labels.push(polarityName(own));
    if (turned) labels.push(s.mark.turned);
    if (toned.loaded) labels.push(s.card.loaded.toLowerCase());
  }
  props["aria-label"] = labels.join(", ");
  props.class = classes.join(" ");
  return h(
    "span",
    props,
    node.parts.map((part) => drawPart(part, part === node.parts.at(-1), { text, analysis })),
  );
}

/**
 * @param {MarkPart} part
 * @param {boolean} last whether it is the last of its mark
 * @param {AnalysedText} analysed
 */
function drawPart(part, last, { text, analysis }) {
  const written = text.slice(part.start, part.end);
  const mark = innermost(part.marks, "word");
  if (!mark) return written;
  const word = analysis.sentiment.words[mark.id];
  const ends = last || part.end === mark.end;
  return h(
    "span",
    {
      class: `${wordClass(word)}${ends ? " last" : ""}${Math.abs(toneOf(word).own) >= 0.6 ? " strong" : ""}`,
    },
    written,
  );
}

/**
 * Of several marks of one layer on one stretch, the one that starts last.
 * @param {readonly Mark[]} marks
 * @param {MarkLayer} layer
 */
function innermost(marks, layer) {
  return marks.findLast((mark) => mark.layer === layer) ?? null;
}
