import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fewestBoxes } from '../../../src/policy/assemble/packing.ts';

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

test('first fit stays where it needs no more boxes, and gives way where it does', () => {
  expect(fewestBoxes([5, 5, 5, 5], 10)).toEqual([
    [0, 1],
    [2, 3],
  ]);
  expect(fewestBoxes([3, 3, 7, 7], 10)).toEqual([
    [0, 2],
    [1, 3],
  ]);
});

test('what is longer than a box has one for itself', () => {
  expect(fewestBoxes([4, 30, 5], 10)).toEqual([[0, 2], [1]]);
});
