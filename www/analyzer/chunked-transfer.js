// A long analysis on its way from the worker, cut into parcels so that no single message holds the page up. Both ends
// stand here, so that they cannot differ.

const PARCEL = 2000;

/** Sends `analysis` through `post` as parcels of lists, then one last message with everything that is not a list. */
export function send(analysis, index, id, post) {
  const lists = {
    paragraphs: analysis.paragraphs,
    sentences: analysis.sentences,
    quotes: analysis.quotes,
    words: analysis.sentiment.words,
  };
  for (const [name, items] of Object.entries(lists)) {
    for (let at = 0; at < items.length; at += PARCEL) post({ id, name, items: items.slice(at, at + PARCEL) });
  }
  // An entity can have more mentions than a parcel holds, so entities travel first, their mentions after them.
  let batch = [];
  let size = 0;
  const flush = () => {
    if (batch.length) post({ id, name: "mentions", items: batch });
    batch = [];
    size = 0;
  };
  const bare = analysis.entities.map((entity) => ({ ...entity, mentions: [] }));
  for (let at = 0; at < bare.length; at += PARCEL) post({ id, name: "entities", items: bare.slice(at, at + PARCEL) });
  analysis.entities.forEach((entity, number) => {
    for (let at = 0; at < entity.mentions.length; at += PARCEL) {
      const mentions = entity.mentions.slice(at, at + PARCEL);
      batch.push([number, mentions]);
      size += mentions.length;
      if (size >= PARCEL) flush();
    }
  });
  flush();
  const rest = { ...analysis, paragraphs: [], sentences: [], quotes: [], entities: [] };
  rest.sentiment = { ...analysis.sentiment, words: [] };
  post(
    { id, rest, index },
    [index.name, index.quote, index.cue, index.word].map((table) => table.buffer),
  );
}

/** A function that takes every message and answers true with the last one; then its `analysis` is whole. */
export function receiver() {
  const lists = { paragraphs: [], sentences: [], quotes: [], entities: [], words: [] };
  function receive(message) {
    if (message.rest) {
      const { words, ...others } = lists;
      receive.analysis = { ...message.rest, ...others };
      receive.analysis.sentiment = { ...message.rest.sentiment, words };
      return true;
    }
    if (message.name === "mentions")
      for (const [number, mentions] of message.items) push(lists.entities[number].mentions, mentions);
    else push(lists[message.name], message.items);
    return false;
  }
  receive.analysis = null;
  return receive;
}

function push(list, items) {
  for (const item of items) list.push(item);
}
