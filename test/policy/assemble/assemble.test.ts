import { describe, expect, test } from 'vitest';
import { resourceTypeId } from '../../../src/catalog/ids.ts';
import { policyKinds } from '../../../src/iam/policy-kind.ts';
import { assemble } from '../../../src/policy/assemble/assemble.ts';
import {
  addAction,
  addItem,
  emptyCart,
  itemsFor,
  setCondition,
  updateItem,
} from '../../../src/policy/cart/cart.ts';
import { addDependent, addDependents } from '../../../src/policy/cart/dependents.ts';
import type { Cart, Scope } from '../../../src/policy/cart-model.ts';
import { checkDocument } from '../../../src/policy/findings/check.ts';
import { passRole, trainingPolicy } from '../../support/training-policy.ts';
import { cartOf, catalog, documentOf, mine, options, saidOf, statementsOf } from '../session.ts';

const scoped = (type: string, ...arns: readonly string[]): Scope => ({
  kind: 'arns',
  byType: { [resourceTypeId(type)]: arns },
});

describe('a newcomer lets somebody start a training job', () => {
  const needed = addDependents(cartOf('sagemaker:CreateTrainingJob'), catalog, 'unconditional');
  const cart = addDependent(needed, catalog, 'sagemaker:AddTags');

  test('with what it depends on, and nothing configured', () => {
    expect(documentOf(cart, { region: '*', account: '*' })).toEqual({
      ...trainingPolicy,
      Statement: [
        ...trainingPolicy.Statement,
        {
          Sid: 'AddTagsOnCreate',
          Effect: 'Allow',
          Action: ['sagemaker:AddTags'],
          Resource: ['arn:aws:sagemaker:*:*:training-job/*'],
          Condition: { StringEquals: { 'sagemaker:TaggingAction': 'CreateTrainingJob' } },
        },
      ],
    });
    expect(saidOf(cart, { region: '*', account: '*' })).toEqual([
      'role-not-named: No role is named, so iam:PassRole is stated on arn:aws:iam::*:role/*; name the role that is to be passed.',
    ]);
  });

  test('with the role, region and account named', () => {
    const roleArns = ['arn:aws:iam::111122223333:role/Train'];
    expect(documentOf(cart, { roleArns })).toEqual({
      Version: '2012-10-17',
      Statement: [
        {
          Sid: 'CreateTrainingJob',
          Effect: 'Allow',
          Action: ['sagemaker:CreateTrainingJob'],
          Resource: [`${mine}:training-job/*`],
        },
        passRole('arn:aws:iam::111122223333:role/Train'),
        {
          Sid: 'AddTagsOnCreate',
          Effect: 'Allow',
          Action: ['sagemaker:AddTags'],
          Resource: [`${mine}:training-job/*`],
          Condition: { StringEquals: { 'sagemaker:TaggingAction': 'CreateTrainingJob' } },
        },
      ],
    });
    expect(saidOf(cart, { roleArns })).toEqual([]);
    const found = checkDocument(documentOf(cart, { roleArns }), catalog, { kind: 'managed' });
    expect(found.filter(({ severity }) => severity !== 'hint')).toEqual([]);
  });

  test('only what is always needed leaves the tags out', () => {
    const needed = addDependents(cartOf('sagemaker:CreateTrainingJob'), catalog, 'unconditional');
    expect(needed.items.map((item) => item.action)).toEqual(['sagemaker:CreateTrainingJob', 'iam:PassRole']);
  });
});

