// Bytes as text that a script can hold as it stands: one character for each byte, which compresses best.

/**
 * The most frequent bytes are characters of ASCII that need no escape in a string, a template or a page; before them stand
 * the characters for the bytes 0 to 255, in order.
 */
export function inLetters(bytes) {
  const plain = Array.from({ length: 95 }, (_, at) => String.fromCharCode(32 + at)).filter(
    (c) => !"\"'`\\$<".includes(c),
  );
  const letters = Array.from({ length: 256 }, (_, at) => plain[at] ?? String.fromCharCode(0xae + at - plain.length));
  const counts = new Array(256).fill(0);
  for (const byte of bytes) counts[byte]++;
  const frequent = [...counts.keys()].sort((a, b) => counts[b] - counts[a]);
  const letterOf = [];
  for (const [at, byte] of frequent.entries()) letterOf[byte] = letters[at];
  return letterOf.join("") + Array.from(bytes, (byte) => letterOf[byte]).join("");
}
