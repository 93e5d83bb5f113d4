// Where the page begins: makes the parts and wires them. What a part does stands in its own file.

import { createWorkerAnalyzer } from "./analyzer/worker-client.js";
import { createArticles } from "./articles.js";
import { moveCorrections } from "./corrections.js";
import { loadExamples } from "./input/examples.js";
import { createInput } from "./input/input.js";
import { createLayout } from "./layout.js";
import { createNavigation } from "./navigate.js";
import { createCard } from "./reading/card.js";
import { walkMarks } from "./reading/keys.js";
import { createView } from "./reading/view.js";
import { createSide } from "./side.js";
import { createStore, readHash, writeHash } from "./state.js";
import { s } from "./strings/index.js";

const store = createStore({
  articles: [], current: null, example: null, shown: null, busy: null, trouble: null,
  panel: "overview", layers: { names: true, quotes: true, words: true }, select: null, theme: "auto", input: true, pane: "read",
  lexicon: { add: [], remove: [] }, keep: false, compare: null,
  ...readHash(location.hash),
});
const { state } = store;
const analyzer = createWorkerAnalyzer();
const articles = createArticles(store, analyzer);

const input = createInput({
  edit: (text) => articles.edit(text, moveCorrections),
  add: (list) => articles.choose(articles.add(list)[0].key),
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
  proof: () => side.proof(),
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
const side = createSide(store, parts, articles, navigation.act);

store.subscribe(["articles", "current"], () => {
  const title = (article) => article.title || article.text.trim().split("\n", 1)[0].slice(0, 60) || s.input.untitled;
  const list = (own) => state.articles.filter((article) => Boolean(article.example) !== own).map((article) => [article.key, title(article)]);
  input.setArticles([[s.input.yours, list(true)], [s.input.examples, list(false)]], state.current);
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
});
store.subscribe(["busy"], () => {
  parts.progress.hidden = !state.busy;
  parts.article.setAttribute("aria-busy", String(Boolean(state.busy)));
  if (!state.busy) return;
  const { name, index, count } = state.busy;
  parts.step.textContent = s.progress.step(s.progress.steps[name] ?? name, index, count);
  parts.bar.max = count;
  parts.bar.value = index + 0.5;
});
store.subscribe(["layers"], () => {
  for (const [layer, on] of Object.entries(state.layers)) parts.switches[layer].setAttribute("aria-pressed", String(on));
  view.setLayers(state.layers);
});
store.subscribe(["select", "shown"], () => paintSelection());
store.subscribe(["theme"], () => {
  parts.theme.value = state.theme;
  document.documentElement.dataset.theme = state.theme;
});
store.subscribe(["input"], () => {
  document.body.classList.toggle("no-input", !state.input);
  parts.hide.setAttribute("aria-expanded", String(state.input));
  parts.hide.textContent = state.input ? s.input.hide : s.input.show;
});
store.subscribe(["pane"], () => {
  document.body.dataset.pane = state.pane;
  parts.toRead.setAttribute("aria-pressed", String(state.pane === "read"));
  parts.toPanel.setAttribute("aria-pressed", String(state.pane === "panel"));
});
store.subscribe(["panel", "layers", "select", "theme", "input", "example"], () => {
  const hash = writeHash(state);
  history.replaceState(null, "", hash ? `#${hash}` : location.pathname + location.search);
});
addEventListener("hashchange", () => {
  const { example, from, ...next } = readHash(location.hash);
  store.set({ panel: "overview", theme: "auto", select: null, ...next });
  if (example && example !== state.example) articles.choose(`example-${example}`);
});
addEventListener("beforeprint", () => view.markAll());

function paintSelection() {
  const { select } = state;
  view.setSelection((data) => select !== null && (
    (select.kind === "entity" && data.e === String(select.id)) ||
    (select.kind === "quote" && (data.q === String(select.id) || data.quote === String(select.id))) ||
    (select.kind === "word" && data.w === String(select.id))));
}

/** One sentence for everybody, the screen reader included, once for each result. */
function tell() {
  const { shown, trouble } = state;
  if (trouble?.stopped) parts.status.replaceChildren(s.stopped, " ", again());
  else if (trouble) parts.status.textContent = s.failed(trouble.message);
  else if (!shown.text.trim()) parts.status.textContent = s.emptyArticle;
  else {
    const { stats, entities, quotes, sentiment } = shown.analysis;
    parts.status.textContent = s.result(stats.words, s.minutes(stats.readingMinutes), entities.length, quotes.length, sentiment.words.length);
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
  document.title = s.title;
  parts.status.textContent = s.loading;
  document.documentElement.dataset.theme = state.theme;
  document.body.dataset.pane = state.pane;
  parts.theme.value = state.theme;
  document.body.classList.toggle("no-input", !state.input);
  for (const [layer, on] of Object.entries(state.layers)) parts.switches[layer].setAttribute("aria-pressed", String(on));
  view.setLayers(state.layers);
  const examples = await loadExamples();
  articles.add([...examples.map(({ id, title, text }) => ({ title, text, example: id }))]);
  const wanted = state.select;
  const first = state.articles.find((article) => article.example === state.example) ?? state.articles[0] ?? articles.add([{ title: "", text: "" }])[0];
  try {
    await analyzer.version();
  } catch (error) {
    parts.status.textContent = s.brokenModule(error.message);
    return;
  }
  articles.choose(first.key);
  if (wanted) {
    store.subscribe(["shown"], once(() => navigation.restore(wanted)));
  }
  await settled();
  document.documentElement.dataset.ready = "";
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