describe('scope', () => {
  test('by default every required type, and * alone where there is none', () => {
    expect(statementsOf(cartOf('sagemaker:CreateEndpoint'))[0]?.Resource).toEqual([
      `${mine}:endpoint-config/*`,
      `${mine}:endpoint/*`,
    ]);
    expect(statementsOf(cartOf('sagemaker:ListModels'))[0]?.Resource).toEqual(['*']);
    // Reserved capacity and training plans are optional: named by hand when used.
    expect(statementsOf(cartOf('sagemaker:CreateTrainingJob'))[0]?.Resource).toEqual([
      `${mine}:training-job/*`,
    ]);
  });

  test('an action whose types are all optional is on *, and a hint says that it can be narrowed', () => {
    const cart = cartOf('sagemaker:AddTags');
    expect(statementsOf(cart)[0]?.Resource).toEqual(['*']);
    expect(saidOf(cart)[0]).toMatch(
      /^scope-not-limited: sagemaker:AddTags requires no resource type, so it is stated on \*/,
    );
    const narrowed = updateItem(cart, 'i1', { scope: scoped('sagemaker:model', `${mine}:model/churn`) });
    expect(statementsOf(narrowed)[0]?.Resource).toEqual([`${mine}:model/churn`]);
    expect(saidOf(narrowed)).toEqual([]);
  });

  test('what is not limited by hand keeps its wildcard ARN, optional types come on top', () => {
    const endpoint = updateItem(cartOf('sagemaker:CreateEndpoint'), 'i1', {
      scope: scoped('sagemaker:endpoint', `${mine}:endpoint/a`, `${mine}:endpoint/b`),
    });
    expect(statementsOf(endpoint)[0]?.Resource).toEqual([
      `${mine}:endpoint-config/*`,
      `${mine}:endpoint/a`,
      `${mine}:endpoint/b`,
    ]);
    const plan = updateItem(cartOf('sagemaker:CreateTrainingJob'), 'i1', {
      scope: scoped('sagemaker:training-plan', `${mine}:training-plan/p`),
    });
    expect(statementsOf(plan)[0]?.Resource).toEqual([`${mine}:training-job/*`, `${mine}:training-plan/p`]);
  });

  test('an ARN that is refused is left out and never replaced by something wider', () => {
    const arn = 'arn:aws:sagemaker:eu-west-1:1234:model/x';
    const cart = updateItem(cartOf('sagemaker:DescribeModel', 'sagemaker:ListModels'), 'i1', {
      scope: scoped('sagemaker:model', arn),
    });
    expect(statementsOf(cart).map((statement) => statement.Action)).toEqual([['sagemaker:ListModels']]);
    expect(saidOf(cart)).toEqual([
      `scope-refused: sagemaker:DescribeModel: ${arn} is refused: "1234" is not an account number: twelve digits, or *.`,
    ]);
    const both = updateItem(cart, 'i1', { scope: scoped('sagemaker:model', arn, `${mine}:model/y`) });
    expect(statementsOf(both)[0]?.Resource).toEqual([`${mine}:model/y`]);
  });

  test('an item is left out rather than stated in part when a type that it needs has no ARN left', () => {
    const cart = updateItem(cartOf('sagemaker:CreateEndpoint'), 'i1', {
      scope: scoped('sagemaker:endpoint', `${mine}:model/x`),
    });
    expect(statementsOf(cart)).toEqual([]);
    expect(saidOf(cart)).toEqual([
      `scope-refused: sagemaker:CreateEndpoint: ${mine}:model/x is refused: it is an ARN of sagemaker:model, not of sagemaker:endpoint.`,
    ]);
  });

  test('a role that is refused does not become every role', () => {
    const cart = cartOf('iam:PassRole');
    const roleArns = ['arn:aws:iam::1234:role/Train'];
    expect(statementsOf(cart, { roleArns })).toEqual([]);
    expect(saidOf(cart, { roleArns })[0]).toMatch(/^scope-refused: /);
  });
});

