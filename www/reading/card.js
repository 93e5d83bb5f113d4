// The small card beside a mark: opened by a hover, a tap or the keyboard, closed by Escape or by going away. Owns where it
// stands and who has the focus; what it says is card-content.js's.

import { button, h } from "../dom.js";
import { s } from "../strings/index.js";
import { cardContent } from "./card-content.js";

const HOVER_IN = 350;
const HOVER_OUT = 250;

/** `context()` gives `{text, analysis}`; `act` holds what the card's buttons do (see main.js). */
export function createCard(view, context, act) {
  const box = h("div", { class: "card", role: "dialog", "aria-modal": "false", tabindex: -1, hidden: true });
  document.body.append(box);
  let anchor = null;
  let pinned = false;
  let timer = 0;

  function fill(mark) {
    const content = cardContent(mark.dataset, context(), { ...act, close });
    if (!content) return false;
    box.replaceChildren(button("×", close, { class: "close", "aria-label": s.card.close }), ...content.parts);
    box.setAttribute("aria-label", content.title);
    return true;
  }

  function open(mark, pin) {
    clearTimeout(timer);
    if (!fill(mark)) return;
    anchor?.classList.remove("open");
    anchor = mark;
    anchor.classList.add("open");
    pinned = pin;
    box.hidden = false;
    place();
    if (pin) box.focus({ preventScroll: true });
  }

  /** Below the mark where there is room, else above it; on a narrow screen CSS makes it a sheet at the bottom. */
  function place() {
    const at = anchor.getClientRects()[0] ?? anchor.getBoundingClientRect();
    const { width, height } = box.getBoundingClientRect();
    const room = document.documentElement.clientWidth;
    const left = Math.min(Math.max(8, at.left - 12), room - width - 8);
    const below = at.bottom + 6;
    const top = below + height < innerHeight || at.top < height + 12 ? below : at.top - height - 6;
    box.style.setProperty("--left", `${left + scrollX}px`);
    box.style.setProperty("--top", `${top + scrollY}px`);
  }

  function close() {
    clearTimeout(timer);
    if (box.hidden) return;
    const back = box.contains(document.activeElement) ? anchor : null;
    anchor?.classList.remove("open");
    box.hidden = true;
    if (back?.isConnected) back.focus({ preventScroll: true });
    else if (back) view.element.querySelector('.mark[tabindex="0"]')?.focus({ preventScroll: true });
    anchor = null;
    pinned = false;
  }

  const later = (work, after) => {
    clearTimeout(timer);
    timer = setTimeout(work, after);
  };
  const markOf = (event) => (event.target instanceof Element ? event.target.closest(".mark") : null);
  view.element.addEventListener("pointerover", (event) => {
    if (event.pointerType !== "mouse" || pinned) return;
    const mark = markOf(event);
    if (mark === anchor && mark) clearTimeout(timer);
    else if (mark) later(() => open(mark, false), HOVER_IN);
    else if (anchor) later(close, HOVER_OUT);
    else clearTimeout(timer);
  });
  view.element.addEventListener("pointerleave", () => !pinned && later(close, HOVER_OUT));
  box.addEventListener("pointerenter", () => clearTimeout(timer));
  box.addEventListener("pointerleave", () => !pinned && later(close, HOVER_OUT));
  box.addEventListener("focusin", () => (pinned = true));
  document.addEventListener("pointerdown", (event) => {
    if (!box.hidden && !box.contains(event.target) && !markOf(event)) close();
  });
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || box.hidden) return;
    event.stopPropagation();
    close();
  });
  // Focus that leaves the card by Tab closes it and goes on from the mark.
  box.addEventListener("focusout", (event) => {
    if (event.relatedTarget && !box.contains(event.relatedTarget) && event.relatedTarget !== anchor) close();
  });
  addEventListener("resize", () => !box.hidden && anchor && place());

  return {
    open,
    close,
    refresh: () => !box.hidden && anchor && fill(anchor),
    get isOpen() {
      return !box.hidden;
    },
  };
}
