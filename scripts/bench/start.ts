/**
 * How long the explorer takes to its first frame, as a ratio to node's own start (`node -p 0`) measured in turn
 * with it, so that a noisy machine disturbs both alike. `npm run bench:start -- ROUNDS`.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { here, openBench, type Subject, timeOf } from './session.ts';
import { median, milliseconds, percentile, printTable, ratio } from './statistics.ts';

/** Times of the start, in milliseconds. */
export interface StartTimes {
  readonly node: readonly number[];
  readonly firstFrame: readonly number[];
  readonly search: readonly number[];
}

/** Measures one subject, in turns with its node. */
export async function measureStart(subject: Subject, rounds: number): Promise<StartTimes> {
  const home = mkdtempSync(join(tmpdir(), 'sm-explore-bench-'));
  const node: number[] = [];
  const firstFrame: number[] = [];
  const search: number[] = [];
  // The first runs may still write the code caches, one for each use.
  await (await openBench({ columns: 80, rows: 24, subject, home })).end();
  await timeOf(subject.node, [subject.program, 'search', '--json', 'ctj']);
  for (let round = 0; round < rounds; round += 1) {
    node.push(await timeOf(subject.node, ['-p', '0']));
    const session = await openBench({ columns: 80, rows: 24, subject, home });
    firstFrame.push(session.first.time);
    await session.end();
    search.push(await timeOf(subject.node, [subject.program, 'search', '--json', 'ctj']));
  }
  rmSync(home, { recursive: true, force: true });
  return { node, firstFrame, search };
}

/** The rows of the table that `bench:start` and `bench:compare` print. */
export function startRows(name: string, { node, firstFrame, search }: StartTimes): readonly string[][] {
  const floor = median(node);
  const row = (label: string, times: readonly number[]): string[] => [
    `${name}${label}`,
    milliseconds(median(times)),
    milliseconds(percentile(times, 0.95)),
    ratio(median(times), floor),
  ];
  return [row('node -p 0', node), row('first frame', firstFrame), row('search --json', search)];
}

if (process.argv[1]?.endsWith('start.ts')) {
  const rounds = Number(process.argv[2] ?? 15);
  const times = await measureStart(here, rounds);
  printTable([['', 'median', '95 %', 'ratio to node'], ...startRows('', times)]);
}
