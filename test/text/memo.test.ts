/** What is remembered, and for how long. */
import { describe, expect, it } from 'vitest';
import { forgetUnasked } from '../../src/text/generations.ts';
import { memo } from '../../src/text/memo.ts';
import { keptBy } from '../support/alive.ts';

describe('a function with a memory', () => {
  it('works out a question once, and tells arguments apart one by one', () => {
    const asked: string[] = [];
    const join = memo((...texts: readonly string[]) => {
      asked.push(texts.join('|'));
      return texts.join('');
    });
    expect([join('a', 'bc'), join('ab', 'c'), join('a', 'bc'), join('ab', 'c')]).toEqual(
      Array(4).fill('abc'),
    );
    expect(asked).toEqual(['a|bc', 'ab|c']);
  });

  it('holds no more answers than its limit: those of before are worked out again', () => {
    let worked = 0;
    const half = memo(
      (number: number) => {
        worked += 1;
        return number / 2;
      },
      { limit: 3 },
    );
    for (const number of [1, 2, 3, 1, 2, 3]) half(number);
    expect(worked).toBe(3);
    half(4);
    half(4);
    expect(worked).toBe(4);
    expect(half(1)).toBe(0.5);
    expect(worked).toBe(5);
  });

  it('keeps what was asked last where few fade, and lets go of what nobody asked for in two generations', () => {
    const asked: number[] = [];
    const half = memo(
      (number: number) => {
        asked.push(number);
        return number / 2;
      },
      { limit: 3, fades: true },
    );
    for (const number of [1, 2, 3, 4, 3, 4, 3]) half(number);
    expect(asked).toEqual([1, 2, 3, 4]);
    for (const number of [5, 6, 7, 3, 1]) half(number);
    expect(asked).toEqual([1, 2, 3, 4, 5, 6, 7, 1]);
  });

  it('keeps of ever more questions what the limit allows, and of objects that are gone nothing', () => {
    const row = memo((text: string): readonly string[] => Array(500).fill(text), { limit: 10 });
    const rowOf = memo((object: object): readonly object[] => Array(500).fill(object));
    const kept = keptBy(() => {
      for (let at = 0; at < 4_000; at += 1) {
        row(`question ${at}`);
        rowOf({ at });
      }
    });
    // Each row is 4 kB: all of either function's would be 16 MB.
    expect(kept).toBeLessThan(2);
  });

  it('lets go of what nobody asks for any more, and of nothing that is asked for again and again', () => {
    let worked = 0;
    const half = memo((number: number) => {
      worked += 1;
      return number / 2;
    });
    /** So many questions that are asked once. */
    const others = memo((number: number) => number);
    for (let turn = 0; turn < 3; turn += 1) {
      expect(half(1)).toBe(0.5);
      if (turn === 0) half(2);
      for (let at = 0; at < 5_000; at += 1) others(at + turn * 5_000);
      forgetUnasked();
    }
    expect(worked).toBe(2);
    half(1);
    expect(worked).toBe(2);
    half(2);
    expect(worked).toBe(3);
    // While little is asked, nothing goes.
    for (let turn = 0; turn < 9; turn += 1) forgetUnasked();
    half(1);
    half(2);
    expect(worked).toBe(3);
  });
});
