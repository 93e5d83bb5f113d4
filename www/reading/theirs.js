// Pointing at a speaker shows all that they say, as far as it is on the screen.

/** @param {HTMLElement} article */
export function showTheirs(article) {
  /** @param {EventTarget | null} target */
  const paint = (target) => {
    const speaker = target instanceof HTMLElement && target.matches(".speaker") ? target.dataset.by : undefined;
    for (const quote of article.querySelectorAll(".theirs")) quote.classList.remove("theirs");
    if (speaker === undefined) return;
    for (const quote of article.querySelectorAll(`.quote[data-by="${speaker}"]`)) quote.classList.add("theirs");
  };
  for (const event of ["pointerover", "focusin"]) article.addEventListener(event, ({ target }) => paint(target));
  for (const event of ["pointerleave", "focusout"]) article.addEventListener(event, () => paint(null));
}
