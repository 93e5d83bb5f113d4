// <article-analyzer>: marks an article in anybody's page, where it stands. Around an article, or pointed at one by `for`, it
// reads what the page shows and marks it without touching a node; with `text` it shows that text itself. What goes wrong costs
// the marks and never the article. Owns the life of the element; reading, marks, drawing and the card have files of their own.

/** @import { Analysis, Options, Span } from "../pkg/article_analyzer.js" */
/** @import { PlacedText } from "./host-text.js" */
/** @import { Mark, MarkIndex } from "./segments.js" */
import { STYLE as CARD, createCard } from "./card.js";
import { ask } from "./engine.js";
import { canHighlight, paintArticle } from "./highlights.js";
import { offsetOf, rangeOf, readHost } from "./host-text.js";
import { kindsOf, layersOf, saying, selected, shownMarks } from "./marks.js";
import { drawText, STYLE as READING } from "./reading-view.js";
import { markIndex } from "./segments.js";

/** Where there is no page, as on a server, the element is there to be imported and no more. */
const Element_ = globalThis.HTMLElement ?? /** @type {typeof HTMLElement} */ (/** @type {unknown} */ (class {}));

/** What a page does on a press of its own accord, which no mark may keep it from. */
const PRESSED =
  "a[href], button, input, select, textarea, label, summary, [role=button], [role=link], [contenteditable]";

/** How long changes of the article are gathered before it is read again, in milliseconds. */
const GATHER = 100;

/** @type {Map<string, CSSStyleSheet>} one sheet of each kind for all elements of a page */
const sheets = new Map();
/** @type {Set<string>} what the console was told already */
const told = new Set();

