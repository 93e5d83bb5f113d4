// Handing a file to the reader: a blob of this page, never an address elsewhere.

import { h } from "../dom.js";

/**
 * @param {string} name
 * @param {string} type
 * @param {string} content
 */
export function download(name, type, content) {
  const address = URL.createObjectURL(new Blob([content], { type }));
  const link = h("a", { href: address, download: name });
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}

/**
 * A file name from a title: letters, digits and dashes only.
 * @param {string} title
 * @param {string} ending
 */
export function fileName(title, ending) {
  const base = title
    .normalize("NFC")
    .replace(/[^\p{L}\p{N}]+/gu, "-")
    .replace(/^-+|-+$/g, "")
    .slice(0, 60);
  return `${base || "article"}${ending}`;
}
