// <article-analyzer>: an annotated article in anybody's page, with the module alone. The text is the element's own text
// content or its `text` property; `layers="names quotes words"` says which marks are shown; the event `analysis` brings
// the analysis in `detail`. Styles are its own (custom properties below change them); nothing is loaded but the module.

import init, { analyze } from "../pkg/article_analyzer.js";
import { markIndex, marksWithin, segments } from "./segments.js";

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
.cue { font-style: italic; }
.word { font-weight: 700; }
.pos { color: var(--aa-good); }
.neg { color: var(--aa-bad); }
.pos::after { content: "+"; font-size: 0.7em; vertical-align: 0.4em; }
.neg::after { content: "\\2212"; font-size: 0.7em; vertical-align: 0.4em; }
.loaded { text-decoration: underline wavy; }
`;

let ready = null;

class ArticleAnalyzer extends HTMLElement {
  static observedAttributes = ["layers"];
  #text = null;
  #shown = null;
  #root = this.attachShadow({ mode: "open" });

  connectedCallback() {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(STYLE);
    this.#root.adoptedStyleSheets = [sheet];
    this.#run();
  }

  attributeChangedCallback() {
    if (this.#shown) this.#draw();
  }

  /** The text that is shown; setting it analyses it. */
  get text() {
    return this.#text ?? this.textContent.trim();
  }
  set text(text) {
    this.#text = String(text);
    if (this.isConnected) this.#run();
  }

  /** The analysis of the contract, or null before the first is done. */
  get analysis() {
    return this.#shown?.analysis ?? null;
  }

  async #run() {
    ready ??= init();
    await ready;
    const { text } = this;
    const analysis = analyze(text);
    this.#shown = { text, analysis, index: markIndex(analysis) };
    this.#draw();
    this.dispatchEvent(new CustomEvent("analysis", { detail: analysis, bubbles: true }));
  }

  #draw() {
    const { analysis } = this.#shown;
    const wanted = (this.getAttribute("layers") ?? "names quotes words").split(/\s+/);
    const layers = {
      names: wanted.includes("names"),
      quotes: wanted.includes("quotes"),
      words: wanted.includes("words"),
    };
    this.#root.replaceChildren(
      ...analysis.paragraphs.map(({ start, end, kind }) => {
        const marks = marksWithin(this.#shown.index, start, end, layers);
        const element = make(
          "p",
          kind,
          segments(marks, start, end).map((node) => this.#node(node)),
        );
        element.setAttribute("part", kind);
        element.dir = "auto";
        return element;
      }),
    );
  }

  #node(node) {
    const { text, analysis } = this.#shown;
    if (node.type === "text") return text.slice(node.start, node.end);
    if (node.type === "quote") {
      const quote = analysis.quotes[node.mark.id];
      const speaker =
        quote.speaker === null
          ? quote.anonymous
            ? "unnamed source"
            : "speaker unknown"
          : analysis.entities[quote.speaker].name;
      return make(
        "span",
        `quote ${quote.kind}`,
        node.children.map((child) => this.#node(child)),
        `${quote.kind}: ${speaker}`,
      );
    }
    return make(
      "span",
      "mark",
      node.parts.map((part) => {
        const classes = [];
        const titles = [];
        for (const { layer, id } of part.marks) {
          if (layer === "name") {
            const entity = analysis.entities[id];
            classes.push("name", entity.type);
            titles.push(`${entity.name}, ${entity.type}`);
          } else if (layer === "cue") classes.push("cue");
          else {
            const word = analysis.sentiment.words[id];
            classes.push("word", word.polarity > 0 ? "pos" : "neg", ...(word.loaded ? ["loaded"] : []));
            titles.push(
              `${word.polarity > 0 ? "positive" : "negative"}${word.alternative ? `, neutral: ${word.alternative}` : ""}`,
            );
          }
        }
        return make("span", classes.join(" "), [text.slice(part.start, part.end)], titles.join("; "));
      }),
    );
  }
}

function make(tag, classes, children, title) {
  const element = document.createElement(tag);
  element.className = classes;
  if (title) element.title = title;
  element.append(...children);
  return element;
}

customElements.define("article-analyzer", ArticleAnalyzer);
