/**
 * Peak resident memory of the explorer beside that of node alone: at the first frame, after 5,000 random keys
 * and after ten services. Read from /proc, so on Linux only. `npm run bench:memory -- KEYS`.
 */
import { spawn } from 'node:child_process';
import { openBench, peakMemoryOf } from './session.ts';
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

async function nodeAlone(): Promise<number> {
  const child = spawn(process.execPath, ['-e', 'setTimeout(() => {}, 400)']);
  await new Promise((resolve) => setTimeout(resolve, 300));
  const peak = child.pid === undefined ? undefined : peakMemoryOf(child.pid);
  child.kill();
  return peak ?? 0;
}

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
  const name = `${size.rows}×${size.columns}`;
  const session = await openBench({ ...size, args: ['--fresh'] });
  add(`${name} first frame`, session.peakMemory());
  const numbers = random(1);
  for (let pressed = 0; pressed < count; pressed += 20) {
    const batch = Array.from(
      { length: 20 },
      () => keys[Math.floor((numbers.next().value ?? 0) * keys.length)] ?? '',
    );
    await session.send(batch.join(''));
    if (pressed === 1980) add(`${name} after 2,000 keys`, session.peakMemory());
  }
  add(`${name} after ${count.toLocaleString('en-US')} keys`, session.peakMemory());
  for (const service of services) await session.send(`\u0015${service}: get`);
  add(`${name} after ten services`, session.peakMemory());
  await session.end();
}
printTable(table);
