/**
 * Before any test: is `dist/` there, and of these sources? Tests run the sources, but on the catalog in `dist/`, and
 * those in `test/terminal/` run the bundle. One sentence says what to run; nothing is built behind anybody's back.
 */
import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../', import.meta.url));

/** When a file was written last, in milliseconds; undefined when there is none. */
const written = (path: string): number | undefined =>
  statSync(join(root, path), { throwIfNoEntry: false })?.mtimeMs;

/** The newest file of a folder, its folders included. */
function newest(folder: string): number {
  const files = readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' });
  return Math.max(...files.map((name) => written(join(folder, name)) ?? 0));
}

/** What the tests need, and what it is made from. */
const builds = [
  { file: 'dist/catalog/core.json', from: ['catalog'], command: 'npm run build:catalog' },
  { file: 'dist/program/main.cjs', from: ['src'], command: 'npm run build' },
] as const;

/**
 * Vitest's global setup.
 * @throws when something that the tests need is not built
 */
export function setup(): void {
  for (const { file, from, command } of builds) {
    const built = written(file);
    if (built === undefined) throw new Error(`The tests need ${file}, which is not built: run ${command}.`);
    if (from.some((folder) => newest(folder) > built))
      console.warn(
        `${file} is older than ${from.join(' and ')}: run ${command} if a test is of what changed.`,
      );
  }
}
