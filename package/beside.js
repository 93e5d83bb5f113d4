// Where the module is: beside this file. In article-analyzer/inline another file stands in for this one, with the module in it.

/** @returns {unknown} what `init` starts from where it is given nothing */
export function beside() {
  const url = new URL("article_analyzer_bg.wasm", import.meta.url);
  // The development servers of Vite 5 to 7 move this file, and not the module, into a folder of their own.
  const moved = /\/\.vite\/deps\w*\//.test(url.pathname);
  return moved ? new URL(/* @vite-ignore */ `../../article-analyzer/${"article_analyzer_bg.wasm"}`, url) : url;
}
