import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { guardBusyTime } from '../../src/cli/busy-guard.ts';

const sleep = (time: number): void => void Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, time);

/** Has the processor at work for so many milliseconds, however long it is waited for. */
function work(time: number): void {
  const start = process.cpuUsage();
  const done = (): number => {
    const { user, system } = process.cpuUsage(start);
    return (user + system) / 1000;
  };
  while (done() < time);
}

const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'sm-explore-guard-'));
  writeFileSync(join(folder, 'thread.mjs'), '');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** A guard of a small cart, how often its thread was begun, and what tells it of a key. */
function guarded() {
  let begun = 0;
  let tell = (_took: number): void => undefined;
  const guard = guardBusyTime({
    program: join(folder, 'thread.mjs'),
    terminal: () => undefined,
    isLarge: () => false,
    onKeyDone(listener) {
      tell = listener;
      return () => undefined;
    },
    onStarting() {
      begun += 1;
    },
    saveNow: () => undefined,
    standAside: () => () => true,
  });
  return { guard, begun: () => begun, key: (took: number) => tell(took) };
}

it('watches behind a key whose turn had the processor at work for half a second', async () => {
  const { guard, begun, key } = guarded();
  key(1);
  work(600);
  for (let turns = 0; turns < 3; turns += 1) await turn();
  expect(begun()).toBeGreaterThan(0);
  guard.end();
});

it('does not where the turn only waited, whatever was done before it while nobody typed', async () => {
  const { guard, begun, key } = guarded();
  work(600);
  key(1);
  sleep(600);
  for (let turns = 0; turns < 3; turns += 1) await turn();
  expect(begun()).toBe(0);
  guard.end();
});
