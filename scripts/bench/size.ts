/** What an installation takes: the package as npm packs it, unpacked, and its largest files. */
import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { printTable } from './statistics.ts';

interface Packed {
  readonly size: number;
  readonly unpackedSize: number;
  readonly files: readonly { readonly path: string; readonly size: number }[];
}

const root = fileURLToPath(new URL('../..', import.meta.url));

/** The package of a checkout as npm packs it; sizes in bytes. @throws when npm cannot pack it */
export function packedAt(folder: string): Packed {
  const output = execFileSync('npm', ['pack', '--dry-run', '--json', '--ignore-scripts'], {
    cwd: folder,
    encoding: 'utf8',
    maxBuffer: 64 * 2 ** 20,
  });
  const parsed: unknown = JSON.parse(output);
  const [packed] = Object.values(parsed as Readonly<Record<string, Packed>>);
  if (packed === undefined) throw new Error('npm pack said nothing');
  return packed;
}

if (process.argv[1]?.endsWith('size.ts')) {
  const packed = packedAt(root);
  const kilobytes = (bytes: number): string => `${(bytes / 1000).toFixed(0)} kB`;
  printTable([
    ['', 'size'],
    ['packed', kilobytes(packed.size)],
    ['unpacked', kilobytes(packed.unpackedSize)],
    ['files', String(packed.files.length)],
    ...[...packed.files]
      .sort((a, b) => b.size - a.size)
      .slice(0, 8)
      .map(({ path, size }) => [`  ${path}`, kilobytes(size)]),
  ]);
}
