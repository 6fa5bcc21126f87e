/** What a comparison says of each action, in a catalog of three actions. */
import { describe, expect, it } from 'vitest';
import type { Statement } from '../../../src/iam/document.ts';
import { compare } from '../../../src/iam/semantics/compare.ts';
import { noFacts, type PolicyFacts } from '../../../src/iam/semantics/facts.ts';
import type { AttachedPolicy } from '../../../src/iam/semantics/layers.ts';
import { identity } from './properties.ts';

const arn = (name: string): string => `arn:aws:x:r:1:${name}`;
const named = { accessLevels: [], templates: [arn('${Name}')], onEverything: false };
const actions = [
  { id: 'x:Get', ...named },
  { id: 'x:Put', ...named },
  { id: 'x:List', accessLevels: [], templates: [], onEverything: true },
];
const facts: PolicyFacts = {
  ...noFacts,
  actionIds: actions.map(({ id }) => id),
  action: (id) => actions.find((each) => each.id.toLowerCase() === id.toLowerCase()),
  escalations: [{ name: 'get and put', actions: ['X:get', 'x:Put'], gain: 'both' }],
};
const allow = (Action: string | readonly string[], rest: Partial<Statement> = {}): Statement => ({
  Effect: 'Allow',
  Action,
  Resource: '*',
  ...rest,
});
const on = (...names: readonly string[]): Partial<Statement> => ({ Resource: names.map(arn) });
const when = (operator: string, key: string, value: string): Partial<Statement> => ({
  Condition: { [operator]: { [key]: value } },
});
const policy = (...Statement: readonly Statement[]) => identity({ Version: '2012-10-17', Statement });
const difference = (before: readonly Statement[], after: readonly Statement[], known: PolicyFacts = facts) =>
  compare(policy(...before), policy(...after), known);

describe('what a change gains and loses', () => {
  it('is told action by action, each with a request that shows it', () => {
    const { equal, gained, lost, unknown } = difference([allow('x:Get', on('a'))], [allow('x:Put', on('a'))]);
    const area = (action: string) => ({
      action,
      resources: [arn('a')],
      when: [],
      witness: { action, resource: arn('a'), context: {} },
    });
    expect({ equal, unknown }).toEqual({ equal: false, unknown: [] });
    expect(gained).toEqual([area('x:Put')]);
    expect(lost).toEqual([area('x:Get')]);
  });

  it('looks up no action of which no statement speaks', () => {
    const lookedUp = new Set<string>();
    const watched: PolicyFacts = {
      ...facts,
      escalations: [],
      action(id) {
        lookedUp.add(id);
        return facts.action(id);
      },
    };
    difference([allow('x:Get', on('a'))], [allow('x:G*', on('b'))], watched);
    expect([...lookedUp]).toEqual(['x:Get']);
  });

  it.each<readonly [what: string, before: readonly Statement[], after: readonly Statement[]]>([
    ['a statement more', [allow('x:Get', on('a'))], [allow('x:Get', on('a')), allow('x:Get', on('b'))]],
    [
      'a statement for another',
      [allow('x:Get', on('a')), allow('x:Get', on('c'))],
      [allow('x:Get', on('a')), allow('x:Get', on('b', 'c'))],
    ],
    ['a denial less', [allow('x:Get'), allow('x:Get', { Effect: 'Deny', ...on('b') })], [allow('x:Get')]],
    [
      'a narrower denial',
      [allow('x:Get'), allow('x:Get', { Effect: 'Deny', ...on('a', 'b') })],
      [allow('x:Get'), allow('x:Get', { Effect: 'Deny', ...on('a') })],
    ],
  ])('is a gain by %s, and the other way round a loss', (_, before, after) => {
    const there = difference(before, after);
    expect(there).toMatchObject({ equal: false, gained: [{ witness: { resource: arn('b') } }], lost: [] });
    const back = difference(after, before);
    expect(back).toMatchObject({ equal: false, gained: [], lost: [{ witness: { resource: arn('b') } }] });
  });

  it('is nothing where the same statements stand in another order', () => {
    const [one, two] = [allow('x:Get', on('a')), allow('x:Get', { Effect: 'Deny', ...on('b') })];
    expect(difference([one, two], [two, one])).toMatchObject({ equal: true, gained: [], lost: [] });
  });

  it('is asked of every action that a pattern stands for, and of all other services as one', () => {
    const known = { ...facts, otherServiceAction: 'other:Do' };
    const told = (action: string, by: PolicyFacts) =>
      difference([], [allow(action)], by).gained.map((area) => [area.action, area.witness.resource]);
    const own = [
      ['x:Get', arn('x')],
      ['x:Put', arn('x')],
      ['x:List', '*'],
    ];
    expect(told('*', known)).toEqual([...own, ['*', expect.stringMatching(/^arn:aws:other:/)]]);
    expect(told('x:*', known)).toEqual(own);
    expect(told('*', facts)).toEqual(own);
  });

  it('is told of an action once, as the catalog spells it, and of one that only a policy names', () => {
    const { gained } = difference([], [allow(['x:GET', 'x:get', 'y:Do'])]);
    expect(gained.map(({ action }) => action).sort()).toEqual(['x:Get', 'y:Do']);
  });

  it('is told once for the same resources and conditions, in whatever order', () => {
    const both = { StringEquals: { 'x:a': '1' }, StringLike: { 'x:b': '2' } };
    const turned = { StringLike: { 'x:b': '2' }, StringEquals: { 'x:a': '1' } };
    const { gained } = difference(
      [allow('x:Get', on('c'))],
      [
        allow('x:Get', { ...on('a', 'b'), Condition: both }),
        allow('x:Get', { ...on('b', 'c', 'a'), Condition: turned }),
        allow('x:Get', { ...on('a', 'd'), Condition: both }),
        allow('x:Get', { ...on('a', 'b'), Condition: { StringEquals: { 'x:a': '1' } } }),
      ],
    );
    expect(
      gained.map(({ resources, when }) => [resources.map((each) => each.slice(-1)).sort(), when.length]),
    ).toEqual([
      [['a', 'b'], 2],
      [['a', 'd'], 2],
      [['a', 'b'], 1],
    ]);
  });
});

