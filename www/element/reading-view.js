// The reading view: a text that the element was given, drawn in its own shadow with its marks. Owns the drawn nodes and their
// parts, not what marks say.

/** @import { Analysis } from "../pkg/article_analyzer.js" */
/** @import { PlacedText } from "./host-text.js" */
/** @import { Layers, MarkIndex, MarkPart, SegmentNode } from "./segments.js" */
import { COLOURS } from "./highlights.js";
import { kindsOf, saying, shownMarks } from "./marks.js";
import { segments } from "./segments.js";

export const STYLE = `
:host { display: block; line-height: 1.6; }
.headline { font-weight: 700; font-size: 1.3em; }
.byline, .caption, .teaser, .boilerplate { opacity: 0.85; font-size: 0.9em; }
.name { border-block-end: 2px solid var(--aa-name, ${COLOURS.name}); }
.location { border-block-end-style: dashed; }
.organization, .facility { border-block-end: 3px double var(--aa-name, ${COLOURS.name}); }
.norp, .product, .misc, .date, .money { border-block-end-style: dotted; }
.quote { background: var(--aa-quote, ${COLOURS.quote}); }
.unsure { border-block-end: 1px dashed; }
.cue { font-style: italic; }
.good, .bad { font-weight: 700; color: var(--aa-good, ${COLOURS.good}); }
.bad { color: var(--aa-bad, ${COLOURS.bad}); }
.good::after, .bad::after { content: "+"; content: "+" / ""; font-size: 0.7em; vertical-align: 0.4em; }
.bad::after { content: "\\2212"; content: "\\2212" / ""; }
.loaded { text-decoration: underline wavy; }
`;

/**
 * The text as paragraphs, without marks where there is no analysis yet, and where each offset stands in them.
 * @param {string} text
 * @param {{ analysis: Analysis, index: MarkIndex } | null} found
 * @param {Layers} layers
 * @returns {{ paragraphs: HTMLElement[], placed: PlacedText }}
 */
export function drawText(text, found, layers) {
  /** @type {PlacedText} */
  const placed = { text, at: [], length: [], node: [], from: [] };
  /** @param {number} start @param {number} end */
  const words = (start, end) => {
    const node = document.createTextNode(text.slice(start, end));
    placed.at.push(start);
    placed.length.push(end - start);
    placed.node.push(node);
    placed.from.push(0);
    return node;
  };
  if (!found) {
    const lines = [...text.matchAll(/[^\r\n]+/g)].filter(([line]) => line.trim());
    const paragraphs = lines.map(({ 0: line, index }) => make("p", ["body"], [words(index, index + line.length)]));
    return { paragraphs, placed };
  }
  const { analysis, index } = found;
  /** @param {SegmentNode} node @returns {Node} */
  const draw = (node) => {
    if (node.type === "text") return words(node.start, node.end);
    if (node.type === "mark") return make("span", ["mark"], node.parts.map(drawPart));
    const { mark } = node;
    const who = make("span", ["aside"], [document.createTextNode(`(${saying(text, analysis, mark)}) `)]);
    const quote = make("span", kindsOf(analysis, mark), [who, ...node.children.map(draw)]);
    quote.dataset.at = String(mark.start);
    return quote;
  };
  /** @param {MarkPart} part */
  const drawPart = ({ start, end, marks }) => {
    const kinds = marks.flatMap((mark) => [...(mark.layer === "name" ? ["name"] : []), ...kindsOf(analysis, mark)]);
    const span = make("span", kinds, [words(start, end)]);
    if (marks.length > 0) span.dataset.at = String(start);
    return span;
  };
  const paragraphs = analysis.paragraphs.map(({ start, end, kind }) =>
    make("p", [kind], segments(shownMarks(analysis, index, start, end, layers), start, end).map(draw)),
  );
  return { paragraphs, placed };
}

/**
 * @param {"p" | "span"} tag
 * @param {string[]} kinds
 * @param {Node[]} children
 */
function make(tag, kinds, children) {
  const element = document.createElement(tag);
  element.className = kinds.join(" ");
  element.setAttribute("part", [tag === "p" ? "paragraph" : "mark", ...kinds].join(" "));
  if (tag === "p") element.dir = "auto";
  element.append(...children);
  return element;
}