describe('statements are shared where that widens no item', () => {
  test('actions on types of their own share; one that could be about a type of the other does not', () => {
    const cart = cartOf('sagemaker:DescribeModel', 'sagemaker:DescribeEndpoint', 'sagemaker:CreateEndpoint');
    expect(statementsOf(cart)).toEqual([
      {
        Sid: 'ReadWriteSageMaker',
        Effect: 'Allow',
        Action: ['sagemaker:CreateEndpoint', 'sagemaker:DescribeEndpoint', 'sagemaker:DescribeModel'],
        Resource: [`${mine}:endpoint-config/*`, `${mine}:endpoint/*`, `${mine}:model/*`],
      },
    ]);
    const limited = updateItem(cart, 'i2', { scope: scoped('sagemaker:endpoint', `${mine}:endpoint/a`) });
    expect(statementsOf(limited).map((statement) => statement.Action)).toEqual([
      ['sagemaker:DescribeEndpoint', 'sagemaker:DescribeModel'],
      ['sagemaker:CreateEndpoint'],
    ]);
  });

  test('an optional type of one action keeps out an action on that type', () => {
    // CreateTrainingJob may be about a training plan, and was not given any.
    const cart = cartOf('sagemaker:CreateTrainingJob', 'sagemaker:DescribeTrainingPlan');
    expect(statementsOf(cart)).toHaveLength(2);
  });

  test('types whose ARNs overlap share only when the common part is already both items’ own', () => {
    const cart = cartOf('sagemaker:DescribePipeline', 'sagemaker:StopPipelineExecution');
    expect(statementsOf(cart)).toEqual([
      {
        Sid: 'DescribePipelineAndStopPipelineExecution',
        Effect: 'Allow',
        Action: ['sagemaker:DescribePipeline', 'sagemaker:StopPipelineExecution'],
        Resource: [`${mine}:pipeline/*`, `${mine}:pipeline/*/execution/*`],
      },
    ]);
    // pipeline/* would let all executions be stopped, not only those of p.
    const one = updateItem(cart, 'i2', {
      scope: scoped('sagemaker:pipeline-execution', `${mine}:pipeline/p/execution/*`),
    });
    expect(statementsOf(one)).toHaveLength(2);
    // Nor do they share when the pipeline is another one: a name is taken to hold anything, slashes too.
    const apart = updateItem(one, 'i1', { scope: scoped('sagemaker:pipeline', `${mine}:pipeline/q`) });
    expect(statementsOf(apart)).toHaveLength(2);
  });

  test('* is never shared with an item that is limited', () => {
    const cart = cartOf('sagemaker:ListModels', 'sagemaker:DescribeModel', 'sagemaker:ListEndpoints');
    expect(statementsOf(cart).map(({ Action, Resource }) => [Action, Resource])).toEqual([
      [['sagemaker:ListEndpoints', 'sagemaker:ListModels'], ['*']],
      [['sagemaker:DescribeModel'], [`${mine}:model/*`]],
    ]);
    // Also where "every model of every partition" is all that DescribeModel could be about.
    const every = updateItem(cart, 'i2', { scope: scoped('sagemaker:model', 'arn:*:sagemaker:*:*:model/*') });
    expect(statementsOf(every)).toHaveLength(2);
  });

  test('effects and conditions are kept apart; the order of conditions does not count', () => {
    const tag = { operator: 'StringEquals', key: 'aws:ResourceTag/team', values: ['a'] };
    const mfa = { operator: 'Bool', key: 'aws:MultiFactorAuthPresent', values: ['true'] };
    let cart = cartOf('sagemaker:DescribeModel', 'sagemaker:DeleteModel', 'sagemaker:DescribeEndpoint');
    cart = addItem(cart, 'sagemaker:DeleteEndpoint', { effect: 'Deny' });
    cart = updateItem(cart, 'i1', { conditions: [tag, mfa] });
    cart = updateItem(cart, 'i3', { conditions: [mfa, tag] });
    expect(statementsOf(cart).map(({ Sid, Action }) => [Sid, Action])).toEqual([
      ['DescribeModelAndDescribeEndpoint', ['sagemaker:DescribeEndpoint', 'sagemaker:DescribeModel']],
      ['DeleteModel', ['sagemaker:DeleteModel']],
      ['DenyDeleteEndpoint', ['sagemaker:DeleteEndpoint']],
    ]);
  });

  test('iam:PassRole stands alone also where another action has its effect, roles and conditions', () => {
    const cart = addItem(
      addItem(emptyCart, 'iam:PassRole', { effect: 'Deny' }),
      'iam:CreateServiceLinkedRole',
      {
        effect: 'Deny',
      },
    );
    expect(statementsOf(cart).map(({ Action, Resource }) => [Action, Resource])).toEqual([
      [['iam:PassRole'], ['arn:aws:iam::111122223333:role/*']],
      [['iam:CreateServiceLinkedRole'], ['arn:aws:iam::111122223333:role/*']],
    ]);
  });

  test('every statement says which items it states and why', () => {
    const cart = addDependents(
      cartOf('sagemaker:CreateTrainingJob', 'sagemaker:DescribeModel'),
      catalog,
      'unconditional',
    );
    expect(assemble(cart, catalog, options).origins).toEqual([
      {
        document: 0,
        statement: 0,
        items: ['i1', 'i2'],
        why: 'These share a statement: they have the same effect and no conditions, and no action gains a resource by it.',
      },
      {
        document: 0,
        statement: 1,
        items: ['i3'],
        why: 'iam:PassRole stands alone, so that its roles and the service they go to concern nothing else.',
      },
    ]);
  });

  test('an item added last leaves the statements before it in place', () => {
    const before = statementsOf(cartOf('sagemaker:ListModels', 'sagemaker:DescribeModel'));
    const after = statementsOf(cartOf('sagemaker:ListModels', 'sagemaker:DescribeModel', 'iam:PassRole'));
    expect(after.slice(0, 2)).toEqual(before);
  });

  test('statements stand in the order of their first items, whatever those share', () => {
    const mfa = { operator: 'Bool', key: 'aws:MultiFactorAuthPresent', values: ['true'] };
    const cart = cartOf(
      'sagemaker:ListModels',
      'sagemaker:DescribeModel',
      'sagemaker:ListApps',
      'sagemaker:DescribeApp',
    );
    const guarded = updateItem(cart, 'i2', { conditions: [mfa] });
    expect(statementsOf(guarded).map(({ Action }) => Action)).toEqual([
      ['sagemaker:ListApps', 'sagemaker:ListModels'],
      ['sagemaker:DescribeModel'],
      ['sagemaker:DescribeApp'],
    ]);
  });

  test('an empty cart gives a document without statements', () => {
    expect(assemble(emptyCart, catalog, options)).toEqual({
      documents: [{ Version: '2012-10-17', Statement: [] }],
      origins: [],
      findings: [],
    });
  });
});

