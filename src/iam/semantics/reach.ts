/**
 * Reach: the set of requests that policies allow for one action, as a value that can be compared.
 *
 * It is the union of what the Allow statements match, each a product over the resource and the keys, less the union of
 * what the Deny statements match; every factor is a set of texts, an interval, a range or a truth value, or for a key
 * with several values "some in M" and "none in M". These are closed under union, intersection and complement, and
 * whether one is empty is decided (`text-search.ts`, `intervals.ts`, `key-values.ts`). So it is decided whether a reach is
 * empty, whether it contains another, and what a request of the difference is (`satisfy.ts`).
 *
 * **Exact**: every element and operator of the language, for requests with any context, whether or not a service sends
 * such a one; resources are those of the action's types where the catalog knows the action. A key may be absent from
 * any request, and has several values only if the catalog says that it is a list, or, of a key that it does not know,
 * if a set operator is used on it.
 *
 * **Not exact**: a policy variable makes a test of two keys. Containment is proved for all values of it at once, as if it were
 * a letter of its own, and refuted by a request for some value; where neither succeeds the answer is "unknown". So it is
 * for operators that cannot be read, for a key that is compared both as a text and as a number, and where the bound on the
 * work is met. "Contained" is never said without proof, and a difference never without a request.
 */
import { finish } from '../../text/steps.ts';
import { resourceKey } from './constraint.ts';
import { keyDomains, resourceDomain } from './domains.ts';
import { noFacts, type PolicyFacts } from './facts.ts';
import { type Formula, not, truthOf } from './formula.ts';
import { type AttachedPolicy, decisionFor } from './layers.ts';
import type { ReadStatement } from './read-statement.ts';
import { type Satisfied, satisfying } from './satisfy.ts';
import { type Theory, theoryOf, withDomain } from './theory.ts';
import type { Witness } from './witness.ts';

/** All requests that policies allow for an action. */
export interface Reach {
  readonly action: string;
  /** Holds for the requests in it. */
  readonly allowed: Formula;
  /** The statements that it is made of. */
  readonly statements: readonly ReadStatement[];
}

/** A request of a reach and not of another; that there is none; or why that is not known. */
export type Difference =
  | { readonly kind: 'none' }
  | { readonly kind: 'witness'; readonly witness: Witness }
  | { readonly kind: 'unknown'; readonly because: string };

/** Work that one comparison of two policies may take: some two seconds. */
const work = 20_000_000;

/** What the policies allow for an action, `service:Name` in any case. */
export function reachOf(policies: readonly AttachedPolicy[], action: string): Reach {
  const { allowed, statements } = decisionFor(policies, action);
  return { action, allowed, statements };
}

/**
 * What is known of the keys that the statements speak of; one theory serves all actions of a comparison.
 * @param most work that all questions to it may take together
 */
export function theoryFor(
  statements: readonly ReadStatement[],
  facts: PolicyFacts,
  most: number = work,
): Theory {
  return theoryOf(
    keyDomains(statements, facts, () => undefined),
    { left: most },
  );
}

/** The theory with the resources of one action. */
export function theoryOfAction(theory: Theory, action: string, facts: PolicyFacts): Theory {
  return withDomain(theory, resourceKey, resourceDomain(action, facts.action(action), undefined));
}

/** A request for which the formulas hold. */
export function findRequest(theory: Theory, formulas: readonly Formula[]): Difference {
  return finish(findingRequest(theory, formulas));
}

/** The same in steps of some milliseconds. */
export function* findingRequest(theory: Theory, formulas: readonly Formula[]): Generator<void, Difference> {
  const found: Satisfied = yield* satisfying(theory, formulas);
  switch (found.kind) {
    case 'no':
      return { kind: 'none' };
    case 'unknown':
      return found;
    case 'yes': {
      // The search has decided on keys one by one; that all of it holds is seen once more on the request itself.
      const { witness } = found;
      const holds = formulas.every(
        (formula) => truthOf(formula, (key) => witness.get(key) ?? 'absent') === true,
      );
      return holds
        ? { kind: 'witness', witness }
        : { kind: 'unknown', because: 'a request that was found did not stand the test' };
    }
  }
}

/** A request that `reach` has and `other` lacks. Both must be of the same action. */
export function difference(reach: Reach, other: Reach, facts: PolicyFacts = noFacts): Difference {
  const theory = theoryFor([...reach.statements, ...other.statements], facts);
  return findRequest(theoryOfAction(theory, reach.action, facts), [reach.allowed, not(other.allowed)]);
}

/** Whether every request in `narrow` is in `wide`; undefined when that is not known. */
export function reachContains(wide: Reach, narrow: Reach, facts: PolicyFacts = noFacts): boolean | undefined {
  const found = difference(narrow, wide, facts);
  return found.kind === 'unknown' ? undefined : found.kind === 'none';
}

/** Whether nothing is in it; undefined when that is not known. */
export function isEmpty(reach: Reach, facts: PolicyFacts = noFacts): boolean | undefined {
  const theory = theoryOfAction(theoryFor(reach.statements, facts), reach.action, facts);
  const found = findRequest(theory, [reach.allowed]);
  return found.kind === 'unknown' ? undefined : found.kind === 'none';
}
