// Where the page begins: makes the parts, wires them to the one store, and opens the first article. What a part does stands
// in its own file.

import { createActions } from "./actions.js";
import { createWorkerAnalyzer } from "./analyzer/worker-client.js";
import { createArticles } from "./articles.js";
import { button, h } from "./dom.js";
import { keepHistory } from "./history.js";
import { bookmarkletLink, receivePage } from "./input/bookmarklet.js";
import { loadExamples } from "./input/examples.js";
import { readFiles } from "./input/files.js";
import { createInput } from "./input/input.js";
import { createTray } from "./input/tray.js";
import { keepOnRequest } from "./kept.js";
import { keepTextsOnRequest } from "./kept-texts.js";
import { languageName, resultLine, titleOf } from "./labels.js";
import { createLayout } from "./layout.js";
import { createNavigation } from "./navigation.js";
import { takeShared, workOffline } from "./offline.js";
import { createPanels } from "./panels.js";
import { createProof } from "./privacy-proof.js";
import { annotateSelection } from "./reading/annotate.js";
import { createCard } from "./reading/card.js";
import { dragEdges } from "./reading/handles.js";
import { walkMarks } from "./reading/keyboard.js";
import { showTheirs } from "./reading/theirs.js";
import { createView } from "./reading/view.js";
import { initialState, LAYERS, VIEWS } from "./state.js";
import { createStore } from "./store.js";
import { s } from "./strings/index.js";
import { onSwipe } from "./swipe.js";
import { createToasts } from "./toasts.js";

const store = createStore(initialState(location.hash));
const { state } = store;
const wanted = state.select;
const kept = keepOnRequest(store, () => articles.run());
const keptTexts = keepTextsOnRequest(store);
const analyzer = createWorkerAnalyzer();
analyzer.catch(() => {}); // start() announces it
const articles = createArticles(store, analyzer, kept.correctionsOf);

const tell = createToasts();
/** @param {string} sentence */
const announce = (sentence) => {
  parts.status.textContent = sentence;
};
const input = createInput({
  edit: articles.edit,
  open: articles.open,
  isExample: () => state.example !== null,
  tell,
  write: () => store.set({ input: true }),
});
const tray = createTray(store, {
  choose: articles.choose,
  close: (key) => {
    const back = articles.close(key);
    tell(s.input.closed, { label: s.corrections.undo, act: back });
  },
});
/** @param {import("./state.js").ViewName} panel */
const showView = (panel) => store.set({ panel, pane: panel === "overview" ? "read" : "panel" });
const parts = createLayout(input, tray, {
  toggleLayer: (layer) => store.set({ layers: { ...state.layers, [layer]: !state.layers[layer] } }),
  panel: (panel) => store.set({ panel }),
  pane: (pane) => store.set({ pane }),
  view: showView,
  theme: (theme) => store.set({ theme }),
  large: (large) => store.set({ large }),
  keepTexts: (keepTexts) => {
    store.set({ keepTexts });
    tell(keepTexts ? s.input.keptTexts : s.input.notKeptTexts);
  },
  toggleInput: () => store.set({ input: !state.input }),
  cancel: articles.cancel,
  proof: () => proof.open(),
});
const view = createView(parts.article);
const navigation = createNavigation(store, view);
const act = createActions(store, articles, view, navigation, tell);
const handles = dragEdges(view, analysed, act);
const card = createCard(
  view,
  analysed,
  act,
  ({ dataset }) => {
    handles.show(dataset);
    places.cardOpened();
  },
  handles.hide,
);
showTheirs(parts.article);
annotateSelection(view, analysed, act);
const keyboard = walkMarks(view, (mark) => {
  navigation.selectMark(mark.dataset);
  card.open(mark, true);
});
navigation.onArrive((mark) => {
  keyboard.focus(mark);
  card.open(mark, true);
});
createPanels(store, parts, act);
const proof = createProof(kept.count, keptTexts.count);
parts.menu.append(bookmarkletLink(tell));

/** What is shown, where it has been analysed. */
function analysed() {
  const { shown } = state;
  return shown?.analysis ? { text: shown.text, analysis: shown.analysis } : null;
}

