/**
 * Peak resident memory of the explorer beside that of node alone: at the first frame, after 5,000 random keys
 * after ten services, and with all of them. Read from /proc, so on Linux only. `npm run bench:memory -- KEYS`.
 */
import { spawn } from 'node:child_process';
import { here, openBench, peakMemoryOf, type Subject } from './session.ts';
import { printTable, ratio } from './statistics.ts';

const services = ['s3', 'iam', 'ec2', 'kms', 'logs', 'lambda', 'ecr', 'glue', 'states', 'events'];
const keys = [...'abcdefghijklmnopqrstuvwxyz ', '\u001b[A', '\u001b[B', '\u007f', '\t', '\u0015'];

/** A small generator of our own, so that every run presses the same keys. */
function* random(seed: number): Generator<number> {
  for (let state = seed; ; ) {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    yield state / 2 ** 32;
  }
}

/** Peak resident memory of node doing nothing, in MiB; 0 where the system does not tell. */
export async function nodeAlone(): Promise<number> {
  const child = spawn(process.execPath, ['-e', 'setTimeout(() => {}, 400)']);
  await new Promise((resolve) => setTimeout(resolve, 300));
  const peak = child.pid === undefined ? undefined : peakMemoryOf(child.pid);
  child.kill();
  return peak ?? 0;
}

/** Peak memory at the points of a session, in MiB, by what was done until then; undefined where the system does not tell. */
export type Peaks = readonly (readonly [label: string, peak: number | undefined])[];

/** The first frame, `count` random keys, ten services one after another. */
export async function measureMemory(
  subject: Subject,
  size: { readonly columns: number; readonly rows: number },
  count: number,
): Promise<Peaks> {
  const peaks: [string, number | undefined][] = [];
  const session = await openBench({ ...size, subject, args: ['--fresh'] });
  peaks.push(['first frame', session.peakMemory()]);
  const numbers = random(1);
  const half = Math.floor(count / 2);
  for (let pressed = 0; pressed < count; pressed += 20) {
    const batch = Array.from(
      { length: 20 },
      () => keys[Math.floor((numbers.next().value ?? 0) * keys.length)] ?? '',
    );
    await session.send(batch.join(''));
    if (pressed < half && pressed + 20 >= half) peaks.push([`after ${half} keys`, session.peakMemory()]);
  }
  peaks.push([`after ${count} keys`, session.peakMemory()]);
  for (const service of services) await session.send(`\u0015${service}: get`);
  peaks.push(['after ten services', session.peakMemory()]);
  await session.end();
  return peaks;
}

/** Peak memory after a word has been typed behind `*:`, in MiB. */
export async function measureAllServices(subject: Subject): Promise<number | undefined> {
  const session = await openBench({ columns: 80, rows: 24, subject, args: ['--fresh'] });
  for (const key of '*:getobject') await session.send(key);
  const peak = session.peakMemory();
  await session.end();
  return peak;
}

if (process.argv[1]?.endsWith('memory.ts')) {
  const count = Number(process.argv[2] ?? 5000);
  const floor = await nodeAlone();
  const table: string[][] = [['', 'MiB', 'ratio to node']];
  const add = (label: string, peak: number | undefined): void => {
    table.push([label, peak === undefined ? 'not known' : peak.toFixed(0), ratio(peak ?? 0, floor)]);
  };
  add('node alone', floor);
  for (const size of [
    { columns: 80, rows: 24 },
    { columns: 200, rows: 60 },
  ]) {
    for (const [label, peak] of await measureMemory(here, size, count))
      add(`${size.rows}×${size.columns} ${label}`, peak);
  }
  add('24×80 all services', await measureAllServices(here));
  printTable(table);
}
