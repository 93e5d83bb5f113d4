// Where a text comes in: the text area, the choice of articles, paste, drop and files. Owns its elements and what is
// typed; articles and their analysis are articles.js's.

/** @import { NewArticle } from "../articles.js" */
/** @import { Tell } from "../toasts.js" */
import { button, h } from "../dom.js";
import { s } from "../strings/index.js";
import { readFiles } from "./files.js";
import { articleOfPage, textOfFragment } from "./html.js";

/** A text area lays out a millisecond for each thousand characters: a longer text is held here, and its beginning shown. */
const EDITABLE = 30_000;
const SHOWN = 2_000;
const TYPING_PAUSE = 120;

/** A paste of more characters is an article of its own, whatever is open. */
const ARTICLE = 200;

/**
 * What the controls do.
 * @typedef {object} InputActions
 * @property {(text: string) => void} edit the current article says this now
 * @property {() => boolean} isExample whether the current article is an example, as it came
 * @property {(articles: readonly NewArticle[]) => () => void} open answers what takes it back
 * @property {() => void} write shows the text area
 * @property {Tell} tell
 */

/** @param {InputActions} act */
export function createInput(act) {
  /** @type {string | null} a text too long for the text area */
  let held = null;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer;
  const area = h("textarea", {
    id: "article-text",
    "aria-label": s.input.label,
    placeholder: s.input.placeholder,
    spellcheck: "false",
    dir: "auto",
    autocomplete: "off",
  });
  const note = h("div", { class: "note", hidden: true });
  const file = h("input", {
    type: "file",
    multiple: true,
    accept: ".txt,.md,.markdown,.html,.htm,.xhtml,.json,.jsonld,text/plain,text/html,text/markdown",
    hidden: true,
    onchange: () => {
      open([...(file.files ?? [])]);
      file.value = "";
    },
  });
  const drop = h("div", { class: "drop", hidden: true, "aria-hidden": "true" }, s.input.drop);
  document.body.append(drop);

  area.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(() => act.edit(area.value), TYPING_PAUSE);
  });
  document.addEventListener("paste", (event) => {
    const data = event.clipboardData;
    const elsewhere = event.target instanceof Element && event.target.matches("input, [contenteditable]");
    if (!data || elsewhere) return;
    if (data.files.length && !data.types.includes("text/plain")) {
      event.preventDefault();
      open([...data.files]);
      return;
    }
    const taken = pasted(data);
    if (taken === null) return;
    event.preventDefault();
    const into = event.target === area && held === null;
    const { text } = taken;
    const all = area.selectionStart === 0 && area.selectionEnd === area.value.length;
    if (!into || taken.all || (text.length > ARTICLE && !act.isExample() && !all)) {
      // What is open stays: nobody loses an article by pasting another.
      openPasted(taken, into);
      return;
    }
    // Who pastes into the example means to see the article, not both in one.
    if (into && act.isExample()) area.select();
    const whole = area.value.slice(0, area.selectionStart) + text + area.value.slice(area.selectionEnd);
    clearTimeout(timer);
    if (whole.length <= EDITABLE || area.value.length > EDITABLE) {
      // By the editing command, so that the browser can undo it; where that is missing, by hand.
      const before = area.selectionStart;
      if (!document.execCommand?.("insertText", false, text))
        area.setRangeText(text, area.selectionStart, area.selectionEnd, "end");
      clearTimeout(timer);
      if (before === 0) area.scrollTop = 0;
      act.edit(area.value);
    } else {
      show(whole);
      act.edit(whole);
    }
  });
  document.addEventListener("dragover", (event) => {
    const data = event.dataTransfer;
    const text = event.target !== area && data?.types.includes("text/plain");
    if (!data || !(text || data.types.includes("Files"))) return;
    event.preventDefault();
    data.dropEffect = "copy";
    drop.hidden = false;
  });
  document.addEventListener("dragleave", (event) => {
    if (!event.relatedTarget) drop.hidden = true;
  });
  document.addEventListener("drop", (event) => {
    drop.hidden = true;
    const data = event.dataTransfer;
    if (data?.files.length) {
      event.preventDefault();
      open([...data.files]);
    } else if (data && event.target !== area) {
      const taken = pasted(data);
      if (taken === null) return;
      event.preventDefault();
      openPasted(taken, false);
    }
  });

  /**
   * Opens what was pasted as an article of its own, with the way back.
   * @param {Pasted} taken
   * @param {boolean} into whether the cursor was in the text
   */
  function openPasted({ text, paper, all, left }, into) {
    if (/^https?:\S+$/.test(text.trim())) return act.tell(s.input.address);
    const [from, to] = [area.selectionStart, area.selectionEnd];
    const back = act.open([{ title: "", paper, text }]);
    if (all) {
      act.tell(s.input.takenOut(left ?? 0), {
        label: s.input.showAll,
        act: () => {
          back();
          act.open([{ title: "", paper, text: all }]);
        },
      });
    } else if (into) {
      act.tell(s.input.pasted, {
        label: s.input.pastedInto,
        act: () => {
          back();
          area.setRangeText(text, from, to, "end");
          act.edit(area.value);
        },
      });
    } else act.tell(s.input.pasted, { label: s.corrections.undo, act: back });
  }

  /** The button: what the clipboard holds, where the browser lets it be read; else the text area, to paste into. */
  async function pasteHere() {
    /** @type {Pasted | null} */
    let taken = null;
    try {
      const [item] = await navigator.clipboard.read();
      const get = async (/** @type {string} */ type) =>
        item?.types.includes(type) ? (await item.getType(type)).text() : "";
      taken = textOf(await get("text/plain"), await get("text/html"));
    } catch {
      // Not allowed, or not there: by hand.
    }
    if (taken?.text.trim()) return openPasted(taken, false);
    act.write();
    area.focus();
    area.select();
    act.tell(s.input.pasteByHand);
  }

  /** @param {readonly File[]} files */
  async function open(files) {
    const { articles, problems } = await readFiles(files);
    if (articles.length) act.open(articles);
    for (const problem of problems) act.tell(problem);
    if (articles.length > 1) act.tell(s.input.opened(articles.length));
  }

  /** @param {string} text */
  function show(text) {
    clearTimeout(timer);
    held = text.length > EDITABLE ? text : null;
    const shown = held === null ? text : text.slice(0, SHOWN);
    if (area.value !== shown) area.value = shown;
    area.readOnly = held !== null;
    note.hidden = held === null;
    note.replaceChildren(
      ...(held === null
        ? []
        : [h("p", {}, s.input.held(held.length.toLocaleString("en"))), button(s.input.editAll, editAll)]),
    );
  }

  function editAll() {
    area.value = held ?? area.value;
    held = null;
    area.readOnly = false;
    note.hidden = true;
    area.focus();
  }

  const element = h(
    "section",
    { class: "input", "aria-labelledby": "input-heading" },
    h("h2", { id: "input-heading" }, s.input.heading),
    area,
    note,
  );
  const controls = [
    button(s.input.paste, pasteHere, { class: "main" }),
    button(s.input.open, () => file.click()),
    button(s.input.fresh, () => {
      act.open([{ title: "", text: "" }]);
      act.write();
      area.focus();
    }),
    file,
  ];

  return { element, controls, show };
}

