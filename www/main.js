// Where the page begins: makes the parts and wires them. What a part does stands in its own file.

import { createWorkerAnalyzer } from "./analyzer/worker-client.js";
import { createArticles } from "./articles.js";
import { fingerprint, moveCorrections, readKept, writeKept } from "./corrections.js";
import { bookmarkletLink, receivePage } from "./input/bookmarklet.js";
import { loadExamples } from "./input/examples.js";
import { readFiles } from "./input/files.js";
import { createInput } from "./input/input.js";
import { createLayout } from "./layout.js";
import { createNavigation } from "./navigation.js";
import { takeShared, workOffline } from "./offline.js";
import { createSide } from "./panels.js";
import { createProof } from "./privacy-proof.js";
import { createCard } from "./reading/card.js";
import { walkMarks } from "./reading/keyboard.js";
import { createView } from "./reading/view.js";
import { createStore, readHash, writeHash } from "./state.js";
import { s } from "./strings/index.js";

const store = createStore({
  articles: [],
  current: null,
  example: null,
  shown: null,
  busy: null,
  trouble: null,
  panel: "overview",
  layers: { names: true, quotes: true, words: true },
  select: null,
  theme: "auto",
  input: true,
  pane: "read",
  lexicon: { add: [], remove: [] },
  keep: false,
  compare: null,
  second: null,
  ...readHash(location.hash),
});
const { state } = store;
// Kept only while the reader wants it: the words, and the corrections of each article by its fingerprint.
let kept = readKept();
const analyzer = createWorkerAnalyzer();
analyzer.catch(() => {}); // begin() tells
const articles = createArticles(store, analyzer, (text) => (kept ? (kept.articles[fingerprint(text)] ?? []) : []));

const input = createInput({
  edit: (text) => articles.edit(text, moveCorrections),
  add: (list) => articles.choose(articles.add(list)[0].key),
  isExample: () => state.example !== null,
  choose: articles.choose,
  fresh: () => articles.choose(articles.add([{ title: "", text: "" }])[0].key),
  say: (sentence) => (parts.status.textContent = sentence),
});
const parts = createLayout(input.element, {
  toggleLayer: (layer) => store.set({ layers: { ...state.layers, [layer]: !state.layers[layer] } }),
  panel: (panel) => store.set({ panel }),
  pane: (pane) => store.set({ pane }),
  theme: (theme) => store.set({ theme }),
  toggleInput: () => store.set({ input: !state.input }),
  cancel: articles.cancel,
  proof: () => proof.open(),
});
const view = createView(parts.article);
const navigation = createNavigation(store, view, articles, (sentence) => (parts.status.textContent = sentence));
const card = createCard(view, () => state.shown, navigation.act);
const keys = walkMarks(view, (mark) => {
  navigation.selectMark(mark.dataset);
  card.open(mark, true);
});
navigation.onArrive((mark) => {
  keys.focus(mark);
  card.open(mark, true);
});
createSide(store, parts, articles, navigation.act);
const proof = createProof(() => (state.keep ? keptCount() : 0));
parts.foot.append(bookmarkletLink((sentence) => (parts.status.textContent = sentence)));

store.subscribe(["articles", "current"], () => {
  const title = (article) => article.title || article.text.trim().split("\n", 1)[0].slice(0, 60) || s.input.untitled;
  const list = (own) =>
    state.articles
      .filter((article) => Boolean(article.example) !== own)
      .map((article) => [article.key, title(article)]);
  input.setArticles(
    [
      [s.input.yours, list(true)],
      [s.input.examples, list(false)],
    ],
    state.current,
  );
});
store.subscribe(["current"], () => {
  card.close();
  input.show(articles.current().text);
});
store.subscribe(["shown"], async () => {
  const { shown } = state;
  view.setSelection(() => false);
  if (!card.isOpen) card.close();
  parts.article.classList.toggle("empty", !shown.text.trim());
  parts.article.dataset.empty = s.emptyArticle;
  await view.show(shown);
  if (state.shown !== shown) return;
  paintSelection();
  if (card.isOpen) card.close();
  tell();
  navigation.shown();
});
store.subscribe(["busy"], () => {
  parts.progress.hidden = !state.busy;
  parts.article.setAttribute("aria-busy", String(Boolean(state.busy)));
  if (!state.busy) return;
  parts.status.textContent = "";
  const { name, index, count } = state.busy;
  parts.step.textContent = s.progress.step(s.progress.steps[name] ?? name, index, count);
  parts.bar.max = count;
  parts.bar.value = index + 0.5;
});
store.subscribe(["layers"], () => {
  for (const [layer, on] of Object.entries(state.layers))
    parts.switches[layer].setAttribute("aria-pressed", String(on));
  view.setLayers(state.layers);
});
store.subscribe(["select", "shown"], () => paintSelection());
store.subscribe(["theme"], () => {
  parts.theme.value = state.theme;
  document.documentElement.dataset.theme = state.theme;
});
store.subscribe(["input"], paintInput);
store.subscribe(["pane"], () => {
  document.body.dataset.pane = state.pane;
  parts.toRead.setAttribute("aria-pressed", String(state.pane === "read"));
  parts.toPanel.setAttribute("aria-pressed", String(state.pane === "panel"));
});
store.subscribe(["panel"], () => document.body.classList.toggle("comparing", state.panel === "compare"));
store.subscribe(["panel", "layers", "select", "theme", "input", "example"], () => {
  const hash = writeHash(state);
  history.replaceState(null, "", hash ? `#${hash}` : location.pathname + location.search);
});
if (kept) store.set({ keep: true, lexicon: kept.lexicon });
store.subscribe(["keep", "lexicon", "articles"], () => {
  if (!state.keep) {
    if (kept) writeKept((kept = null));
    return;
  }
  kept ??= { lexicon: state.lexicon, articles: {} };
  kept.lexicon = state.lexicon;
  for (const { text, corrections } of state.articles) {
    const key = corrections.length || Object.keys(kept.articles).length ? fingerprint(text) : null;
    if (key && corrections.length) kept.articles[key] = corrections;
    else if (key) delete kept.articles[key];
  }
  writeKept(kept);
});
const keptCount = () =>
  kept.lexicon.add.length +
  kept.lexicon.remove.length +
  Object.values(kept.articles).reduce((n, list) => n + list.length, 0);
