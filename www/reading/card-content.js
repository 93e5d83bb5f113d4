// What a card says about a mark: what it is, its other names and places, and why it was marked. Evidence only.

/** @import { Analysis, Entity, EntityType, Mention, PolarWord, Quote, Span } from "../pkg/article_analyzer.js" */
/** @import { Actions } from "../actions.js" */
/** @import { Child } from "../dom.js" */
/** @import { AnalysedText } from "../state.js" */
import { button, h } from "../dom.js";
import {
  candidatesOf,
  isSure,
  polarityName,
  quoteKind,
  shorten,
  speakerShown,
  textOf,
  toneOf,
  typeName,
} from "../labels.js";
import { s } from "../strings/index.js";
import { neighbours } from "./edges.js";

const TYPES = /** @type {EntityType[]} */ (Object.keys(s.types));

/** @typedef {{ kind: string, title: string, parts: Child[] }} CardSection */

/**
 * What the card of a mark holds, by the data attributes of the mark; null where the analysis has moved on.
 * @param {DOMStringMap} data
 * @param {AnalysedText} context
 * @param {Actions} act
 */
export function cardContent(data, context, act) {
  const { analysis } = context;
  /** @type {CardSection[]} */
  const sections = [];
  const entity = analysis.entities[Number(data.e)];
  const quote = analysis.quotes[Number(data.quote ?? data.q)];
  const word = analysis.sentiment.words[Number(data.w)];
  if (entity) sections.push(entityCard(entity, entity.mentions[Number(data.m)] ? Number(data.m) : 0, context, act));
  if (quote) sections.push(quoteCard(quote, context, act));
  if (word) sections.push(wordCard(word, context, act));
  if (!sections.length) return null;
  return {
    title: sections[0].title,
    parts: sections.map((section) => h("section", { class: `card-${section.kind}` }, ...section.parts)),
  };
}

/**
 * Rows of a term and what is said of it; rows without anything to say are left out.
 * @param {[term: string, value: string | null][]} rows
 */
function facts(rows) {
  const said = rows.filter(([, value]) => value !== null && value !== "");
  return said.length
    ? h(
        "dl",
        {},
        said.map(([term, value]) => h("div", {}, h("dt", {}, term), h("dd", {}, value))),
      )
    : null;
}

/**
 * @param {string} title
 * @param {string} kind
 */
function head(title, kind) {
  return h("header", {}, h("strong", { dir: "auto" }, title), h("span", { class: "kind" }, kind));
}

/**
 * @param {number} number
 * @param {number} total
 * @param {(number: number) => void} go
 */
function steps(number, total, go) {
  if (total < 2) return null;
  return h(
    "div",
    { class: "steps" },
    button("‹", () => go((number - 1 + total) % total), { "aria-label": s.card.previous }),
    h("span", {}, s.card.placeOf(number + 1, total)),
    button("›", () => go((number + 1) % total), { "aria-label": s.card.next }),
  );
}

/** @param {...Child} parts */
const correcting = (...parts) => h("div", { class: "correct" }, ...parts);

/** @param {...Child} parts */
const more = (...parts) => h("details", {}, h("summary", {}, s.card.more), ...parts);

/**
 * Four buttons that move the edges of a mark by a word.
 * @param {"entity" | "quote"} layer
 * @param {Span} span
 * @param {string} text
 * @param {Actions} act
 */
function edges(layer, span, text, act) {
  const to = neighbours(text, span);
  /** @param {keyof typeof to} edge */
  const step = (edge) => {
    const next = to[edge];
    const arrow = edge.endsWith("Before") ? "←" : "→";
    return button(edge.startsWith("start") ? `⟨${arrow}` : `${arrow}⟩`, () => next && act.move(layer, span, next), {
      disabled: !next,
      "aria-label": s.card[edge],
      title: s.card[edge],
    });
  };
  return h(
    "div",
    { class: "row", role: "group", "aria-label": s.card.edges },
    h("span", { class: "kind" }, s.card.edges),
    step("startBefore"),
    step("startAfter"),
    step("endBefore"),
    step("endAfter"),
  );
}

/**
 * @param {Entity} entity
 * @param {number} number of the mention
 * @param {AnalysedText} context
 * @param {Actions} act
 * @returns {CardSection}
 */
