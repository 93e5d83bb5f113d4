// A swipe on a narrow screen: across to the next view, or the one before, and away with a card. Owns what counts as one; a finger
// that scrolls, selects or pulls at what is wider than the screen is none.

/** How far a finger goes at least, in pixels, and how long it takes at most, in milliseconds. */
const FAR = 70;
const SOON = 700;
/** Nearer to an edge of the screen the gesture is the browser's own. */
const EDGE = 24;
/** What has a use of its own for fingers. */
const OTHERS = "input, textarea, select, [popover], dialog, .card";

/**
 * @param {HTMLElement} element where swipes count
 * @param {(step: 1 | -1) => void} act on to the next, or back
 * @param {() => void} [down] what a swipe down does where nothing is left to scroll that way
 */
export function onSwipe(element, act, down) {
  /** @type {{ x: number, y: number, time: number } | null} */
  let from = null;
  element.addEventListener(
    "touchstart",
    ({ touches, target, timeStamp: time }) => {
      const [{ clientX: x, clientY: y }] = touches;
      const free = touches.length === 1 && x > EDGE && x < innerWidth - EDGE && !isTaken(target, element);
      from = free ? { x, y, time } : null;
    },
    { passive: true },
  );
  element.addEventListener("touchcancel", () => {
    from = null;
  });
  element.addEventListener("touchend", ({ changedTouches, timeStamp }) => {
    if (!from || timeStamp - from.time > SOON || !getSelection()?.isCollapsed) return;
    const [{ clientX, clientY }] = changedTouches;
    const [across, along] = [clientX - from.x, clientY - from.y];
    from = null;
    if (Math.abs(across) >= FAR && Math.abs(across) > 2 * Math.abs(along)) act(across < 0 ? 1 : -1);
    else if (along >= FAR && along > 2 * Math.abs(across) && element.scrollTop <= 0) down?.();
  });
}

/**
 * Whether what a finger is put on moves across by itself.
 * @param {EventTarget | null} target
 * @param {Element} within
 */
function isTaken(target, within) {
  for (let at = target instanceof Element ? target : null; at && at !== within; at = at.parentElement) {
    const scrolls = at.scrollWidth > at.clientWidth + 1 && /auto|scroll/.test(getComputedStyle(at).overflowX);
    if (scrolls || at.matches(OTHERS)) return true;
  }
  return false;
}
