// From a stretch of the article's text to a range of the page, and its highlight: for a sentence, which is no mark and has
// no element of its own.

const NAME = "place";

/**
 * The range of [start, end) in the element of a piece that begins at `from`; null where the stretch lies elsewhere.
 * @param {Element} element
 * @param {number} from
 * @param {number} start
 * @param {number} end
 */
export function rangeIn(element, from, start, end) {
  const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  const range = new Range();
  let at = from;
  let open = false;
  for (let node = walker.nextNode(); node instanceof Text; node = walker.nextNode()) {
    const next = at + node.length;
    if (!open && start < next) {
      range.setStart(node, Math.max(0, start - at));
      open = true;
    }
    if (open) range.setEnd(node, Math.min(node.length, end - at));
    if (end <= next) break;
    at = next;
  }
  return open && !range.collapsed ? range : null;
}

/**
 * Highlights a range, or nothing; where the browser cannot, the place is still scrolled to.
 * @param {Range | null} range
 */
export function highlight(range) {
  if (!("highlights" in CSS)) return;
  if (range) CSS.highlights.set(NAME, new Highlight(range));
  else CSS.highlights.delete(NAME);
}