describe('conditions reach the actions that honour them', () => {
  const subnets = {
    operator: 'ForAllValues:StringEquals',
    key: 'sagemaker:VpcSubnets',
    values: ['subnet-1'],
  };

  test('the others are allowed without, and a finding names them', () => {
    const cart = setCondition(
      cartOf('sagemaker:CreateTrainingJob', 'sagemaker:DescribeTrainingJob', 'sagemaker:StopTrainingJob'),
      'all',
      subnets,
    );
    expect(statementsOf(cart)).toEqual([
      {
        Sid: 'CreateTrainingJob',
        Effect: 'Allow',
        Action: ['sagemaker:CreateTrainingJob'],
        Resource: [`${mine}:training-job/*`],
        Condition: {
          'ForAllValues:StringEquals': { 'sagemaker:VpcSubnets': 'subnet-1' },
          Null: { 'sagemaker:VpcSubnets': 'false' },
        },
      },
      {
        Sid: 'DescribeTrainingJobAndStopTrainingJob',
        Effect: 'Allow',
        Action: ['sagemaker:DescribeTrainingJob', 'sagemaker:StopTrainingJob'],
        Resource: [`${mine}:training-job/*`],
      },
    ]);
    expect(assemble(cart, catalog, options).findings).toEqual([
      {
        rule: 'condition-not-honoured',
        severity: 'warning',
        document: 0,
        statement: 1,
        path: 'Statement[1]',
        message:
          'sagemaker:DescribeTrainingJob and sagemaker:StopTrainingJob do not honour sagemaker:VpcSubnets, so they are allowed without that condition.',
      },
    ]);
  });

  test('in a Deny they are denied always, and it says so', () => {
    const cart = setCondition(addItem(emptyCart, 'sagemaker:StopTrainingJob', { effect: 'Deny' }), 'all', {
      ...subnets,
      operator: 'ForAnyValue:StringEquals',
    });
    expect(statementsOf(cart)[0]).not.toHaveProperty('Condition');
    expect(saidOf(cart)).toEqual([
      'condition-not-honoured: sagemaker:StopTrainingJob does not honour sagemaker:VpcSubnets, so it is denied always, also where the condition does not hold.',
    ]);
  });

  test('global keys reach every action, tag keys those that carry the tag', () => {
    const cart = setCondition(
      setCondition(cartOf('sagemaker:DescribeModel', 'sagemaker:ListModels'), 'all', {
        operator: 'IpAddress',
        key: 'aws:SourceIp',
        values: ['203.0.113.0/24'],
      }),
      'all',
      { operator: 'StringEquals', key: 'aws:ResourceTag/team', values: ['${aws:PrincipalTag/team}'] },
    );
    expect(statementsOf(cart).map(({ Action, Condition }) => [Action, Condition])).toEqual([
      [
        ['sagemaker:DescribeModel'],
        {
          IpAddress: { 'aws:SourceIp': '203.0.113.0/24' },
          StringEquals: { 'aws:ResourceTag/team': '${aws:PrincipalTag/team}' },
        },
      ],
      [['sagemaker:ListModels'], { IpAddress: { 'aws:SourceIp': '203.0.113.0/24' } }],
    ]);
  });

  test('a guard of the author’s own, or IfExists, is not doubled; Deny gets none', () => {
    const guard = { operator: 'Null', key: 'sagemaker:VpcSubnets', values: ['true'] };
    const withOwn = updateItem(cartOf('sagemaker:CreateTrainingJob'), 'i1', { conditions: [subnets, guard] });
    expect(statementsOf(withOwn)[0]?.Condition?.['Null']).toEqual({ 'sagemaker:VpcSubnets': 'true' });
    const ifExists = updateItem(withOwn, 'i1', {
      conditions: [{ ...subnets, operator: 'ForAllValues:StringEqualsIfExists' }],
    });
    expect(statementsOf(ifExists)[0]?.Condition).not.toHaveProperty('Null');
    expect(
      statementsOf(updateItem(withOwn, 'i1', { effect: 'Deny', conditions: [subnets] }))[0]?.Condition,
    ).not.toHaveProperty('Null');
  });

  test('a key that the reference lacks stays: without it more would be allowed', () => {
    const cart = setCondition(cartOf('sagemaker:InvokeEndpoint'), 'all', {
      operator: 'StringEquals',
      key: 'sagemaker:TargetVariantHostname',
      values: ['a'],
    });
    expect(statementsOf(cart)[0]?.Condition).toEqual({
      StringEquals: { 'sagemaker:TargetVariantHostname': 'a' },
    });
  });

  test('a tag key without its tag leaves the item out', () => {
    const cart = setCondition(cartOf('sagemaker:DescribeModel'), 'all', {
      operator: 'StringEquals',
      key: 'aws:ResourceTag/${TagKey}',
      values: ['a'],
    });
    expect(statementsOf(cart)).toEqual([]);
    expect(saidOf(cart)).toEqual([
      'condition-refused: sagemaker:DescribeModel is left out: aws:ResourceTag/${TagKey} needs the name of a tag.',
    ]);
  });

  test('a key that only one of two required types carries is pointed out', () => {
    const cart = setCondition(cartOf('sagemaker:UpdateMonitoringAlert'), 'all', {
      operator: 'StringEquals',
      key: 'aws:ResourceTag/team',
      values: ['a'],
    });
    expect(saidOf(cart)).toEqual([
      'condition-on-some-types: sagemaker:UpdateMonitoringAlert also needs sagemaker:monitoring-schedule-alert, which does not carry aws:ResourceTag/team: the condition does not hold there and the request is denied, unless its operator ends in IfExists.',
    ]);
  });
});

