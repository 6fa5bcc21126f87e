/**
 * Whether a statement makes a difference beside the others: proved for every action that it speaks of, not told by how the
 * statements look. What findings such as "redundant" and "denied anyway" stand on.
 */
import { actionClasses, namedActions } from './action-classes.ts';
import type { Facts } from './facts.ts';
import { any, type Formula, not } from './formula.ts';
import { type AttachedPolicy, type AttachedStatement, type Decision, decisionFor } from './layers.ts';
import { findRequest } from './reach.ts';
import { readStatements } from './statement.ts';

/** A statement by its place: index of the policy, and of the statement in it. */
export interface StatementPlace {
  readonly policy: number;
  readonly statement: number;
}

/** What is asked of a statement for one action: the requests for which it would make a difference. */
type Difference = (own: AttachedStatement, decision: Decision) => readonly Formula[];

/** False when a request shows the difference; undefined when for some action that is not known. */
function makesNone(
  policies: readonly AttachedPolicy[],
  place: StatementPlace,
  facts: Facts,
  difference: Difference,
): boolean | undefined {
  const policy = policies[place.policy];
  if (policy === undefined) return undefined;
  const read = readStatements(policy.document)[place.statement];
  const classes = actionClasses(policies, facts);
  const seen = new Set<string>();
  let known = true;
  const actions = [...namedActions([policy]), ...facts.actions.map(({ id }) => id), facts.elsewhere ?? ''];
  for (const action of actions) {
    if (action === '' || read?.namesAction(action) !== true) continue;
    const id = classes.idOf(action);
    if (seen.has(id)) continue;
    seen.add(id);
    const decision = decisionFor(policies, action);
    const own = decision.statements.find((each) => each.policy === policy && each.index === place.statement);
    if (own === undefined) continue;
    const found = findRequest(classes.theoryOf(action), difference(own, decision));
    if (found.kind === 'witness') return false;
    if (found.kind === 'unknown') known = false;
  }
  return known ? true : undefined;
}

const denials = ({ denying }: Decision): readonly Formula[] => denying.map(({ formula }) => not(formula));

/**
 * Whether every request that the Allow at a place matches is denied by another statement, or it matches none;
 * undefined when that is not known. A Deny never is.
 */
export function isDeniedAnyway(
  policies: readonly AttachedPolicy[],
  place: StatementPlace,
  facts: Facts,
): boolean | undefined {
  if (policies[place.policy]?.document.Statement[place.statement]?.Effect === 'Deny') return false;
  return makesNone(policies, place, facts, (own, decision) => [own.formula, ...denials(decision)]);
}

/**
 * Whether the policies allow and deny the same without the statement at a place; undefined when that is not known. A
 * Deny counts as needed where no other Deny covers it, for it may be meant against policies that are not here.
 */
export function isRedundant(
  policies: readonly AttachedPolicy[],
  place: StatementPlace,
  facts: Facts,
): boolean | undefined {
  return makesNone(policies, place, facts, (own, decision) => {
    const others = decision.statements.filter(
      (each) => each !== own && each.statement.Effect === own.statement.Effect,
    );
    const covered = not(any(others.map(({ formula }) => formula)));
    const isDeny = own.statement.Effect === 'Deny';
    return [own.formula, covered, ...(isDeny ? [] : denials(decision))];
  });
}
