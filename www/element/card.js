// The card that says why something is marked, and the way through all marks by the keyboard, which says the same aloud. Owns
// its few nodes in the shadow of the element, not what they say.

import { ofElement } from "./wording.js";

export const STYLE = `
.aside { position: absolute; inline-size: 1px; block-size: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; user-select: none; }
.walk, .live { position: fixed; inset-block-end: 0; inset-inline-start: 0; z-index: 9; font: 1rem/1.4 system-ui, sans-serif; }
.walk { padding: 0.5em 1em; }
.walk:disabled { visibility: hidden; }
.live, .walk:not(:focus) { inline-size: 1px; block-size: 1px; padding: 0; border: 0; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
.card { position: absolute; inset: auto; margin: 0; inline-size: max-content; max-inline-size: min(22em, 92vw); padding: 0.5em 0.8em; border: 1px solid; border-radius: 0.4em; font: 0.9rem/1.4 system-ui, sans-serif; color: var(--aa-card-text, light-dark(#1c1c1c, #eee)); background: var(--aa-card, light-dark(#fff, #222)); }
.card p { margin: 0; }
.card:not(:popover-open) { display: none; }
`;

/**
 * @param {ShadowRoot} root
 * @param {(step: 1 | -1) => void} onWalk the next mark, or the one before, is asked for
 */
export function createCard(root, onWalk) {
  const walk = document.createElement("button");
  walk.type = "button";
  walk.className = "walk";
  walk.setAttribute("part", "walk");
  walk.textContent = ofElement.walk;
  walk.disabled = true;
  const live = document.createElement("div");
  live.className = "live";
  live.setAttribute("aria-live", "polite");
  const card = document.createElement("div");
  card.className = "card";
  card.setAttribute("part", "card");
  card.setAttribute("popover", "auto");
  root.append(walk, live, card);
  walk.addEventListener("click", () => onWalk(1));
  walk.addEventListener("keydown", (event) => {
    const step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
    if (!step) return;
    event.preventDefault();
    onWalk(/** @type {1 | -1} */ (step));
  });
  return {
    /** @param {boolean} on whether there are marks to go through */
    offer(on) {
      walk.disabled = !on;
    },
    /** @param {string} words read out by screen readers */
    say(words) {
      live.textContent = words;
    },
    /**
     * @param {string[]} lines
     * @param {DOMRect} place what they are about
     */
    show(lines, place) {
      card.replaceChildren(...lines.map((line) => Object.assign(document.createElement("p"), { textContent: line })));
      card.showPopover?.();
      const { offsetWidth: width, offsetHeight: height } = card;
      const page = document.documentElement;
      const left = Math.max(0, Math.min(place.left, page.clientWidth - width));
      const below = place.bottom + 6;
      const top = below + height <= page.clientHeight ? below : Math.max(0, place.top - 6 - height);
      card.style.left = `${left + scrollX}px`;
      card.style.top = `${top + scrollY}px`;
    },
    hide() {
      if (card.matches(":popover-open")) card.hidePopover();
    },
  };
}
