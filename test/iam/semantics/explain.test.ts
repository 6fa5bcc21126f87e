/** A policy in plain English, over a catalog of a few actions. */
import { describe, expect, it } from 'vitest';
import { loadCatalog, loadServices } from '../../../src/catalog/load.ts';
import { policyFacts } from '../../../src/catalog/policy-facts.ts';
import type { Statement } from '../../../src/iam/document.ts';
import { explainDocument, explaining } from '../../../src/iam/semantics/explain.ts';
import { type ActionFacts, noFacts, type PolicyFacts } from '../../../src/iam/semantics/facts.ts';

const model = 'arn:${Partition}:sagemaker:${Region}:${Account}:model/${ModelName}';
const action = (id: string, level: string, ...templates: readonly string[]): ActionFacts => ({
  id,
  accessLevels: [level],
  templates,
  onEverything: templates.length === 0,
});
const actions = [
  action('sagemaker:CreateModel', 'Write', model),
  action('sagemaker:DeleteModel', 'Write', model),
  action('sagemaker:DescribeModel', 'Read', model),
  action('sagemaker:ListModels', 'List'),
  action('s3:GetObject', 'Read', 'arn:${Partition}:s3:::${BucketName}/${ObjectName}'),
];
const facts: PolicyFacts = {
  ...noFacts,
  actionIds: actions.map(({ id }) => id),
  action: (id) => actions.find((each) => each.id.toLowerCase() === id.toLowerCase()),
};
const whole: PolicyFacts = { ...facts, otherServiceAction: 'sns:Publish' };

const explain = (statements: readonly Partial<Statement>[], known: PolicyFacts = facts) =>
  explainDocument(
    {
      Version: '2012-10-17',
      Statement: statements.map((each): Statement => ({ Effect: 'Allow', Resource: '*', ...each })),
    },
    known,
  );
const textOf = (statement: Partial<Statement>, known: PolicyFacts = facts): string | undefined =>
  explain([statement], known).statements[0]?.text;

