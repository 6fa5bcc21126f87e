/**
 * Whether a statement makes a difference beside the others: proved for every action that it speaks of, not told by how the
 * statements look. What findings such as "redundant" and "denied anyway" stand on.
 */
import { actionClasses, namedActions } from './action-classes.ts';
import type { PolicyFacts } from './facts.ts';
import { any, type Formula, not, truthOf } from './formula.ts';
import { type AttachedPolicy, type AttachedStatement, type Decision, decisionFor } from './layers.ts';
import { findRequest } from './reach.ts';
import { readStatements } from './read-statement.ts';
import type { Theory } from './theory.ts';

/** A statement by its place: index of the policy, and of the statement in it. */
export interface StatementPlace {
  readonly policy: number;
  readonly statement: number;
}

/** What is known of actions, and how much work the questions may take together. */
export interface Bounds {
  readonly facts: PolicyFacts;
  readonly most?: number;
}

/** What is asked of a statement for one action: the requests for which it would make a difference. */
type Difference = (own: AttachedStatement, decision: Decision) => readonly Formula[];

interface Asked {
  /** Whether the difference has a request, for an action; undefined when that is not known. */
  readonly differs: (action: string) => boolean | undefined;
  /** The actions that the statement speaks of, one of each class, found as they are asked for. */
  readonly actions: Iterable<string>;
}

/** A request of the first formula, which most often meets the others by itself; else one of all of them together. */
function findDifference(theory: Theory, formulas: readonly Formula[]): ReturnType<typeof findRequest> {
  const [own, ...rest] = formulas;
  if (own === undefined || rest.length === 0) return findRequest(theory, formulas);
  const found = findRequest(theory, [own]);
  if (found.kind !== 'witness') return found;
  const { witness } = found;
  const meets = rest.every((formula) => truthOf(formula, (key) => witness.get(key) ?? 'absent') === true);
  return meets ? found : findRequest(theory, formulas);
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
  function* actions(): Generator<string> {
    const seen = new Set<string>();
    const named = policy === undefined ? [] : namedActions([policy]);
    const others = facts.otherServiceAction === undefined ? [] : [facts.otherServiceAction];
    for (const action of [...named, ...facts.actionIds, ...others]) {
      if (read?.namesAction(action) !== true) continue;
      const id = classes.idOf(action);
      if (!seen.has(id)) yield action;
      seen.add(id);
    }
  }
  return {
    actions: actions(),
    differs(action) {
      const decision = decisionFor(policies, action);
      const own = decision.statements.find(
        (each) => each.policy === policy && each.index === place.statement,
      );
      if (own === undefined) return false;
      const found = findDifference(classes.theoryOf(action), difference(own, decision));
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

/**
 * For an action whether it is proved that the Allow at a place is denied wherever it matches, and that it matches at all.
 * The questions of one place share what is found out, and the bound.
 */
export function actionIsDenied(
  policies: readonly AttachedPolicy[],
  place: StatementPlace,
  bounds: Bounds,
): (action: string) => boolean {
  const denied = asking(policies, place, bounds, unlessDenied);
  const matching = asking(policies, place, bounds, (own) => [own.formula]);
  return (action) => denied.differs(action) === false && matching.differs(action) === true;
}
