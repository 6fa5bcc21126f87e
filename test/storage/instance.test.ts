import { spawn } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { isGone, thisInstance } from '../../src/storage/instance.ts';

describe('whether another instance has ended', () => {
  const self = thisInstance();
  const owner = (pid: number) => ({ host: self.host, pid, startedAt: self.startedAt });

  it.skipIf(process.platform !== 'linux')('takes a program that got its number for another one', async () => {
    const child = spawn('sleep', ['60']);
    try {
      expect(isGone(owner(child.pid ?? 0), self)).toBe(true);
    } finally {
      child.kill();
    }
  });

  it.skipIf(process.platform !== 'linux')('takes a program of that name for one that runs', async () => {
    const child = spawn(process.execPath, ['-e', 'setTimeout(() => {}, 60_000)', 'sm-explore']);
    try {
      expect(isGone(owner(child.pid ?? 0), self)).toBe(false);
    } finally {
      child.kill();
    }
  });

  it('takes a number that nobody has for one that ended', () => {
    expect(isGone(owner(2 ** 22 + 1), self)).toBe(true);
  });
});
