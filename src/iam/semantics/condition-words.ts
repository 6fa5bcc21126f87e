/** Conditions and places of a statement in words: `aws:RequestTag/team is "red" or "blue"`. */
import { readOperator } from '../operator.ts';
import type { LinePlace } from './read-statement.ts';

const quoted = (value: string): string => (/^[\w:./*?${}+=@-]+$/.test(value) ? value : `"${value}"`);

/** `a, b or c` */
export function listWords(values: readonly string[], word: 'and' | 'or'): string {
  const last = values.at(-1) ?? 'nothing';
  return values.length < 2 ? last : `${values.slice(0, -1).join(', ')} ${word} ${last}`;
}

/** The first of some values, the rest counted: `a, b and 3 more`. */
export function fewWords(values: readonly string[], most: number): string {
  const shown = values.slice(0, most);
  const more = values.length - shown.length;
  return more === 0 ? listWords(shown, 'and') : `${shown.join(', ')} and ${more} more`;
}

/** Between key and value; only equality, likeness and ranges of addresses have a negation. */
const verbs: Readonly<Record<string, readonly [yes: string, no?: string]>> = {
  StringEqualsIgnoreCase: ['is, in capitals or not,', 'is not, in capitals or not,'],
  StringLike: ['matches', 'does not match'],
  ArnEquals: ['matches', 'does not match'],
  ArnLike: ['matches', 'does not match'],
  NumericLessThan: ['is less than'],
  NumericLessThanEquals: ['is at most'],
  NumericGreaterThan: ['is more than'],
  NumericGreaterThanEquals: ['is at least'],
  DateLessThan: ['is before'],
  DateLessThanEquals: ['is not after'],
  DateGreaterThan: ['is after'],
  DateGreaterThanEquals: ['is not before'],
  IpAddress: ['is in', 'is not in'],
};

/** What a line of a Condition asks for. */
export function conditionWords(line: {
  readonly operator: string;
  readonly key: string;
  readonly values: readonly string[];
}): string {
  const operator = readOperator(line.operator);
  const values = listWords(line.values.map(quoted), 'or');
  if (operator === undefined) return `${line.key} ${line.operator} ${values}`;
  if (operator.family === 'Null') return `${line.key} is ${/true/i.test(values) ? 'absent' : 'present'}`;
  const [is = 'is', isNot = 'is not'] = verbs[operator.base.replace('Not', '')] ?? [];
  const said = `${operator.negated ? isNot : is} ${values}`;
  const orAbsent = operator.ifExists && !operator.negated ? ' (or is absent)' : '';
  switch (operator.set) {
    case 'ForAllValues':
      // "Every value is not" would leave open whether some are.
      return `${operator.negated ? 'no' : 'every'} value of ${line.key} ${is} ${values} (or there is none)`;
    case 'ForAnyValue':
      return `some value of ${line.key} ${said}${orAbsent}`;
    default:
      return `${line.key} ${said}${orAbsent}`;
  }
}

/** What a line of a statement asks for. */
export function placeWords(place: LinePlace): string {
  switch (place.kind) {
    case 'condition':
      return conditionWords(place);
    case 'principal':
      return 'the principal is the one named';
    case 'resource': {
      const { element, values } = place;
      return `the resource ${element === 'Resource' ? 'is' : 'is not'} ${listWords(values, 'or')}`;
    }
  }
}
