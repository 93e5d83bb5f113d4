// Files that are dropped or opened: `.txt`, `.md` and `.html`, each to a title and a text, and the page's own export, whose
// corrections come back with it. What cannot be read is named.

/** @import { NewArticle } from "../articles.js" */
import { fingerprint } from "../corrections.js";
import { OWN } from "../export/formats.js";
import { cleanKept } from "../kept.js";
import { s } from "../strings/index.js";
import { articleOfPage } from "./html.js";
import { textOfMarkdown } from "./markdown.js";

const LIMIT = 40 * 1024 * 1024;

/**
 * The articles that the files hold, and a sentence for each problem.
 * @param {Iterable<File>} files
 */
export async function readFiles(files) {
  /** @type {NewArticle[]} */
  const articles = [];
  /** @type {string[]} */
  const problems = [];
  for (const file of files) {
    if (file.size > LIMIT) {
      problems.push(s.input.tooBig(file.name, "40 MB"));
      continue;
    }
    const text = await decode(file);
    if (text === null) {
      problems.push(s.input.badFile(file.name));
      continue;
    }
    const name = file.name.toLowerCase();
    const own = /\.json(ld)?$/.test(name) ? ownExport(text) : null;
    if (own) articles.push(own);
    else if (/\.x?html?$/.test(name) || file.type === "text/html") {
      const article = articleOfPage(text);
      if (!article.found) problems.push(s.input.noArticle(file.name));
      articles.push({ title: article.title || file.name, paper: article.paper, text: article.text });
    } else {
      articles.push({ title: file.name, text: /\.(md|markdown)$/.test(name) ? textOfMarkdown(text) : text });
    }
  }
  return { articles, problems };
}

/**
 * The article of an analysis, or of annotations, that this page has exported; null for any other JSON.
 * @param {string} json
 * @returns {NewArticle | null}
 */
function ownExport(json) {
  try {
    const read = JSON.parse(json);
    const { text, corrections, lexicon } = read[OWN] ?? read;
    if (!(read.schema || read[OWN]) || typeof text !== "string") return null;
    const key = fingerprint(text);
    const clean = cleanKept({ lexicon, articles: { [key]: corrections } });
    return { title: "", text, corrections: clean.articles[key], lexicon: clean.lexicon };
  } catch {
    return null;
  }
}

/**
 * UTF-8, or UTF-16 where the file says so; null for anything else, such as a picture.
 * @param {File} file
 */
async function decode(file) {
  const bytes = new Uint8Array(await file.arrayBuffer());
  const utf16 =
    bytes[0] === 0xff && bytes[1] === 0xfe ? "utf-16le" : bytes[0] === 0xfe && bytes[1] === 0xff ? "utf-16be" : null;
  try {
    const text = new TextDecoder(utf16 ?? "utf-8", { fatal: true }).decode(bytes);
    return text.includes("\0") ? null : text;
  } catch {
    return null;
  }
}