describe('dependents are limited to what needs them', () => {
  test('tags, to the types being created and the actions that create them', () => {
    const cart = addDependents(cartOf('sagemaker:CreateEndpoint', 'sagemaker:CreateModel'), catalog, 'all');
    const tags = statementsOf(cart).find((statement) => statement.Sid === 'AddTagsOnCreate');
    // An endpoint reads its configuration; it creates none.
    expect(tags).toEqual({
      Sid: 'AddTagsOnCreate',
      Effect: 'Allow',
      Action: ['sagemaker:AddTags'],
      Resource: [`${mine}:endpoint/*`, `${mine}:model/*`],
      Condition: { StringEquals: { 'sagemaker:TaggingAction': ['CreateEndpoint', 'CreateModel'] } },
    });
  });

  test('clusters pass roles to HyperPod too and make its service-linked role; domains that of notebooks', () => {
    const limited = (action: string) => {
      const cart = addDependents(cartOf(action), catalog, 'all');
      return statementsOf(cart)
        .filter(({ Action }) => /^iam:/.test(String(Action)))
        .map(({ Action, Resource, Condition }) => [String(Action), String(Resource), Condition]);
    };
    const linked = (service: string, role: string) => [
      'iam:CreateServiceLinkedRole',
      `arn:aws:iam::111122223333:role/aws-service-role/${service}/${role}`,
      { StringEquals: { 'iam:AWSServiceName': service } },
    ];
    const passed = (services: string | readonly string[]) => [
      'iam:PassRole',
      'arn:aws:iam::111122223333:role/*',
      { StringEquals: { 'iam:PassedToService': services } },
    ];
    expect(limited('sagemaker:CreateCluster')).toEqual([
      linked('hyperpod.sagemaker.amazonaws.com', 'AWSServiceRoleForSageMakerHyperPod'),
      passed(['hyperpod.sagemaker.amazonaws.com', 'sagemaker.amazonaws.com']),
    ]);
    expect(limited('sagemaker:CreateDomain')).toEqual([
      linked('sagemaker.amazonaws.com', 'AWSServiceRoleForAmazonSageMakerNotebooks'),
      passed('sagemaker.amazonaws.com'),
    ]);
  });

  test('a condition or an ARN of the user’s own takes the limit’s place', () => {
    let cart = addDependents(cartOf('sagemaker:CreateTrainingJob'), catalog, 'unconditional');
    const role = itemsFor(cart, 'iam:PassRole')[0]?.id ?? '';
    cart = updateItem(cart, role, { scope: scoped('iam:role', 'arn:aws:iam::111122223333:role/Other') });
    cart = setCondition(cart, [role], {
      operator: 'StringLike',
      key: 'iam:PassedToService',
      values: ['*.amazonaws.com'],
    });
    expect(statementsOf(cart, { roleArns: ['arn:aws:iam::111122223333:role/Train'] })[1]).toMatchObject({
      Resource: ['arn:aws:iam::111122223333:role/Other'],
      Condition: { StringLike: { 'iam:PassedToService': '*.amazonaws.com' } },
    });
  });

  test('a role chosen by hand goes where the cart’s actions pass roles; a denied one is denied everywhere', () => {
    expect(
      statementsOf(cartOf('iam:PassRole', 'sagemaker-geospatial:StartEarthObservationJob'))[0]?.Condition,
    ).toEqual({
      StringEquals: { 'iam:PassedToService': 'sagemaker-geospatial.amazonaws.com' },
    });
    expect(statementsOf(addItem(emptyCart, 'iam:PassRole', { effect: 'Deny' }))[0]).toEqual({
      Sid: 'DenyPassRole',
      Effect: 'Deny',
      Action: ['iam:PassRole'],
      Resource: ['arn:aws:iam::111122223333:role/*'],
    });
  });

  test('tags that the user chose himself are not limited to creation', () => {
    const cart = addAction(
      addDependents(cartOf('sagemaker:CreateModel'), catalog, 'all'),
      'sagemaker:AddTags',
    );
    expect(statementsOf(cart).find(({ Action }) => String(Action) === 'sagemaker:AddTags')).toEqual({
      Sid: 'AddTags',
      Effect: 'Allow',
      Action: ['sagemaker:AddTags'],
      Resource: ['*'],
    });
  });
});

