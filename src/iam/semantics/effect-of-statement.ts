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

/** What is known of actions, and how much work the questions may take together. */
export interface Bounds {
  readonly facts: Facts;
  readonly most?: number;
}

/** What is asked of a statement for one action: the requests for which it would make a difference. */
type Difference = (own: AttachedStatement, decision: Decision) => readonly Formula[];

interface Asked {
  /** Whether the difference has a request, for an action; undefined when that is not known. */
  readonly differs: (action: string) => boolean | undefined;
  /** The actions that the statement speaks of, one of each class. */
  readonly actions: readonly string[];
}

function asking(
  policies: readonly AttachedPolicy[],
  place: StatementPlace,
  { facts, most }: Bounds,
  difference: Difference,
): Asked {
  const policy = policies[place.policy];
  const read = policy === undefined ? undefined : readStatements(policy.document)[place.statement];
  const classes = actionClasses(policies, facts, most);
  const named = policy === undefined ? [] : namedActions([policy]);
  const actions = new Map<string, string>();
  for (const action of [...named, ...facts.actions.map(({ id }) => id), facts.elsewhere ?? ''])
    if (action !== '' && read?.namesAction(action) === true) {
      const id = classes.idOf(action);
      if (!actions.has(id)) actions.set(id, action);
    }
  return {
    actions: [...actions.values()],
    differs(action) {
      const decision = decisionFor(policies, action);
      const own = decision.statements.find(
        (each) => each.policy === policy && each.index === place.statement,
      );
      if (own === undefined) return false;
      const found = findRequest(classes.theoryOf(action), difference(own, decision));
      return found.kind === 'unknown' ? undefined : found.kind === 'witness';
    },
  };
}

/** False when a request shows the difference; undefined when for some action that is not known. */
function makesNone({ actions, differs }: Asked): boolean | undefined {
  let known = true;
  for (const action of actions) {
    const answer = differs(action);
    if (answer === true) return false;
    if (answer === undefined) known = false;
  }
  return known ? true : undefined;
}

const denials = ({ denying }: Decision): readonly Formula[] => denying.map(({ formula }) => not(formula));

const unlessDenied: Difference = (own, decision) => [own.formula, ...denials(decision)];

/**
 * Whether every request that the Allow at a place matches is denied by another statement, or it matches none;
 * undefined when that is not known. A Deny never is.
 */
export function isDeniedAnyway(
  policies: readonly AttachedPolicy[],
  place: StatementPlace,
  bounds: Bounds,
): boolean | undefined {
  if (policies[place.policy]?.document.Statement[place.statement]?.Effect === 'Deny') return false;
  return makesNone(asking(policies, place, bounds, unlessDenied));
}

/**
 * Whether the policies allow and deny the same without the statement at a place; undefined when that is not known. A
 * Deny counts as needed where no other Deny covers it, for it may be meant against policies that are not here.
 */
export function isRedundant(
  policies: readonly AttachedPolicy[],
  place: StatementPlace,
  bounds: Bounds,
): boolean | undefined {
  const difference: Difference = (own, decision) => {
    const others = decision.statements.filter(
      (each) => each !== own && each.statement.Effect === own.statement.Effect,
    );
    const covered = not(any(others.map(({ formula }) => formula)));
    const isDeny = own.statement.Effect === 'Deny';
    return [own.formula, covered, ...(isDeny ? [] : denials(decision))];
  };
  return makesNone(asking(policies, place, bounds, difference));
}

/** Whether it is proved that the Allow at a place is denied for an action wherever it matches, and matches at all. */
export function deniesAction(
  policies: readonly AttachedPolicy[],
  place: StatementPlace,
  action: string,
  bounds: Bounds,
): boolean {
  const matches: Difference = (own) => [own.formula];
  return (
    asking(policies, place, bounds, unlessDenied).differs(action) === false &&
    asking(policies, place, bounds, matches).differs(action) === true
  );
}