store.subscribe(["current"], () => {
  card.close();
  input.show(articles.current()?.text ?? "");
});
store.subscribe(["shown"], async () => {
  const { shown } = state;
  if (!shown) return;
  view.setSelection(() => false);
  if (!card.isOpen) card.close(); // not one that a hover was about to open either
  parts.article.classList.toggle("empty", !shown.text.trim());
  parts.article.dataset.empty = s.emptyArticle;
  const { anchor } = card;
  await view.show(shown);
  if (state.shown !== shown) return;
  paintSelection();
  // Not one that has been opened on the new marks meanwhile.
  if (card.anchor === anchor) card.close();
  if (state.busy) return; // the text alone, while it is read
  announceResult();
  navigation.shown();
});
store.subscribe(["busy"], () => {
  parts.progress.hidden = !state.busy;
  parts.article.setAttribute("aria-busy", String(Boolean(state.busy)));
  if (!state.busy) return;
  announce("");
  const { name, index, count } = state.busy;
  /** @type {Record<string, string>} */
  const steps = s.progress.steps;
  parts.step.textContent = s.progress.step(steps[name] ?? name, index, count);
  parts.bar.max = count;
  parts.bar.value = index + 0.5;
});
store.subscribe(
  ["layers", "weak"],
  () => {
    for (const layer of LAYERS) parts.switches[layer].setAttribute("aria-pressed", String(state.layers[layer]));
    view.setLayers({ ...state.layers, weak: state.weak });
  },
  { now: true },
);
store.subscribe(["select", "shown"], paintSelection);
store.subscribe(
  ["theme"],
  () => {
    parts.theme.value = state.theme;
    document.documentElement.dataset.theme = state.theme;
  },
  { now: true },
);
store.subscribe(
  ["input"],
  () => {
    document.body.classList.toggle("no-input", !state.input);
    parts.hide.setAttribute("aria-expanded", String(state.input));
    parts.hide.textContent = state.input ? s.input.hide : s.input.show;
  },
  { now: true },
);
store.subscribe(
  ["pane", "panel"],
  () => {
    document.body.dataset.pane = state.pane;
    document.body.dataset.panel = state.panel;
    document.body.classList.toggle("comparing", state.panel === "compare");
    for (const { name, view } of parts.views) {
      const on = name === "overview" ? state.pane === "read" : state.pane === "panel" && state.panel === name;
      view.setAttribute("aria-pressed", String(on));
    }
  },
  { now: true },
);
store.subscribe(
  ["large", "keepTexts"],
  () => {
    document.body.classList.toggle("large", state.large);
    parts.large.checked = state.large;
    parts.keepTexts.checked = state.keepTexts;
  },
  { now: true },
);
const isNarrow = () => parts.panes.getClientRects().length > 0;
onSwipe(document.body, (step) => {
  if (!isNarrow()) return;
  // A tool is no view: from there a swipe leads back to the article.
  const at = state.pane === "read" ? 0 : /** @type {readonly string[]} */ (VIEWS).indexOf(state.panel);
  const next = VIEWS[at < 0 ? 0 : at + step];
  if (next) showView(next);
});
const places = keepHistory(store, {
  isNarrow,
  closeCard: () => {
    const wasOpen = card.isOpen;
    card.close();
    return wasOpen;
  },
  open: (key) => {
    card.close();
    if (key !== state.current) articles.choose(key);
  },
});
// Nobody loses a text of their own without being asked.
addEventListener("beforeunload", (event) => {
  if (!keptTexts.isSafe()) event.preventDefault();
});
addEventListener("keydown", (event) => {
  if (event.key === "Escape" && !card.isOpen) store.set({ select: null });
  const writes = event.target instanceof Element && event.target.matches("input, textarea, select");
  const plain = !event.ctrlKey && !event.metaKey && !event.altKey && !writes;
  if (plain && event.key.toLowerCase() === "f" && state.panel === "compare" && state.second) act.fullScreen();
  const undoes = (event.ctrlKey || event.metaKey) && !event.shiftKey && event.key.toLowerCase() === "z";
  if (undoes && !writes && act.takeBack()) event.preventDefault();
});
addEventListener("beforeprint", () => {
  view.markAll();
  if (state.shown) document.title = titleOf(state.shown.article, state.shown.analysis, 120);
});
addEventListener("afterprint", () => {
  document.title = s.title;
});

function paintSelection() {
  const { select } = state;
  const id = String(select?.id);
  view.setSelection(({ e, q, quote, w }) => {
    if (select?.kind === "entity") return e === id;
    if (select?.kind === "quote") return q === id || quote === id;
    return select?.kind === "word" && w === id;
  });
}

/** One sentence for everybody, the screen reader included, once for each result. */
function announceResult() {
  const { shown, trouble } = state;
  if (trouble && "stopped" in trouble) parts.status.replaceChildren(s.stopped, " ", button(s.again, articles.run));
  else if (trouble && "language" in trouble)
    parts.status.replaceChildren(
      h("strong", {}, s.foreign(languageName(trouble.language))),
      " ",
      button(s.foreignAnyway, articles.analyseAnyway),
    );
  else if (trouble) announce(s.failed(trouble.message));
  else if (!shown?.analysis || !shown.text.trim()) announce(s.emptyArticle);
  else {
    parts.status.replaceChildren(
      state.example ? h("span", { class: "badge" }, s.example) : "",
      state.example ? " " : "",
      resultLine(shown.analysis),
    );
  }
}

async function start() {
  document.querySelector("#starting")?.remove();
  document.title = s.title;
  announce(s.loading);
  articles.add(await loadExamples());
  const example = state.articles.find((article) => article.example === state.example);
  const before = keptTexts.restore();
  const back = articles.add(before.articles);
  const first = back[before.at] ?? example ?? state.articles[0] ?? articles.add([{ title: "", text: "" }])[0];
  try {
    store.set({ version: await (await analyzer).version() });
  } catch (error) {
    announce(s.brokenModule(error instanceof Error ? error.message : String(error)));
    return;
  }
  if (wanted) navigation.onceShown(() => navigation.goToSelection(wanted));
  if (!state.current) articles.choose(first.key);
  await firstShown();
  if (back.length) tell(s.input.back(back.length));
  if (state.from === "post") receivePage((article) => articles.open([article]));
  if (state.from === "shared") openShared();
  // Whatever is to be fetched is here before the page says that it is ready, the copy for use without a connection included.
  proof.offline(await workOffline(parts.update));
  proof.ready();
  document.documentElement.dataset.ready = "";
}

/** @returns {Promise<void>} */
const firstShown = () => new Promise((done) => (state.shown ? done() : store.subscribe(["shown"], done)));

async function openShared() {
  const shared = await takeShared();
  if (!shared) return tell(s.input.sharedLost);
  const { articles: read, problems } = await readFiles(shared.files);
  if (shared.text.trim()) read.unshift({ title: shared.title || s.input.shared, text: shared.text });
  if (read.length) articles.open(read);
  if (problems.length) tell(problems.join(" "));
}

start();
