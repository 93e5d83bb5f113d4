// Two articles side by side as one page of HTML that needs nothing else and runs nothing: both with their marks, and what they
// share below.

/** @import { AnalysedText } from "../state.js" */
import { pairEntities, pairFacts, pairQuotes, pairVoices, wordsFor } from "../compare/compare.js";
import { shorten, voiceName } from "../labels.js";
import { s } from "../strings/index.js";
import { articleHtml, escapeHtml, pageHtml } from "./html.js";

const STYLE = `body{max-width:90rem}table{inline-size:100%;border-collapse:collapse;table-layout:fixed}td{vertical-align:top;padding:.4rem 1rem;border-top:1px solid #8886}th{text-align:start;padding:1rem 1rem .2rem}`;

/**
 * @param {readonly [AnalysedText, AnalysedText]} sides
 * @param {readonly string[]} titles
 * @param {string} version by which they were analysed
 */
export function compareHtml(sides, titles, version) {
  const [a, b] = sides;
  const pairs = pairEntities(a, b);
  const quotes = pairQuotes(a, b);
  const facts = pairFacts(a, b);
  /** @param {readonly string[]} cells */
  const row = (cells) => `<tr>${cells.map((cell) => `<td dir="auto">${escapeHtml(cell)}</td>`).join("")}</tr>`;
  /** @type {(name: string, rows: readonly (readonly string[])[]) => string} */
  const part = (name, rows) =>
    rows.length ? `<tr><th colspan="2" scope="rowgroup">${escapeHtml(name)}</th></tr>${rows.map(row).join("")}` : "";
  /** @param {readonly { written: string }[]} list */
  const all = (list) => list.map(({ written }) => written).join(", ");
  /** @type {(side: 0 | 1, voice: import("../overview/figures.js").Voice | null) => string} */
  const voice = (side, voice) =>
    voice ? `${voiceName(sides[side].analysis, voice)}: ${s.percent(voice.share)}` : s.compare.nothing;
  const body = [
    `<table><thead><tr>${titles.map((title) => `<th scope="col" dir="auto">${escapeHtml(title)}</th>`).join("")}</tr></thead>`,
    `<tbody><tr>${sides.map((side) => `<td>${articleHtml(side)}</td>`).join("")}</tr>`,
    part(
      s.compare.speakers,
      pairVoices(a, b, pairs).map((row) => [voice(0, row.a), voice(1, row.b)]),
    ),
    part(
      `${s.compare.quotations}: ${s.compare.inBoth}`,
      quotes.both.map((pair) => [pair.a.written, pair.b.written]),
    ),
    part(`${s.compare.quotations}: ${s.compare.onlyA}, ${s.compare.onlyB}`, [
      [quotes.onlyA, quotes.onlyB].map((list) => list.map(({ written }) => shorten(written, 300)).join(" · ")),
    ]),
    part(
      s.compare.words,
      pairs.both
        .map((pair) => ({ name: pair[0].name, words: pair.map((entity, i) => all(wordsFor(sides[i], entity))) }))
        .filter(({ words }) => words.some(Boolean))
        .map(({ name, words }) => words.map((list) => `${name}: ${list || s.compare.nothing}`)),
    ),
    part(`${s.compare.facts}: ${s.compare.inBoth}`, [
      [all(facts.both.map(([x]) => x)), all(facts.both.map(([, y]) => y))],
    ]),
    part(`${s.compare.facts}: ${s.compare.onlyA}, ${s.compare.onlyB}`, [[all(facts.onlyA), all(facts.onlyB)]]),
    `</tbody></table><p>${escapeHtml(`${s.export.made(version)}. ${s.overview.evidence}`)}</p>`,
  ].join("\n");
  return pageHtml(`${s.compare.saved}: ${titles.join(" | ")}`, body, STYLE);
}