describe('size', () => {
  const everything = catalog.actions
    .filter((action) => action.service === 'sagemaker')
    .reduce((cart, action) => addAction(cart, action.id), emptyCart);

  test('all of SageMaker does not fit a managed policy: it is split, each part fits, and that is said', () => {
    const { documents, findings, origins } = assemble(everything, catalog, options);
    expect(documents.length).toBeGreaterThan(1);
    for (const document of documents) {
      const errors = checkDocument(document, catalog, { kind: 'managed' }).filter(
        ({ severity }) => severity === 'error',
      );
      expect(errors).toEqual([]);
      expect(JSON.stringify(document).replace(/\s/g, '').length).toBeLessThanOrEqual(6144);
    }
    expect(new Set(documents.flatMap(({ Statement }) => Statement).flatMap(({ Action }) => Action))).toEqual(
      new Set(everything.items.map((item) => item.action)),
    );
    const sids = documents.flatMap(({ Statement }) => Statement).map(({ Sid }) => Sid);
    expect(new Set(sids).size).toBe(sids.length);
    expect(new Set(origins.map(({ document }) => document)).size).toBe(documents.length);
    expect(findings[0]).toMatchObject({ rule: 'policy-split', severity: 'warning', statement: null });
    expect(findings[0]?.message).toMatch(
      new RegExp(
        `^The policy has [0-9,]+ characters and a managed policy may have 6,144, so it is split into ${documents.length} policies: attach all of them\\.$`,
      ),
    );
  });

  test('one action with too many ARNs is divided by these, under Sids that tell the parts apart', () => {
    const arns = Array.from({ length: 150 }, (_, at) => `${mine}:model/model-${at}`);
    const cart = updateItem(cartOf('sagemaker:DescribeModel'), 'i1', {
      scope: scoped('sagemaker:model', ...arns),
    });
    const { documents, origins } = assemble(cart, catalog, options);
    const statements = documents.flatMap(({ Statement }) => Statement);
    expect(statements.map(({ Sid }) => Sid)).toEqual(['DescribeModel', 'DescribeModel2']);
    expect(statements.flatMap(({ Resource }) => Resource)).toEqual([...arns].sort());
    expect(origins.map(({ items, why }) => [items, why])).toEqual(
      documents.map(() => [
        ['i1'],
        'It is the only item of the cart. It is divided, since it is too large for one policy.',
      ]),
    );
  });

  test('what cannot be divided stays whole and is said to be too large', () => {
    const values = Array.from({ length: 400 }, (_, at) => `team-with-a-name-${at}`);
    const cart = setCondition(cartOf('sagemaker:DescribeModel'), 'all', {
      operator: 'StringEquals',
      key: 'aws:ResourceTag/team',
      values,
    });
    const { documents, findings } = assemble(cart, catalog, options);
    expect(documents).toHaveLength(1);
    expect(findings.map(({ rule, severity, document }) => [rule, severity, document])).toEqual([
      ['statement-too-large', 'error', 0],
    ]);
  });

  test('inline policies count together, so splitting does not help and it says so', () => {
    const { documents, findings } = assemble(everything, catalog, { ...options, target: 'user' });
    expect(findings[0]).toMatchObject({ rule: 'policy-split', severity: 'error' });
    expect(findings[0]?.message).toContain(
      `so its ${documents.length} parts do not fit either: use managed policies.`,
    );
  });

  test('white space counts in a service control policy', () => {
    const tag = { operator: 'StringEquals', key: 'aws:ResourceTag/team', values: ['a b c'] };
    const cart = setCondition(cartOf('sagemaker:DescribeModel'), 'all', tag);
    expect(assemble(cart, catalog, { ...options, target: 'scp' }).documents).toHaveLength(1);
  });
});

