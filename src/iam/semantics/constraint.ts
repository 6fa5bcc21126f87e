/**
 * What one line of a Condition, or a list of resources, asks of a request, in a form that is closed under negation.
 *
 * A key of a request is absent or has one or more values. Every operator comes down to one kind of atom, asserted or denied:
 * "some value is in the set", with a word on what an absent key means.
 *
 *     StringEquals               some value in V, absent: no
 *     StringNotEquals            not (some value in V, absent: no)
 *     …IfExists                  the same, absent: yes; a negated operator holds without a key anyway
 *     ForAnyValue:               as without; of a negated operator: some value outside V, absent: no
 *     ForAllValues:              not (some value outside V, absent: no); of a negated operator: not (some value in V)
 *     Null false                 some value at all
 *
 * So "all in L" is "none outside L", and a set of atoms asks of a value only to lie in some sets and outside others.
 * ForAllValues takes an empty text for no value, as IAM does. A test without a set operator on a key with several values, for
 * which IAM documents nothing, holds when some value does. What cannot be read (an operator that IAM does not
 * have, a variable in a number) is opaque: whether it holds is not known.
 *
 * Source: "IAM JSON policy elements: Condition operators" and "Set operators for multi-valued context keys" of the IAM
 * user guide; each fact is restated as a test.
 */

import { type Operator, readOperator } from '../operator.ts';
import { policyVariables } from '../variable.ts';
import { type Interval, readAddressRange, readDate, readNumber } from './intervals.ts';
import {
  compileResource,
  compileText,
  patternOf,
  type Reading,
  type TextPattern,
  type Variables,
} from './text-pattern.ts';

/** A set of values; of the same key only sets of one family are compared exactly, and texts with truth values. */
export type ValueSet =
  | { readonly family: 'text' | 'truth'; readonly patterns: readonly TextPattern[] }
  | { readonly family: 'number' | 'date'; readonly intervals: readonly Interval<number>[] }
  | { readonly family: 'address'; readonly intervals: readonly Interval<bigint>[] }
  | { readonly family: 'opaque'; readonly because: string };

/** Some value of the key lies in the set, or, when `outside`, beside it. */
export interface Atom {
  /** Atoms that mean the same by their wording have equal ids. */
  readonly id: string;
  /** In lower case; {@link resourceKey} for the resource. */
  readonly key: string;
  readonly set: ValueSet;
  readonly outside: boolean;
  /** Whether it holds for a request without the key. */
  readonly whenAbsent: boolean;
}

/** An atom that must hold, or must not. */
export interface Literal {
  readonly atom: Atom;
  readonly holds: boolean;
}

/** What is asked of a request by one line of a policy; `always` and `never` ask nothing of it. */
export type Asked = Literal | 'always' | 'never';

/** The name under which the resource stands among the keys; no condition key is spelled like that. */
export const resourceKey = ' resource';

const textId = (patterns: readonly TextPattern[]): string =>
  [...new Set(patterns.map(({ id }) => id))].sort().join('\n');

const boundId = ({ from, to, openFrom, openTo }: Interval<number> | Interval<bigint>): string =>
  `${openFrom === true ? '(' : '['}${from ?? ''},${to ?? ''}${openTo === true ? ')' : ']'}`;

function setId(set: ValueSet): string {
  switch (set.family) {
    case 'text':
    case 'truth':
      return textId(set.patterns);
    case 'opaque':
      return set.because;
    default:
      return [...new Set(set.intervals.map(boundId))].sort().join(' ');
  }
}

/** An atom; patterns that stand twice count once. */
export function atomOf(parts: Omit<Atom, 'id'>): Atom {
  const { key, set, outside, whenAbsent } = parts;
  const family = set.family === 'truth' ? 'text' : set.family;
  return { ...parts, id: `${key}\u0000${outside}${whenAbsent}${family}\u0000${setId(set)}` };
}

const readings: Readonly<Record<string, Reading>> = {
  StringEquals: 'equal',
  StringEqualsIgnoreCase: 'equal-ignoring-case',
  StringLike: 'like',
  ArnEquals: 'arn',
  ArnLike: 'arn',
  Bool: 'equal-ignoring-case',
  BinaryEquals: 'equal',
};

/** The operator that a negated one denies. */
const positiveOf = (base: string): string => base.replace('Not', '');

const comparisons: Readonly<Record<string, (value: number) => Interval<number>>> = {
  Equals: (value) => ({ from: value, to: value }),
  LessThan: (value) => ({ to: value, openTo: true }),
  LessThanEquals: (value) => ({ to: value }),
  GreaterThan: (value) => ({ from: value, openFrom: true }),
  GreaterThanEquals: (value) => ({ from: value }),
};

