// A long analysis on its way from the worker, cut into chunks so that no single message holds the page up. Both ends
// stand here, so that they cannot differ.

/** @import { Analysis, Entity, Mention } from "../pkg/article_analyzer.js" */
/** @import { MarkIndex } from "../element/segments.js" */

/** How many items a message holds. */
const CHUNK = 2000;

/**
 * @typedef {Pick<Analysis, "paragraphs" | "sentences" | "quotes" | "entities"> & Pick<Analysis["sentiment"], "words">} Lists
 */

/**
 * @typedef {{ [Name in keyof Lists]: { name: Name, items: Lists[Name] } }[keyof Lists]} ListChunk
 * @typedef {{ name: "mentions", items: [entity: number, mentions: Mention[]][] }} MentionsChunk
 * @typedef {{ rest: Analysis, index: MarkIndex | null }} LastChunk everything that is not a list
 * @typedef {ListChunk | MentionsChunk | LastChunk} Chunk
 */

/**
 * Sends `analysis` through `post`, one chunk after another.
 * @param {Analysis} analysis
 * @param {MarkIndex | null} index
 * @param {(chunk: Chunk, transfer?: Transferable[]) => void} post
 */
export function sendInChunks(analysis, index, post) {
  const { paragraphs, sentences, quotes } = analysis;
  const { words } = analysis.sentiment;
  for (const items of chunks(paragraphs)) post({ name: "paragraphs", items });
  for (const items of chunks(sentences)) post({ name: "sentences", items });
  for (const items of chunks(quotes)) post({ name: "quotes", items });
  for (const items of chunks(words)) post({ name: "words", items });
  // An entity can have more mentions than a chunk holds, so entities travel first, their mentions after them.
  const bare = analysis.entities.map((entity) => ({ ...entity, mentions: /** @type {Mention[]} */ ([]) }));
  for (const items of chunks(bare)) post({ name: "entities", items });
  /** @type {[number, Mention[]][]} */
  let batch = [];
  let size = 0;
  const flush = () => {
    if (batch.length) post({ name: "mentions", items: batch });
    batch = [];
    size = 0;
  };
  for (const [number, entity] of analysis.entities.entries()) {
    for (const mentions of chunks(entity.mentions)) {
      batch.push([number, mentions]);
      size += mentions.length;
      if (size >= CHUNK) flush();
    }
  }
  flush();
  const rest = { ...analysis, paragraphs: [], sentences: [], quotes: [], entities: [] };
  rest.sentiment = { ...analysis.sentiment, words: [] };
  post({ rest, index }, index ? [index.name.buffer, index.quote.buffer, index.cue.buffer, index.word.buffer] : []);
}

/**
 * @template Item
 * @param {Item[]} items
 */
function* chunks(items) {
  for (let at = 0; at < items.length; at += CHUNK) yield items.slice(at, at + CHUNK);
}

/** Puts the chunks of an analysis together: a function that takes each, and answers with the whole for the last one. */
export function receiveChunks() {
  /** @type {Lists} */
  const lists = { paragraphs: [], sentences: [], quotes: [], entities: [], words: [] };
  /**
   * @param {Chunk} chunk
   * @returns {{ analysis: Analysis, index: MarkIndex | null } | null}
   */
  return function receive(chunk) {
    if ("rest" in chunk) {
      const { words, ...others } = lists;
      const { rest, index } = chunk;
      return { analysis: { ...rest, ...others, sentiment: { ...rest.sentiment, words } }, index };
    }
    if (chunk.name === "mentions") {
      for (const [number, mentions] of chunk.items) append(lists.entities[number].mentions, mentions);
    } else {
      append(/** @type {unknown[]} */ (lists[chunk.name]), chunk.items);
    }
    return null;
  };
}

/**
 * @template Item
 * @param {Item[]} list
 * @param {readonly Item[]} items
 */
function append(list, items) {
  for (const item of items) list.push(item);
}
