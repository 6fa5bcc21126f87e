import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { PolicyDocument } from '../../../src/iam/document.ts';
import { parsePolicy } from '../../../src/iam/parse.ts';
import { assemble } from '../../../src/policy/assemble/assemble.ts';
import {
  addAction,
  removeItem,
  removeLoaded,
  setCondition,
  updateItem,
} from '../../../src/policy/cart/cart.ts';
import { cartFromDocument, makingCart } from '../../../src/policy/cart/load-cart.ts';
import type { Cart } from '../../../src/policy/cart-model.ts';
import { cartOf, catalog, documentOf, mine, options, saidOf, statementsOf } from '../session.ts';

const open = (document: unknown): Cart => {
  const { document: parsed, problems } = parsePolicy(JSON.stringify(document));
  if (parsed === undefined) throw new Error(JSON.stringify(problems));
  return cartFromDocument(parsed, catalog);
};

const file = {
  Version: '2012-10-17',
  Id: 'team-policy',
  Statement: [
    {
      Sid: 'Train',
      Effect: 'Allow',
      Action: ['sagemaker:CreateTrainingJob', 'sagemaker:DescribeModel'],
      Resource: [`${mine}:training-job/team-*`, `${mine}:model/*`],
      Condition: { StringEquals: { 'aws:RequestedRegion': 'eu-west-1' } },
    },
    { Effect: 'Allow', Action: 'sagemaker:List*', Resource: '*' },
    { Sid: 'Rest', Effect: 'Deny', NotAction: 'sagemaker:*', Resource: '*' },
    { Effect: 'Allow', Action: 'sagemaker:DescribeEndpoint', Resource: `${mine}:endpoint/a` },
  ],
};

describe('a policy is opened', () => {
  test('statements become items: ARNs by type, patterns as they are, the rest is kept whole', () => {
    const cart = open(file);
    expect(cart.items.map(({ action, scope, loadedFrom }) => [action, scope, loadedFrom])).toEqual([
      [
        'sagemaker:CreateTrainingJob',
        { kind: 'arns', byType: { 'sagemaker:training-job': [`${mine}:training-job/team-*`] } },
        's1',
      ],
      ['sagemaker:DescribeModel', { kind: 'arns', byType: { 'sagemaker:model': [`${mine}:model/*`] } }, 's1'],
      ['sagemaker:List*', { kind: 'verbatim', resources: ['*'] }, 's2'],
      [
        'sagemaker:DescribeEndpoint',
        { kind: 'arns', byType: { 'sagemaker:endpoint': [`${mine}:endpoint/a`] } },
        's4',
      ],
    ]);
    expect(cart.items[0]?.conditions).toEqual([
      { operator: 'StringEquals', key: 'aws:RequestedRegion', values: ['eu-west-1'] },
    ]);
    expect(cart.loaded.map(({ key, items }) => [key, items.length])).toEqual([
      ['s1', 2],
      ['s2', 1],
      ['s3', 0],
      ['s4', 1],
    ]);
  });

  test('saved without a change it is the same document, whatever it holds', () => {
    const odd: readonly unknown[] = [
      file,
      { Statement: [{ Effect: 'Allow', Action: '*', Resource: '*' }] },
      {
        Version: '2008-10-17',
        Statement: [{ Effect: 'Allow', Action: ['sagemaker:nosuch', 'nosuch:Thing'], Resource: ['*'] }],
      },
      { Version: '2012-10-17', Statement: [], Comment: { any: ['thing'] } },
      {
        Version: '2012-10-17',
        Statement: [
          {
            Effect: 'Allow',
            Principal: '*',
            Action: 's3:GetObject',
            Resource: 'arn:aws:s3:::b/*',
            Made: 'up',
          },
          { Effect: 'Allow', Action: 'sagemaker:ListModels', NotResource: 'x', Condition: {} },
          {
            Effect: 'Allow',
            Action: ['sagemaker:ListModels', 'sagemaker:ListModels'],
            Resource: ['*', '*'],
            Condition: { Strange: { 'a:b': [1, true, 'x'] } },
          },
          { Effect: 'Allow', Action: [], Resource: [] },
        ],
      },
    ];
    for (const document of odd) {
      expect(assemble(open(document), catalog, options)).toMatchObject({
        documents: [document],
        findings: [],
      });
    }
  });

  test('a document without a Version keeps having none, and a cart of it survives being saved', () => {
    const cart = open({ Statement: [{ Effect: 'Allow', Action: 'sagemaker:ListModels', Resource: '*' }] });
    expect(documentOf(JSON.parse(JSON.stringify(cart)))).not.toHaveProperty('Version');
    expect(documentOf(open(file))).toEqual(file);
  });

  test('a single statement is a list of one', () => {
    const statement = { Effect: 'Allow', Action: 'sagemaker:ListModels', Resource: '*' };
    expect(statementsOf(open({ Version: '2012-10-17', Statement: statement }))).toEqual([statement]);
  });
});

