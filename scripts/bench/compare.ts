/**
 * This checkout beside another revision, built from git and measured in turns with it:
 * `npm run bench:compare -- REF [ROUNDS]`. What is said is the ratio, and how far it spread.
 */
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { measureKeys } from './keys.ts';
import { here, type Subject } from './session.ts';
import { measureStart } from './start.ts';
import { median, milliseconds, percentile, printTable } from './statistics.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));

/**
 * A revision's program, checked out and built once below `.heavy/`.
 * @throws when there is no such revision, or it does not build
 */
export function builtAt(ref: string): Subject {
  const git = (...args: string[]): string =>
    execFileSync('git', args, { cwd: root, encoding: 'utf8' }).trim();
  const commit = git('rev-parse', '--verify', `${ref}^{commit}`);
  const folder = join(root, '.heavy/compare', commit);
  if (!existsSync(join(folder, 'dist/program/main.cjs'))) {
    mkdirSync(join(root, '.heavy/compare'), { recursive: true });
    if (!existsSync(folder)) git('worktree', 'add', '--detach', folder, commit);
    // Which builds, too.
    execFileSync('npm', ['ci', '--no-audit', '--no-fund'], { cwd: folder, stdio: 'inherit' });
  }
  return { program: join(folder, 'bin/sm-explore.js'), node: process.execPath };
}

/** Times of one round, by what was measured, in milliseconds. */
type Round = ReadonlyMap<string, number>;

async function roundOf(subject: Subject): Promise<Round> {
  const times = new Map<string, number>();
  const { firstFrame, search, node } = await measureStart(subject, 3);
  times.set('first frame ÷ node', median(firstFrame) / median(node));
  times.set('search --json ÷ node', median(search) / median(node));
  for (const size of [
    { columns: 80, rows: 24 },
    { columns: 200, rows: 60 },
  ]) {
    const parts = await measureKeys(subject, size);
    const warm = parts.filter(({ part }) => ['typing', 'moving', 'drilling', 'cart'].includes(part));
    const all = warm.flatMap(({ drawn }) => drawn.map(({ time }) => time));
    times.set(`${size.rows}×${size.columns} key, median`, median(all));
    times.set(`${size.rows}×${size.columns} key, 95 %`, percentile(all, 0.95));
  }
  return times;
}

if (process.argv[1]?.endsWith('compare.ts')) {
  const [ref, rounds = '5'] = process.argv.slice(2);
  if (ref === undefined) {
    console.error('Name a revision: npm run bench:compare -- main~10');
    process.exit(2);
  }
  const before = builtAt(ref);
  const pairs: { readonly before: Round; readonly after: Round }[] = [];
  for (let round = 0; round < Number(rounds); round += 1)
    pairs.push({ before: await roundOf(before), after: await roundOf(here) });
  const shown = (name: string, value: number): string =>
    name.includes('÷') ? value.toFixed(2) : milliseconds(value);
  printTable([
    ['', 'before', 'after', 'after ÷ before', 'least', 'most'],
    ...[...(pairs[0]?.after.keys() ?? [])].map((name) => {
      const of = (side: 'before' | 'after'): number[] => pairs.map((pair) => pair[side].get(name) ?? 0);
      const ratios = pairs.map((pair) => (pair.after.get(name) ?? 0) / (pair.before.get(name) ?? 1));
      return [
        name,
        shown(name, median(of('before'))),
        shown(name, median(of('after'))),
        median(ratios).toFixed(2),
        Math.min(...ratios).toFixed(2),
        Math.max(...ratios).toFixed(2),
      ];
    }),
  ]);
}
