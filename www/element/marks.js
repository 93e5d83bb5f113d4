// What an article's marks are called and say: the one place where an analysis becomes marks with words. Owns no drawing.

/** @import { Analysis } from "../pkg/article_analyzer.js" */
/** @import { Layers, Mark, MarkIndex } from "./segments.js" */
import { marksWithin } from "./segments.js";
import { ofElement, wording } from "./wording.js";

/** What a reader can choose, by the names that the option `only` has, and by those that came first. */
const LAYERS = /** @type {const} */ ({
  entities: "names",
  quotes: "quotes",
  sentiment: "words",
  names: "names",
  words: "words",
});

/** Below this strength a word rests, unless it takes sides, as on the page. */
const WEAK = 0.3;

/**
 * The layers that an attribute names, all where it names none, and what it names that is no layer.
 * @param {string | null} named
 * @returns {{ layers: Layers, unknown: string[] }}
 */
export function layersOf(named) {
  const wanted = named === null ? ["entities", "quotes", "sentiment"] : named.split(/[\s,]+/).filter(Boolean);
  const layers = { names: false, quotes: false, words: false };
  /** @type {string[]} */
  const unknown = [];
  for (const name of wanted) {
    if (Object.hasOwn(LAYERS, name)) layers[LAYERS[/** @type {keyof typeof LAYERS} */ (name)]] = true;
    else unknown.push(name);
  }
  return { layers, unknown };
}

/**
 * The marks that are shown of [start, end): names as written, statements and their cues, and words that are not weak.
 * @param {Analysis} analysis
 * @param {MarkIndex} index
 * @param {number} start
 * @param {number} end
 * @param {Layers} layers
 */
export function shownMarks({ entities, sentiment }, index, start, end, layers) {
  return marksWithin(index, start, end, layers).filter(({ layer, id, part }) => {
    if (layer === "name") return entities[id].mentions[part].form === "name";
    if (layer !== "word") return true;
    const { polarity, loaded } = sentiment.words[id];
    return loaded || Math.abs(polarity) >= WEAK;
  });
}

/**
 * The names of a mark's kinds: parts in the reading view, highlights (behind "aa-") in place.
 * @param {Analysis} analysis
 * @param {Mark} mark
 * @returns {string[]}
 */
export function kindsOf({ entities, quotes, sentiment, stats }, { layer, id }) {
  if (layer === "name") return [entities[id].type];
  if (layer === "cue") return ["cue"];
  if (layer === "quote") return quotes[id].confidence >= stats.sureFrom ? ["quote"] : ["unsure"];
  const { polarity, loaded } = sentiment.words[id];
  return [...(polarity > 0 ? ["good"] : polarity < 0 ? ["bad"] : []), ...(loaded ? ["loaded"] : [])];
}

/**
 * What a mark says, in words.
 * @param {string} text
 * @param {Analysis} analysis
 * @param {Mark} mark
 */
export function saying(text, { entities, quotes, sentiment, stats }, { layer, id }) {
  if (layer === "name") {
    const { name, type, role } = entities[id];
    return [name, wording.types[type][0], ...(role ? [text.slice(role.start, role.end)] : [])].join(", ");
  }
  if (layer === "word") {
    const { polarity, loaded, alternative, target } = sentiment.words[id];
    return [
      wording.polarity[polarity > 0 ? "positive" : polarity < 0 ? "negative" : "neutral"],
      ...(loaded ? [ofElement.loaded] : []),
      ...(target === null ? [] : [ofElement.about(entities[target].name)]),
      ...(alternative ? [wording.alternative(alternative)] : []),
    ].join("; ");
  }
  const { kind, speaker, anonymous, confidence } = quotes[id];
  const name =
    speaker !== null ? entities[speaker].name : anonymous ? wording.anonymousSpeaker : wording.unknownSpeaker;
  const sure = confidence >= stats.sureFrom || speaker === null;
  return `${wording.quoteKinds[kind]}: ${sure ? name : wording.unsure(name)}`;
}

/**
 * One mark as the event `select` gives it: the layer by its public name, the thing itself, and its place.
 * @param {Analysis} analysis
 * @param {Mark} mark
 */
export function selected({ entities, quotes, sentiment }, { layer, id, part, start, end }) {
  if (layer === "name")
    return { layer: "entities", start, end, entity: entities[id], mention: entities[id].mentions[part] };
  if (layer === "word") return { layer: "sentiment", start, end, word: sentiment.words[id] };
  return { layer: "quotes", start, end, quote: quotes[id] };
}