describe('the request that shows a difference', () => {
  const contextOf = (rest: Partial<Statement>) =>
    difference([], [allow('x:Get', rest)]).gained[0]?.witness.context;

  it('spells keys as the policies do, and has a list only of several values', () => {
    expect(contextOf(when('StringEquals', 'X:Key', 'v'))).toEqual({ 'X:Key': 'v' });
    const some = {
      'ForAnyValue:StringEquals': { 'X:Tags': 'a' },
      'ForAnyValue:StringLike': { 'X:Tags': 'b' },
    };
    expect(contextOf({ Condition: some })).toEqual({ 'X:Tags': ['a', 'b'] });
    // A key that only a variable names is spelled in lower case.
    expect(contextOf({ Resource: arn('${X:User}') })).toEqual({ 'x:user': expect.any(String) });
  });

  it('names the principal', () => {
    const trust = (service: string): readonly AttachedPolicy[] => [
      {
        kind: 'resource',
        principals: 'named',
        file: 'trust.json',
        document: {
          Version: '2012-10-17',
          Statement: [{ Effect: 'Allow', Action: 'y:Assume', Principal: { Service: service } }],
        },
      },
    ];
    expect(compare(trust('a.com'), trust('b.com'), noFacts).gained).toMatchObject([
      { resources: ['*'], witness: { context: { Principal: 'Service:b.com' } } },
    ]);
  });
});

describe('what is not known', () => {
  const odd = allow('x:Get', { ...on('a'), ...when('StringMatches', 'x:k', 'a') });

  it.each([
    ['gains', [], [odd]],
    ['loses', [odd], []],
  ] as const)('whether an action %s something is told with the reason', (verb, before, after) => {
    const { equal, gained, lost, unknown } = difference(before, after);
    expect({ equal, gained, lost }).toEqual({ equal: null, gained: [], lost: [] });
    expect(unknown).toEqual([
      { action: 'x:Get', because: expect.stringMatching(new RegExp(`\\b${verb}\\b.*StringMatches`)) },
    ]);
  });

  it('is of no interest where the action gains something anyway', () => {
    const { equal, gained, unknown } = difference([], [odd, allow('x:Get', on('b'))]);
    expect({ equal, gained: gained.length, unknown }).toEqual({ equal: false, gained: 1, unknown: [] });
  });

  it('is everything where no work may be done', () => {
    const { equal, unknown } = compare(policy(), policy(allow('x:Get')), facts, 0);
    expect(equal).toBeNull();
    expect(unknown.map(({ action }) => action)).toEqual(['x:Get']);
  });
});

describe('an escalation', () => {
  it.each<readonly [what: string, before: readonly string[], after: readonly string[], found: number]>([
    ['appears with the action that was missing', ['x:Get'], ['x:Get', 'x:Put'], 1],
    ['also when others are gained', ['x:Get'], ['x:Get', 'x:Put', 'x:List'], 1],
    ['and when both are new', [], ['x:*'], 1],
    ['does not while one is missing', [], ['x:Get', 'x:List'], 0],
    ['was there before', ['x:Get', 'x:Put'], ['x:Get', 'x:Put', 'x:List'], 0],
    ['goes away', ['x:Get', 'x:Put'], ['x:Get'], 0],
  ])('%s', (_, before, after, found) => {
    const { escalations } = difference([allow(before)], [allow(after)]);
    expect(escalations).toHaveLength(found);
  });

  it('is none where both were had, and one of them on less', () => {
    const before = [allow(['x:Get', 'x:Put'], on('a'))];
    expect(difference(before, [allow(['x:Get', 'x:Put'], on('a', 'b'))]).escalations).toEqual([]);
  });
});
