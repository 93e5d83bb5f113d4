// The small card beside a mark: opened by a hover, a tap or the keyboard, closed by Escape, a swipe or by going away. Owns where
// it stands and who has the focus; what it says is card-content.js's.

/** @import { Actions } from "../actions.js" */
/** @import { AnalysedText } from "../state.js" */
/** @import { View } from "./view.js" */
import { button, h } from "../dom.js";
import { s } from "../strings/index.js";
import { onSwipe } from "../swipe.js";
import { cardContent } from "./card-content.js";
import { markAt, pressedAt } from "./keyboard.js";

const HOVER_IN = 350;
const HOVER_OUT = 250;

/** @typedef {ReturnType<typeof createCard>} Card */

/**
 * @param {View} view
 * @param {() => AnalysedText | null} context what is shown
 * @param {Actions} act
 * @param {(mark: HTMLElement) => void} opened called when it is opened to stay
 * @param {() => void} closed
 */
export function createCard(view, context, act, opened, closed) {
  const box = h("div", { class: "card", role: "dialog", "aria-modal": "false", tabindex: -1, hidden: true });
  document.body.append(box);
  /** @type {HTMLElement | null} the mark that it belongs to */
  let anchor = null;
  let pinned = false;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer;
  /** Where the pointer was last. */
  let pointer = { x: -1, y: -1 };
  /** @type {typeof pointer | null} where it was when the card was closed by a key, until it is moved */
  let resting = null;

  /** @param {HTMLElement} mark */
  function fill(mark) {
    const shown = context();
    const content = shown && cardContent(mark.dataset, shown, act);
    if (!content) return false;
    box.replaceChildren(button("×", close, { class: "close", "aria-label": s.card.close }), ...content.parts);
    box.setAttribute("aria-label", content.title);
    return true;
  }

  /**
   * @param {HTMLElement} mark
   * @param {boolean} pin whether it stays, and takes the focus
   */
  function open(mark, pin) {
    clearTimeout(timer);
    if (!fill(mark)) return;
    anchor?.classList.remove("open");
    anchor = mark;
    mark.classList.add("open");
    pinned = pin;
    box.hidden = false;
    place(mark);
    if (!pin) return;
    box.focus({ preventScroll: true });
    opened(mark);
  }

  /**
   * Below the mark where there is room, else above it; on a narrow screen CSS makes it a sheet at the bottom.
   * @param {HTMLElement} mark
   */
  function place(mark) {
    const at = mark.getClientRects()[0] ?? mark.getBoundingClientRect();
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
    closed();
    if (back?.isConnected && back.matches(".mark")) back.focus({ preventScroll: true });
    else if (back) view.tabStop()?.focus({ preventScroll: true });
    anchor = null;
    pinned = false;
  }

  /**
   * @param {() => void} work
   * @param {number} after milliseconds
   */
  const later = (work, after) => {
    clearTimeout(timer);
    timer = setTimeout(work, after);
  };
  const leave = () => {
    if (!pinned) later(close, HOVER_OUT);
  };
  for (const type of /** @type {const} */ (["pointermove", "pointerdown"]))
    document.addEventListener(type, ({ clientX: x, clientY: y }) => {
      pointer = { x, y };
    });
  view.element.addEventListener("pointerover", (event) => {
    if (event.pointerType !== "mouse" || pinned) return;
    // What the closed card has bared under a pointer at rest is not what the hand has gone to.
    if (resting && Math.hypot(resting.x - event.clientX, resting.y - event.clientY) < 1) return;
    resting = null;
    const mark = markAt(event.target);
    if (mark === anchor && mark) clearTimeout(timer);
    else if (mark) later(() => open(mark, false), HOVER_IN);
    else if (anchor) later(close, HOVER_OUT);
    else clearTimeout(timer);
  });
  view.element.addEventListener("pointerleave", leave);
  box.addEventListener("pointerenter", () => clearTimeout(timer));
  box.addEventListener("pointerleave", leave);
  box.addEventListener("focusin", () => {
    pinned = true;
  });
  document.addEventListener("pointerdown", ({ target }) => {
    if (!box.hidden && target instanceof Node && !box.contains(target) && !pressedAt(target)) close();
  });
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || box.hidden) return;
    event.stopPropagation();
    resting = pointer;
    close();
  });
  // Focus that leaves the card by Tab closes it and goes on from the mark.
  box.addEventListener("focusout", ({ relatedTarget: next }) => {
    if (next instanceof Node && !box.contains(next) && next !== anchor) close();
  });
  addEventListener("resize", () => {
    if (anchor) place(anchor);
  });
  onSwipe(box, close, close);

  return {
    open,
    close,
    /** The mark that it belongs to. */
    get anchor() {
      return anchor;
    },
    get isOpen() {
      return !box.hidden;
    },
  };
}
