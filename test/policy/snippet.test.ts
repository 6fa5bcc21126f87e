import { describe, expect, it } from 'vitest';
import { loadCatalog } from '../../src/catalog/load.ts';
import type { Entry } from '../../src/catalog/model.ts';
import type { ConditionBlock } from '../../src/iam/document.ts';
import type { Defaults } from '../../src/policy/cart-model.ts';
import { buildCondition } from '../../src/policy/conditions.ts';
import { copyChoices, snippetFor } from '../../src/policy/snippet.ts';

const catalog = loadCatalog();
const defaults: Defaults = { partition: 'aws', region: 'eu-west-1', account: '123456789012', roleArns: [] };

function entry(id: string): Entry {
  const found = catalog.action(id) ?? catalog.resourceType(id) ?? catalog.conditionKey(id);
  if (found === undefined) throw new Error(`no ${id}`);
  return found;
}
const snippet = (id: string) => snippetFor(entry(id), catalog, defaults);

describe('the snippet', () => {
  it('of an action is a complete statement', () => {
    expect(snippet('sagemaker:CreateTrainingJob')).toBe(`{
  "Sid": "CreateTrainingJob",
  "Effect": "Allow",
  "Action": [
    "sagemaker:CreateTrainingJob"
  ],
  "Resource": [
    "arn:aws:sagemaker:eu-west-1:123456789012:training-job/*"
  ]
}`);
    expect(JSON.parse(snippet('sagemaker:ListTrainingJobs'))['Resource']).toEqual(['*']);
  });

  it('of iam:PassRole names the role and the service', () => {
    const statement = JSON.parse(snippet('iam:PassRole'));
    expect(statement['Resource']).toEqual(['arn:aws:iam::123456789012:role/*']);
    expect(Object.keys(statement['Condition'])).toEqual(['StringEquals']);
    expect(JSON.stringify(statement['Condition'])).toContain('sagemaker.amazonaws.com');
  });

  it('of a resource type is the ARN of all of them', () => {
    expect(snippet('sagemaker:app')).toBe('arn:aws:sagemaker:eu-west-1:123456789012:app/*/*/*/*');
  });

  it('of a condition key is its Condition element', () => {
    expect(snippet('sagemaker:ModelArn')).toBe(`"Condition": {
  "ArnLike": {
    "sagemaker:ModelArn": "arn:aws:*:*:*:REPLACE_ME"
  }
}`);
  });

  it('of a key with several values guards against their absence', () => {
    expect(snippet('sagemaker:VpcSubnets')).toBe(`"Condition": {
  "ForAllValues:StringEquals": {
    "sagemaker:VpcSubnets": [
      "REPLACE_ME"
    ]
  },
  "Null": {
    "sagemaker:VpcSubnets": "false"
  }
}`);
  });

  it('of a tag key asks for the name of the tag', () => {
    expect(snippet('aws:RequestTag/${TagKey}')).toContain('"aws:RequestTag/REPLACE_ME": "REPLACE_ME"');
    expect(snippet('sagemaker:ResourceTag/')).toContain('"sagemaker:ResourceTag/REPLACE_ME"');
  });
});

describe('whatever the entry', () => {
  const everything: readonly Entry[] = [
    ...catalog.actions.filter(({ service }) => service === 'sagemaker' || service === 'iam'),
    ...catalog.conditionKeys,
    ...catalog.resourceTypes,
  ];

  it('the snippet is valid and no placeholder leaves in it', () => {
    for (const each of everything) {
      const text = snippetFor(each, catalog, defaults);
      expect(text, each.id).not.toMatch(/\$\{|undefined/);
      if (each.kind === 'action') expect(JSON.parse(text)).toMatchObject({ Effect: 'Allow' });
      if (each.kind === 'resource-type') expect(text).toMatch(/^arn:/);
      if (each.kind !== 'condition-key') continue;
      const { Condition }: { Condition: ConditionBlock } = JSON.parse(`{${text}}`);
      for (const [operator, keys] of Object.entries(Condition)) {
        for (const [key, value] of Object.entries(keys)) {
          const values = [value].flat().map(String);
          expect(buildCondition(each, key, operator, values), text).toEqual({ operator, key, values });
        }
      }
    }
  });

  it('the copy menu begins with the name and holds every choice once', () => {
    for (const each of everything) {
      const choices = copyChoices(each, catalog, defaults);
      expect(choices[0]?.id).toBe('name');
      expect(new Set(choices.map(({ id }) => id)).size).toBe(choices.length);
      expect(choices.map(({ text }) => text)).toContain(snippetFor(each, catalog, defaults));
    }
  });
});

it('the copy menu offers what fits the kind', () => {
  const ids = (id: string) => copyChoices(entry(id), catalog, defaults).map((choice) => choice.id);
  expect(ids('sagemaker:CreateTrainingJob')).toEqual([
    'name',
    'statement',
    'arn',
    'json',
    'terraform',
    'cloudformation',
    'cdk',
    'cli',
    'url',
  ]);
  expect(ids('sagemaker:VpcSubnets')).toEqual(['name', 'condition', 'terraform', 'cloudformation', 'url']);
  expect(ids('sagemaker:training-job')).toEqual(['name', 'arn', 'template', 'url']);
  const terraform = copyChoices(entry('sagemaker:VpcSubnets'), catalog, defaults).find(
    ({ id }) => id === 'terraform',
  );
  expect(terraform?.text).toBe(`condition {
  test     = "ForAllValues:StringEquals"
  variable = "sagemaker:VpcSubnets"
  values   = ["REPLACE_ME"]
}

condition {
  test     = "Null"
  variable = "sagemaker:VpcSubnets"
  values   = ["false"]
}`);
});
