/**
 * A world small enough that every request in it can be asked: two actions, a few resources, keys with a few values. Random
 * pairs of policies are made of it; the second is mostly the first with something changed, as pairs are in life.
 */
import fc from 'fast-check';
import type { PolicyDocument, Statement } from '../../../src/iam/document.ts';
import { noFacts, type PolicyFacts } from '../../../src/iam/semantics/facts.ts';
import type { WholeRequest } from './reference.ts';

export const actions = ['s:Get', 's:Put'];
const names = ['a', 'b', 'ab', 'ba', 'a:b', 'B'];
const resources = names.map((name) => `arn:aws:s:r:1:${name}`);
const resourcePatterns = [
  '*',
  'arn:aws:s',
  'arn:aws:s:*:1:*',
  ...['a', 'b', 'a*', '*b', '?', 'a?', '*a*', '?*', '*:*', '${k:user}', '${k:user}*', 'a${k:user}'].map(
    (name) => `arn:aws:s:r:1:${name}`,
  ),
];

interface Key {
  readonly name: string;
  readonly type: string;
  /** What a request may have; an empty list is an absent key. */
  readonly values: readonly (readonly string[])[];
  readonly operators: readonly string[];
  readonly wanted: readonly string[];
}

const withSets = (bases: readonly string[]): readonly string[] =>
  bases.flatMap((base) => [`ForAllValues:${base}`, `ForAnyValue:${base}`]);
const withIfExists = (bases: readonly string[]): readonly string[] =>
  bases.flatMap((base) => [base, `${base}IfExists`]);
const text = ['StringEquals', 'StringNotEquals', 'StringLike', 'StringNotLike'];
const orders = ['Equals', 'NotEquals', 'LessThan', 'LessThanEquals', 'GreaterThan', 'GreaterThanEquals'];
const arn = (name: string): string => `arn:aws:iam::1:${name}`;

const keys: readonly Key[] = [
  {
    name: 'k:Text',
    type: 'String',
    values: [[], ['a'], ['b'], ['ab'], ['A'], ['']],
    operators: withIfExists([...text, 'StringEqualsIgnoreCase', 'StringNotEqualsIgnoreCase']),
    wanted: ['a', 'b', 'a*', '*b', '?', '*', 'A', '${k:user}', '${k:user}*', "${k:user, 'b'}", '${*}'],
  },
  {
    name: 'k:List',
    type: 'ArrayOfString',
    values: [[], ['a'], ['b'], ['a', 'b'], ['ab'], ['a', 'ab'], ['']],
    operators: withIfExists(withSets(text)),
    wanted: ['a', 'b', 'a*', '*b', '?', '*', '${k:user}'],
  },
  {
    name: 'k:Number',
    type: 'Numeric',
    values: [[], ['1'], ['2'], ['3']],
    operators: withIfExists(orders.map((order) => `Numeric${order}`)),
    wanted: ['1', '2', '3'],
  },
  {
    name: 'k:Date',
    type: 'Date',
    values: [[], ['2026-01-01T00:00:00Z'], ['2026-06-01T00:00:00Z'], ['2027-01-01T00:00:00Z']],
    operators: withIfExists(orders.map((order) => `Date${order}`)),
    wanted: ['2026-01-01', '2026-06-01T00:00:00Z'],
  },
  {
    name: 'k:Flag',
    type: 'Bool',
    values: [[], ['true'], ['false']],
    operators: ['Bool', 'BoolIfExists'],
    wanted: ['true', 'false'],
  },
  {
    name: 'k:Address',
    type: 'IPAddress',
    values: [[], ['10.0.0.1'], ['10.1.0.1'], ['192.0.2.1']],
    operators: withIfExists(['IpAddress', 'NotIpAddress']),
    wanted: ['10.0.0.0/8', '10.0.0.0/16', '192.0.2.1'],
  },
  {
    name: 'k:Arn',
    type: 'ARN',
    values: [[], [arn('a')], [arn('b')], ['arn:aws:iam::2:a'], ['arn:aws:iam::1:a:b']],
    operators: withIfExists(['ArnLike', 'ArnNotLike', 'ArnEquals', 'StringLike', 'StringEquals']),
    wanted: [arn('a'), arn('*'), 'arn:aws:iam::*:a', '*', 'arn:*:a', 'arn:aws:iam::?:?*'],
  },
  {
    name: 'k:user',
    type: 'String',
    values: [[], ['a'], ['b'], ['*']],
    operators: ['StringEquals', 'StringNotEquals'],
    wanted: ['a', 'b'],
  },
];