function entityCard(entity, number, { text, analysis }, act) {
  const mention = entity.mentions[number];
  /** @type {Map<string, number>} */
  const written = new Map();
  for (const m of entity.mentions) {
    const name = text.slice(m.start, m.end).replace(/\s+/g, " ");
    if (m.form !== "pronoun") written.set(name, (written.get(name) ?? 0) + 1);
  }
  written.delete(entity.name);
  const spoken = analysis.stats.speakers.find((speaker) => speaker.entity === entity.id)?.quotes ?? 0;
  const others = [...written]
    .sort((a, b) => b[1] - a[1])
    .slice(0, 8)
    .map(([name, n]) => (n > 1 ? `${name} (${n})` : name));
  const join = h(
    "select",
    {
      "aria-label": s.card.join,
      onchange: ({ target }) => {
        if (target.value) act.join(entity, analysis.entities[Number(target.value)]);
      },
    },
    h("option", { value: "" }, s.card.joinChoose),
    analysis.entities
      .filter((other) => other !== entity)
      .slice(0, 150)
      .map((other) => h("option", { value: String(other.id) }, shorten(other.name, 40))),
  );
  const types = h(
    "select",
    {
      "aria-label": s.card.setType,
      onchange: ({ target }) => act.setType(entity, mention, /** @type {EntityType} */ (target.value)),
    },
    TYPES.map((type) => h("option", { value: type, selected: type === entity.type }, typeName(type))),
  );
  const why = basisName(mention);
  const many = entity.mentions.length > 1;
  return {
    kind: "name",
    title: `${entity.name}, ${typeName(entity.type)}`,
    parts: [
      head(entity.name, typeName(entity.type)),
      steps(number, entity.mentions.length, (next) => act.goToMention(entity, next, true)),
      facts([
        [s.card.role, entity.role && text.slice(entity.role.start, entity.role.end)],
        [s.card.also, others.join(", ")],
        [s.card.toneHere, entity.sentiment ? `${s.signed(entity.sentiment)}, ${s.tone(entity.sentiment)}` : null],
        [s.card.why, s.card.whyMention(why, mention.confidence)],
      ]),
      spoken ? button(s.card.speaks(spoken), () => act.showQuotesOf(entity), { class: "link" }) : null,
      correcting(
        h("label", {}, s.card.setType, " ", types),
        h("label", {}, s.card.join, " ", join),
        h(
          "div",
          { class: "row" },
          button(s.card.removeMark, () => act.remove("entity", mention)),
          many ? button(s.card.removeAll(entity.mentions.length), () => act.removeAll(entity)) : null,
        ),
        mention.form === "name" || many
          ? more(
              mention.form === "name" ? edges("entity", mention, text, act) : null,
              many && mention.form !== "pronoun" ? button(s.card.part, () => act.part(mention)) : null,
            )
          : null,
      ),
    ],
  };
}

/** @param {Mention} mention */
function basisName(mention) {
  const form = s.forms[mention.form];
  const basis = s.mentionBasis[mention.basis];
  return basis !== form ? `${form}: ${basis}` : form;
}

/**
 * @param {Quote} quote
 * @param {AnalysedText} context
 * @param {Actions} act
 * @returns {CardSection}
 */
function quoteCard(quote, { text, analysis }, act) {
  const speaker = speakerShown(text, analysis, quote);
  const cue = textOf(text, quote.cue);
  const named = quote.speaker === null ? null : analysis.entities[quote.speaker];
  return {
    kind: "quote",
    title: `${quoteKind(quote.kind)}: ${speaker}`,
    parts: [
      head(speaker, quoteKind(quote.kind)),
      isSure(analysis, quote) ? null : whoSaysIt(quote, analysis, act),
      h("blockquote", { dir: "auto" }, shorten(textOf(text, quote.content), 160)),
      facts([
        [s.card.cue, cue ? s.card.cueIs(cue, s.cueClasses[quote.cueClass ?? "neutral"]) : s.card.noCue],
        [s.card.source, textOf(text, quote.source)],
        [s.card.speakerHow, s.basis[quote.basis]],
        [s.card.confidence, s.percent(quote.confidence)],
        [s.card.length, s.card.words(quote.words)],
        [s.card.why, s.rules[quote.rule]],
      ]),
      h(
        "div",
        { class: "row" },
        button(s.card.copy, () => act.copyQuote(quote)),
        named ? button(shorten(named.name, 30), () => act.goToMention(named, 0, true), { class: "link" }) : null,
      ),
      correcting(
        h("label", {}, s.card.saidBy, " ", speakerBox(quote, analysis, act)),
        button(s.card.removeQuote, () => act.remove("quote", quote.content[0])),
        more(edges("quote", quote.content[0], text, act)),
      ),
    ],
  };
}

