/** Random carts from the whole catalog, for the properties that every assembled policy has. */
import fc from 'fast-check';
import { nameOf, prefixOf } from '../../src/catalog/ids.ts';
import type { Action, Catalog, ConditionKey, ResourceType } from '../../src/catalog/model.ts';
import { honouredKeys } from '../../src/catalog/relations.ts';
import { patternsFor } from '../../src/catalog/typed-pattern.ts';
import type { Condition, Effect } from '../../src/iam/document.ts';
import type { Target } from '../../src/iam/policy-kind.ts';
import { fillTemplate, templateParts } from '../../src/policy/arn-template.ts';
import { addItem, emptyCart } from '../../src/policy/cart/cart.ts';
import { addDependents } from '../../src/policy/cart/dependents.ts';
import type { AssembleOptions, Cart, Scope } from '../../src/policy/cart-model.ts';
import { buildCondition } from '../../src/policy/conditions.ts';

/** A cart and what it is assembled for. */
export interface Sample {
  readonly cart: Cart;
  readonly options: AssembleOptions;
}

const targets: readonly Target[] = ['managed', 'user', 'group', 'role', 'scp', 'session'];

const optionsArbitrary: fc.Arbitrary<AssembleOptions> = fc.record({
  partition: fc.constantFrom('aws', '*', 'aws-cn', 'aws-us-gov'),
  region: fc.constantFrom('*', 'eu-west-1', 'us-*'),
  account: fc.constantFrom('*', '111122223333'),
  roleArns: fc.constantFrom<readonly string[]>(
    [],
    ['arn:aws:iam::111122223333:role/Train'],
    ['arn:aws:iam::111122223333:role/team/*', 'arn:aws:iam::111122223333:role/Train'],
  ),
  target: fc.constantFrom(...targets),
});

/** Few names, so that scopes meet: equal, one within the other, overlapping, apart. */
const nameArbitrary = fc.constantFrom('*', 'prod-*', 'prod-a', '*-a', 'dev?', '${aws:username}');

const arnArbitrary = (type: ResourceType): fc.Arbitrary<string> => {
  const names = templateParts(type.arn).flatMap((part) => (part.kind === 'placeholder' ? [part.name] : []));
  const value = (name: string): fc.Arbitrary<string> => {
    if (name === 'Partition') return fc.constantFrom('aws', '*');
    if (name === 'Region') return fc.constantFrom('*', 'eu-west-1', 'us-*');
    if (/account(id)?$/i.test(name)) return fc.constantFrom('*', '111122223333');
    return nameArbitrary;
  };
  return fc
    .tuple(...names.map(value))
    .map((values) =>
      fillTemplate(type.arn, Object.fromEntries(names.map((name, at) => [name, values[at] ?? '*']))),
    );
};

const scopeArbitrary = (catalog: Catalog, action: Action): fc.Arbitrary<Scope> => {
  const usual: Scope = { kind: 'default' };
  const types = action.resourceTypes
    .flatMap((resource) => catalog.resourceType(resource.id) ?? [])
    .slice(0, 6);
  if (types.length === 0) return fc.constant(usual);
  const chosen = fc
    .tuple(...types.map((type) => fc.option(fc.array(arnArbitrary(type), { minLength: 1, maxLength: 3 }))))
    .map((lists): Scope => {
      const entries = lists.flatMap((arns, at) => (arns === null ? [] : [[types[at]?.id, arns] as const]));
      return entries.length === 0 ? usual : { kind: 'arns', byType: Object.fromEntries(entries) };
    });
  return fc.oneof({ weight: 3, arbitrary: fc.constant(usual) }, { weight: 2, arbitrary: chosen });
};

const valueFor = (key: ConditionKey): fc.Arbitrary<string> => {
  const known = key.values?.known ?? [];
  if (known.length > 0) return fc.constantFrom(...known);
  switch (key.type) {
    case 'Bool':
    case 'ArrayOfBool':
      return fc.constantFrom('true', 'false');
    case 'Numeric':
      return fc.constantFrom('1', '3600');
    case 'Date':
      return fc.constantFrom('2027-01-31T00:00:00Z');
    case 'IPAddress':
      return fc.constantFrom('203.0.113.0/24', '2001:db8::/32');
    case 'ARN':
    case 'ArrayOfARN':
      return fc.constantFrom('arn:aws:kms:eu-west-1:111122223333:key/a', 'arn:aws:kms:*:*:key/*');
    default:
      return fc.constantFrom('alpha', 'beta-*', '${aws:username}');
  }
};

