// What two analyses have in common and what only one has. Numbers and lists, no element and no verdict.

import { mainEntities, voices } from "../overview/figures.js";

const MAIN = 60;

/** Lower-case name forms of an entity, by which the other article may call it too. */
function names(text, entity) {
  const forms = new Set([entity.name.toLowerCase()]);
  for (const mention of entity.mentions)
    if (mention.form === "name") forms.add(text.slice(mention.start, mention.end).replace(/\s+/g, " ").toLowerCase());
  return forms;
}

/**
 * Pairs entities of two articles: `{both: [[a, b]], onlyA, onlyB}`. Two are one where the fullest name of either is a name
 * form of the other and their types agree, or else where both have the same fullest name; a surname alone is not enough,
 * since two people can share it.
 */
export function pairEntities(a, b) {
  const listA = mainEntities(a.analysis, MAIN);
  const listB = mainEntities(b.analysis, MAIN);
  const formsB = listB.map((entity) => names(b.text, entity));
  const formsA = listA.map((entity) => names(a.text, entity));
  const name = (entity) => entity.name.toLowerCase();
  const twins = new Map();
  const taken = new Set();
  const pair = (same) =>
    listA.forEach((entity, i) => {
      if (twins.has(i)) return;
      const found = listB.findIndex((other, j) => !taken.has(j) && same(entity, i, other, j));
      if (found < 0) return;
      twins.set(i, found);
      taken.add(found);
    });
  pair((x, i, y, j) => x.type === y.type && (formsA[i].has(name(y)) || formsB[j].has(name(x))));
  pair((x, i, y) => name(x) === name(y));
  return {
    both: listA.flatMap((entity, i) => (twins.has(i) ? [[entity, listB[twins.get(i)]]] : [])),
    onlyA: listA.filter((_, i) => !twins.has(i)),
    onlyB: listB.filter((_, j) => !taken.has(j)),
  };
}

/** Rows `[{a, b}]` of who speaks, each side as voices() gives it or null. */
export function pairVoices(a, b, { both }) {
  const twin = new Map(both.map(([x, y]) => [x.id, y.id]));
  const [rowsA, rowsB] = [voices(a.analysis), voices(b.analysis)];
  const same = (row, other) => {
    if (row.own || other.own) return Boolean(row.own && other.own);
    if (row.entity === null || other.entity === null) return row.entity === other.entity;
    return twin.get(row.entity) === other.entity;
  };
  const used = new Set();
  const rows = rowsA.slice(0, 9).map((row) => {
    const other = rowsB.find((candidate) => same(row, candidate)) ?? null;
    if (other) used.add(other);
    return { a: row, b: other };
  });
  for (const row of rowsB.slice(0, 9)) if (!used.has(row)) rows.push({ a: null, b: row });
  return rows;
}

/** The words of an article that bear on an entity, each once with how often: `[{written, polarity, loaded, count, id}]`. */
export function wordsFor({ text, analysis }, entity) {
  const found = new Map();
  analysis.sentiment.words.forEach((word, id) => {
    if (word.target !== entity.id) return;
    const written = text.slice(word.start, word.end).replace(/\s+/g, " ");
    const key = `${written.toLowerCase()} ${Math.sign(word.polarity)}`;
    const seen = found.get(key);
    if (seen) seen.count++;
    else found.set(key, { written, polarity: word.polarity, loaded: word.loaded, count: 1, id });
  });
  return [...found.values()].sort((x, y) => Math.abs(y.polarity) - Math.abs(x.polarity));
}

/** What an article calls an entity besides its name: its role and its descriptions, each once. */
export function callings({ text }, entity) {
  const found = new Set();
  if (entity.role) found.add(text.slice(entity.role.start, entity.role.end));
  for (const mention of entity.mentions)
    if (mention.form === "nominal") found.add(text.slice(mention.start, mention.end).replace(/\s+/g, " "));
  return [...found];
}
