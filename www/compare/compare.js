// What two analyses have in common and what only one has. Numbers and lists, no element and no verdict.

/** @import { Entity, PolarWord } from "../pkg/article_analyzer.js" */
/** @import { Voice } from "../overview/figures.js" */
/** @import { AnalysedText } from "../state.js" */
import { textOf } from "../labels.js";
import { mainEntities, voices } from "../overview/figures.js";

/**
 * Names of both articles in pairs, names of one alone, and names that the other has in its text without marking them.
 * @typedef {{ both: [Entity, Entity][], onlyA: Entity[], onlyB: Entity[], unmarkedA: Entity[], unmarkedB: Entity[] }} Paired
 */
/** @typedef {PolarWord & { written: string, count: number, id: number }} BearingWord */

const MAIN = 60;

/**
 * Lower-case name forms of an entity, by which the other article may call it too.
 * @param {string} text
 * @param {Entity} entity
 */
function names(text, entity) {
  const forms = new Set([entity.name.toLowerCase()]);
  for (const mention of entity.mentions)
    if (mention.form === "name") forms.add(text.slice(mention.start, mention.end).replace(/\s+/g, " ").toLowerCase());
  return forms;
}

/**
 * Pairs entities of two articles. Two are one where the fullest name of either is a name form of the other and their types
 * agree, or else where both have the same fullest name; a surname alone is not enough, since two people can share it.
 * @param {AnalysedText} a
 * @param {AnalysedText} b
 * @returns {Paired}
 */
export function pairEntities(a, b) {
  const listA = mainEntities(a.analysis, MAIN);
  const listB = mainEntities(b.analysis, MAIN);
  const formsB = listB.map((entity) => names(b.text, entity));
  const formsA = listA.map((entity) => names(a.text, entity));
  /** @param {Entity} entity */
  const name = (entity) => entity.name.toLowerCase();
  /** @type {Map<Entity, Entity>} */
  const twins = new Map();
  /** @type {Set<Entity>} */
  const taken = new Set();
  /** @param {(x: Entity, i: number, y: Entity, j: number) => boolean} same */
  const pair = (same) => {
    for (const [i, entity] of listA.entries()) {
      if (twins.has(entity)) continue;
      const twin = listB.find((other, j) => !taken.has(other) && same(entity, i, other, j));
      if (!twin) continue;
      twins.set(entity, twin);
      taken.add(twin);
    }
  };
  pair((x, i, y, j) => x.type === y.type && (formsA[i].has(name(y)) || formsB[j].has(name(x))));
  pair((x, _i, y) => name(x) === name(y));
  /** @type {(entity: Entity, forms: Set<string>, text: string) => boolean} */
  const stands = (entity, forms, text) => [...forms, name(entity)].some((form) => hasWords(text, form));
  const [textA, textB] = [a, b].map(({ text }) => text.replace(/\s+/g, " ").toLowerCase());
  const aloneA = listA.filter((entity) => !twins.has(entity));
  const aloneB = listB.filter((entity) => !taken.has(entity));
  const inB = new Set(aloneA.filter((entity) => stands(entity, formsA[listA.indexOf(entity)], textB)));
  const inA = new Set(aloneB.filter((entity) => stands(entity, formsB[listB.indexOf(entity)], textA)));
  return {
    both: listA.flatMap((entity) => {
      const twin = twins.get(entity);
      return twin ? [/** @type {[Entity, Entity]} */ ([entity, twin])] : [];
    }),
    onlyA: aloneA.filter((entity) => !inB.has(entity)),
    onlyB: aloneB.filter((entity) => !inA.has(entity)),
    unmarkedB: [...inB],
    unmarkedA: [...inA],
  };
}

/**
 * Whether a text holds words that are no part of longer ones; both in lower case.
 * @param {string} text
 * @param {string} words
 */
function hasWords(text, words) {
  for (let at = text.indexOf(words); at >= 0; at = text.indexOf(words, at + 1)) {
    const around = [text.charAt(at - 1), text.charAt(at + words.length)];
    if (!around.some((character) => /[\p{L}\p{N}]/u.test(character))) return true;
  }
  return false;
}

/**
 * Rows of who speaks, in A beside B.
 * @param {AnalysedText} a
 * @param {AnalysedText} b
 * @param {Pick<Paired, "both">} paired
 */
export function pairVoices(a, b, { both }) {
  const twin = new Map(both.map(([x, y]) => [x.id, y.id]));
  const [rowsA, rowsB] = [voices(a.analysis), voices(b.analysis)];
  /**
   * @param {Voice} row
   * @param {Voice} other
   */
  const same = (row, other) => {
    if (row.who !== other.who) return false;
    if (row.who !== "speaker") return true;
    if (row.entity === null || other.entity === null) return row.entity === other.entity;
    return twin.get(row.entity) === other.entity;
  };
  /** @type {Set<Voice>} */
  const used = new Set();
  /** @type {{ a: Voice | null, b: Voice | null }[]} */
  const rows = rowsA.slice(0, 9).map((row) => {
    const other = rowsB.find((candidate) => same(row, candidate)) ?? null;
    if (other) used.add(other);
    return { a: row, b: other };
  });
  for (const row of rowsB.slice(0, 9)) if (!used.has(row)) rows.push({ a: null, b: row });
  return rows;
}

