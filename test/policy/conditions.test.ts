import { describe, expect, test } from 'vitest';
import type { ConditionKey } from '../../src/catalog/model.ts';
import type { KeyType } from '../../src/iam/operator.ts';
import { operatorParts } from '../../src/iam/operator.ts';
import {
  buildCondition,
  defaultOperator,
  validateValue,
  validOperators,
} from '../../src/policy/conditions.ts';
import { catalog } from './session.ts';

const keyOf = (id: string): ConditionKey => {
  const key = catalog.conditionKey(id);
  if (key === undefined) throw new Error(id);
  return key;
};
const sourceIp = keyOf('aws:SourceIp');
const ofType = (type: KeyType): ConditionKey => ({ ...sourceIp, type });

describe('the operator that fits when none is chosen', () => {
  test.each([
    ['sagemaker:RootAccess', ['Disabled'], 'Allow', 'StringEquals'],
    ['aws:ResourceTag/team', ['ml-*'], 'Allow', 'StringLike'],
    ['aws:ResourceTag/team', ['${aws:PrincipalTag/team}'], 'Allow', 'StringEquals'],
    ['sagemaker:VolumeKmsKeyArn', ['arn:aws:kms:eu-west-1:111122223333:key/a'], 'Allow', 'ArnLike'],
    ['sagemaker:NetworkIsolation', ['true'], 'Allow', 'Bool'],
    ['sagemaker:MaxRuntimeInSeconds', ['3600'], 'Allow', 'NumericLessThanEquals'],
    ['sagemaker:MaxRuntimeInSeconds', ['3600'], 'Deny', 'NumericGreaterThan'],
    ['sagemaker:MaxRuntimeInSeconds', ['1', '2'], 'Allow', 'NumericEquals'],
    ['sagemaker:VpcSubnets', ['subnet-1'], 'Allow', 'ForAllValues:StringEquals'],
    ['sagemaker:VpcSubnets', ['subnet-*'], 'Deny', 'ForAnyValue:StringLike'],
    ['aws:TagKeys', ['team'], 'Allow', 'ForAllValues:StringEquals'],
    ['aws:SourceIp', ['203.0.113.0/24'], 'Allow', 'IpAddress'],
    ['aws:CurrentTime', ['2027-01-31T00:00:00Z'], 'Allow', 'DateLessThan'],
    ['aws:CurrentTime', ['2027-01-31T00:00:00Z'], 'Deny', 'DateGreaterThan'],
    ['aws:TokenIssueTime', ['2027-01-31T00:00:00Z'], 'Deny', 'DateLessThan'],
  ] as const)('%s %j in %s: %s', (id, values, effect, operator) => {
    expect(defaultOperator(keyOf(id), values, effect)).toBe(operator);
  });

  test('the operators offered begin with it and end with Null', () => {
    expect(validOperators(keyOf('sagemaker:NetworkIsolation'))).toEqual(['Bool', 'Null']);
    expect(validOperators(sourceIp)).toEqual(['IpAddress', 'NotIpAddress', 'Null']);
    expect(validOperators(keyOf('sagemaker:VpcSubnets'))[0]).toBe('ForAllValues:StringEquals');
    expect(validOperators(keyOf('sagemaker:MaxRuntimeInSeconds'))[0]).toBe('NumericLessThanEquals');
  });

  test('an operator taken apart', () => {
    expect(operatorParts('forallvalues:StringLikeIfExists')).toEqual({
      set: 'ForAllValues',
      base: 'StringLike',
      ifExists: true,
    });
  });
});

/** What is said of a value, behind the value. */
const wrong = {
  date: 'is not a date: write 2027-01-31T12:00:00Z, or seconds since 1970.',
  range: 'is not an address range: write 203.0.113.0/24 or 2001:db8::/32.',
  arn: 'is not an ARN of six fields, as in arn:aws:iam::111122223333:role/name.',
  variable: 'holds a broken policy variable: write ${aws:username} and the like.',
} as const;