/** The set that the values of a positive operator name. Values that cannot be read name nothing. */
function valueSet(operator: Operator, values: readonly string[], variables: Variables): ValueSet {
  const base = positiveOf(operator.base);
  const family = operator.family;
  const reading = readings[base];
  if (reading !== undefined) {
    const patterns = values.map((value) => compileText(value, reading, variables));
    return { family: family === 'Bool' ? 'truth' : 'text', patterns };
  }
  const variable = values.find((value) => policyVariables(value).length > 0);
  if (variable !== undefined)
    return { family: 'opaque', because: `${operator.text} does not read the variable in ${variable}` };
  if (family === 'IpAddress')
    return { family: 'address', intervals: values.flatMap((value) => readAddressRange(value) ?? []) };
  const interval = comparisons[base.slice(family.length)];
  const read = family === 'Date' ? readDate : readNumber;
  const numbers = values.flatMap((value) => read(value) ?? []);
  return {
    family: family === 'Date' ? 'date' : 'number',
    intervals: interval === undefined ? [] : numbers.map(interval),
  };
}

/** That the key is there. */
const presenceOf = (key: string): Atom =>
  atomOf({
    key,
    set: { family: 'text', patterns: [compileText('*', 'like', 'without')] },
    outside: false,
    whenAbsent: false,
  });

function nullTest(operator: Operator, key: string, values: readonly string[]): Asked {
  // With a set operator the answer is the same for every request.
  if (operator.set !== undefined) return operator.set === 'ForAllValues' ? 'always' : 'never';
  const wanted = new Set(values.map((value) => value.toLowerCase()));
  const [absent, present] = [wanted.has('true'), wanted.has('false')];
  if (absent && present) return 'always';
  if (!absent && !present) return 'never';
  return { atom: presenceOf(key), holds: present };
}

/** An empty text counts as no value, so ForAllValues never fails for it. */
function withEmptyText(set: ValueSet): ValueSet {
  if (set.family !== 'text' && set.family !== 'truth') return set;
  return { ...set, patterns: [...set.patterns, compileText('', 'equal', 'without')] };
}

/** The set without the empty text, which only stars match, and nothing. */
function withoutEmptyText(set: ValueSet): ValueSet {
  if (set.family !== 'text' && set.family !== 'truth') return set;
  const patterns = set.patterns.flatMap((pattern): readonly TextPattern[] => {
    if (pattern.steps.some(({ kind }) => kind !== 'many')) return [pattern];
    const [star] = pattern.steps;
    return star?.kind === 'many'
      ? [patternOf(`${pattern.id} not empty`, [{ kind: 'one', of: star.of }, star])]
      : [];
  });
  return { ...set, patterns };
}

/**
 * What a line of a Condition asks for.
 * @param values as text, as IAM compares them
 * @param variables whether the policy's version has variables
 */
export function askedBy(
  line: { readonly operator: string; readonly key: string; readonly values: readonly string[] },
  variables: Variables,
): Asked {
  const key = line.key.toLowerCase();
  const operator = readOperator(line.operator);
  if (operator === undefined) {
    const set: ValueSet = { family: 'opaque', because: `${line.operator} is no operator of IAM` };
    return { atom: atomOf({ key, set, outside: false, whenAbsent: false }), holds: true };
  }
  if (operator.family === 'Null') return nullTest(operator, key, line.values);
  const set = valueSet(operator, line.values, variables);
  const { negated, ifExists } = operator;
  if (operator.set === 'ForAllValues')
    return {
      atom: negated
        ? atomOf({ key, set: withoutEmptyText(set), outside: false, whenAbsent: false })
        : atomOf({ key, set: withEmptyText(set), outside: true, whenAbsent: false }),
      holds: false,
    };
  if (operator.set === 'ForAnyValue')
    return { atom: atomOf({ key, set, outside: negated, whenAbsent: ifExists }), holds: true };
  return { atom: atomOf({ key, set, outside: false, whenAbsent: !negated && ifExists }), holds: !negated };
}

/** That the resource is one of those listed. */
export function resourceIn(resources: readonly string[], variables: Variables): Atom {
  return atomOf({
    key: resourceKey,
    set: { family: 'text', patterns: resources.map((each) => compileResource(each, variables)) },
    outside: false,
    whenAbsent: false,
  });
}

/** The variables that the atom's set names, as letters. */
export function variablesInAtom({ set }: Atom): readonly string[] {
  return set.family === 'text' || set.family === 'truth'
    ? set.patterns.flatMap(({ variables }) => variables)
    : [];
}
