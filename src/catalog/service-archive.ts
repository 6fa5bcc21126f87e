/**
 * The entries of every service in one file, of which only what is asked for is read.
 *
 * Four bytes, big-endian: the length of the index that follows. The index is JSON: where each service begins behind
 * it, how many bytes it takes, and how many unpacked. There stands the service's part of the catalog in lines (`part-lines.ts`), compressed
 * with Brotli: a service's first use reads its own bytes and unpacks them (a millisecond for the largest), an
 * installation is one file instead of 450, and a package is no larger for it.
 */
import { closeSync, openSync, readSync } from 'node:fs';
import { brotliCompressSync, brotliDecompressSync, constants } from 'node:zlib';
import type { CatalogPart } from './model.ts';
import { readPart, writePart } from './part-lines.ts';

/** Offset behind the index, and length in bytes, packed and unpacked, by prefix. */
type Index = Readonly<Record<string, readonly [offset: number, length: number, unpacked: number]>>;

const lengthBytes = 4;

/** The archive's bytes; the same parts always give the same. */
export function packServices(parts: ReadonlyMap<string, CatalogPart>): Uint8Array {
  let offset = 0;
  const index: Record<string, Index[string]> = {};
  const packed = [...parts].map(([prefix, part]) => {
    // Better than 9 takes ten times as long and saves nothing here. A window of 128 kB saves as much as a whole service would,
    // and unpacking takes no more memory than that.
    const text = writePart(part);
    const bytes = brotliCompressSync(text, {
      params: { [constants.BROTLI_PARAM_QUALITY]: 9, [constants.BROTLI_PARAM_LGWIN]: 17 },
    });
    index[prefix] = [offset, bytes.length, text.length];
    offset += bytes.length;
    return bytes;
  });
  const head = Buffer.from(JSON.stringify(index));
  const length = Buffer.alloc(lengthBytes);
  length.writeUInt32BE(head.length);
  return Buffer.concat([length, head, ...packed]);
}

/** Reads the services of an archive. */
export interface ServiceArchive {
  /**
   * The part of a service; undefined when the archive has none of that prefix.
   * @throws when the file cannot be read
   */
  readonly read: (prefix: string) => CatalogPart | undefined;
  readonly close: () => void;
}

/**
 * Opens an archive that `packServices` wrote; whoever opens it closes it.
 * @throws when there is no such file
 */
export function openServices(file: string): ServiceArchive {
  const handle = openSync(file, 'r');
  const bytesAt = (offset: number, length: number): Buffer => {
    const bytes = Buffer.alloc(length);
    if (readSync(handle, bytes, 0, length, offset) !== length) throw new Error(`${file} ends too soon`);
    return bytes;
  };
  const size = bytesAt(0, lengthBytes).readUInt32BE();
  const index: Index = JSON.parse(bytesAt(lengthBytes, size).toString('utf8'));
  return {
    read(prefix) {
      const place = Object.hasOwn(index, prefix) ? index[prefix] : undefined;
      if (place === undefined) return undefined;
      const [offset, length, unpacked] = place;
      // A tenth of the text, which goes when nobody asks for it: then no file has to be read for it again.
      const packed = bytesAt(lengthBytes + size + offset, length);
      // In one piece with room left: else pieces of it are made first, or a second one for what may follow.
      return readPart(() => brotliDecompressSync(packed, { chunkSize: Math.max(64, unpacked + 1) }));
    },
    close: () => closeSync(handle),
  };
}
