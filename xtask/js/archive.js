// Writes a tar archive (POSIX ustar) of plain files, the same for the same content on every machine.

/** @param {{ path: string, content: Uint8Array }[]} files */
export function archiveOf(files) {
  const blocks = files.flatMap(({ path, content }) => {
    const rest = -content.length & 511;
    return [header(path, content.length), content, Buffer.alloc(rest)];
  });
  return Buffer.concat([...blocks, Buffer.alloc(1024)]);
}

/** Name, rights, owners, size and time of a file, at the places that the format has for them. */
function header(path, size) {
  if (Buffer.byteLength(path) > 100) throw new Error(`${path}: too long a name for an archive`);
  const block = Buffer.alloc(512);
  const octal = (value, length, at) => block.write(value.toString(8).padStart(length - 1, "0"), at);
  block.write(path, 0);
  octal(0o644, 8, 100);
  octal(0, 8, 108);
  octal(0, 8, 116);
  octal(size, 12, 124);
  octal(0, 12, 136);
  block.write("0", 156);
  block.write("ustar\x0000", 257);
  // The field of the sum counts as blanks.
  block.write(" ".repeat(8), 148);
  const sum = block.reduce((sum, byte) => sum + byte, 0);
  block.write(`${sum.toString(8).padStart(6, "0")}\0 `, 148);
  return block;
}
