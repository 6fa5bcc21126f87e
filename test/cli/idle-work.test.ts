/** Long work between keys. */
import { describe, expect, it, vi } from 'vitest';
import { createIdleWork, inSlices } from '../../src/cli/idle-work.ts';

/** Work of so many milliseconds, a millisecond a step. */
function* lasting(milliseconds: number, steps: () => void = () => {}): Generator<void, number> {
  for (let at = 0; at < milliseconds; at += 1) {
    const end = performance.now() + 1;
    while (performance.now() < end);
    steps();
    yield;
  }
  return milliseconds;
}

describe('work while no key comes', () => {
  it('lets what arrives in between be heard, and tells what came of it', async () => {
    const idle = createIdleWork();
    let heard = 0;
    const keys = setInterval(() => {
      heard += 1;
    }, 1);
    const done = await new Promise<number>((resolve, reject) => {
      idle.run('compare', () => lasting(60), { done: resolve, failed: reject });
    });
    clearInterval(keys);
    expect(done).toBe(60);
    expect(heard).toBeGreaterThan(4);
  });

  it('gives up what something newer of its name replaces, before it began and in the midst of it', async () => {
    const idle = createIdleWork();
    const told: string[] = [];
    const tell = (name: string) => () => void told.push(name);
    const failed = (error: unknown): never => {
      throw error;
    };
    let steps = 0;
    const count = (): void => {
      steps += 1;
    };
    idle.run('compare', () => lasting(5), { done: tell('first'), failed });
    idle.run('compare', () => lasting(10_000, count), { done: tell('second'), failed });
    idle.run('explain', () => lasting(5), { done: tell('other'), failed });
    await vi.waitUntil(() => steps > 0 && told.includes('other'));
    idle.run('compare', () => lasting(5), { done: tell('third'), failed });
    await vi.waitUntil(() => told.includes('third'));
    expect(told).toEqual(['other', 'third']);
  });

  it('says what the work threw', async () => {
    const idle = createIdleWork();
    const error = await new Promise<unknown>((resolve) => {
      const broken = (): Generator<void, number> => {
        throw new Error('broken');
      };
      idle.run('compare', broken, { done: () => {}, failed: resolve });
    });
    expect(error).toEqual(new Error('broken'));
  });

  it('begins short work at once behind a pause, and all other when nothing newer comes', async () => {
    const idle = createIdleWork();
    const begun: string[] = [];
    const failed = (error: unknown): never => {
      throw error;
    };
    const begin = (name: string, work: string, soon: boolean): void => {
      function* steps(): Generator<void, void> {
        begun.push(work);
        yield;
      }
      idle.run(name, steps, { done: () => {}, failed, soon });
    };
    begin('check', 'long', false);
    begin('explain', 'first', true);
    // A timer that is set later runs later.
    await new Promise((resolve) => setTimeout(resolve, 5));
    expect(begun).toEqual(['first']);
    for (const work of ['second', 'third', 'fourth']) begin('explain', work, true);
    await new Promise((resolve) => setTimeout(resolve, 5));
    expect(begun).toEqual(['first']);
    await vi.waitUntil(() => begun.length > 2);
    expect(begun).toEqual(['first', 'long', 'fourth']);
  });
});

describe('work that is waited for', () => {
  it('lets others have their turn between its slices', async () => {
    let turns = 0;
    const count = (): void => {
      turns += 1;
      next = setImmediate(count);
    };
    let next = setImmediate(count);
    expect(await inSlices(lasting(60))).toBe(60);
    clearImmediate(next);
    expect(turns).toBeGreaterThan(4);
  });

  it('throws what its steps throw', async () => {
    const failing = function* (): Generator<void, number> {
      yield;
      throw new Error('no disk');
    };
    await expect(inSlices(failing())).rejects.toThrow('no disk');
  });
});
