// The module in the script itself, a character for each byte, which compresses best: for bundlers that leave .wasm behind, pages
// from disk, and policies without `connect-src`.

import MODULE from "the module, after the characters that stand for the bytes 0 to 255";

/** What `init` starts from where it is given nothing. */
export function beside() {
  const bytes = new Uint8Array(512);
  for (let byte = 0; byte < 256; byte++) bytes[MODULE.charCodeAt(byte)] = byte;
  return Uint8Array.from({ length: MODULE.length - 256 }, (_, at) => bytes[MODULE.charCodeAt(at + 256)]);
}
