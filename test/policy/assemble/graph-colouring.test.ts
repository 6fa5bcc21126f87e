import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fewestGroups } from '../../../src/policy/assemble/graph-colouring.ts';

/** The smallest number of groups, by trying every way of parting. */
const fewestByTrying = (count: number, together: (a: number, b: number) => boolean): number => {
  let best = count;
  const place = (next: number, groups: readonly (readonly number[])[]): void => {
    if (groups.length >= best && next < count) return;
    if (next === count) {
      best = Math.min(best, groups.length);
      return;
    }
    for (const [at, group] of groups.entries()) {
      if (group.every((member) => together(member, next))) {
        place(
          next + 1,
          groups.map((one, index) => (index === at ? [...one, next] : one)),
        );
      }
    }
    place(next + 1, [...groups, [next]]);
  };
  place(0, []);
  return count === 0 ? 0 : best;
};

test('the fewest groups, as many as trying every way gives, and nobody with whom he does not go', () => {
  const graph = fc.integer({ min: 0, max: 8 }).chain((count) =>
    fc.record({
      count: fc.constant(count),
      apart: fc.array(fc.boolean(), { minLength: 64, maxLength: 64 }),
    }),
  );
  fc.assert(
    fc.property(graph, ({ count, apart }) => {
      const together = (a: number, b: number): boolean => !apart[Math.min(a, b) * 8 + Math.max(a, b)];
      const groups = fewestGroups(count, together);
      expect(groups.flat().sort((a, b) => a - b)).toEqual([...Array(count).keys()]);
      for (const group of groups) {
        for (const a of group) for (const b of group) if (a < b) expect(together(a, b)).toBe(true);
      }
      expect(groups).toHaveLength(fewestByTrying(count, together));
    }),
    { numRuns: 500 },
  );
});

test('where first fit needs three groups and two will do, two it is', () => {
  // A crown: 0–1, 2–3, 4–5 go together, and so do all of 0 2 4 and all of 1 3 5.
  const together = (a: number, b: number): boolean =>
    a % 2 === b % 2 || Math.floor(a / 2) === Math.floor(b / 2);
  expect(fewestGroups(6, together)).toEqual([
    [0, 2, 4],
    [1, 3, 5],
  ]);
});
