import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { FoundEntries } from '../../src/search/found-entries.ts';

const size = 5_000;
/** What is noted of an entry: in its name, or in its description. */
const note = fc.record({
  position: fc.nat(size - 1),
  cost: fc.constantFrom(0, 0.25, 1.5, 2),
  covered: fc.constantFrom(1, 6, -1),
  inName: fc.boolean(),
});

describe('found entries', () => {
  it('give back what was noted last of each, however many there are, and nothing of all others', () => {
    fc.assert(
      fc.property(fc.array(note, { maxLength: 1_200, size: 'max' }), fc.nat(1_200), (notes, closedAt) => {
        const found = new FoundEntries(size);
        const names = new Map<number, { readonly cost: number; readonly covered: number }>();
        const descriptions = new Map<number, number>();
        for (const [index, { position, cost, covered, inName }] of notes.entries()) {
          // Once room was given back, more may come all the same.
          if (index === closedAt) found.close();
          if (inName) found.setInName(position, cost, covered, 1);
          else found.setInDescription(position, cost);
          if (inName) names.set(position, { cost, covered });
          else descriptions.set(position, cost);
        }
        found.close();
        const expected = new Set(notes.map(({ position }) => position));
        expect([...found.positions]).toEqual([...expected]);
        for (const position of [...expected, 0, size - 1]) {
          expect(found.inName(position)).toBe(names.get(position)?.cost ?? Infinity);
          expect(found.covered(position)).toBe(names.get(position)?.covered ?? 0);
          expect(found.way(position)).toBe(names.has(position) ? 1 : 0);
          expect(found.inDescription(position)).toBe(descriptions.get(position) ?? Infinity);
        }
      }),
      { numRuns: 30 },
    );
  });
});
