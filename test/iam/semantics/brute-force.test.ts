/** The comparison against trying every request of a small world; `npm run fuzz:semantics` tries 100,000 pairs. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { checkPair, type Seen } from './properties.ts';
import { pairs } from './small-world.ts';

it('agrees with brute force on random pairs, and every witness stands', () => {
  const seen: Seen = { pairs: 0, equal: 0, witnesses: 0, unknown: 0, requests: 0 };
  fc.assert(
    fc.property(pairs, (pair) => checkPair(pair, seen)),
    { numRuns: 200 },
  );
  // Pairs that differ and pairs that do not are both among them, however many could be looked at.
  expect(seen.witnesses).toBeGreaterThanOrEqual(Math.floor(seen.pairs / 2));
  expect(seen.equal).toBeGreaterThanOrEqual(Math.floor(seen.pairs / 20));
  // Only variables may leave something open, and most pairs with variables are decided.
  expect(seen.unknown).toBeLessThanOrEqual(Math.ceil(seen.pairs / 10));
}, 120_000);
