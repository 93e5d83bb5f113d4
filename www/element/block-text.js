// The text of an element as a reader sees its paragraphs. Owns the walk through the nodes, not what is left out of it.

const BLOCKS = new Set(
  [
    "address article aside blockquote dd div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hr",
    "li main nav ol p pre section table td th tr ul",
  ].flatMap((names) => names.split(" ")),
);

/** @param {Node} node */
const isBlock = (node) => node instanceof Element && BLOCKS.has(node.localName);

/**
 * Whether an element holds paragraphs, or other blocks.
 * @param {Element} root
 */
export const hasBlocks = (root) => [...root.querySelectorAll("*")].some(isBlock);

/**
 * Text with a blank line between blocks, without walking deeper than the stack allows.
 * @param {Node} root
 */
export function blockText(root) {
  /** @type {string[]} */
  const paragraphs = [];
  let line = "";
  const flush = () => {
    const text = line.replace(/[ \t\r\n\f]+/g, " ").trim();
    if (text) paragraphs.push(text);
    line = "";
  };
  /** @type {Node | null} */
  let node = root.firstChild;
  while (node && node !== root) {
    if (node instanceof Text) line += node.data;
    else if (isBlock(node)) flush();
    else if (node instanceof HTMLBRElement && line.trim()) flush();
    if (node.firstChild) {
      node = node.firstChild;
      continue;
    }
    while (node && node !== root && !node.nextSibling) {
      node = node.parentNode;
      if (node && isBlock(node)) flush();
    }
    if (!node || node === root) break;
    if (isBlock(node)) flush();
    node = node.nextSibling;
  }
  flush();
  return paragraphs.join("\n\n");
}
