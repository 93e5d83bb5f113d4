// The module in the script itself, in letters that mean the same in every encoding that a page may have.

import MODULE from "the module, in base64";

/** What `init` starts from where it is given nothing. */
export function beside() {
  const bytes = Uint8Array.from(atob(MODULE), (letter) => letter.charCodeAt(0));
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"));
  return new Response(stream).arrayBuffer();
}
