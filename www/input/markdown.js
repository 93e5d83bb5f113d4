// From Markdown to the plain text that it stands for: its marks go, its words and paragraphs stay.

/** @param {string} source */
export function textOfMarkdown(source) {
  return source
    .replace(/^---\r?\n[\s\S]*?\r?\n---\r?\n/, "")
    .replace(/^(```|~~~).*$/gm, "")
    .replace(/^ {0,3}#{1,6} +(.*?)(?: +#+)?$/gm, "$1\n")
    .replace(/^(.+)\r?\n(?:=+|-{2,})[ \t]*$/gm, "$1\n")
    .replace(/^ {0,3}(?:[-*_] ?){3,}$/gm, "")
    .replace(/^ {0,3}> ?/gm, "")
    .replace(/^ *(?:[-*+]|\d{1,9}[.)]) +/gm, "")
    .replace(/!\[([^\]\n]*)\]\([^)\n]*\)/g, "$1")
    .replace(/\[([^\]\n]*)\]\([^)\n]*\)/g, "$1")
    .replace(/\[([^\]\n]*)\]\[[^\]\n]*\]/g, "$1")
    .replace(/^ {0,3}\[[^\]\n]+\]: .*$/gm, "")
    .replace(/(\*\*|__)(?=\S)([^\n]*?\S)\1/g, "$2")
    .replace(/(?<![\p{L}\p{N}*_])([*_])(?=\S)([^\n*_]*?\S)\1(?![\p{L}\p{N}])/gu, "$2")
    .replace(/`([^`\n]+)`/g, "$1")
    .replace(/\n{3,}/g, "\n\n")
    .trim();
}
