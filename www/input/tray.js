// The tray of open articles: a card for each, by its headline, paper and length, the reader's own first; one press reads it, another
// closes it. Owns the cards, not the articles.

/** @import { PageStore, Shown } from "../state.js" */
import { button, h } from "../dom.js";
import { shorten, titleOf } from "../labels.js";
import { s } from "../strings/index.js";

/**
 * @param {PageStore} store
 * @param {{ choose: (key: string) => void, close: (key: string) => void }} act
 */
export function createTray({ state, subscribe }, act) {
  /** @type {Map<string, { text: string, title: string, words: number }>} what an analysis has told of articles */
  const known = new Map();
  const list = h("ul", {});
  const element = h("nav", { class: "tray", "aria-label": s.input.tray }, list);

  /** @param {Pick<Shown, "article" | "analysis"> | null} read */
  function learn(read) {
    if (!read?.analysis) return;
    const { article, analysis } = read;
    known.set(article.key, { text: article.text, title: titleOf(article, analysis), words: analysis.stats.words });
    draw();
  }

  function draw() {
    const own = state.articles.filter(({ example }) => example === undefined);
    const examples = state.articles.filter(({ example }) => example !== undefined);
    const focused = document.activeElement?.closest?.(".tray [data-key]")?.getAttribute("data-key");
    list.replaceChildren(
      ...[...own, ...examples].map((article) => {
        const { key, text, paper, example } = article;
        const told = known.get(key);
        const title = told?.text === text ? told.title : titleOf(article, null);
        const length = told?.text === text ? s.card.words(told.words) : "";
        const beside = [example ? s.example : "", shorten(paper ?? "", 30), length].filter(Boolean).join(", ");
        return h(
          "li",
          {},
          button(
            [h("span", { class: "title", dir: "auto" }, title), h("span", { class: "aside" }, beside)],
            () => act.choose(key),
            { class: "article-card", "data-key": key, "aria-current": key === state.current ? "true" : null },
          ),
          example ? null : button("×", () => act.close(key), { class: "close", "aria-label": s.input.close(title) }),
        );
      }),
    );
    const at = list.querySelector("li:has([aria-current])");
    if (at instanceof HTMLElement) list.scrollLeft = at.offsetLeft - (list.clientWidth - at.offsetWidth) / 2;
    const again = focused && list.querySelector(`[data-key="${CSS.escape(focused)}"]`);
    if (again instanceof HTMLElement) again.focus({ preventScroll: true });
  }

  subscribe(["articles", "current"], draw);
  subscribe(["shown"], () => learn(state.shown));
  subscribe(["second"], () => learn(state.second));
  return element;
}
