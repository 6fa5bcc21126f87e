/**
 * Compares random pairs of small policies with the answer of brute force: every request of a small world is asked.
 * `npm run fuzz:semantics [-- PAIRS [SEED]]`: 100,000 pairs unless told otherwise. Prints a summary; exits 1 with the
 * smallest counterexample found, and the seed that repeats it.
 */
import fc from 'fast-check';
import { checkPair, type Seen } from '../test/iam/semantics/properties.ts';
import { pairs } from '../test/iam/semantics/small-world.ts';

const count = Number(process.argv[2] ?? 100_000);
const seed = Number(process.argv[3] ?? Date.now() % 2 ** 31);
const seen: Seen = { pairs: 0, equal: 0, witnesses: 0, unknown: 0, requests: 0 };

const result = fc.check(
  fc.property(pairs, (pair) => checkPair(pair, seen)),
  { numRuns: count, seed },
);

if (result.failed) {
  const [pair] = result.counterexample ?? [];
  console.error(`Repeat with: npm run fuzz:semantics -- ${count} ${seed}`);
  console.error(result.errorInstance instanceof Error ? result.errorInstance.message : result.errorInstance);
  console.error(JSON.stringify(pair && { before: pair.before, after: pair.after }, null, 2));
  process.exitCode = 1;
} else {
  console.log(
    `${seen.pairs} pairs, seed ${seed}: ${seen.equal} equal, ${seen.unknown} with something unknown.`,
  );
  console.log(`${seen.witnesses} witnesses confirmed, ${seen.requests} single requests decided alike.`);
}