describe('values', () => {
  test.each([
    ['Bool', 'Bool', 'true', undefined],
    ['Bool', 'Bool', 'yes', 'Bool takes true or false, not "yes".'],
    ['Numeric', 'NumericEquals', '3600', undefined],
    ['Numeric', 'NumericEquals', '-1.5e3', undefined],
    ['Numeric', 'NumericEquals', '1h', 'is not a number.'],
    ['Date', 'DateLessThan', '2027-01-31', undefined],
    ['Date', 'DateLessThan', '1798761600', undefined],
    ['Date', 'DateLessThan', '2027-13-31', wrong.date],
    ['Date', 'DateLessThan', '2027-02-30', wrong.date],
    ['Date', 'DateLessThan', '2028-02-29T23:59:59+02:00', undefined],
    ['IPAddress', 'IpAddress', '203.0.113.0/24', undefined],
    ['IPAddress', 'IpAddress', '::ffff:10.0.0.1', undefined],
    ['IPAddress', 'IpAddress', '::ffff:10.0.0.0/104', undefined],
    ['IPAddress', 'IpAddress', '::', undefined],
    ['IPAddress', 'IpAddress', 'fe80::1%eth0', wrong.range],
    ['IPAddress', 'IpAddress', '2001:db8::/32', undefined],
    ['IPAddress', 'IpAddress', '1:2:3:4:5:6:7:8', undefined],
    ['IPAddress', 'IpAddress', '203.0.113.0/33', wrong.range],
    ['IPAddress', 'IpAddress', '203.0.113', wrong.range],
    ['ARN', 'ArnLike', 'arn:aws:kms:*:*:key/*', undefined],
    ['ARN', 'ArnLike', '*', undefined],
    ['ARN', 'ArnLike', 'key/a', wrong.arn],
    ['ARN', 'ArnLike', 'arn:aws:iam::${aws:PrincipalAccount}:role/x', undefined],
    ['String', 'StringEquals', '${aws:username}', undefined],
    ['String', 'StringEquals', '${TagKey}', wrong.variable],
    [
      'Numeric',
      'NumericEquals',
      '${aws:username}',
      'NumericEquals does not read policy variables, as in "${aws:username}".',
    ],
    ['String', 'StringEquals', 'ключ', 'holds a character that IAM refuses.'],
  ] as const)('%s %s %s', (type, operator, value, problem) => {
    const said = validateValue(ofType(type), operator, value);
    // A sentence begins with the value that it is about.
    expect(said?.startsWith(`"${value}" `) ? said.slice(value.length + 3) : said).toBe(problem);
  });

  test('a closed list of values refuses others, by the operator’s idea of the same', () => {
    const key: ConditionKey = {
      ...ofType('String'),
      values: { known: ['Enabled', 'Disabled'], closed: true },
    };
    expect(validateValue(key, 'StringEquals', 'Enabled')).toBeUndefined();
    expect(validateValue(key, 'StringEquals', 'enabled')).toBe(
      'aws:SourceIp has only these values: Enabled, Disabled.',
    );
    expect(validateValue(key, 'StringEqualsIgnoreCase', 'enabled')).toBeUndefined();
    expect(validateValue(key, 'StringLike', 'En*')).toBeUndefined();
  });
});

describe('a condition is built or refused with the reason', () => {
  const tag = keyOf('aws:ResourceTag/${TagKey}');
  test.each([
    [
      tag,
      'aws:ResourceTag/team',
      '',
      ['ml'],
      { operator: 'StringEquals', key: 'aws:ResourceTag/team', values: ['ml'] },
    ],
    [
      tag,
      'aws:ResourceTag/team',
      'stringlikeifexists',
      ['ml'],
      { operator: 'StringLikeIfExists', key: 'aws:ResourceTag/team', values: ['ml'] },
    ],
    [
      tag,
      'aws:ResourceTag/team',
      'Null',
      ['false'],
      { operator: 'Null', key: 'aws:ResourceTag/team', values: ['false'] },
    ],
    [
      tag,
      'aws:ResourceTag/${TagKey}',
      '',
      ['ml'],
      'aws:ResourceTag/${TagKey} needs the name of a tag, as in aws:ResourceTag/team.',
    ],
    [
      tag,
      'aws:ResourceTag/',
      '',
      ['ml'],
      'aws:ResourceTag/ needs the name of a tag, as in aws:ResourceTag/team.',
    ],
    [
      tag,
      'aws:ResourceTag/team',
      'StringEquals',
      ['ml-*'],
      'StringEquals takes * and ? as they stand; use StringLike or StringNotLike for patterns.',
    ],
    [tag, 'aws:ResourceTag/team', '', [], 'aws:ResourceTag/team needs a value.'],
    [
      tag,
      'aws:ResourceTag/team',
      'ForAllValues:StringEquals',
      ['ml'],
      'aws:ResourceTag/team is of type String, which takes StringEquals, StringNotEquals, StringEqualsIgnoreCase, StringNotEqualsIgnoreCase, StringLike, StringNotLike, Null, not ForAllValues:StringEquals.',
    ],
    [
      tag,
      'aws:ResourceTag/team',
      'NullIfExists',
      ['true'],
      'aws:ResourceTag/team is of type String, which takes StringEquals, StringNotEquals, StringEqualsIgnoreCase, StringNotEqualsIgnoreCase, StringLike, StringNotLike, Null, not NullIfExists.',
    ],
    [
      keyOf('sagemaker:NetworkIsolation'),
      'sagemaker:NetworkIsolation',
      '',
      ['true', 'false'],
      'Bool takes one value: true or false.',
    ],
    [
      keyOf('sagemaker:VolumeKmsKeyArn'),
      'sagemaker:VolumeKmsKeyArn',
      'StringLike',
      ['*'],
      { operator: 'StringLike', key: 'sagemaker:VolumeKmsKeyArn', values: ['*'] },
    ],
    [
      keyOf('sagemaker:VpcSubnets'),
      'sagemaker:VpcSubnets',
      '',
      ['a', 'b', 'a'],
      { operator: 'ForAllValues:StringEquals', key: 'sagemaker:VpcSubnets', values: ['a', 'b'] },
    ],
  ] as const)('case %#', (key, name, operator, values, expected) => {
    expect(buildCondition(key, name, operator, values)).toEqual(expected);
  });
});
