const { closeSync, fstatSync, openSync, readSync } = process.getBuiltinModule('node:fs');

/**
 * A file's bytes in pages of their own, as V8 keeps what may be resized: for what is read once and dropped. From a block
 * that is freed the C library on Linux learns how much to keep for who asks next, for good and for each of its arenas: with
 * the bundle, its code cache and the catalog's core that were some eight megabytes.
 * @param {string} path
 * @returns {Buffer}
 * @throws when the file cannot be read
 */
export function readPages(path) {
  const file = openSync(path, 'r');
  try {
    const { size } = fstatSync(file);
    const bytes = Buffer.from(new ArrayBuffer(size, { maxByteLength: size }));
    let read = 0;
    for (let more = -1; more !== 0; read += more) more = readSync(file, bytes, read, size - read, read);
    return bytes.subarray(0, read);
  } finally {
    closeSync(file);
  }
}
