import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { loadCatalog } from '../../src/catalog/load.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
/** What is made or installed, and what quotes by its nature: policies of AWS, licences, checksums. */
const others = new Set([
  '.git',
  '.heavy',
  'node_modules',
  'dist',
  'corpus',
  'NOTICES.md',
  'package-lock.json',
]);

/** Every file of the repository, one by one. */
function* filesIn(folder: string): Generator<string> {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    if (others.has(entry.name)) continue;
    const path = join(folder, entry.name);
    if (entry.isDirectory()) yield* filesIn(path);
    else yield path;
  }
}

/** Every run of eight words; shorter ones meet by chance. */
function runsOfWords(text: string): readonly string[] {
  const words = text.toLowerCase().match(/[a-z0-9]+/g) ?? [];
  return words.flatMap((_, at) => (at + 8 <= words.length ? [words.slice(at, at + 8).join(' ')] : []));
}

it('the repository holds facts of the reference, and none of its sentences', () => {
  const { actions, resourceTypes, conditionKeys } = loadCatalog();
  const described = [...actions, ...resourceTypes, ...conditionKeys].filter(
    ({ service, unlisted }) => service !== 'aws' && unlisted === undefined,
  );
  const theirs = new Set(described.flatMap(({ description }) => runsOfWords(description)));
  expect(theirs.size).toBeGreaterThan(2_000);
  const quoting = [...filesIn(root)].filter((path) =>
    runsOfWords(readFileSync(path, 'utf8')).some((run) => theirs.has(run)),
  );
  expect(quoting.map((path) => relative(root, path))).toEqual([]);
});
