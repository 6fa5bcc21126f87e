import { describe, expect, test } from 'vitest';
import {
  baseOperators,
  fitsKeyType,
  isMultivalued,
  operatorParts,
  operatorsFor,
  readOperator,
  trueWhenAbsent,
  writeOperator,
} from '../../src/iam/operator.ts';

describe('operators', () => {
  test('are taken apart and put together again', () => {
    const operator = readOperator('foranyvalue:stringnotlikeifexists');
    expect(operator).toMatchObject({
      set: 'ForAnyValue',
      base: 'StringNotLike',
      negated: true,
      wildcards: true,
    });
    expect(operator && writeOperator(operator)).toBe('ForAnyValue:StringNotLikeIfExists');
    expect(readOperator('StringLikes')).toBeUndefined();
    expect(readOperator('ForSomeValues:StringLike')).toBeUndefined();
  });

  test.each([
    ['StringEquals', ['a'], false],
    ['StringNotEquals', ['a'], true],
    ['StringEqualsIfExists', ['a'], true],
    ['ForAllValues:StringEquals', ['a'], true],
    ['ForAnyValue:StringEquals', ['a'], false],
    ['ForAnyValue:StringNotEquals', ['a'], false],
    ['NotIpAddress', ['203.0.113.0/24'], true],
    ['Null', ['true'], true],
    ['Null', ['false'], false],
  ] as const)('%s %j holds without the key: %s', (text, values, holds) => {
    const operator = readOperator(text);
    expect(operator && trueWhenAbsent(operator, values)).toBe(holds);
  });

  test('of IAM are these, with what each compares and how', () => {
    const rows = baseOperators.map((name) => {
      const operator = readOperator(name);
      const { family, comparison, negated, wildcards } = operator ?? {};
      const signs = `${negated === true ? ' negated' : ''}${wildcards === true ? ' wildcards' : ''}`;
      return `${name}: ${family} ${comparison}${signs}`;
    });
    expect(rows).toEqual([
      'StringEquals: String equal',
      'StringNotEquals: String equal negated',
      'StringEqualsIgnoreCase: String equal-ignoring-case',
      'StringNotEqualsIgnoreCase: String equal-ignoring-case negated',
      'StringLike: String like wildcards',
      'StringNotLike: String like negated wildcards',
      'NumericEquals: Numeric equal',
      'NumericNotEquals: Numeric equal negated',
      'NumericLessThan: Numeric less',
      'NumericLessThanEquals: Numeric less-or-equal',
      'NumericGreaterThan: Numeric greater',
      'NumericGreaterThanEquals: Numeric greater-or-equal',
      'DateEquals: Date equal',
      'DateNotEquals: Date equal negated',
      'DateLessThan: Date less',
      'DateLessThanEquals: Date less-or-equal',
      'DateGreaterThan: Date greater',
      'DateGreaterThanEquals: Date greater-or-equal',
      'Bool: Bool equal',
      'BinaryEquals: Binary equal',
      'IpAddress: IpAddress within',
      'NotIpAddress: IpAddress within negated',
      'ArnLike: Arn like wildcards',
      'ArnEquals: Arn like wildcards',
      'ArnNotLike: Arn like negated wildcards',
      'ArnNotEquals: Arn like negated wildcards',
      'Null: Null absent',
    ]);
  });

  test('have parts also where IAM does not know them', () => {
    expect(operatorParts('FORALLVALUES:Odd\nIfexists')).toEqual({
      set: 'ForAllValues',
      base: 'Odd\n',
      ifExists: true,
    });
    expect(operatorParts('xForAllValues:Bool')).toMatchObject({ set: undefined, base: 'xForAllValues:Bool' });
    expect(operatorParts('IfExistsBool')).toMatchObject({ base: 'IfExistsBool', ifExists: false });
    expect(writeOperator({ set: undefined, base: 'Bool', ifExists: false })).toBe('Bool');
    expect(readOperator('bool')).toMatchObject({ base: 'Bool', text: 'bool' });
  });

  test('Null asks whether the key is absent, whatever stands beside it', () => {
    const absent = (text: string, values: readonly string[]) => {
      const operator = readOperator(text);
      return operator && trueWhenAbsent(operator, values);
    };
    expect(absent('Null', ['false', 'TRUE'])).toBe(true);
    expect(absent('Null', [])).toBe(false);
    expect(absent('NullIfExists', ['false'])).toBe(false);
    expect(absent('ForAllValues:StringNotEquals', ['a'])).toBe(true);
  });

  test('fit the type of a key', () => {
    expect(operatorsFor('Bool')).toEqual(['Bool']);
    expect(operatorsFor('ArrayOfBool')).toEqual(['ForAllValues:Bool', 'ForAnyValue:Bool']);
    expect(operatorsFor('IPAddress')).toEqual(['IpAddress', 'NotIpAddress']);
    expect(operatorsFor('ARN')[0]).toBe('ArnLike');
    expect(operatorsFor('ArrayOfARN')[0]).toBe('ForAllValues:ArnLike');
    expect(operatorsFor('String')[0]).toBe('StringEquals');
    expect(operatorsFor('ArrayOfString')[0]).toBe('ForAllValues:StringEquals');
    expect(operatorsFor('Numeric')[0]).toBe('NumericEquals');
    expect(operatorsFor('Date')[0]).toBe('DateEquals');
    expect(['ArrayOfARN', 'ARN', 'String'].map((type) => isMultivalued(type as 'ARN'))).toEqual([
      true,
      false,
      false,
    ]);
    const fitting = (type: Parameters<typeof fitsKeyType>[1]) =>
      baseOperators.filter((name) => {
        const operator = readOperator(name);
        return operator !== undefined && fitsKeyType(operator, type);
      });
    expect(fitting('Bool')).toEqual(['Bool']);
    expect(fitting('ARN').filter((name) => !/^(String|Arn)/.test(name))).toEqual([]);
    expect(fitting('ARN')).toHaveLength(10);
    expect(fitting('String')).toHaveLength(6);
  });
});