const conditionArbitrary = (
  keys: readonly ConditionKey[],
  effect: Effect,
): fc.Arbitrary<readonly Condition[]> =>
  fc.constantFrom(...keys).chain((key) =>
    fc
      .uniqueArray(valueFor(key), { minLength: 1, maxLength: key.type.endsWith('Bool') ? 1 : 2 })
      .map((values) => {
        const built = buildCondition(key, key.id.replace(/\$\{[^}]*\}/, 'team'), '', values, effect);
        return typeof built === 'string' ? [] : [built];
      }),
  );

interface Draft {
  /** An id, or a pattern. */
  readonly action: string;
  readonly effect: Effect;
  readonly scope: Scope;
  readonly conditions: readonly Condition[];
}

const oncePerKey = (conditions: readonly Condition[]): readonly Condition[] => [
  ...new Map(conditions.map((one) => [`${one.operator} ${one.key}`.toLowerCase(), one])).values(),
];

/** A pattern that matches the action and others like it. */
const patternArbitrary = ({ id }: Action): fc.Arbitrary<string> =>
  fc.constantFrom(...patternsFor(id), `${prefixOf(id)}:*${nameOf(id).slice(-6)}`, `${prefixOf(id)}:*`);

const draftArbitrary = (
  catalog: Catalog,
  actions: readonly Action[],
  usable: readonly ConditionKey[],
): fc.Arbitrary<Draft> =>
  fc
    .tuple(
      fc.constantFrom(...actions),
      fc.oneof(
        { weight: 5, arbitrary: fc.constant<Effect>('Allow') },
        { weight: 1, arbitrary: fc.constant<Effect>('Deny') },
      ),
    )
    .chain(([action, effect]) => {
      const own = honouredKeys(catalog, action).filter((key) => usable.includes(key));
      const honoured = own.length === 0 ? usable : own;
      const conditions = fc.oneof(
        { weight: 4, arbitrary: fc.constant<readonly Condition[]>([]) },
        { weight: 2, arbitrary: conditionArbitrary(honoured, effect) },
        { weight: 1, arbitrary: conditionArbitrary(usable, effect) },
        {
          weight: 1,
          arbitrary: fc
            .tuple(conditionArbitrary(honoured, effect), conditionArbitrary(usable, effect))
            .map(([a, b]) => oncePerKey([...a, ...b])),
        },
      );
      return fc.record({
        action: fc.oneof(
          { weight: 6, arbitrary: fc.constant<string>(action.id) },
          { weight: 1, arbitrary: patternArbitrary(action) },
        ),
        effect: fc.constant(effect),
        scope: scopeArbitrary(catalog, action),
        conditions,
      });
    });

/**
 * Carts of one to forty items: actions and patterns of every service that the catalog holds, effects, scopes that meet in every
 * way, conditions that the action honours or not, with or without dependents.
 */
export function sampleArbitrary(catalog: Catalog): fc.Arbitrary<Sample> {
  const usable = catalog.conditionKeys.filter((key) => key.deprecated === undefined && !key.id.endsWith('/'));
  const overlapping = catalog.actions.filter((action) =>
    action.resourceTypes.some(({ id }) => /:(device|pipeline|monitoring-schedule|model-card)/.test(id)),
  );
  const drafts = fc.oneof(
    fc.array(draftArbitrary(catalog, catalog.actions, usable), { minLength: 1, maxLength: 12 }),
    fc.array(draftArbitrary(catalog, overlapping, usable), { minLength: 2, maxLength: 8 }),
    fc.array(draftArbitrary(catalog, catalog.actions, usable), { minLength: 20, maxLength: 40 }),
  );
  return fc
    .record({
      drafts,
      options: optionsArbitrary,
      dependents: fc.constantFrom('none', 'unconditional', 'all'),
    })
    .map(({ drafts: items, options, dependents }) => {
      const cart = items.reduce((made, { action, ...parts }) => addItem(made, action, parts), emptyCart);
      return { cart: dependents === 'none' ? cart : addDependents(cart, catalog, dependents), options };
    });
}
