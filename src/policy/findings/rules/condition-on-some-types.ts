/**
 * An action of EC2 that acts on several resources at once is authorised for each of them, and a condition key is there
 * only for the types that carry it: ec2:InstanceType for the instance, not for its subnet. A condition over all of them
 * denies every request, unless another statement allows the rest.
 *
 * Only for EC2, whose reference lists keys by action and type in full.
 */
import type { Action, ActionResource, Catalog } from '../../../catalog/model.ts';
import { trueWhenAbsent } from '../../../iam/operator.ts';
import { memo } from '../../../text/memo.ts';
import { statementsNaming } from '../named-actions.ts';
import { fitsType } from '../resource-coverage.ts';
import { pause, type Rule } from '../rule.ts';
import type { ConditionLine, PolicyView, StatementView } from '../statement-view.ts';
import { about, listing } from '../wording.ts';

/** Whether requests carry the line's key when they ask for the type, or the line holds without it. */
function canHold(action: Action, type: ActionResource, { entry, operator, values }: ConditionLine): boolean {
  if (operator === undefined || entry === undefined || entry.reach === 'every-action') return true;
  if (
    trueWhenAbsent(
      operator,
      values.map(({ text }) => text),
    )
  )
    return true;
  return action.conditionKeys.includes(entry.id) || type.conditionKeys.includes(entry.id);
}

const reaches = (catalog: Catalog, statement: StatementView, type: ActionResource): boolean =>
  statement.notResources.length > 0 || statement.resources.some(({ text }) => fitsType(catalog, type, text));

/** Whether a statement reaches the required type, though none under whose conditions it can be asked for. */
const isShutOut = memo(({ grants, catalog }: PolicyView, action: Action, type: ActionResource): boolean => {
  if (!type.required) return false;
  const reaching = statementsNaming(grants, action.id).filter((each) => reaches(catalog, each, type));
  return (
    reaching.length > 0 &&
    reaching.every(({ conditions }) => conditions.some((line) => !canHold(action, type, line)))
  );
});

/** A condition that shuts out types of an action, and these. */
interface ShutOut {
  readonly action: Action;
  readonly line: ConditionLine;
  readonly lacking: readonly string[];
}

function* shutOutBy(
  policy: PolicyView,
  statement: StatementView,
  action: Action,
): Generator<typeof pause, ShutOut | undefined> {
  const types: ActionResource[] = [];
  for (const type of action.resourceTypes) {
    if (isShutOut(policy, action, type)) types.push(type);
    yield pause;
  }
  // Where no type could carry the key, key-not-honoured speaks.
  const line = statement.conditions.find(
    (each) =>
      types.some((type) => !canHold(action, type, each)) &&
      action.resourceTypes.some((type) => canHold(action, type, each)),
  );
  if (line === undefined) return undefined;
  return { action, line, lacking: types.filter((type) => !canHold(action, type, line)).map(({ id }) => id) };
}

export const conditionOnSomeTypes: Rule = {
  name: 'condition-on-some-types',
  severity: 'warning',
  about: 'A condition key that only some of the resources carry is asked of all, so every request is denied.',
  *check(policy) {
    const told = new Set<string>();
    for (const statement of policy.grants) {
      for (const { expansion } of statement.actions) {
        // A wide pattern sweeps up actions that nobody thinks of; of one whose actions are all shut out it is meant.
        if (expansion.kind !== 'name' && expansion.kind !== 'pattern') continue;
        const found: ShutOut[] = [];
        for (const action of expansion.actions) {
          const shut = action.service === 'ec2' ? yield* shutOutBy(policy, statement, action) : undefined;
          if (shut !== undefined) found.push(shut);
        }
        const [first] = found;
        if (first === undefined || found.length < expansion.actions.length || told.has(first.action.id))
          continue;
        const { action, line, lacking } = first;
        told.add(action.id);
        yield about(
          statement,
          line.path,
          `${action.id} also needs ${listing(lacking)}, whose requests have no ${line.key}, so every request is denied; allow those in a statement without this condition.`,
        );
      }
    }
  },
};