export class ArticleAnalyzerElement extends Element_ {
  static observedAttributes = ["layers", "text", "for"];
  /** @type {string | null} */
  #text = null;
  /** @type {Options | null} */
  #options = null;
  /** @type {{ text: string, options: Options | null, analysis: Analysis, index: MarkIndex } | null} */
  #shown = null;
  /** @type {PlacedText | null} */
  #placed = null;
  /** @type {HTMLElement | null} the article that is marked in place */
  #target = null;
  /** @type {AbortController | null} */
  #asked = null;
  /** @type {unknown} the analysis that was told last */
  #told = null;
  #planned = false;
  #ready = false;
  /** @type {number | null} the offset of the mark that the keyboard is at */
  #at = null;
  #unpaint = () => {};
  /** @type {{ root: ShadowRoot, slot: HTMLSlotElement, article: HTMLElement, card: ReturnType<typeof createCard> } | null} */
  #made = null;
  #changed = false;
  #observer = new MutationObserver(() => {
    this.#changed = true;
    setTimeout(() => this.#plan(), GATHER);
  });

  /** Whether `for` names another article than before: one that comes late, or takes the place of another. */
  #watch = new MutationObserver(() => {
    if (this.#ownText === null && this.#named() !== this.#target) this.#plan();
  });

  /**
   * What the element has of its own, not before it is wanted: a slot makes the browser lay out anew what stands in it, and that of a
   * hundred articles at once where each had its own from the start.
   */
  get #inside() {
    if (this.#made) return this.#made;
    const root = this.shadowRoot ?? this.attachShadow({ mode: "open" });
    const [slot, article] = [document.createElement("slot"), document.createElement("div")];
    article.setAttribute("part", "article");
    const card = createCard(root, (step) => this.#walk(step));
    root.prepend(slot);
    root.adoptedStyleSheets = [sheetOf(CARD)];
    this.#made = { root, slot, article, card };
    return this.#made;
  }

  connectedCallback() {
    // What was set before the element was defined.
    for (const name of /** @type {const} */ (["text", "options", "layers", "htmlFor"])) {
      if (!Object.hasOwn(this, name)) continue;
      const value = this[name];
      delete this[name];
      /** @type {any} */ (this)[name] = value;
    }
    this.#follow();
    this.#plan();
  }

  disconnectedCallback() {
    this.#asked?.abort();
    this.#watch.disconnect();
    this.#leave();
  }

  #follow() {
    this.#watch.disconnect();
    if (this.hasAttribute("for")) this.#watch.observe(this.getRootNode(), { childList: true, subtree: true });
  }

  /** @param {string} name */
  attributeChangedCallback(name) {
    if (name === "layers") return this.#draw();
    if (this.isConnected) this.#follow();
    this.#plan();
  }

  /**
   * The text that is analysed: one's own, which the element then shows, or what the page shows of the article.
   * @returns {string}
   */
  get text() {
    return this.#ownText ?? (this.#placed ?? readHost(this.#host())).text;
  }
  set text(text) {
    this.#text = text === null || text === undefined ? null : String(text);
    this.#plan();
  }

  /** Options of `analyze`; to be replaced, not changed. */
  get options() {
    return this.#options;
  }
  set options(options) {
    // Frameworks give a new object of the same options with every drawing.
    if (JSON.stringify(options ?? null) === JSON.stringify(this.#options)) return;
    this.#options = options ?? null;
    this.#plan();
  }

  /** Which marks are shown: "entities quotes sentiment". */
  get layers() {
    return this.getAttribute("layers") ?? "entities quotes sentiment";
  }
  set layers(layers) {
    this.setAttribute("layers", String(layers));
  }

  /** The id of the article that is marked, where it does not stand in the element. */
  get htmlFor() {
    return this.getAttribute("for") ?? "";
  }
  set htmlFor(id) {
    this.setAttribute("for", id);
  }

  /** The analysis, or null before the first is done. */
  get analysis() {
    return this.#shown?.analysis ?? null;
  }

  /**
   * Where a span of the analysis stands in the page, or null where the page has changed since.
   * @param {Span} span
   */
  rangeOf(span) {
    return this.#placed && rangeOf(this.#placed, span);
  }

  get #ownText() {
    return this.#text ?? this.getAttribute("text");
  }

  /**
   * The article in the page.
   * @returns {HTMLElement}
   */
  #host() {
    const found = this.#named();
    if (found) return found;
    const id = this.getAttribute("for");
    throw Object.assign(new Error(`for: there is no element with the id “${id}”`), { code: "no-article" });
  }

  /** @returns {HTMLElement | null} */
  #named() {
    const id = this.getAttribute("for");
    if (id === null) return this;
    const root = /** @type {Document | ShadowRoot} */ (this.getRootNode());
    return /** @type {HTMLElement | null} */ (root.getElementById?.(id));
  }

  /** Runs once for all that changes in one turn, and not before the page is read to its end. */
  #plan() {
    if (this.#planned || !this.isConnected) return;
    this.#planned = true;
    const run = () => {
      this.#planned = false;
      if (this.isConnected) this.#run();
    };
    if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", run, { once: true });
    // Each element in a task of its own, so that a hundred of them don't hold the page up.
    else setTimeout(run);
  }

  async #run() {
    this.#asked?.abort();
    const asked = new AbortController();
    this.#asked = asked;
    const { signal } = asked;
    const options = this.#options;
    try {
      const text = this.#read();
      if (this.#shown?.text !== text || this.#shown.options !== options) {
        if (text.trim() === "") {
          this.#shown = null;
          this.#draw();
          return;
        }
        const analysis = await ask(text, options, { signal, onReady: () => this.#started() });
        if (signal.aborted) return;
        this.#shown = { text, options, analysis, index: markIndex(analysis) };
        // The page may have changed while it was analysed.
        if (this.#changed && this.#read() !== text) return void this.#plan();
      }
      this.#draw();
      if (this.#told !== this.#shown) {
        this.#told = this.#shown;
        this.#tell("analysis", this.analysis);
      }
    } catch (error) {
      if (!signal.aborted) this.#fail(/** @type {Error & { code?: string }} */ (error));
    }
  }

  #started() {
    if (this.#ready) return;
    this.#ready = true;
    this.#tell("ready", null);
  }

  /** Reads the article anew, and listens to it from then on; a text of one's own is shown without marks until it has them. */
  #read() {
    const own = this.#ownText;
    if (own !== null) {
      if (this.#placed?.text !== own || this.#target) {
        this.#leave();
        const { root, slot, article } = this.#inside;
        root.adoptedStyleSheets = [sheetOf(CARD), sheetOf(READING)];
        slot.replaceWith(article);
        this.#place(drawText(own, null, layersOf(null).layers));
        article.addEventListener("click", this.#press);
      }
      return own;
    }
    const target = this.#host();
    if (this.#target !== target) {
      this.#leave();
      if (this.#made) {
        this.#made.root.adoptedStyleSheets = [sheetOf(CARD)];
        this.#made.article.replaceWith(this.#made.slot);
      }
      this.#target = target;
      this.#observer.observe(target, { childList: true, characterData: true, subtree: true });
      target.addEventListener("click", this.#press);
    }
    this.#changed = false;
    this.#placed = readHost(target);
    return this.#placed.text;
  }

  /** Takes every mark and listener away from what was marked. */
  #leave() {
    this.#unpaint();
    this.#unpaint = () => {};
    this.#observer.disconnect();
    this.#target?.removeEventListener("click", /** @type {EventListener} */ (this.#press));
    this.#target = null;
    this.#placed = null;
    this.#made?.card.hide();
    this.#made?.card.offer(false);
  }

  /** @param {{ paragraphs: HTMLElement[], placed: PlacedText }} drawn */
  #place({ paragraphs, placed }) {
    this.#inside.article.replaceChildren(...paragraphs);
    this.#placed = placed;
  }

  #draw() {
    const { layers, unknown } = layersOf(this.getAttribute("layers"));
    for (const name of unknown) warn(`layers has no “${name}”: there are entities, quotes and sentiment`);
    if (!this.#placed) return;
    this.#unpaint();
    this.#unpaint = () => {};
    if (!this.#shown) {
      this.#made?.card.offer(false);
      return;
    }
    const { text, analysis, index } = this.#shown;
    const marks = shownMarks(analysis, index, 0, text.length, layers);
    if (!this.#target) this.#place(drawText(text, this.#shown, layers));
    else if (canHighlight()) {
      const placed = this.#placed;
      const ranges = () =>
        marks.flatMap((mark) => {
          const range = rangeOf(placed, mark);
          return range
            ? kindsOf(analysis, mark).map((kind) => /** @type {[string, Range]} */ ([`aa-${kind}`, range]))
            : [];
        });
      this.#unpaint = paintArticle(this.#target, ranges);
    }
    this.#at = null;
    if (this.#made || marks.length > 0) this.#inside.card.offer(marks.length > 0);
  }

  #press = (/** @type {MouseEvent} */ event) => {
    if (!this.#shown || !this.#placed || event.defaultPrevented || !getSelection()?.isCollapsed) return;
    const path = /** @type {HTMLElement[]} */ (event.composedPath());
    const within = path.slice(0, path.indexOf(this.#target ?? this.#inside.article));
    if (within.some((node) => node instanceof Element && node.matches(PRESSED))) return;
    if (!this.#target) {
      const at = within.find((node) => node.dataset?.at)?.dataset.at;
      if (at) this.#select(Number(at));
      return;
    }
    const { clientX: x, clientY: y } = event;
    const caret = caretAt(x, y);
    const offset = caret && offsetOf(this.#placed, caret.node, caret.offset);
    if (offset === null) return;
    // A caret stands between two characters; beside a line it is the nearest.
    for (const at of [offset, offset - 1]) {
      const range = at < 0 ? null : this.rangeOf({ start: at, end: at + 1 });
      const pressed = range && [...range.getClientRects()].some((box) => holds(box, x, y));
      if (pressed) return void this.#select(at);
    }
  };

  /** Shows why the character at `offset` is marked, if it is. @param {number} offset */
  #select(offset) {
    const { layers } = layersOf(this.getAttribute("layers"));
    if (!this.#shown) return "";
    const { text, analysis, index } = this.#shown;
    const marks = shownMarks(analysis, index, offset, offset + 1, layers).filter(({ layer }) => layer !== "cue");
    const [smallest] = marks.toSorted((a, b) => a.end - a.start - (b.end - b.start));
    const range = smallest && this.rangeOf(smallest);
    if (!range) return "";
    const lines = [...new Set(marks.map((mark) => saying(text, analysis, mark)))];
    const detail = { marks: marks.map((mark) => selected(analysis, mark)), offset, range };
    if (this.#tell("select", detail, true)) this.#inside.card.show(lines, range.getBoundingClientRect());
    return `${text.slice(smallest.start, smallest.end)}: ${lines.join(". ")}`;
  }

  /** To the next mark or the one before, round the end. @param {1 | -1} step */
  #walk(step) {
    if (!this.#shown) return;
    const { text, analysis, index } = this.#shown;
    const { layers } = layersOf(this.getAttribute("layers"));
    const starts = [
      ...new Set(
        shownMarks(analysis, index, 0, text.length, layers)
          .filter(({ layer }) => layer !== "cue")
          .map(({ start }) => start),
      ),
    ].sort((a, b) => a - b);
    const at = this.#at;
    const next = at === null ? undefined : step > 0 ? starts.find((s) => s > at) : starts.findLast((s) => s < at);
    this.#at = next ?? starts.at(step > 0 ? 0 : -1) ?? null;
    if (this.#at === null) return;
    this.rangeOf({ start: this.#at, end: this.#at + 1 })?.startContainer.parentElement?.scrollIntoView({
      block: "nearest",
    });
    this.#inside.card.say(this.#select(this.#at));
  }

  /** @param {Error & { code?: unknown }} error */
  #fail(error) {
    if (error.code === "no-article") this.#leave();
    const code = typeof error.code === "string" ? error.code : "crashed";
    warn(error.message);
    this.#tell("error", { code, message: error.message, error });
  }

  /** Whether the page has nothing against what the element does by itself. @param {string} name @param {unknown} detail */
  #tell(name, detail, cancelable = false) {
    return this.dispatchEvent(new CustomEvent(name, { detail, bubbles: true, composed: true, cancelable }));
  }
}

/** One sentence, once. @param {string} sentence */
function warn(sentence) {
  if (told.has(sentence)) return;
  told.add(sentence);
  console.warn(`article-analyzer: ${sentence}`);
}

/** @param {string} style */
function sheetOf(style) {
  let sheet = sheets.get(style);
  if (!sheet) {
    sheet = new CSSStyleSheet();
    sheet.replaceSync(style);
    sheets.set(style, sheet);
  }
  return sheet;
}

/**
 * The place between two characters that is nearest to a point.
 * @param {number} x
 * @param {number} y
 */
function caretAt(x, y) {
  const found = document.caretPositionFromPoint?.(x, y);
  if (found) return { node: found.offsetNode, offset: found.offset };
  const range = document.caretRangeFromPoint?.(x, y);
  return range ? { node: range.startContainer, offset: range.startOffset } : null;
}

/** @param {DOMRect} box @param {number} x @param {number} y */
const holds = ({ left, right, top, bottom }, x, y) => x >= left && x <= right && y >= top && y <= bottom;

// Of two copies on a page the first is the element.
if (globalThis.customElements && !customElements.get("article-analyzer"))
  customElements.define("article-analyzer", ArticleAnalyzerElement);
