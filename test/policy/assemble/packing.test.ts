import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fewestBoxes, sumBound } from '../../../src/policy/assemble/packing.ts';

/** The smallest number of boxes, by trying every way of filling them. */
const fewestByTrying = (lengths: readonly number[], room: number): number => {
  let best = lengths.length;
  const place = (at: number, boxes: readonly number[]): void => {
    const length = lengths[at];
    if (length === undefined) best = Math.min(best, boxes.length);
    else {
      for (const [box, used] of boxes.entries())
        if (used + length <= room) place(at + 1, boxes.with(box, used + length));
      place(at + 1, [...boxes, length]);
    }
  };
  place(0, []);
  return best;
};

test('no box is too full, everything is in one, and no fewer boxes would do', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 1, max: 20 }), { maxLength: 8 }), (lengths) => {
      const boxes = fewestBoxes(lengths, 20);
      expect(boxes.flat().sort((a, b) => a - b)).toEqual([...lengths.keys()]);
      for (const box of boxes)
        expect(box.reduce((sum, thing) => sum + (lengths[thing] ?? 0), 0)).toBeLessThanOrEqual(20);
      expect(boxes).toHaveLength(fewestByTrying(lengths, 20));
    }),
    { numRuns: 300 },
  );
});

test.each([
  [
    'as they come, where that needs no more boxes',
    [5, 5, 5, 5],
    [
      [0, 1],
      [2, 3],
    ],
  ],
  [
    'as they come, also where the longest first would need as many',
    [1, 5, 4, 6, 4],
    [
      [0, 1, 2],
      [3, 4],
    ],
  ],
  ['to the brim', [4, 6, 10], [[0, 1], [2]]],
  [
    'the longest first, where that saves a box',
    [3, 3, 7, 7],
    [
      [0, 2],
      [1, 3],
    ],
  ],
  [
    'boxes by their first thing, also where another was filled before',
    [3, 2, 7, 8],
    [
      [0, 2],
      [1, 3],
    ],
  ],
  [
    'as neither order does, where only a search saves a box',
    [2, 5, 2, 4, 3, 4],
    [
      [0, 1, 4],
      [2, 3, 5],
    ],
  ],
  ['the same with one that fills a box', [5, 9, 6, 2, 2, 2, 3], [[0, 5, 6], [1], [2, 3, 4]]],
  [
    'as they come, where the sum of lengths asks for fewer boxes than there can be',
    [6, 1, 7, 6],
    [[0, 1], [2], [3]],
  ],
  ['what is longer than a box by itself', [4, 30, 5], [[0, 2], [1]]],
  ['nothing into no box', [], []],
])('%s', (_how, lengths, boxes) => {
  expect(fewestBoxes(lengths, 10)).toEqual(boxes);
});

test('what is longer than a box does not count where the rest needs fewer boxes than first fit gives it', () => {
  expect(fewestBoxes([58, 18, 8, 39, 9, 63, 36], 61)).toHaveLength(4);
});

test('a packing as good as the one that is known is not looked for, which leaves steps for a better one', () => {
  const lengths = [14, 1, 25, 30, 6, 28, 16, 10, 29, 22, 30, 4, 10, 18, 28, 10, 18];
  expect(fewestBoxes(lengths, 60)).toHaveLength(5);
});

test('the longest first, so that the fewest are found in the steps that there are', () => {
  const lengths = [15, 8, 4, 8, 28, 26, 7, 9, 4, 13, 5, 2, 15, 5, 19, 25, 20];
  expect(fewestBoxes(lengths, 32)).toHaveLength(7);
});

test.each([
  ['nothing', [], 0],
  ['a box to the brim', [4, 6], 1],
  ['a thing as long as a box', [10], 1],
  ['a little more than a box', [4, 6, 1], 2],
  ['three that are longer than a box', [11, 12, 30], 3],
  ['those, and others that fill one and a half', [11, 9, 6, 30], 4],
])('the sum of lengths asks for boxes: %s', (_what, lengths, boxes) => {
  expect(sumBound(lengths, 10)).toBe(boxes);
});

test('boxes that are equally full are tried once, so that the fewest are found in the steps that there are', () => {
  const lengths = [16, 44, 54, 16, 22, 24, 14, 16, 19, 24, 16, 19, 16, 41, 22, 22, 24];
  expect(fewestBoxes(lengths, 60)).toHaveLength(7);
});

test('the search gives up where it would not come back', () => {
  // No three fit into one box, so that thirty it is; by the sum of lengths it could be twenty-three.
  const lengths = Array.from({ length: 60 }, (_, at) => 34 + ((at * 5) % 7));
  expect(fewestBoxes(lengths, 100)).toHaveLength(30);
});
