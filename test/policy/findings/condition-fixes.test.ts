/**
 * Fixes of Condition blocks. Lines of a block must all hold, values of a line any of them: a fix that joined two
 * lines would let more through than before. And none may lead to a policy that IAM refuses.
 */
import { describe, expect, test } from 'vitest';
import { loadCatalog, loadServices } from '../../../src/catalog/load.ts';
import type { ConditionBlock } from '../../../src/iam/document.ts';
import { checkDocument, servicesIn } from '../../../src/policy/findings/check.ts';
import { applyFix } from '../../../src/policy/fix.ts';
import { allow, policy } from './case.ts';

const core = loadCatalog();
const kms = (id: string) => `arn:aws:kms:eu-west-1:111122223333:key/${id}`;
const tag = 'aws:RequestTag/t';

function fixes(block: ConditionBlock) {
  const document = policy(allow('sagemaker:CreateTrainingJob', '*', block));
  const catalog = loadServices(core, servicesIn(document));
  return checkDocument(document, catalog, { kind: 'managed' }).flatMap(({ rule, fix }) =>
    fix?.kind === 'edits' && fix.edits.some(({ path }) => path.includes('Condition'))
      ? [{ rule, condition: applyFix(document, fix, catalog).Statement[0]?.Condition }]
      : [],
  );
}

describe('a fix of a Condition block', () => {
  const none: readonly (readonly [string, ConditionBlock])[] = [
    [
      'the key stands under that operator already',
      { 'ForAllValues:StringEquals': { [tag]: ['a', 'b'] }, StringEquals: { [tag]: 'a' } },
    ],
    [
      'it stands there in another case',
      { 'ForAllValues:StringEquals': { [tag]: ['a', 'b'] }, StringEquals: { 'aws:requesttag/T': 'a' } },
    ],
    ['StringLike is there too', { StringEquals: { [tag]: 'a*' }, StringLike: { [tag]: 'ab*' } }],
    [
      'the new name of the key is there too',
      { ArnLike: { 'sagemaker:VolumeKmsKey': kms('x'), 'sagemaker:VolumeKmsKeyArn': kms('y') } },
    ],
    ['Bool would have two values', { StringEquals: { 'aws:SecureTransport': ['true', 'false'] } }],
    ['Null would have two values', { 'ForAllValues:Null': { [tag]: ['true', 'false'] } }],
    ['no address begins so', { StringLike: { 'aws:SourceIp': '10.*' } }],
  ];
  test.each(none)('is not offered where %s', (_, block) => {
    expect(fixes(block)).toEqual([]);
  });

  test('is one where two rules could speak', () => {
    const offered = fixes({ NumericEquals: { 'sagemaker:InstanceTypes': '5' } });
    expect(offered.map(({ rule }) => rule)).toEqual(['operator-type']);
  });

  test('keeps the other lines as they are', () => {
    expect(
      fixes({
        StringEquals: { [tag]: 'a*', 'aws:PrincipalTag/t': 'x' },
        StringLike: { 'aws:RequestTag/u': 'b' },
      }),
    ).toEqual([
      {
        rule: 'wildcard-without-like',
        condition: {
          StringEquals: { 'aws:PrincipalTag/t': 'x' },
          StringLike: { 'aws:RequestTag/u': 'b', [tag]: 'a*' },
        },
      },
    ]);
  });

  test('adds no second guard', () => {
    const guarded = {
      StringEquals: { 'sagemaker:VpcSubnets': 'a' },
      Null: { 'sagemaker:VpcSubnets': 'false' },
    };
    expect(fixes(guarded)).toEqual([
      {
        rule: 'set-operator-missing',
        condition: {
          'ForAllValues:StringEquals': { 'sagemaker:VpcSubnets': 'a' },
          Null: { 'sagemaker:VpcSubnets': 'false' },
        },
      },
    ]);
  });
});
