import type { ConditionKey, KeyType } from '../../catalog/model.ts';

/** What an operator compares; it must fit the type of the condition key. */
export type OperatorFamily = 'String' | 'Arn' | 'Numeric' | 'Date' | 'Bool' | 'IpAddress' | 'Binary' | 'Null';

/** A condition operator taken apart: `ForAllValues:StringNotLikeIfExists`. */
export interface Operator {
  /** As the policy spells it. */
  readonly text: string;
  readonly set: 'ForAllValues' | 'ForAnyValue' | undefined;
  /** Spelt as IAM's reference spells it, without set prefix and `IfExists`. */
  readonly base: string;
  readonly family: OperatorFamily;
  /** `StringNotEquals`, `NotIpAddress`, …: true when the key is absent. */
  readonly negated: boolean;
  /** Whether `*` and `?` in a value are wildcards. */
  readonly wildcards: boolean;
  readonly ifExists: boolean;
}

// IAM's list of condition operators:
// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html
const bases: readonly (readonly [string, OperatorFamily])[] = [
  ['StringEquals', 'String'],
  ['StringNotEquals', 'String'],
  ['StringEqualsIgnoreCase', 'String'],
  ['StringNotEqualsIgnoreCase', 'String'],
  ['StringLike', 'String'],
  ['StringNotLike', 'String'],
  ['NumericEquals', 'Numeric'],
  ['NumericNotEquals', 'Numeric'],
  ['NumericLessThan', 'Numeric'],
  ['NumericLessThanEquals', 'Numeric'],
  ['NumericGreaterThan', 'Numeric'],
  ['NumericGreaterThanEquals', 'Numeric'],
  ['DateEquals', 'Date'],
  ['DateNotEquals', 'Date'],
  ['DateLessThan', 'Date'],
  ['DateLessThanEquals', 'Date'],
  ['DateGreaterThan', 'Date'],
  ['DateGreaterThanEquals', 'Date'],
  ['Bool', 'Bool'],
  ['BinaryEquals', 'Binary'],
  ['IpAddress', 'IpAddress'],
  ['NotIpAddress', 'IpAddress'],
  ['ArnEquals', 'Arn'],
  ['ArnNotEquals', 'Arn'],
  ['ArnLike', 'Arn'],
  ['ArnNotLike', 'Arn'],
  ['Null', 'Null'],
];

const familyOf = new Map(bases.map(([base, family]) => [base.toLowerCase(), { base, family }]));

/** Every base operator that IAM knows, without set prefixes and `IfExists`. */
export const baseOperators: readonly string[] = bases.map(([base]) => base);

/** Takes an operator apart, ignoring case as IAM does; undefined when IAM has no such operator. */
export function readOperator(text: string): Operator | undefined {
  const match = /^(?:(forallvalues|foranyvalue):)?(.*?)(ifexists)?$/is.exec(text);
  const known = familyOf.get((match?.[2] ?? '').toLowerCase());
  if (match === null || known === undefined) return undefined;
  const prefix = match[1]?.toLowerCase();
  return {
    text,
    set: prefix === undefined ? undefined : prefix === 'forallvalues' ? 'ForAllValues' : 'ForAnyValue',
    base: known.base,
    family: known.family,
    negated: known.base.includes('Not'),
    wildcards: known.base.endsWith('Like') || known.family === 'Arn',
    ifExists: match[3] !== undefined,
  };
}

/** The family of operators that is made for keys of a type. */
export const familyFor: Readonly<Record<KeyType, OperatorFamily>> = {
  String: 'String',
  ArrayOfString: 'String',
  ARN: 'Arn',
  ArrayOfARN: 'Arn',
  Bool: 'Bool',
  ArrayOfBool: 'Bool',
  Numeric: 'Numeric',
  Date: 'Date',
  IPAddress: 'IpAddress',
};

/** Whether the operator is made for the type of the key; text operators work on ARNs too. */
export const fitsKeyType = ({ family }: Operator, { type }: ConditionKey): boolean =>
  family === familyFor[type] || (family === 'String' && familyFor[type] === 'Arn');

/** Puts an operator together again, in IAM's spelling. */
export function writeOperator(operator: Pick<Operator, 'set' | 'base' | 'ifExists'>): string {
  const prefix = operator.set === undefined ? '' : `${operator.set}:`;
  return `${prefix}${operator.base}${operator.ifExists ? 'IfExists' : ''}`;
}

/**
 * Whether the condition is true for a request in which the key is absent. `values` are needed for Null only.
 */
export function trueWhenAbsent(operator: Operator, values: readonly string[]): boolean {
  if (operator.family === 'Null') return values.some((value) => value.toLowerCase() === 'true');
  if (operator.ifExists || operator.set === 'ForAllValues') return true;
  return operator.negated && operator.set !== 'ForAnyValue';
}
