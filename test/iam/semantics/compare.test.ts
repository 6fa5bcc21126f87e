import { describe, expect, it } from 'vitest';
import { loadCatalog } from '../../../src/catalog/load.ts';
import { policyFacts } from '../../../src/catalog/policy-facts.ts';
import type { Statement } from '../../../src/iam/document.ts';
import { compare, comparing, sidesOf } from '../../../src/iam/semantics/compare.ts';
import { identity } from './properties.ts';

const facts = policyFacts(loadCatalog());
const policy = (...statements: readonly Statement[]) =>
  identity({ Version: '2012-10-17', Statement: statements });
const allow = (rest: Omit<Statement, 'Effect'>): Statement => ({ Effect: 'Allow', ...rest });
const deny = (rest: Omit<Statement, 'Effect'>): Statement => ({ Effect: 'Deny', ...rest });
const models = 'arn:aws:sagemaker:*:*:model/*';
const describeModel = (rest: Omit<Statement, 'Effect'> = {}): Statement =>
  allow({ Action: 'sagemaker:DescribeModel', Resource: models, ...rest });
const difference = (before: readonly Statement[], after: readonly Statement[]) =>
  compare(policy(...before), policy(...after), facts);

describe('compare', () => {
  it.each<readonly [name: string, before: readonly Statement[], after: readonly Statement[]]>([
    [
      'a list and a pattern of the same actions',
      [describeModel({ Action: ['sagemaker:DescribeModel', 'sagemaker:DescribeModelQualityJobDefinition'] })],
      [
        describeModel({ Action: 'SageMaker:describemodelqualityjobdefinition' }),
        describeModel({ Action: 'sagemaker:DescribeModel' }),
      ],
    ],
    [
      'a short ARN and the whole one',
      [describeModel({ Resource: 'arn:aws:sagemaker' })],
      [describeModel({ Resource: 'arn:aws:sagemaker:*:*:*' })],
    ],
    [
      'NotResource under Allow and what it leaves',
      [describeModel({ Resource: 'arn:aws:sagemaker:*:*:model/b*' }), describeModel({ Resource: '*' })],
      [describeModel({ Resource: '*' })],
    ],
    [
      'an interval and the negation of its complement',
      [
        describeModel({
          Condition: { NumericLessThan: { 's3:max-keys': '10' }, Null: { 's3:max-keys': 'false' } },
        }),
      ],
      [
        describeModel({ Condition: { Null: { 's3:max-keys': 'false' } } }),
        deny({
          Action: '*',
          Resource: '*',
          Condition: { NumericGreaterThanEquals: { 's3:max-keys': '10' } },
        }),
      ],
    ],
    [
      'two halves of a range of addresses',
      [describeModel({ Condition: { IpAddress: { 'aws:SourceIp': '10.0.0.0/8' } } })],
      [describeModel({ Condition: { IpAddress: { 'aws:SourceIp': ['10.0.0.0/9', '10.128.0.0/9'] } } })],
    ],
    [
      'truth values that are not false',
      [describeModel({ Condition: { Bool: { 'aws:SecureTransport': 'true' } } })],
      [
        describeModel({ Condition: { Null: { 'aws:SecureTransport': 'false' } } }),
        deny({ Action: '*', Resource: '*', Condition: { Bool: { 'aws:SecureTransport': 'false' } } }),
      ],
    ],
    [
      'ForAllValues and the Deny of ForAnyValue with the negated operator',
      [describeModel({ Condition: { 'ForAllValues:StringEquals': { 'aws:TagKeys': ['a', 'b'] } } })],
      [
        describeModel(),
        deny({
          Action: '*',
          Resource: '*',
          Condition: { 'ForAnyValue:StringNotEquals': { 'aws:TagKeys': ['b', 'a', ''] } },
        }),
      ],
    ],
    [
      'a resource that the action never has, and none',
      [describeModel(), describeModel({ Resource: 'arn:aws:sagemaker:*:*:endpoint/*' })],
      [describeModel()],
    ],
  ])('sees that %s are equal', (_, before, after) => {
    expect(difference(before, after)).toMatchObject({ equal: true, gained: [], lost: [], unknown: [] });
  });

  it('shows what is gained on which resources, by a request that is a real one', () => {
    const { equal, gained, lost } = difference(
      [describeModel({ Resource: 'arn:aws:sagemaker:*:*:model/dev-*' })],
      [
        describeModel({
          Resource: ['arn:aws:sagemaker:*:*:model/dev-*', 'arn:aws:sagemaker:*:*:model/prod-*'],
        }),
      ],
    );
    expect({ equal, lost }).toEqual({ equal: false, lost: [] });
    expect(gained).toEqual([
      {
        action: 'sagemaker:DescribeModel',
        resources: ['arn:aws:sagemaker:*:*:model/prod-*'],
        when: [],
        witness: {
          action: 'sagemaker:DescribeModel',
          resource: 'arn:aws:sagemaker:us-east-1:111122223333:model/prod-',
          context: {},
        },
      },
    ]);
  });

  it('shows what a Deny takes away, under its conditions', () => {
    const condition = { StringNotEquals: { 'aws:RequestedRegion': 'eu-west-1' } };
    const { gained, lost } = difference(
      [describeModel()],
      [describeModel(), deny({ Action: 'sagemaker:*', Resource: '*', Condition: condition })],
    );
    expect(gained).toEqual([]);
    expect(lost).toMatchObject([
      { action: 'sagemaker:DescribeModel', when: ['aws:RequestedRegion is not eu-west-1'] },
    ]);
  });

  it('proves containment for all values of a variable, and refutes it by one', () => {
    const home = (name: string): Statement =>
      allow({ Action: 's3:GetObject', Resource: `arn:aws:s3:::home/\${aws:username}/${name}` });
    expect(difference([home('*')], [home('docs/*')])).toMatchObject({
      equal: false,
      gained: [],
      unknown: [],
    });
    const { gained } = difference(
      [home('*')],
      [allow({ Action: 's3:GetObject', Resource: 'arn:aws:s3:::home/*' })],
    );
    expect(gained).toHaveLength(1);
  });

  it('never calls unknown contained', () => {
    const odd = describeModel({ Condition: { StringMatches: { 'aws:username': 'a' } } });
    const { equal, gained, unknown } = difference([odd], [describeModel()]);
    expect({ equal, gained }).toEqual({ equal: null, gained: [] });
    expect(unknown).toMatchObject([
      { action: 'sagemaker:DescribeModel', because: expect.stringContaining('StringMatches') },
    ]);
  });

  it('names the escalations that appear', () => {
    const { escalations } = difference(
      [allow({ Action: 'sagemaker:CreateTrainingJob', Resource: '*' })],
      [allow({ Action: ['sagemaker:CreateTrainingJob', 'iam:PassRole'], Resource: '*' })],
    );
    expect(escalations.map(({ actions }) => actions)).toContainEqual(
      expect.arrayContaining(['iam:PassRole', 'sagemaker:CreateTrainingJob']),
    );
  });

  it('names none that was there before, or that still lacks an action', () => {
    const job = allow({ Action: 'sagemaker:CreateTrainingJob', Resource: '*' });
    const role = allow({ Action: 'iam:PassRole', Resource: '*' });
    expect(difference([job, role], [job, role, describeModel()]).escalations).toEqual([]);
    const alone = difference([], [role, describeModel()]).escalations;
    expect(alone.flatMap(({ actions }) => actions)).not.toContain('sagemaker:CreateTrainingJob');
  });

  it('asks for every action of the catalog that a pattern stands for, and once for all other services', () => {
    const { gained } = difference([], [allow({ Action: '*', Resource: '*' })]);
    const actions = new Set(gained.map(({ action }) => action));
    expect(actions.size).toBeGreaterThan(440);
    expect(actions).toContain('*');
  });
});

