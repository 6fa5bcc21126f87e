/**
 * Condition operators: one table of what each compares and how, and how a text such as
 * `ForAllValues:StringNotLikeIfExists` is taken apart and put together.
 *
 * Source: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html
 */

/** Every type that a condition key of any service has in the reference. */
export type KeyType =
  | 'String'
  | 'ArrayOfString'
  | 'ARN'
  | 'ArrayOfARN'
  | 'Bool'
  | 'ArrayOfBool'
  | 'Numeric'
  | 'Date'
  | 'IPAddress';

/** What an operator compares; it must fit the type of the condition key. */
export type OperatorFamily = 'String' | 'Arn' | 'Numeric' | 'Date' | 'Bool' | 'IpAddress' | 'Binary' | 'Null';

/**
 * How the request's value is held against one value of the policy: `like` reads `*` and `?` as wildcards, `within`
 * an address range; `absent` asks whether the key is missing.
 */
export type ValueComparison =
  | 'equal'
  | 'equal-ignoring-case'
  | 'like'
  | 'less'
  | 'less-or-equal'
  | 'greater'
  | 'greater-or-equal'
  | 'within'
  | 'absent';

interface BaseOperator {
  readonly base: string;
  readonly family: OperatorFamily;
  readonly comparison: ValueComparison;
  /** True when no value of the policy fits, and so too when the key is absent. */
  readonly negated: boolean;
}

const row = (base: string, family: OperatorFamily, comparison: ValueComparison): BaseOperator => ({
  base,
  family,
  comparison,
  negated: base.includes('Not'),
});

/** In the order in which operators are offered for a family. */
const table: readonly BaseOperator[] = [
  row('StringEquals', 'String', 'equal'),
  row('StringNotEquals', 'String', 'equal'),
  row('StringEqualsIgnoreCase', 'String', 'equal-ignoring-case'),
  row('StringNotEqualsIgnoreCase', 'String', 'equal-ignoring-case'),
  row('StringLike', 'String', 'like'),
  row('StringNotLike', 'String', 'like'),
  row('NumericEquals', 'Numeric', 'equal'),
  row('NumericNotEquals', 'Numeric', 'equal'),
  row('NumericLessThan', 'Numeric', 'less'),
  row('NumericLessThanEquals', 'Numeric', 'less-or-equal'),
  row('NumericGreaterThan', 'Numeric', 'greater'),
  row('NumericGreaterThanEquals', 'Numeric', 'greater-or-equal'),
  row('DateEquals', 'Date', 'equal'),
  row('DateNotEquals', 'Date', 'equal'),
  row('DateLessThan', 'Date', 'less'),
  row('DateLessThanEquals', 'Date', 'less-or-equal'),
  row('DateGreaterThan', 'Date', 'greater'),
  row('DateGreaterThanEquals', 'Date', 'greater-or-equal'),
  row('Bool', 'Bool', 'equal'),
  row('BinaryEquals', 'Binary', 'equal'),
  row('IpAddress', 'IpAddress', 'within'),
  row('NotIpAddress', 'IpAddress', 'within'),
  // IAM reads wildcards under ArnEquals too: the two behave alike.
  row('ArnLike', 'Arn', 'like'),
  row('ArnEquals', 'Arn', 'like'),
  row('ArnNotLike', 'Arn', 'like'),
  row('ArnNotEquals', 'Arn', 'like'),
  row('Null', 'Null', 'absent'),
];

const byName = new Map(table.map((operator) => [operator.base.toLowerCase(), operator]));

/** Every base operator that IAM knows, without set prefixes and `IfExists`. */
export const baseOperators: readonly string[] = table.map(({ base }) => base);

/** How the values of a key that holds several are asked: all of them, or any. */
export type SetPrefix = 'ForAllValues' | 'ForAnyValue';

/** The three parts of an operator's text, whether or not IAM knows it. */
export interface OperatorParts {
  readonly set: SetPrefix | undefined;
  /** `StringLike`; spelt as it was given. */
  readonly base: string;
  readonly ifExists: boolean;
}

/** Takes an operator's text apart; any spelling of the parts in upper or lower case is understood. */
export function operatorParts(text: string): OperatorParts {
  const [, set, rest = text] = /^(forallvalues|foranyvalue):(.*)$/isu.exec(text) ?? [];
  const ifExists = /ifexists$/iu.test(rest);
  const prefix = set?.toLowerCase() === 'forallvalues' ? 'ForAllValues' : 'ForAnyValue';
  return {
    set: set === undefined ? undefined : prefix,
    base: ifExists ? rest.slice(0, -'IfExists'.length) : rest,
    ifExists,
  };
}

/** A condition operator that IAM knows, taken apart; `base` is spelt as its reference spells it. */
export interface Operator extends OperatorParts, BaseOperator {
  readonly base: string;
  /** As the policy spells it. */
  readonly text: string;
  /** Whether `*` and `?` in a value are wildcards. */
  readonly wildcards: boolean;
}

/** Takes an operator apart, ignoring case as IAM does; undefined when IAM has no such operator. */
export function readOperator(text: string): Operator | undefined {
  const parts = operatorParts(text);
  const known = byName.get(parts.base.toLowerCase());
  if (known === undefined) return undefined;
  return { ...parts, ...known, text, wildcards: known.comparison === 'like' };
}

/** Puts an operator together again, in IAM's spelling. */
export function writeOperator({ set, base, ifExists }: OperatorParts): string {
  return `${set === undefined ? '' : `${set}:`}${base}${ifExists ? 'IfExists' : ''}`;
}

/**
 * Whether the condition is true for a request in which the key is absent. `values` are needed for Null only.
 */
export function trueWhenAbsent(operator: Operator, values: readonly string[]): boolean {
  if (operator.family === 'Null') return values.some((value) => value.toLowerCase() === 'true');
  if (operator.ifExists || operator.set === 'ForAllValues') return true;
  return operator.negated && operator.set !== 'ForAnyValue';
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

/** Whether keys of the type hold several values at once, so that their operators need a set prefix. */
export function isMultivalued(type: KeyType): boolean {
  return type.startsWith('ArrayOf');
}

/** Operators made for keys of the type, the usual one first; those of multivalued keys carry their set prefix. */
export function operatorsFor(type: KeyType): readonly string[] {
  const names = table.filter(({ family }) => family === familyFor[type]).map(({ base }) => base);
  if (!isMultivalued(type)) return names;
  return (['ForAllValues', 'ForAnyValue'] as const).flatMap((set) => names.map((each) => `${set}:${each}`));
}

/** Whether the operator is made for keys of the type; text operators work on ARNs too. */
export function fitsKeyType({ family }: Operator, type: KeyType): boolean {
  return family === familyFor[type] || (family === 'String' && familyFor[type] === 'Arn');
}