/** @typedef {{ text: string, paper?: string, all?: string, left?: number }} Pasted with all of a page, and how many lines were left out of it */

/**
 * The clipboard's text; where it holds HTML with blocks, that keeps the paragraphs apart. Null for nothing.
 * @param {DataTransfer} data
 */
const pasted = (data) => textOf(data.getData("text/plain"), data.getData("text/html"));

/** What no article has around it that was copied alone. */
const PAGE = /<(nav|form|footer|aside)[\s>]/i;
const BLOCK = /<(p|h[1-6]|blockquote|li|article|section)[\s>]/gi;
/** More blocks than a reader selects by hand. */
const MANY = 30;

/**
 * @param {string} plain
 * @param {string} html
 * @returns {Pasted | null}
 */
function textOf(plain, html) {
  const blocks = html.length < 5_000_000 ? (html.match(BLOCK)?.length ?? 0) : 0;
  const rich = blocks ? textOfFragment(html) : "";
  if (!rich) return plain ? { text: plain } : null;
  if (!(/<h1[\s>]/i.test(html) && PAGE.test(html)) && blocks <= MANY) return { text: rich };
  // A whole page: the article is taken out of it, as it is out of a file.
  const { text, paper, found } = articleOfPage(html);
  const lines = text.split("\n\n");
  const left = rich.split("\n\n").filter((line) => !lines.includes(line)).length;
  return found && left ? { text, paper, all: rich, left } : { text: rich };
}