const worldActions = actions.map((id) => ({
  id,
  accessLevels: [],
  templates: ['arn:aws:s:r:1:${Name}'],
  onEverything: false,
}));

/** What a catalog would know of this world. */
export const worldFacts: PolicyFacts = {
  ...noFacts,
  actionIds: actions,
  action: (id) => worldActions.find((action) => action.id.toLowerCase() === id.toLowerCase()),
  key(name) {
    const key = keys.find((each) => each.name.toLowerCase() === name.toLowerCase());
    return key === undefined ? undefined : { type: key.type, values: [] };
  },
};

const oneOf = <T>(values: readonly T[]): fc.Arbitrary<T> => fc.constantFrom(...values);
const some = <T>(values: readonly T[], most: number): fc.Arbitrary<T[]> =>
  fc.uniqueArray(oneOf(values), { minLength: 1, maxLength: most });

type Condition = NonNullable<Statement['Condition']>;

const conditionOn = (key: Key): fc.Arbitrary<Condition> =>
  fc
    .oneof(
      { weight: 5, arbitrary: fc.tuple(oneOf(key.operators), some(key.wanted, 2)) },
      {
        weight: 1,
        arbitrary: fc.tuple(
          fc.constant('Null'),
          oneOf(['true', 'false']).map((each) => [each]),
        ),
      },
    )
    .map(([operator, values]) => ({ [operator]: { [key.name]: values } }));

const conditions = (chosen: readonly Key[]): fc.Arbitrary<Condition> =>
  fc
    .array(oneOf(chosen).chain(conditionOn), { maxLength: 2 })
    .map((lines) => Object.assign({}, ...lines) satisfies Condition);

const statement = (chosen: readonly Key[]): fc.Arbitrary<Statement> =>
  fc
    .record({
      effect: oneOf(['Allow', 'Allow', 'Deny'] as const),
      action: oneOf<Pick<Statement, 'Action' | 'NotAction'>>([
        { Action: 's:Get' },
        { Action: ['S:GET', 's:p*'] },
        { Action: '*' },
        { NotAction: 's:Get' },
      ]),
      resource: some(resourcePatterns, 2),
      notResource: fc.boolean(),
      condition: conditions(chosen),
    })
    .map(({ effect, action, resource, notResource, condition }) => ({
      Effect: effect,
      ...action,
      ...(notResource && resource.length > 1 ? { NotResource: resource } : { Resource: resource }),
      Condition: condition,
    }));

const documentOf = (statements: readonly Statement[]): PolicyDocument => ({
  Version: '2012-10-17',
  Statement: statements,
});

export interface Pair {
  readonly keys: readonly Key[];
  readonly before: PolicyDocument;
  readonly after: PolicyDocument;
}

/** Two policies of the world, and the keys that they may speak of. */
export const pairs: fc.Arbitrary<Pair> = some(keys, 2).chain((chosen) =>
  fc
    .record({
      shared: fc.array(statement(chosen), { maxLength: 2 }),
      before: fc.array(statement(chosen), { maxLength: 2 }),
      after: fc.array(statement(chosen), { maxLength: 2 }),
    })
    .map(({ shared, before, after }) => ({
      keys: chosen,
      before: documentOf([...shared, ...before]),
      after: documentOf([...after, ...shared]),
    })),
);

/** Every request of the world for an action, over the keys that the pair may speak of, `k:user` in variables included. */
export function requestsOver({ keys: chosen, before, after }: Pair, action: string): readonly WholeRequest[] {
  const hasVariable = JSON.stringify([before, after]).includes('${k:user');
  const named = keys.filter((key) => chosen.includes(key) || (hasVariable && key.name === 'k:user'));
  let contexts: readonly Readonly<Record<string, readonly string[]>>[] = [{}];
  for (const { name, values } of named)
    contexts = contexts.flatMap((context) =>
      values.map((value) => ({ ...context, [name.toLowerCase()]: value })),
    );
  return resources.flatMap((resource) => contexts.map((context) => ({ action, resource, context })));
}
