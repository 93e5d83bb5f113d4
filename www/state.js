// What the page keeps in its one store, and the part of it that the address bar shows: the state of the view, never a text.

/** @import { Analysis, Correction, LanguageCode } from "./pkg/article_analyzer.js" */
/** @import { Layers, MarkIndex } from "./element/segments.js" */
/** @import { Store } from "./store.js" */
/** @import { Lexicon } from "./corrections.js" */

/**
 * An article that is open. It is replaced by another object with the same key when something about it changes.
 * @typedef {object} Article
 * @property {string} key
 * @property {string} title as it came with the text; "" where none did
 * @property {string} text
 * @property {string} [paper] whose page it came from, where that says so
 * @property {string} [example] the name of the built-in example that it is
 * @property {readonly Correction[]} corrections
 * @property {boolean} [anyway] whether it is analysed although it is in another language
 */

/**
 * The last analysis that ended. `analysis` and `index` are null where it was stopped or failed.
 * @typedef {object} Shown
 * @property {Article} article
 * @property {string} text
 * @property {Analysis | null} analysis
 * @property {MarkIndex | null} index
 */

/** @typedef {{ text: string, analysis: Analysis }} AnalysedText */

/**
 * @typedef {object} Analysed
 * @property {Article} article
 * @property {string} text
 * @property {Analysis} analysis
 * @property {MarkIndex} index
 */

/**
 * What is selected in text and list: an entity with the number of its mention, a quote, a word, or the stretch of text
 * from `id` to `at`.
 * @typedef {object} Selection
 * @property {"entity" | "quote" | "word" | "span"} kind
 * @property {number} id
 * @property {number} at
 */

/**
 * @typedef {object} Filters what each list is narrowed down to and ordered by; "" is all
 * @property {{ query: string, type: string, order: "salience" | "name" | "count" | "place" }} names
 * @property {{ query: string, kind: string, order: "speaker" | "place", sure: "" | "sure" | "unsure", by: string }} quotes
 * @property {{ query: string, voice: string, order: "strength" | "target" | "place", loaded: boolean }} words
 * @property {{ unsure: boolean }} voices whether what is not sure counts among who speaks
 */

/** @typedef {(typeof PANELS)[number]} Panel */
/** @typedef {(typeof VIEWS)[number]} ViewName */
/** @typedef {(typeof LAYERS)[number]} Layer */
/** @typedef {(typeof THEMES)[number]} Theme */
/** @typedef {(typeof OPENED_BY)[number]} OpenedBy */

/**
 * @typedef {object} View the part that the address bar shows
 * @property {Panel} panel
 * @property {Layers} layers which marks are drawn
 * @property {boolean} weak whether weak words are among them
 * @property {Selection | null} select
 * @property {Theme} theme
 * @property {boolean} input whether the text area is there
 * @property {boolean} large whether the article is in large type
 * @property {string | null} compare the key of the second article; the address has it where both are examples
 */

/**
 * @typedef {object} Rest
 * @property {readonly Article[]} articles
 * @property {string | null} current the key of the article that is read
 * @property {string | null} example the name of the example that it is
 * @property {OpenedBy | null} from who sent the reader here
 * @property {Shown | null} shown
 * @property {{ name: string, index: number, count: number } | null} busy the step of an analysis that takes long
 * @property {{ stopped: true } | { message: string } | { language: LanguageCode } | null} trouble why there is no analysis
 * @property {"read" | "panel"} pane which half a narrow screen shows
 * @property {Filters} filters
 * @property {Lexicon} lexicon the reader's own words and names
 * @property {boolean} keep whether corrections are kept in this browser
 * @property {boolean} keepTexts whether texts outlive a reload of this tab
 * @property {string} version of the module; "" before it is started
 * @property {(Analysed & { lexicon: Lexicon }) | null} second its analysis, and the words that it was made with
 */

/** @typedef {View & Rest} State */
/** @typedef {Store<State>} PageStore */

/** What stands beside the article in turn. */
export const VIEWS = /** @type {const} */ (["overview", "quotes", "names", "words"]);
export const PANELS = /** @type {const} */ ([...VIEWS, "compare", "corrections", "export"]);
export const LAYERS = /** @type {const} */ (["names", "quotes", "words"]);
export const THEMES = /** @type {const} */ (["auto", "light", "dark"]);
const OPENED_BY = /** @type {const} */ (["none", "start", "shared", "post"]);
const EXAMPLE = /^[a-z0-9-]{1,40}$/;
const SELECTION = /^(entity|quote|word|span)\.(\d{1,9})(?:\.(\d{1,9}))?$/;

/**
 * The state of a page that was opened at an address.
 * @param {string} hash
 * @returns {State}
 */
export function initialState(hash) {
  const { example, from, ...view } = readHash(hash);
  return {
    articles: [],
    current: null,
    example,
    from,
    shown: null,
    busy: null,
    trouble: null,
    pane: "read",
    filters: {
      names: { query: "", type: "", order: "salience" },
      quotes: { query: "", kind: "", order: "speaker", sure: "", by: "" },
      words: { query: "", voice: "", order: "strength", loaded: false },
      voices: { unsure: false },
    },
    lexicon: { add: [], remove: [], names: [] },
    keep: false,
    keepTexts: false,
    version: "",
    second: null,
    ...view,
  };
}

/**
 * What of the address is understood; anything else in it is passed over.
 * @param {string} hash
 * @returns {View & { example: string | null, from: OpenedBy | null }}
 */
export function readHash(hash) {
  const params = new URLSearchParams(hash.replace(/^#/, ""));
  const hidden = params.get("hide")?.split(",") ?? [];
  const example = params.get("example") ?? "";
  const selection = SELECTION.exec(params.get("select") ?? "");
  return {
    panel: oneOf(PANELS, params.get("panel")) ?? "overview",
    theme: oneOf(THEMES, params.get("theme")) ?? "auto",
    layers: {
      names: !hidden.includes("names"),
      quotes: !hidden.includes("quotes"),
      words: !hidden.includes("words"),
    },
    weak: params.get("weak") === "shown",
    example: EXAMPLE.test(example) ? example : null,
    from: oneOf(OPENED_BY, params.get("from")),
    select: selection && {
      kind: /** @type {Selection["kind"]} */ (selection[1]),
      id: Number(selection[2]),
      at: Number(selection[3] ?? 0),
    },
    input: params.get("input") === "shown",
    large: params.get("type") === "large",
    compare: EXAMPLE.test(params.get("with") ?? "") ? `example-${params.get("with")}` : null,
  };
}

/**
 * The address part for a state. A selection is numbers only.
 * @param {View & { example: string | null }} state
 */
export function writeHash(state) {
  const params = new URLSearchParams();
  if (state.example) params.set("example", state.example);
  if (state.example && state.compare?.startsWith("example-")) params.set("with", state.compare.slice(8));
  if (state.panel !== "overview") params.set("panel", state.panel);
  if (state.theme !== "auto") params.set("theme", state.theme);
  const hidden = LAYERS.filter((layer) => !state.layers[layer]);
  if (hidden.length) params.set("hide", hidden.join(","));
  if (state.weak) params.set("weak", "shown");
  if (state.input) params.set("input", "shown");
  if (state.large) params.set("type", "large");
  const { select } = state;
  if (select) params.set("select", [select.kind, select.id, ...(select.at ? [select.at] : [])].join("."));
  return params.toString().replaceAll("%2C", ",");
}

/**
 * @template {string} Word
 * @param {readonly Word[]} words
 * @param {string | null} given
 */
function oneOf(words, given) {
  return words.find((word) => word === given) ?? null;
}