test('a policy of as many characters as there may be stays whole, and is split by one more', () => {
  const arnOf = (at: number, length: number) => `${mine}:model/${String(at).padStart(length, 'x')}`;
  const cartOfLength = (last: number): Cart => {
    const arns = [...Array.from({ length: 80 }, (_, at) => arnOf(at, 20)), arnOf(80, last)];
    const cart = cartOf('sagemaker:DescribeModel');
    return updateItem(cart, 'i1', { scope: scoped('sagemaker:model', ...arns) });
  };
  const length = (cart: Cart) => JSON.stringify(assemble(cart, catalog, options).documents[0]).length;
  const exact = 20 + policyKinds.managed.limit - length(cartOfLength(20));
  const whole = assemble(cartOfLength(exact), catalog, options);
  expect(JSON.stringify(whole.documents[0])).toHaveLength(6_144);
  expect(whole).toMatchObject({ documents: [{}], findings: [] });
  const split = assemble(cartOfLength(exact + 1), catalog, options);
  expect(split.documents).toHaveLength(2);
  expect(split.findings).toMatchObject([{ rule: 'policy-split', severity: 'warning', statement: null }]);
  // And a statement that fills a policy of its own is not divided because another one is beside it.
  const beside = assemble(addAction(cartOfLength(exact), 'sagemaker:ListModels'), catalog, options);
  expect(beside.documents.map(({ Statement }) => Statement.length)).toEqual([1, 1]);
});