describe('and edited', () => {
  test('only the statement of the changed item is stated anew, in its place and under its Sid', () => {
    const cart = open(file);
    const [first] = cart.items;
    const changed = removeItem(cart, first?.id ?? '');
    expect(documentOf(changed)).toEqual({
      ...file,
      Statement: [
        {
          Sid: 'Train',
          Effect: 'Allow',
          Action: ['sagemaker:DescribeModel'],
          Resource: [`${mine}:model/*`],
          Condition: { StringEquals: { 'aws:RequestedRegion': 'eu-west-1' } },
        },
        ...file.Statement.slice(1),
      ],
    });
    // Putting the item back gives the file again.
    expect(documentOf({ ...changed, items: cart.items })).toEqual(file);
  });

  test('without any of its items the statement is gone; one that is not modelled goes by its key', () => {
    const cart = open(file);
    expect(statementsOf(removeItem(cart, 'i3')).map(({ Sid }) => Sid)).toEqual(['Train', 'Rest', undefined]);
    expect(statementsOf(removeLoaded(cart, 's3')).map(({ Sid }) => Sid)).toEqual([
      'Train',
      undefined,
      undefined,
    ]);
  });

  test('what is added comes behind, joins nothing that was loaded, and takes a Sid that is free', () => {
    const cart = addAction(
      addAction(
        open({ ...file, Statement: [{ ...file.Statement[0], Sid: 'CreateModel' }] }),
        'sagemaker:CreateModel',
      ),
      'sagemaker:DescribeModel',
    );
    expect(statementsOf(cart).map(({ Sid, Action }) => [Sid, Action])).toEqual([
      ['CreateModel', ['sagemaker:CreateTrainingJob', 'sagemaker:DescribeModel']],
      ['CreateModelAndDescribeModel', ['sagemaker:CreateModel', 'sagemaker:DescribeModel']],
    ]);
  });

  test('the author’s conditions stay, honoured or not; one that is added reaches only who honours it', () => {
    const statement = {
      Effect: 'Allow',
      Action: ['sagemaker:CreateTrainingJob', 'sagemaker:StopTrainingJob'],
      Resource: [`${mine}:training-job/*`],
      Condition: { 'ForAllValues:StringEquals': { 'sagemaker:VpcSubnets': ['subnet-1'] } },
    };
    const cart = setCondition(open({ Version: '2012-10-17', Statement: [statement] }), 'all', {
      operator: 'StringEquals',
      key: 'sagemaker:InstanceTypes',
      values: ['ml.m5.large'],
    });
    expect(statementsOf(cart)).toEqual([
      {
        Effect: 'Allow',
        Action: ['sagemaker:CreateTrainingJob'],
        Resource: [`${mine}:training-job/*`],
        Condition: {
          'ForAllValues:StringEquals': { 'sagemaker:VpcSubnets': 'subnet-1' },
          StringEquals: { 'sagemaker:InstanceTypes': 'ml.m5.large' },
        },
      },
      {
        Sid: 'StopTrainingJob',
        Effect: 'Allow',
        Action: ['sagemaker:StopTrainingJob'],
        Resource: [`${mine}:training-job/*`],
        Condition: { 'ForAllValues:StringEquals': { 'sagemaker:VpcSubnets': 'subnet-1' } },
      },
    ]);
    expect(saidOf(cart)).toEqual([
      'condition-not-honoured: sagemaker:StopTrainingJob does not honour sagemaker:InstanceTypes, so it is allowed without that condition.',
    ]);
  });

  test('a resource that concerns no action of its statement is not lost by an edit', () => {
    const statement = {
      Effect: 'Allow',
      Action: ['sagemaker:DescribeModel', 'sagemaker:DeleteModel'],
      Resource: [`${mine}:model/*`, 'arn:aws:s3:::bucket/*'],
    };
    const cart = removeItem(open({ Version: '2012-10-17', Statement: [statement] }), 'i2');
    expect(statementsOf(cart)).toEqual([
      {
        Effect: 'Allow',
        Action: ['sagemaker:DescribeModel'],
        Resource: ['arn:aws:s3:::bucket/*', `${mine}:model/*`],
      },
    ]);
  });

  test('an action that lacks a required type keeps what it has: no wildcard comes in by itself', () => {
    const statement = {
      Effect: 'Allow',
      Action: ['sagemaker:CreateEndpoint', 'sagemaker:DeleteEndpoint'],
      Resource: [`${mine}:endpoint/a`],
    };
    const cart = updateItem(open({ Version: '2012-10-17', Statement: [statement] }), 'i2', {
      effect: 'Deny',
    });
    expect(statementsOf(cart).map(({ Effect, Resource }) => [Effect, Resource])).toEqual([
      ['Allow', [`${mine}:endpoint/a`]],
      ['Deny', [`${mine}:endpoint/a`]],
    ]);
  });

  test('a loaded role stays as its author wrote it', () => {
    const statement = { Effect: 'Allow', Action: ['iam:PassRole', 'iam:GetRole'], Resource: ['*'] };
    const cart = removeItem(open({ Version: '2012-10-17', Statement: [statement] }), 'i2');
    expect(statementsOf(cart)).toEqual([{ Effect: 'Allow', Action: ['iam:PassRole'], Resource: ['*'] }]);
  });
});

