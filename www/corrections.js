// What a reader puts right: the list of corrections of an article and the reader's own words, how they follow an edit of
// the text, and keeping them in this browser on request. The core applies them; nothing here changes an analysis.

const KEEP = "article-analyzer.kept.v1";
const MOST = 2000;

/** The options of the contract for an article. */
export function optionsFor(article, lexicon) {
  return { lexicon: { add: lexicon.add, remove: lexicon.remove }, corrections: article.corrections };
}

/** Corrections after an edit from `before` to `after`: those past the changed stretch move with it, those on it go. */
export function moveCorrections(corrections, before, after) {
  if (!corrections.length) return corrections;
  const shorter = Math.min(before.length, after.length);
  let head = 0;
  while (head < shorter && before.charCodeAt(head) === after.charCodeAt(head)) head++;
  let tail = 0;
  while (
    tail < shorter - head &&
    before.charCodeAt(before.length - 1 - tail) === after.charCodeAt(after.length - 1 - tail)
  )
    tail++;
  const shift = after.length - before.length;
  const move = ({ start, end }) => {
    if (end <= head) return { start, end };
    if (start >= before.length - tail) return { start: start + shift, end: end + shift };
    return null;
  };
  return corrections.flatMap((correction) => {
    if (correction.action === "join") {
      const entities = correction.entities.map(move);
      return entities.includes(null) ? [] : [{ ...correction, entities }];
    }
    const span = move(correction);
    return span ? [{ ...correction, ...span }] : [];
  });
}

/** The reader's words with one more; a word that is switched off and one that is added exclude each other. */
export function withWord(lexicon, word, polarity) {
  const key = word.toLowerCase();
  const add = lexicon.add.filter((entry) => entry.word.toLowerCase() !== key);
  const remove = lexicon.remove.filter((entry) => entry.toLowerCase() !== key);
  return polarity === null ? { add, remove: [...remove, key] } : { add: [...add, { word: key, polarity }], remove };
}

export function withoutWord(lexicon, word) {
  return {
    add: lexicon.add.filter((entry) => entry.word !== word),
    remove: lexicon.remove.filter((entry) => entry !== word),
  };
}

/** What the reader asked to keep: `{lexicon, articles: {fingerprint: corrections}}`, or null. Nothing is stored unless asked for. */
export function readKept() {
  try {
    const kept = JSON.parse(localStorage.getItem(KEEP) ?? "null");
    return kept && { lexicon: cleanLexicon(kept.lexicon), articles: cleanArticles(kept.articles) };
  } catch {
    return null;
  }
}

export function writeKept(kept) {
  try {
    if (kept) localStorage.setItem(KEEP, JSON.stringify(kept));
    else localStorage.removeItem(KEEP);
  } catch {
    // Storage is full or forbidden: the corrections stand as long as the page is open.
  }
}

/** A number that tells texts apart without keeping any of them (FNV-1a, with the length). */
export function fingerprint(text) {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return `${text.length}-${(hash >>> 0).toString(16)}`;
}

// What storage holds may be old or somebody's prank: only what the contract knows comes back.
function cleanLexicon(lexicon) {
  const isWord = (word) => typeof word === "string" && word.trim() !== "" && word.length <= 60;
  const list = (value) => (Array.isArray(value) ? value.slice(0, MOST) : []);
  return {
    add: list(lexicon?.add)
      .filter((entry) => isWord(entry?.word) && Math.abs(entry.polarity) <= 1)
      .map(({ word, polarity }) => ({ word, polarity })),
    remove: list(lexicon?.remove).filter(isWord),
  };
}

function cleanArticles(articles) {
  const isSpan = (span) =>
    Number.isInteger(span?.start) && Number.isInteger(span?.end) && span.start >= 0 && span.end > span.start;
  const isCorrection = (c) =>
    (c?.action === "remove" && ["entity", "quote", "word"].includes(c.layer) && isSpan(c)) ||
    (c?.action === "type" && typeof c.type === "string" && isSpan(c)) ||
    (c?.action === "join" && Array.isArray(c.entities) && c.entities.length === 2 && c.entities.every(isSpan));
  const entries = Object.entries(articles ?? {}).filter(
    ([key, list]) => /^\d+-[0-9a-f]+$/.test(key) && Array.isArray(list),
  );
  return Object.fromEntries(entries.slice(-200).map(([key, list]) => [key, list.filter(isCorrection).slice(0, MOST)]));
}