/** A quotation of fewer words proves nothing. */
const SHORT = 3;

/**
 * Quotations between quotation marks, by their words alone: those that both articles have, whole or one of them cut, and
 * those of one alone.
 * @param {AnalysedText} a
 * @param {AnalysedText} b
 */
export function pairQuotes(a, b) {
  /** @param {AnalysedText} side */
  const quotations = ({ text, analysis }) =>
    analysis.quotes.flatMap(({ kind, content, speech }, id) => {
      if (!speech || kind === "indirect") return [];
      const written = textOf(text, content);
      const marked = kind === "mixed" ? (written.match(/[“"«][^”"»]*/g) ?? []).join(" ") : written;
      const words = marked.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
      return words.length < SHORT ? [] : [{ id, written, words: ` ${words.join(" ")} ` }];
    });
  const [listA, listB] = [quotations(a), quotations(b)];
  const alone = new Set(listB);
  /** @typedef {(typeof listA)[number]} Quotation */
  /** @type {Map<Quotation, Quotation>} */
  const twins = new Map();
  /** @param {(x: string, y: string) => boolean} same */
  const pair = (same) => {
    for (const x of listA) {
      const y = twins.has(x) ? null : [...alone].find((other) => same(x.words, other.words));
      if (!y) continue;
      twins.set(x, y);
      alone.delete(y);
    }
  };
  pair((x, y) => x === y);
  pair((x, y) => x.includes(y) || y.includes(x));
  return {
    both: [...twins].map(([x, y]) => ({ a: x, b: y, cut: x.words !== y.words })),
    onlyA: listA.filter((x) => !twins.has(x)),
    onlyB: [...alone],
  };
}

/** @typedef {{ written: string, start: number, selector: string }} Fact a number, date or amount, and its first place */

/** A number in figures, with what scales it. */
const NUMBER =
  /\p{N}[\p{N}.,:]*(?<![.,:])(?:\s?%|[-\s](?:per cent|percent|hundred|thousand|million|billion|trillion)\b)?/gu;

/**
 * The numbers, dates and amounts that both texts have in the same words, and those of one alone.
 * @param {AnalysedText} a
 * @param {AnalysedText} b
 */
export function pairFacts(a, b) {
  /** @type {(side: AnalysedText) => Map<string, Fact>} */
  const facts = ({ text, analysis }) => {
    /** @type {Map<string, Fact>} */
    const found = new Map();
    /** @type {(start: number, end: number, selector: string) => void} */
    const add = (start, end, selector) => {
      const written = text.slice(start, end).replace(/\s+/g, " ");
      const key = written.toLowerCase();
      if (!found.has(key)) found.set(key, { written, start, selector });
    };
    const named = analysis.entities.filter(({ type }) => type === "date" || type === "money");
    const spans = named.flatMap(({ id, mentions }) =>
      mentions.map(({ start, end }, n) => ({ start, end, selector: `[data-e="${id}"][data-m="${n}"]` })),
    );
    for (const { start, end, selector } of spans) add(start, end, selector);
    for (const { index, 0: written } of text.matchAll(NUMBER)) {
      const end = index + written.length;
      if (!spans.some((span) => span.start < end && index < span.end)) add(index, end, ":not(*)");
    }
    return found;
  };
  const [factsA, factsB] = [facts(a), facts(b)];
  const [textA, textB] = [a, b].map(({ text }) => text.replace(/\s+/g, " ").toLowerCase());
  /** @type {(facts: Map<string, Fact>, text: string) => Fact[]} */
  const alone = (facts, text) => [...facts].flatMap(([key, fact]) => (hasWords(text, key) ? [] : [fact]));
  return {
    both: [...factsA].flatMap(([key, fact]) => {
      const other = factsB.get(key);
      return other ? [/** @type {const} */ ([fact, other])] : [];
    }),
    onlyA: alone(factsA, textB),
    onlyB: alone(factsB, textA),
  };
}

/**
 * The words in the article's own voice that bear on an entity, each once with how often and the first of them, strongest first.
 * @param {AnalysedText} side
 * @param {Entity} entity
 */
export function wordsFor({ text, analysis }, entity) {
  /** @type {Map<string, BearingWord>} */
  const found = new Map();
  for (const [id, word] of analysis.sentiment.words.entries()) {
    if (word.target !== entity.id || word.quote !== null) continue;
    const written = text.slice(word.start, word.end).replace(/\s+/g, " ");
    const key = `${written.toLowerCase()} ${Math.sign(word.polarity)}`;
    const seen = found.get(key);
    if (seen) seen.count++;
    else found.set(key, { ...word, written, count: 1, id });
  }
  return [...found.values()].sort((x, y) => Math.abs(y.polarity) - Math.abs(x.polarity));
}

/**
 * What an article itself calls an entity besides its name: its role and its descriptions, each once.
 * @param {{ text: string }} side
 * @param {Entity} entity
 */
export function descriptionsOf({ text }, entity) {
  /** @type {Set<string>} */
  const found = new Set();
  if (entity.role) found.add(text.slice(entity.role.start, entity.role.end));
  for (const mention of entity.mentions)
    if (mention.form === "nominal" && mention.quote === null)
      found.add(text.slice(mention.start, mention.end).replace(/\s+/g, " "));
  return [...found];
}