describe('a statement in words', () => {
  it.each<readonly [what: string, statement: Partial<Statement>, text: string]>([
    [
      'names with their access levels, the most first',
      { Action: ['sagemaker:DescribeModel', 'sagemaker:CreateModel', 'sagemaker:DeleteModel'] },
      'Whoever has this policy may use sagemaker:DescribeModel, sagemaker:CreateModel and sagemaker:DeleteModel (2 Write and 1 Read) on every resource.',
    ],
    [
      'the level first that most of them have',
      { Action: ['sagemaker:CreateModel', 'sagemaker:DescribeModel', 's3:GetObject'] },
      'Whoever has this policy may use sagemaker:CreateModel, sagemaker:DescribeModel and s3:GetObject (2 Read and 1 Write) on every resource.',
    ],
    [
      'a wildcard beside a name',
      { Action: ['s3:Get*', 'sagemaker:ListModels'] },
      'Whoever has this policy may use s3:Get* and sagemaker:ListModels, today 2 actions (1 List and 1 Read): sagemaker:ListModels and s3:GetObject on every resource.',
    ],
    [
      'a name in every service, which is not everything',
      { Action: '*:Publish' },
      'Whoever has this policy may use *:Publish, today 0 actions: nothing on every resource.',
    ],
    [
      'an action that the catalog does not know',
      { Action: 'sns:Publish' },
      'Whoever has this policy may use sns:Publish on every resource.',
    ],
    [
      'what a wildcard stands for',
      { Action: 'sagemaker:*Model' },
      'Whoever has this policy may use sagemaker:*Model, today 3 actions (2 Write and 1 Read): sagemaker:CreateModel, sagemaker:DeleteModel and sagemaker:DescribeModel on every resource.',
    ],
    [
      'a wildcard that stands for one',
      { Action: 's3:Get*' },
      'Whoever has this policy may use s3:Get*, today 1 action (1 Read): s3:GetObject on every resource.',
    ],
    [
      'everything',
      { Action: '*' },
      'Whoever has this policy may use every action of every service on every resource.',
    ],
    [
      'everything, spelled otherwise',
      { Action: ['s3:GetObject', '**:*'] },
      'Whoever has this policy may use every action of every service on every resource.',
    ],
    [
      'all of a service, which is not everything',
      { Action: 's3:*' },
      'Whoever has this policy may use s3:*, today 1 action (1 Read): s3:GetObject on every resource.',
    ],
    [
      'all but some, on all but some',
      { NotAction: ['s3:*', 'iam:*'], NotResource: 'arn:a', Effect: 'Deny' },
      'Nobody with this policy may use any action but s3:* and iam:* on any resource but arn:a.',
    ],
    [
      'seven names',
      { Action: ['a:A', 'a:B', 'a:C', 'a:D', 'a:E', 'a:F', 'a:G'], Resource: ['r1', 'r2'] },
      'Whoever has this policy may use a:A, a:B, a:C, a:D, a:E, a:F and 1 more on r1 and r2.',
    ],
    [
      'six names',
      { Action: ['a:A', 'a:B', 'a:C', 'a:D', 'a:E', 'a:F'], Resource: ['r', '*'] },
      'Whoever has this policy may use a:A, a:B, a:C, a:D, a:E and a:F on every resource.',
    ],
    [
      'a Deny of everything',
      { Action: '*', Effect: 'Deny' },
      'Nobody with this policy may use any action of any service on any resource.',
    ],
    [
      'conditions of an Allow',
      { Action: 'a:A', Condition: { StringEquals: { k: 'x' }, Bool: { b: 'true' } } },
      'Whoever has this policy may use a:A on every resource, only if k is x and b is true.',
    ],
    [
      'conditions of a Deny',
      { Action: 'a:A', Effect: 'Deny', Condition: { StringEquals: { k: 'x' } } },
      'Nobody with this policy may use a:A on any resource, if k is x.',
    ],
  ])('%s', (_what, statement, text) => {
    expect(textOf(statement)).toBe(text);
  });

  it.each<readonly [who: string, of: Partial<Statement>]>([
    ['u, v and s may use', { Principal: { AWS: ['u', 'v'], Service: 's' } }],
    ['Everybody may use', { Principal: '*' }],
    ['Everybody may use', { Principal: { AWS: '*' } }],
    ['account 111122223333 may use', { Principal: { AWS: 'arn:aws:iam::111122223333:root' } }],
    ['Everybody but account 111122223333 may use', { NotPrincipal: { AWS: '111122223333' } }],
    ['Everybody but u may use', { NotPrincipal: { AWS: 'u' } }],
  ])('%s, by its principals', (who, of) => {
    expect(textOf({ Action: 'a:A', ...of })).toBe(`${who} a:A on every resource that it applies to.`);
  });

  it.each<readonly [who: string, of: Partial<Statement>]>([
    ['u may not use', { Principal: { AWS: 'u' } }],
    ['u and s may not use', { Principal: { AWS: 'u', Service: 's' } }],
    ['Nobody may use', { Principal: '*' }],
    ['Nobody may use', { Principal: { AWS: ['*', 'u'] } }],
    ['Nobody but u may use', { NotPrincipal: { AWS: 'u' } }],
  ])('%s, by the principals of a Deny', (who, of) => {
    const Condition = { Bool: { b: 'false' } };
    expect(textOf({ Effect: 'Deny', Action: 'a:A', Condition, ...of })).toBe(
      `${who} a:A on any resource that it applies to, if b is false.`,
    );
    expect(textOf({ Effect: 'Deny', Action: '*', ...of })).toBe(
      `${who} any action of any service on any resource that it applies to.`,
    );
  });

  it('without a resource, as the policies of a role and of a key have it', () => {
    const { statements } = explainDocument({
      Version: '2012-10-17',
      Statement: [{ Effect: 'Allow', Action: 'sts:AssumeRole', Principal: '*' }],
    });
    expect(statements[0]?.text).toBe('Everybody may use sts:AssumeRole on what it is attached to.');
  });
});

describe('what a statement does not reach', () => {
  it('is what acts on none of its resources', () => {
    const { statements } = explain([
      { Sid: 'S', Action: 'sagemaker:*', Resource: 'arn:aws:sagemaker:*:*:model/*' },
    ]);
    expect(statements).toMatchObject([
      {
        statement: 0,
        sid: 'S',
        effect: 'Allow',
        actions: [
          'sagemaker:CreateModel',
          'sagemaker:DeleteModel',
          'sagemaker:DescribeModel',
          'sagemaker:ListModels',
        ],
        unreached: ['sagemaker:ListModels'],
        levels: { Write: 2, Read: 1 },
      },
    ]);
  });

  it('is nothing where the resource is of a form that the reference does not list', () => {
    const known = policyFacts(loadServices(loadCatalog(), ['s3', 'execute-api']));
    const own = 'arn:aws:s3::111122223333:accesspoint/';
    const unreached = (Action: string, Resource: string) =>
      explain([{ Action, Resource }], known).statements[0]?.unreached;
    expect(unreached('execute-api:Invoke', 'execute-api:/prod/GET/*')).toEqual([]);
    expect(unreached('s3:GetObject', `${own}x.mrap/object/*`)).toEqual([]);
    expect(unreached('s3:ListBucket', `${own}x.mrap`)).toEqual([]);
    expect(unreached('s3:GetObject', `${own}shop/object/*`)).toEqual(['s3:GetObject']);
    expect(unreached('s3:GetObject', 'execute-api:/*')).toEqual(['s3:GetObject']);
  });

  it('is what another statement denies, and a Deny reaches it', () => {
    const { statements } = explain([
      { Action: 'sagemaker:*Model' },
      { Action: 'sagemaker:DeleteModel', Effect: 'Deny' },
      { Action: 'sagemaker:DescribeModel', Effect: 'Deny', Condition: { Bool: { b: 'true' } } },
    ]);
    expect(statements.map(({ sid, effect, unreached }) => [sid, effect, unreached])).toEqual([
      [null, 'Allow', ['sagemaker:DeleteModel']],
      [null, 'Deny', []],
      [null, 'Deny', []],
    ]);
  });
});

