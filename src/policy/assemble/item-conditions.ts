/**
 * The conditions that an item is stated with: those that its action honours, the limits that dependents get, and
 * the guards without which a set operator says something else than it seems.
 *
 * Conditions that an item was loaded with stay as they are, honoured or not: they are its author's, and the
 * findings speak of them. Those that were added to it since are treated like any other.
 */
import { prefixOf } from '../../catalog/ids.ts';
import type { Action, Catalog } from '../../catalog/model.ts';
import { honours, typeKeys } from '../../catalog/relations.ts';
import type { Condition, Effect } from '../../iam/document.ts';
import { operatorParts } from '../../iam/operator.ts';
import { hasWildcard } from '../../iam/pattern.ts';
import { deepEqual } from '../../text/deep-equal.ts';
import type { CartItem } from '../cart-model.ts';
import { notHonoured, type Remark } from './remark.ts';

interface Stated {
  /** Null when the item cannot be stated. */
  readonly conditions: readonly Condition[] | null;
  readonly remarks: readonly Remark[];
}

const sameKey = (a: string, b: string): boolean => a.toLowerCase() === b.toLowerCase();

const isNull = ({ operator }: Condition): boolean => operatorParts(operator).base.toLowerCase() === 'null';

/**
 * `ForAllValues` is also true when the key is absent, so in Allow it is paired with `Null: false`, which asks for
 * the key; not when the author says something about absence already (`IfExists`, or a `Null` of his own).
 */
const guardsFor = (conditions: readonly Condition[], all: readonly Condition[]): readonly Condition[] => {
  const guards: Condition[] = [];
  for (const { operator, key } of conditions) {
    const { set, ifExists } = operatorParts(operator);
    if (set !== 'ForAllValues' || ifExists) continue;
    const guarded = [...all, ...guards].some((other) => isNull(other) && sameKey(other.key, key));
    if (!guarded) guards.push({ operator: 'Null', key, values: ['false'] });
  }
  return guards;
};

/**
 * Whether the action's Allow is parted where only some of its types carry a key (`parts.ts`): the reference lists each
 * type's keys in full.
 */
export function isParted(action: Action): boolean {
  return action.keysInFull === true;
}

/** Required types of the action that do not carry the key, when the action has it only through other types. */
const typesWithout = (action: Action, key: string, catalog: Catalog): readonly string[] => {
  const entry = catalog.conditionKey(key);
  if (entry === undefined || entry.reach === 'every-action' || action.conditionKeys.includes(entry.id))
    return [];
  const required = action.resourceTypes.filter((resource) => resource.required);
  const without = required.filter(
    ({ id, conditionKeys }) =>
      !conditionKeys.includes(entry.id) && !typeKeys(catalog, action, id).includes(entry.id),
  );
  return without.length < required.length ? without.map(({ id }) => id) : [];
};

/** A key that only some of the resources carry is absent when the others are authorised, each by itself. */
const partlyCarried = (
  action: Action,
  condition: Condition,
  effect: Effect,
  catalog: Catalog,
): readonly Remark[] => {
  const { ifExists } = operatorParts(condition.operator);
  const parted = effect === 'Allow' && isParted(action);
  const types = parted || ifExists || isNull(condition) ? [] : typesWithout(action, condition.key, catalog);
  if (types.length === 0) return [];
  const result = effect === 'Allow' ? 'does not hold there and the request is denied' : 'may not hold there';
  return [
    {
      rule: 'condition-on-some-types',
      severity: 'warning',
      message: `${action.id} also needs ${types.join(', ')}, which does not carry ${condition.key}: the condition ${result}, unless its operator ends in IfExists.`,
    },
  ];
};

/**
 * Whether the action may honour a key that the reference lacks: then it is kept, since without it an Allow would grant
 * more than was asked for. A key of a service whose keys are all at hand is that service's own affair.
 */
const mayHonour = (action: Action, key: string, catalog: Catalog): boolean =>
  prefixOf(key) === action.service || !catalog.completeServices.has(prefixOf(key));

/** What to write in place of keys that no action honours any more; the rules never see them, as they are left off. */
const outOfUse = (keys: readonly string[], catalog: Catalog): string =>
  keys
    .flatMap((key) => {
      const deprecated = catalog.conditionKey(key)?.deprecated;
      if (deprecated === undefined) return [];
      const { replacedBy } = deprecated;
      return [`No action honours ${key} any more${replacedBy === undefined ? '' : `: use ${replacedBy}`}.`];
    })
    .join(' ');

/** Whether a condition is one of these, looked up by its operator and key: a policy of a file may have thousands. */
function isAmong(conditions: readonly Condition[]): (condition: Condition) => boolean {
  const nameOf = ({ operator, key }: Condition): string => `${operator}\n${key}`;
  const byName = new Map<string, Condition[]>();
  for (const condition of conditions) {
    const name = nameOf(condition);
    const held = byName.get(name);
    if (held === undefined) byName.set(name, [condition]);
    else held.push(condition);
  }
  return (condition) => byName.get(nameOf(condition))?.some((other) => deepEqual(other, condition)) === true;
}

const unfilled = (condition: Condition): boolean => condition.key.includes('${');

/**
 * The conditions of an item. `actions` is its action, or those that its pattern matches; empty for an unknown one. A
 * pattern keeps a condition as soon as one of them honours its key: without it the others would be granted more than
 * was asked for. `limits` are conditions that the item gets for what it is; one on a key that the item
 * has a condition on already gives way. `original` is the item as it was loaded.
 */
export function conditionsOf(
  item: CartItem,
  actions: readonly Action[],
  catalog: Catalog,
  limits: readonly Condition[],
  original: CartItem | undefined,
): Stated {
  if (item.loadedFrom === undefined && item.conditions.some(unfilled)) {
    const keys = item.conditions.filter(unfilled).map(({ key }) => key);
    const message = `${item.action} is left out: ${keys.join(', ')} needs the name of a tag.`;
    return { conditions: null, remarks: [{ rule: 'condition-refused', severity: 'error', message }] };
  }
  const loaded = item.loadedFrom !== undefined && original === undefined ? item : original;
  const isLoaded = isAmong(loaded?.conditions ?? []);
  const isKept = (condition: Condition): boolean =>
    isLoaded(condition) ||
    actions.length === 0 ||
    actions.some((action) =>
      catalog.conditionKey(condition.key) === undefined
        ? mayHonour(action, condition.key, catalog)
        : honours(catalog, action, condition.key),
    );

  const remarks: Remark[] = [];
  const action = hasWildcard(item.action) ? undefined : actions[0];
  const dropped = item.conditions.filter((condition) => !isKept(condition));
  if (dropped.length > 0) {
    const keys = [...new Set(dropped.map((condition) => condition.key))].sort();
    remarks.push(notHonoured([action?.id ?? item.action], item.effect, keys, outOfUse(keys, catalog)));
  }
  const kept = item.conditions.filter(isKept);
  const added = [
    ...kept.filter((condition) => !isLoaded(condition)),
    ...limits.filter((limit) => !kept.some((one) => !isNull(one) && sameKey(one.key, limit.key))),
  ];
  if (action !== undefined) {
    remarks.push(...added.flatMap((condition) => partlyCarried(action, condition, item.effect, catalog)));
  }
  const conditions = [...kept.filter(isLoaded), ...added];
  const guards = item.effect === 'Allow' ? guardsFor(added, conditions) : [];
  return { conditions: [...conditions, ...guards], remarks };
}
