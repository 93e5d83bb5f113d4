// Short messages at the foot of the screen, each with a way back where there is one. They stay long enough to be read, and
// as long as somebody is at them; a screen reader hears every one.

import { button, h } from "./dom.js";
import { s } from "./strings/index.js";

const STAY = 6000;
const MOST = 6;

/** @typedef {{ label: string, act: () => void }} ToastAction */
/** @typedef {(sentence: string, action?: ToastAction) => void} Tell */

/** @returns {Tell} */
export function createToasts() {
  const box = h("div", { class: "toasts", role: "status" });
  document.body.append(box);
  return (sentence, action) => {
    const close = () => {
      clearTimeout(timer);
      toast.remove();
    };
    const toast = h(
      "div",
      { class: "toast" },
      h("span", { dir: "auto" }, sentence),
      action &&
        button(action.label, () => {
          close();
          action.act();
        }),
      button("×", close, { class: "close", "aria-label": s.card.close }),
    );
    /** @type {ReturnType<typeof setTimeout> | undefined} */
    let timer;
    const leave = () => {
      clearTimeout(timer);
      timer = setTimeout(close, STAY);
    };
    for (const event of ["pointerenter", "focusin"]) toast.addEventListener(event, () => clearTimeout(timer));
    for (const event of ["pointerleave", "focusout"]) toast.addEventListener(event, leave);
    leave();
    // One that says the same twice hides what it speaks of; what it would take back stays open.
    for (const other of box.children) if (other.firstElementChild?.textContent === sentence) other.remove();
    box.append(toast);
    while (box.children.length > MOST) box.firstElementChild?.remove();
  };
}
