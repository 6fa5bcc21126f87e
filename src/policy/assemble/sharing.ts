/**
 * Which items may share a statement, and the fewest statements that hold them all.
 *
 * A statement allows each of its actions on each of its resources. Writing two items into one statement is
 * therefore safe only if no action gains a resource by it. The rule: items share a statement exactly when
 *
 *   - effect and conditions are the same, and
 *   - for every action of the statement, whatever part of the statement's ARNs its requests can be about is
 *     already inside that action's own scope.
 *
 * What an action's requests can be about is the union of its resource types' wildcard ARNs (required and optional
 * ones). A foreign ARN outside all of them is never compared with one of the action's requests, so it adds
 * nothing. This is safe also where wildcard ARNs of types overlap: `pipeline/*` is foreign to an action on
 * executions of pipelines, whose ARNs begin the same way. The part they have in common is computed as a set
 * of texts (`arn-pattern.ts`), not guessed from prefixes: an action that may touch all executions can share with
 * one on `pipeline/*`, one that is limited to the executions of a single pipeline cannot. Where the walk cannot
 * tell (policy variables, explosive patterns) it answers "not inside", which keeps statements apart.
 *
 * `*` is more than all ARNs together: it also matches requests about no resource. Only items that are on `*`
 * themselves share with one that is.
 *
 * An action without resource types, a pattern and an unknown action might be about anything, so every foreign ARN
 * has to be inside their scope. The safety of the rule is that of the reference: an action that acts on a type
 * which the reference does not list for it could gain by sharing.
 *
 * IAM authorises each resource of a request by itself against all statements together, so two items of one action
 * with the same effect and conditions may always share: several ARNs per type mean any of them.
 *
 * Fewest statements: the rule is a condition on pairs, so the task is to colour the graph of pairs that must stay
 * apart. First fit in cart order is what a reader expects and what stays put while items are added; it is taken
 * when it is as good as a lower bound (a set of items that all exclude each other). Otherwise a bounded search
 * looks for fewer; items that no rule tells apart count once, which keeps the graph small. Past the bound the best
 * found so far is taken: more statements than needed are a matter of taste, wrong ones are not.
 */
import { actionMatches } from '../../iam/action-pattern.ts';
import { type ArnPattern, arnPattern } from '../../iam/arn-pattern.ts';
import { type Bundle, keptApart } from './apart.ts';
import type { Grant } from './grant.ts';
import { fewestGroups } from './graph-colouring.ts';

const anything: readonly ArnPattern[] = [arnPattern('*')];

const passRole = 'iam:PassRole';

/** Only a pattern need be compiled. */
const isPassRole = (action: string): boolean =>
  /[*?]/u.test(action) ? actionMatches(action, passRole) : action.toLowerCase() === passRole.toLowerCase();

/** Everything that keeps items apart whatever their resources: equal keys are necessary for sharing. */
export function sharingKey(grant: Grant): string {
  const conditions = grant.conditions
    .map(({ operator, key, values }) => JSON.stringify([operator, key, [...values].sort()]))
    .sort();
  // A role is passed in a statement of its own, so that its resources are never taken for another action's.
  const alone = isPassRole(grant.action);
  // Who names a statement says what belongs into it.
  return JSON.stringify([grant.effect, alone, conditions, grant.item.sid ?? null]);
}

const bundlesOf = (grants: readonly Grant[]): readonly Bundle[] => {
  const byAction = new Map<string, Grant[]>();
  for (const grant of grants) {
    const key = grant.action.toLowerCase();
    if (byAction.get(key)?.push(grant) === undefined) byAction.set(key, [grant]);
  }
  return [...byAction.values()].map((members) => {
    const texts = new Set(members.flatMap((grant) => grant.resources));
    return {
      grants: members,
      resources: [...texts].map(arnPattern),
      texts,
      reach: members[0]?.reach ?? anything,
    };
  });
};

const isOnStar = ({ texts }: Bundle): boolean => texts.size === 1 && texts.has('*');

/**
 * Bundles that no rule tells apart: same resources, same reach. They share whenever one of them does. What is on `*`
 * alone gains nothing by any ARN, whatever it can reach.
 */
const alike = (bundle: Bundle): string =>
  JSON.stringify([
    [...bundle.texts].sort(),
    isOnStar(bundle) ? [] : bundle.reach.map((arn) => arn.text).sort(),
  ]);

/**
 * Parts grants (of one sharing key) into the fewest statements, each in the order given; the statements in the
 * order of their first grants.
 */
export function groupsOf(grants: readonly Grant[]): readonly (readonly Grant[])[] {
  const classes = new Map<string, Bundle[]>();
  for (const bundle of bundlesOf(grants)) {
    const key = alike(bundle);
    if (classes.get(key)?.push(bundle) === undefined) classes.set(key, [bundle]);
  }
  const members = [...classes.values()];
  const first = members.flatMap((bundles) => bundles.slice(0, 1));
  const apart = keptApart(first);
  const groups = fewestGroups(
    first.length,
    (a, b) => apart[a]?.has(b) !== true,
    (at) => [...(apart[at] ?? [])].filter((other) => other > at),
  );
  const place = new Map(grants.map((grant, at) => [grant, at] as const));
  const inOrder = (a: Grant, b: Grant): number => (place.get(a) ?? 0) - (place.get(b) ?? 0);
  return groups
    .map((group) =>
      group
        .flatMap((at) => members[at] ?? [])
        .flatMap((bundle) => bundle.grants)
        .sort(inOrder),
    )
    .sort(([a], [b]) => (a === undefined || b === undefined ? 0 : inOrder(a, b)));
}