test('AWS’s own policies are saved as they were opened, all of them', () => {
  const folder = new URL('../findings/corpus/', import.meta.url);
  const files = readdirSync(folder).filter((name) => name.endsWith('.json'));
  expect(files.length).toBeGreaterThan(20);
  for (const name of files) {
    const { document, problems } = parsePolicy(readFileSync(new URL(name, folder), 'utf8'));
    if (document === undefined) throw new Error(`${name}: ${JSON.stringify(problems)}`);
    const { documents } = assemble(cartFromDocument(document, catalog), catalog, options);
    // Also where one of AWS's own is larger than a customer's may be.
    expect(documents, name).toEqual([document]);
  }
});

test('an assembled policy that is opened and saved is the same policy', () => {
  const cart = setCondition(
    cartOf('sagemaker:CreateTrainingJob', 'sagemaker:ListModels', 'iam:PassRole'),
    'all',
    {
      operator: 'ForAllValues:StringLike',
      key: 'sagemaker:VpcSubnets',
      values: ['subnet-*'],
    },
  );
  const document: PolicyDocument = documentOf(cart);
  expect(documentOf(open(document))).toEqual(document);
});

test('pauses within statements of hundreds of ARNs, and makes the same cart', () => {
  const document: PolicyDocument = {
    Version: '2012-10-17',
    Statement: [
      {
        Effect: 'Allow',
        Action: ['sagemaker:DescribeModel', 'sagemaker:DeleteModel'],
        Resource: Array.from({ length: 500 }, (_, at) => `${mine}:model/m-${at}`),
      },
    ],
  };
  const steps = makingCart(document, catalog);
  let pauses = 0;
  let next = steps.next();
  for (; next.done !== true; next = steps.next()) pauses += 1;
  expect(pauses).toBeGreaterThan(20);
  expect(next.value).toEqual(cartFromDocument(document, catalog));
});