describe('the sides of a comparison', () => {
  const none = policy();
  const denies = policy(deny({ Action: 'sagemaker:DescribeModel', Resource: '*' }));
  const allows = policy(describeModel());

  it.each([
    ['two that only deny', denies, denies, 1],
    ['one that only denies, and none', denies, none, 1],
    ['none, and one that only denies', none, denies, 1],
    ['one beside an empty policy, and none', [...none, ...denies], none, 1],
    ['a denial beside an allowance', [...denies, ...allows], denies, 0],
    ['a denial that an allowance follows', denies, allows, 0],
    ['nothing at all', none, none, 0],
  ])('of %s have everything allowed beside them where nothing is otherwise', (_, before, after, more) => {
    const [old, now] = sidesOf(before, after);
    expect([old.length - before.length, now.length - after.length]).toEqual([more, more]);
  });

  it('show what a denial means that allows nothing by itself', () => {
    expect(compare(denies, none, facts).gained).toEqual([]);
    expect(compare(...sidesOf(denies, none), facts).gained).toMatchObject([
      { action: 'sagemaker:DescribeModel' },
    ]);
  });
});

it('pauses within one question, too, where many patterns are to be told apart', () => {
  const patterns = Array.from({ length: 40 }, (_, at) =>
    allow({ Action: 's3:GetObject', Resource: `arn:aws:s3:::*a${at}*b${at}*` }),
  );
  const wide = allow({ Action: 's3:GetObject', Resource: 'arn:aws:s3:::*' });
  const work = comparing(policy(...patterns), policy(wide));
  let pauses = 0;
  while (work.next().done !== true) pauses += 1;
  // One for each statement of either side is not enough.
  expect(pauses).toBeGreaterThan(1.5 * 41);
});
