// The article by keyboard: one stop for Tab, arrows from mark to mark, Enter or Space for the card.

/** Marks of the whole article in order; the one with `tabindex="0"` is where Tab comes in. */
export function walkMarks(view, open) {
  const root = view.element;
  const isMark = (element) => element instanceof Element && element.classList.contains("mark");

  function step(from, by) {
    const marks = [...root.querySelectorAll(".mark")];
    const at = marks.indexOf(from) + by;
    if (marks[at]) return marks[at];
    // The next group may hold no marks yet, because nobody has come near it.
    let group = from.closest(".group");
    while ((group = by > 0 ? group.nextElementSibling : group.previousElementSibling)) {
      view.markGroup(group);
      const found = group.querySelectorAll(".mark");
      if (found.length) return by > 0 ? found[0] : found[found.length - 1];
    }
    return null;
  }

  function focus(mark) {
    for (const old of root.querySelectorAll('.mark[tabindex="0"]')) old.tabIndex = -1;
    mark.tabIndex = 0;
    mark.focus();
    mark.scrollIntoView({ block: "nearest" });
  }

  root.addEventListener("keydown", (event) => {
    const mark = event.target;
    if (!isMark(mark) || event.altKey || event.ctrlKey || event.metaKey) return;
    if (event.key === "Enter" || event.key === " ") open(mark);
    else if (event.key === "ArrowRight" || event.key === "ArrowDown") move(step(mark, 1));
    else if (event.key === "ArrowLeft" || event.key === "ArrowUp") move(step(mark, -1));
    else if (event.key === "Home") move(root.querySelector(".mark"));
    else if (event.key === "End") move([...root.querySelectorAll(".mark")].at(-1));
    else return;
    event.preventDefault();
    function move(next) {
      if (next) focus(next);
    }
  });
  root.addEventListener("click", (event) => {
    const mark = event.target instanceof Element ? event.target.closest(".mark") : null;
    // Words being selected with the mouse are not a press on a mark.
    if (!mark || String(getSelection()).length > 1) return;
    for (const old of root.querySelectorAll('.mark[tabindex="0"]')) old.tabIndex = -1;
    mark.tabIndex = 0;
    open(mark);
  });
  return { focus };
}