/**
 * Of a quote that is not sure: who may have said it, to choose from.
 * @param {Quote} quote
 * @param {Analysis} analysis
 * @param {Actions} act
 */
function whoSaysIt(quote, analysis, act) {
  return h(
    "div",
    { class: "candidates" },
    h("p", {}, s.card.unsure(s.percent(quote.confidence))),
    h(
      "ul",
      { class: "chips" },
      candidatesOf(quote).map(({ entity, confidence }) => {
        const { name } = analysis.entities[entity];
        return h(
          "li",
          {},
          button(
            [shorten(name, 40), " ", h("span", { class: "aside" }, s.percent(confidence))],
            () => act.setSpeaker(quote, analysis.entities[entity]),
            { class: "chip", "aria-label": s.card.itIs(name) },
          ),
        );
      }),
      h(
        "li",
        {},
        button(s.card.noQuote, () => act.remove("quote", quote.content[0]), { class: "chip" }),
      ),
    ),
  );
}

/**
 * Every name, to choose the speaker of a quote among.
 * @param {Quote} quote
 * @param {Analysis} analysis
 * @param {Actions} act
 */
function speakerBox(quote, analysis, act) {
  const nobody = "nobody";
  const named = analysis.entities.filter(({ type }) => type !== "date" && type !== "money").slice(0, 150);
  return h(
    "select",
    {
      "aria-label": s.card.saidBy,
      onchange: ({ target }) =>
        act.setSpeaker(quote, target.value === nobody ? null : analysis.entities[Number(target.value)]),
    },
    h("option", { value: nobody, selected: quote.speaker === null }, s.card.nobodyNamed),
    named.map(({ id, name }) => h("option", { value: String(id), selected: id === quote.speaker }, shorten(name, 40))),
  );
}

/**
 * @param {PolarWord} word
 * @param {AnalysedText} context
 * @param {Actions} act
 * @returns {CardSection}
 */
function wordCard(word, { text, analysis }, act) {
  const written = text.slice(word.start, word.end);
  /** @param {Span | null} value */
  const span = (value) => value && `“${text.slice(value.start, value.end)}”`;
  const target = word.target === null ? null : analysis.entities[word.target];
  const quote = word.quote === null ? null : analysis.quotes[word.quote];
  const tone = h(
    "select",
    {
      "aria-label": s.card.polarityIs,
      onchange: ({ target }) => {
        if (target.value) act.addWord(written, Number(target.value));
      },
    },
    h("option", { value: "" }, "…"),
    [0.8, -0.8].map((polarity) => h("option", { value: String(polarity) }, polarityName(polarity))),
  );
  const { own, adds, turned } = toneOf(word);
  /** @param {number} tone */
  const figure = (tone) => `${polarityName(tone)} (${s.signed(tone)})`;
  return {
    kind: "word",
    title: `${written}, ${polarityName(own)}`,
    parts: [
      head(written, polarityName(own)),
      turned ? h("p", {}, s.card.turns(written, figure(own), span(word.negation), figure(adds), adds === 0)) : null,
      facts([
        [s.card.strength, turned ? null : s.signed(own)],
        [s.card.adds, turned || own === adds ? null : s.signed(adds)],
        [
          s.card.loaded,
          word.loaded ? (word.alternative ? s.card.alternative(word.alternative) : s.card.noAlternative) : null,
        ],
        [s.card.negation, turned ? null : span(word.negation)],
        [s.card.intensifier, span(word.intensifier)],
        [s.card.target, target?.name ?? null],
        [s.card.voice, quote ? `${s.quotedVoice}: ${speakerShown(text, analysis, quote)}` : s.ownVoice],
      ]),
      correcting(
        button(s.card.removeWord, () => act.remove("word", word)),
        button(s.card.removeWordAll, () => act.neverWord(written)),
        h("label", {}, s.card.polarityIs, " ", tone),
      ),
    ],
  };
}
