// <article-analyzer>: an annotated article in anybody's page, with the module alone. The text is what stands in the element,
// or its `text` property; `layers="names quotes words"` says which marks are shown. The event `analysis` brings the analysis
// in `detail`, the event `error` what kept it from being made. Styles are its own (custom properties below change them);
// nothing is loaded but the module.

/** @import { Analysis } from "../pkg/article_analyzer.js" */
/** @import { MarkIndex, MarkPart, SegmentNode } from "./segments.js" */
import init, { analyze } from "../pkg/article_analyzer.js";
import { blockText, hasBlocks } from "./block-text.js";
import { markIndex, marksWithin, segments } from "./segments.js";
import { wording } from "./wording.js";

const STYLE = `
:host { display: block; line-height: 1.6; --aa-name: #1b4f8f; --aa-quote: #e0b84a33; --aa-good: #1a683a; --aa-bad: #a32c1a; }
@media (prefers-color-scheme: dark) { :host([theme="auto"]) { --aa-name: #8fb9ee; --aa-good: #7fcf9c; --aa-bad: #f19a88; } }
.headline { font-weight: 700; font-size: 1.3em; }
.byline, .caption, .teaser, .boilerplate { opacity: 0.75; font-size: 0.9em; }
.name { border-block-end: 2px solid var(--aa-name); }
.location { border-block-end-style: dashed; }
.organization, .facility { border-block-end: 3px double var(--aa-name); }
.norp, .product, .misc, .date, .money { border-block-end-style: dotted; }
.quote { background: var(--aa-quote); }
.quote.unsure { background: none; border-block-end: 1px dashed; }
.cue { font-style: italic; }
.word { font-weight: 700; }
.pos { color: var(--aa-good); }
.neg { color: var(--aa-bad); }
.pos::after { content: "+"; font-size: 0.7em; vertical-align: 0.4em; }
.neg::after { content: "\\2212"; font-size: 0.7em; vertical-align: 0.4em; }
.loaded { text-decoration: underline wavy; }
`;

/** @type {Promise<unknown> | null} the module, once for all elements of a page */
let ready = null;

class ArticleAnalyzer extends HTMLElement {
  static observedAttributes = ["layers"];
  /** @type {string | null} */
  #text = null;
  /** @type {{ text: string, analysis: Analysis, index: MarkIndex } | null} */
  #shown = null;
  #root = this.attachShadow({ mode: "open" });

  connectedCallback() {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(STYLE);
    this.#root.adoptedStyleSheets = [sheet];
    this.#run();
  }

  attributeChangedCallback() {
    this.#draw();
  }

  /** The text that is shown; setting it analyses it. Without, what stands in the element, its paragraphs kept apart. */
  get text() {
    return this.#text ?? (hasBlocks(this) ? blockText(this) : (this.textContent ?? "").trim());
  }
  set text(text) {
    this.#text = String(text);
    if (this.isConnected) this.#run();
  }

  /** The analysis, or null before the first is done. */
  get analysis() {
    return this.#shown?.analysis ?? null;
  }

  async #run() {
    try {
      ready ??= init();
      await ready;
      const { text } = this;
      const analysis = analyze(text);
      this.#shown = { text, analysis, index: markIndex(analysis) };
    } catch (error) {
      // The next element, or the next text, tries again.
      ready = null;
      this.dispatchEvent(new ErrorEvent("error", { error, message: String(error) }));
      return;
    }
    this.#draw();
    this.dispatchEvent(new CustomEvent("analysis", { detail: this.analysis, bubbles: true }));
  }

  #draw() {
    if (!this.#shown) return;
    const { text, analysis, index } = this.#shown;
    const wanted = (this.getAttribute("layers") ?? "names quotes words").split(/\s+/);
    const layers = {
      names: wanted.includes("names"),
      quotes: wanted.includes("quotes"),
      words: wanted.includes("words"),
    };
    const paragraphs = analysis.paragraphs.map(({ start, end, kind }) => {
      const nodes = segments(marksWithin(index, start, end, layers), start, end);
      const element = make(
        "p",
        kind,
        nodes.map((node) => drawNode(node, text, analysis)),
      );
      element.setAttribute("part", kind);
      element.dir = "auto";
      return element;
    });
    this.#root.replaceChildren(...paragraphs);
  }
}

/**
 * @param {SegmentNode} node
 * @param {string} text
 * @param {Analysis} analysis
 * @returns {string | HTMLElement}
 */
function drawNode(node, text, analysis) {
  if (node.type === "text") return text.slice(node.start, node.end);
  if (node.type === "mark") {
    return make(
      "span",
      "mark",
      node.parts.map((part) => drawPart(part, text, analysis)),
    );
  }
  const { kind, speaker, anonymous, confidence } = analysis.quotes[node.mark.id];
  const sure = confidence >= analysis.stats.sureFrom;
  const unnamed = anonymous ? wording.anonymousSpeaker : wording.unknownSpeaker;
  const name = speaker === null ? unnamed : analysis.entities[speaker].name;
  const children = node.children.map((child) => drawNode(child, text, analysis));
  return make(
    "span",
    `quote ${kind}${sure ? "" : " unsure"}`,
    children,
    `${wording.quoteKinds[kind]}: ${sure ? name : wording.unsure(name)}`,
  );
}

/**
 * @param {MarkPart} part
 * @param {string} text
 * @param {Analysis} analysis
 */
function drawPart({ start, end, marks }, text, analysis) {
  /** @type {string[]} */
  const classes = [];
  /** @type {string[]} */
  const titles = [];
  for (const { layer, id } of marks) {
    if (layer === "name") {
      const { name, type } = analysis.entities[id];
      classes.push("name", type);
      titles.push(`${name}, ${wording.types[type][0]}`);
    } else if (layer === "cue") {
      classes.push("cue");
    } else {
      const { polarity, loaded, alternative } = analysis.sentiment.words[id];
      const sign = polarity > 0 ? "positive" : polarity < 0 ? "negative" : "neutral";
      classes.push("word", sign.slice(0, 3), ...(loaded ? ["loaded"] : []));
      titles.push(wording.polarity[sign], ...(alternative ? [wording.alternative(alternative)] : []));
    }
  }
  return make("span", classes.join(" "), [text.slice(start, end)], titles.join("; "));
}

/**
 * @param {"p" | "span"} tag
 * @param {string} classes
 * @param {(string | HTMLElement)[]} children
 */
function make(tag, classes, children, title = "") {
  const element = document.createElement(tag);
  element.className = classes;
  if (title) element.title = title;
  element.append(...children);
  return element;
}

if (!customElements.get("article-analyzer")) customElements.define("article-analyzer", ArticleAnalyzer);
