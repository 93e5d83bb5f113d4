// The article by keyboard: one tab stop for all marks (a roving tabindex), arrows from mark to mark, Enter or Space for the
// card; and clicks on marks, which move the tab stop.

/** @import { View } from "./view.js" */

/**
 * The mark around the target of an event.
 * @param {EventTarget | null} target
 */
export const markAt = (target) =>
  target instanceof Element ? /** @type {HTMLElement | null} */ (target.closest(".mark")) : null;

/**
 * The same, or else the quote around it, which a mouse or finger can press too; the keyboard presses its speaker.
 * @param {EventTarget | null} target
 */
export const pressedAt = (target) =>
  markAt(target) ?? (target instanceof Element ? /** @type {HTMLElement | null} */ (target.closest("[data-q]")) : null);

/**
 * Walks through the marks of the whole article in order; the tab stop is the one with `tabindex="0"`.
 * @param {View} view
 * @param {(mark: HTMLElement) => void} open
 */
export function walkMarks(view, open) {
  const root = view.element;
  /** @param {Element} within */
  const marksIn = (within) => /** @type {HTMLElement[]} */ ([...within.querySelectorAll(".mark")]);

  /**
   * @param {HTMLElement} from
   * @param {1 | -1} by
   */
  function step(from, by) {
    const marks = marksIn(root);
    const next = marks[marks.indexOf(from) + by];
    if (next) return next;
    // The next group may hold no marks yet, because nobody has come near it.
    /** @param {Element | null | undefined} group */
    const beyond = (group) => (by > 0 ? group?.nextElementSibling : group?.previousElementSibling);
    for (let group = beyond(from.closest(".group")); group; group = beyond(group)) {
      view.markGroup(group);
      const found = marksIn(group).at(by > 0 ? 0 : -1);
      if (found) return found;
    }
  }

  /** @param {HTMLElement} mark */
  function moveTabStop(mark) {
    const old = view.tabStop();
    if (old) old.tabIndex = -1;
    mark.tabIndex = 0;
  }

  /** @param {HTMLElement | undefined} mark */
  function focus(mark) {
    if (!mark) return;
    moveTabStop(mark);
    mark.focus();
    mark.scrollIntoView({ block: "nearest" });
  }

  root.addEventListener("keydown", (event) => {
    const mark = event.target;
    if (!(mark instanceof HTMLElement) || !mark.classList.contains("mark")) return;
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    if (event.key === "Enter" || event.key === " ") open(mark);
    else if (event.key === "ArrowRight" || event.key === "ArrowDown") focus(step(mark, 1));
    else if (event.key === "ArrowLeft" || event.key === "ArrowUp") focus(step(mark, -1));
    else if (event.key === "Home") focus(marksIn(root)[0]);
    else if (event.key === "End") focus(marksIn(root).at(-1));
    else return;
    event.preventDefault();
  });
  root.addEventListener("click", ({ target }) => {
    const mark = pressedAt(target);
    // Selecting words with the mouse is no click on a mark.
    if (!mark || String(getSelection()).length > 1) return;
    if (mark.matches(".mark")) moveTabStop(mark);
    open(mark);
  });
  return { focus };
}
