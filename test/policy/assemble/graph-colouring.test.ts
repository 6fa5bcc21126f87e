import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fewestGroups, lowerBound } from '../../../src/policy/assemble/graph-colouring.ts';

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
      const ordered = groups
        .map((group) => group.toSorted((a, b) => a - b))
        .sort(([a = 0], [b = 0]) => a - b);
      const wrong = groups.flatMap((group) =>
        group.flatMap((a) => group.filter((b) => a < b && !together(a, b))),
      );
      expect([groups, wrong]).toEqual([ordered, []]);
      expect(groups).toHaveLength(fewestByTrying(count, together));
    }),
    { numRuns: 300 },
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

test('a group that is as good as any stays as first fit makes it', () => {
  const apart = new Set(['0 1', '1 2', '3 4']);
  expect(fewestGroups(5, (a, b) => !apart.has(`${a} ${b}`))).toEqual([
    [0, 2, 3],
    [1, 4],
  ]);
});

test.each([
  [
    'of nodes that are as constrained, the first',
    9,
    '05 28 34 36 56',
    [
      [0, 1, 2, 4, 6, 7],
      [3, 5, 8],
    ],
  ],
  [
    'the most constrained node, before those that come earlier',
    8,
    '03 04 05 06 13 17 23 24 25 36 37 45 47 57 67',
    [
      [0, 2, 7],
      [1, 5, 6],
      [3, 4],
    ],
  ],
  [
    'and of partings that are as good, the first that is found',
    14,
    '02 04 0a 12 17 19 23 24 26 29 37 3b 3c 46 49 4c 4d 5c 5d 6b 6c 78 7a 7c 7d 9d cd',
    [[0, 5, 6, 7, 9], [1, 3, 4], [2, 8, 10, 11, 12], [13]],
  ],
])('the search takes %s', (_what, count, pairs, groups) => {
  const apart = new Set(pairs.split(' '));
  const together = (a: number, b: number): boolean => !apart.has(`${a.toString(16)}${b.toString(16)}`);
  expect(fewestGroups(count, together)).toEqual(groups);
});

test('only the pairs that may have to be kept apart are asked about', () => {
  const asked: string[] = [];
  const groups = fewestGroups(
    4,
    (a, b) => {
      asked.push(`${a} ${b}`);
      return false;
    },
    (node) => (node === 1 ? [2] : []),
  );
  expect(asked).toEqual(['1 2']);
  expect(groups).toEqual([[0, 1, 3], [2]]);
});

test('without an odd circle two groups do, and with one it takes three: no clique says so', () => {
  const ring = (count: number) => (a: number, b: number) => Math.abs(a - b) % (count - 2) !== 1;
  expect(fewestGroups(7, ring(7))).toHaveLength(3);
  expect(fewestGroups(8, ring(8))).toHaveLength(2);
});

test('a graph that is too hard to be searched through is parted all the same', () => {
  // Half of the pairs of eighty, by a repeatable chance: to look through all partings would take longer than anybody waits.
  const count = 80;
  let chance = 1;
  const half = Array.from({ length: count * count }, () => {
    chance = (Math.imul(chance, 1_664_525) + 1_013_904_223) >>> 0;
    return (chance >>> 16) % 100 < 50;
  });
  const together = (a: number, b: number): boolean => half[Math.min(a, b) * count + Math.max(a, b)] ?? false;
  const groups = fewestGroups(count, together);
  expect(groups.flat()).toHaveLength(count);
  for (const group of groups)
    for (const a of group) for (const b of group) if (a < b) expect(together(a, b)).toBe(true);
});

test('every pair is asked about once, the first of it first', () => {
  const asked: string[] = [];
  fewestGroups(3, (a, b) => asked.push(`${a} ${b}`) > 0);
  expect(asked).toEqual(['0 1', '0 2', '1 2']);
});

test.each([
  ['nobody', 0, [], 0],
  ['things that all go together', 3, [], 1],
  ['one pair apart', 3, ['1 2'], 2],
  ['a star, whose rays go together', 5, ['0 1', '0 2', '0 3', '0 4'], 2],
  ['a ring of five, though it takes three groups', 5, ['0 1', '1 2', '2 3', '3 4', '0 4'], 2],
  ['four that all exclude each other', 5, ['0 1', '0 2', '0 3', '1 2', '1 3', '2 3', '3 4'], 4],
  ['three beside a hub of more neighbours', 8, ['0 1', '0 2', '0 3', '0 4', '5 6', '5 7', '6 7'], 3],
])('the bound knows of %s', (_what, count, pairs, bound) => {
  const conflicts = Array.from({ length: count }, () => new Set<number>());
  for (const pair of pairs) {
    const [a = 0, b = 0] = pair.split(' ').map(Number);
    conflicts[a]?.add(b);
    conflicts[b]?.add(a);
  }
  expect(lowerBound(conflicts)).toBe(bound);
});