describe('the whole in a paragraph', () => {
  const summaryOf = (...args: Parameters<typeof explain>): string => explain(...args).summary;

  it('counts statements, and the actions that are really allowed', () => {
    const all = { Action: 'sagemaker:*' };
    const deny = { Action: 'sagemaker:DeleteModel', Effect: 'Deny' } as const;
    expect(summaryOf([all, deny])).toBe(
      '2 statements: 1 Allow and 1 Deny. It allows 3 actions of sagemaker (1 Write, 1 Read and 1 List).',
    );
    expect(summaryOf([{ Action: 's3:GetObject' }])).toBe(
      '1 statement: 1 Allow and 0 Deny. It allows 1 action of s3 (1 Read).',
    );
  });

  it('counts what is allowed only under conditions', () => {
    const Condition = { Bool: { b: 'true' } };
    expect(
      summaryOf([{ Action: 'sagemaker:*Model', Condition }, { Action: 'sagemaker:CreateModel' }]),
    ).toMatch(/ 2 actions only under conditions\.$/);
    expect(summaryOf([{ Action: ['sagemaker:CreateModel', 's3:*'], Condition }])).toMatch(
      /It allows 2 actions of sagemaker and s3 \(1 Write and 1 Read\)\. 2 actions only under conditions\.$/,
    );
  });

  it('says that nothing is allowed, as far as is known', () => {
    expect(summaryOf([{ Action: '*', Effect: 'Deny' }])).toBe(
      '1 statement: 0 Allow and 1 Deny. Of the actions that are known it allows none.',
    );
    expect(summaryOf([{ Action: 'sagemaker:ListModels', Resource: 'arn:x' }], whole)).toMatch(
      /allows none\.$/,
    );
  });

  it('speaks of services that are not at hand where it allows their actions', () => {
    expect(summaryOf([{ Action: '*' }], whole)).toBe(
      '1 statement: 1 Allow and 0 Deny. It allows 5 actions of sagemaker and s3 (2 Write, 2 Read and 1 List) and actions of every other service.',
    );
    expect(summaryOf([{ Action: '*' }])).not.toContain('other service');
    expect(summaryOf([{ Action: '*' }, { Action: 's3:*' }], whole)).toContain('every other service');
    expect(summaryOf([{ Action: '*' }, { Action: '*', Effect: 'Deny' }])).not.toContain('other service');
    expect(summaryOf([{ Action: 's3:*' }], whole)).not.toContain('other service');
    expect(summaryOf([{ Action: '*' }], { ...noFacts, otherServiceAction: 'sns:Publish' })).toBe(
      '1 statement: 1 Allow and 0 Deny. Of the actions that are known it allows none, but those of every other service.',
    );
  });
});

it('pauses once for each class of actions, and gives what it gives at once', () => {
  const steps = explaining(
    { Version: '2012-10-17', Statement: [{ Effect: 'Allow', Action: 'sagemaker:*', Resource: '*' }] },
    facts,
  );
  let pauses = 0;
  let next = steps.next();
  while (next.done !== true) {
    pauses += 1;
    next = steps.next();
  }
  // Actions on models and the one on everything, asked for the statement and for the whole.
  expect(pauses).toBe(4);
  expect(next.value).toEqual(explain([{ Action: 'sagemaker:*' }]));
});

it('pauses within a question, where many conditions make it a long one', () => {
  const Statement = Array.from({ length: 40 }, (_, at) => ({
    Effect: at % 2 === 0 ? ('Deny' as const) : ('Allow' as const),
    Action: 'sagemaker:*',
    Resource: '*',
    Condition: {
      StringLike: { 'aws:PrincipalArn': [`*a${at}*b*`, `*${at}*c*`] },
      StringNotEquals: { 'aws:PrincipalTag/team': [`${at}`] },
    },
  }));
  let pauses = 0;
  const steps = explaining({ Version: '2012-10-17', Statement }, facts);
  while (steps.next().done !== true) pauses += 1;
  // Two classes of actions, each asked about for every statement and for the whole.
  expect(pauses).toBeGreaterThan(2 * (Statement.length + 1));
});
