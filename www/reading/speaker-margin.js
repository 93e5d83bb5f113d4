// Speakers in the margin: each stands on the line where its quote begins; where two would overlap, the later one moves down.

/**
 * Reads all places first and writes afterwards, so that the browser lays out once.
 * @param {Element} element
 */
export function spreadLabels(element) {
  const labels = /** @type {HTMLElement[]} */ ([...element.querySelectorAll(".speaker")]);
  if (labels.length < 2) return;
  for (const label of labels) label.style.removeProperty("margin-block-start");
  if (getComputedStyle(labels[0]).position !== "absolute") return;
  const boxes = labels.map((label) => label.getBoundingClientRect());
  let bottom = -Infinity;
  boxes.forEach((box, i) => {
    const down = Math.max(0, bottom - box.top);
    if (down > 0) labels[i].style.setProperty("margin-block-start", `${Math.ceil(down)}px`);
    bottom = box.top + down + box.height + 3;
  });
}