addEventListener("hashchange", () => {
  const { example, from, ...next } = readHash(location.hash);
  store.set({ panel: "overview", theme: "auto", select: null, ...next });
  if (example && example !== state.example) articles.choose(`example-${example}`);
});
addEventListener("keydown", (event) => {
  if (event.key === "Escape" && !card.isOpen) store.set({ select: null });
});
addEventListener("beforeprint", () => view.markAll());

function paintInput() {
  document.body.classList.toggle("no-input", !state.input);
  parts.hide.setAttribute("aria-expanded", String(state.input));
  parts.hide.textContent = state.input ? s.input.hide : s.input.show;
}

function paintSelection() {
  const { select } = state;
  view.setSelection(
    (data) =>
      select !== null &&
      ((select.kind === "entity" && data.e === String(select.id)) ||
        (select.kind === "quote" && (data.q === String(select.id) || data.quote === String(select.id))) ||
        (select.kind === "word" && data.w === String(select.id))),
  );
}

/** One sentence for everybody, the screen reader included, once for each result. */
function tell() {
  const { shown, trouble } = state;
  if (trouble?.stopped) parts.status.replaceChildren(s.stopped, " ", again());
  else if (trouble) parts.status.textContent = s.failed(trouble.message);
  else if (!shown.text.trim()) parts.status.textContent = s.emptyArticle;
  else {
    const { stats, entities, quotes, sentiment } = shown.analysis;
    parts.status.textContent = s.result(
      stats.words,
      s.minutes(stats.readingMinutes),
      entities.length,
      quotes.length,
      sentiment.words.length,
    );
  }
}

function again() {
  const element = document.createElement("button");
  element.type = "button";
  element.textContent = s.again;
  element.addEventListener("click", () => articles.run());
  return element;
}

async function begin() {
  document.querySelector("#starting")?.remove();
  document.title = s.title;
  parts.status.textContent = s.loading;
  document.documentElement.dataset.theme = state.theme;
  document.body.dataset.pane = state.pane;
  parts.theme.value = state.theme;
  paintInput();
  document.body.classList.toggle("comparing", state.panel === "compare");
  for (const [layer, on] of Object.entries(state.layers))
    parts.switches[layer].setAttribute("aria-pressed", String(on));
  view.setLayers(state.layers);
  const examples = await loadExamples();
  articles.add([...examples.map(({ id, text }) => ({ title: "", text, example: id }))]);
  const wanted = state.select;
  const first =
    state.articles.find((article) => article.example === state.example) ??
    state.articles[0] ??
    articles.add([{ title: "", text: "" }])[0];
  try {
    await (await analyzer).version();
  } catch (error) {
    parts.status.textContent = s.brokenModule(error.message);
    return;
  }
  if (wanted) navigation.restore(wanted);
  articles.choose(first.key);
  await settled();
  if (state.from === "post") receivePage((article) => articles.choose(articles.add([article])[0].key));
  if (state.from === "shared") openShared();
  // Whatever is to be fetched is here before the page says that it is ready, the copy for use without a connection included.
  proof.offline(await workOffline(parts.update));
  proof.ready();
  document.documentElement.dataset.ready = "";
}

async function openShared() {
  const shared = await takeShared();
  if (!shared) return;
  const { articles: read, problems } = await readFiles(shared.files);
  if (shared.text.trim()) read.unshift({ title: shared.title || s.input.shared, text: shared.text });
  if (read.length) articles.choose(articles.add(read)[0].key);
  if (problems.length) parts.status.textContent = problems.join(" ");
}

const settled = () => new Promise((done) => (state.shown ? done() : store.subscribe(["shown"], once(done))));
function once(fn) {
  let over = false;
  return (...rest) => {
    if (over) return;
    over = true;
    fn(...rest);
  };
}

begin();
