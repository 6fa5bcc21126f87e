/** Which condition operators fit a key's type (IAM user guide, condition operators). */
import type { KeyType } from './model.ts';

const string = [
  'StringEquals',
  'StringNotEquals',
  'StringEqualsIgnoreCase',
  'StringNotEqualsIgnoreCase',
  'StringLike',
  'StringNotLike',
];
const arn = ['ArnLike', 'ArnEquals', 'ArnNotLike', 'ArnNotEquals'];
const comparisons = ['Equals', 'NotEquals', 'LessThan', 'LessThanEquals', 'GreaterThan', 'GreaterThanEquals'];
const single: Readonly<
  Record<'String' | 'ARN' | 'Bool' | 'Numeric' | 'Date' | 'IPAddress', readonly string[]>
> = {
  String: string,
  ARN: arn,
  Bool: ['Bool'],
  Numeric: comparisons.map((each) => `Numeric${each}`),
  Date: comparisons.map((each) => `Date${each}`),
  IPAddress: ['IpAddress', 'NotIpAddress'],
};

const both = (operators: readonly string[]): readonly string[] => [
  ...operators.map((each) => `ForAllValues:${each}`),
  ...operators.map((each) => `ForAnyValue:${each}`),
];

/** Operators valid for a key of the type, the usual one first; array types carry their set prefix. */
export function operatorsFor(type: KeyType): readonly string[] {
  switch (type) {
    case 'ArrayOfString':
      return both(single.String);
    case 'ArrayOfARN':
      return both(single.ARN);
    case 'ArrayOfBool':
      return both(single.Bool);
    default:
      return single[type];
  }
}
