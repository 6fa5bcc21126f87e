/** What a key may have so that all that is asked of it holds. */
import { describe, expect, it } from 'vitest';
import { askedBy, type Literal } from '../../../src/iam/semantics/constraint.ts';
import {
  hangsOnVariables,
  type KeyDomain,
  solveKey,
  solvingKey,
} from '../../../src/iam/semantics/key-values.ts';
import { compileText } from '../../../src/iam/semantics/text-pattern.ts';

/**
 * Lines of a Condition on one key, each with what it asks for: `StringEquals a b & StringLike a*`; `!` where a Deny asks
 * for the opposite.
 */
const asked = (lines: string): readonly Literal[] =>
  lines.split(' & ').map((line) => {
    const [operator = '', ...values] = line.replace('!', '').split(' ');
    const literal = askedBy({ operator, key: 'x:k', values }, 'with');
    if (literal === 'always' || literal === 'never') throw new Error(`${operator} asks for nothing`);
    return { atom: literal.atom, holds: literal.holds !== line.startsWith('!') };
  });
const patterns = (...texts: readonly string[]) => texts.map((text) => compileText(text, 'like', 'without'));
const present: KeyDomain = {
  family: 'text',
  mayBeAbsent: false,
  severalValues: false,
  within: undefined,
  preferred: [],
  given: undefined,
};
const solve = (domain: Partial<KeyDomain>, lines: string) => {
  const answer = solveKey({ ...present, ...domain }, asked(lines), { left: 1_000_000 });
  return answer.kind === 'values' ? [...answer.values] : answer.kind;
};

type Answer = 'none' | 'unknown' | 'absent' | readonly string[];
type Row = readonly [rule: string, domain: Partial<KeyDomain>, lines: string, answer: Answer];

describe('a key of one value', () => {
  it.each<Row>([
    ['one that is listed', {}, 'StringEquals b a', ['b']],
    ['one that all lists have', {}, 'StringEquals a b & StringEquals c b', ['b']],
    ['none, where the lists share none', {}, 'StringEquals a & StringEquals b', 'none'],
    ['of a list what a pattern takes', {}, 'StringEquals a b & StringLike b*', ['b']],
    ['of a list what is not refused', {}, 'StringEquals a b & StringNotLike a*', ['b']],
    ['none, where all of it is refused', {}, 'StringEquals a b & StringNotLike ?', 'none'],
    ['the shortest text of a pattern', {}, 'StringLike ab*', ['ab']],
    ['none, where patterns do not meet', {}, 'StringLike a* & StringLike b*', 'none'],
    ['none, where a pattern refuses all', {}, 'StringLike a* & StringNotLike *', 'none'],
    ['none, where no value is named', {}, 'StringEquals', 'none'],
    ['absent, if that meets all', { mayBeAbsent: true }, 'StringNotEquals a', 'absent'],
    ['a value, if one is asked for', { mayBeAbsent: true }, 'StringEquals a', ['a']],
    [
      'a value, if one line of several asks for it',
      { mayBeAbsent: true },
      'StringNotEquals a & StringLike ?',
      ['x'],
    ],
    ['never absent, where it is always there', {}, 'StringEqualsIfExists a', ['a']],
    ['a truth value, where it is a text', {}, 'Bool TRUE & StringLike t*', ['true']],
    ['one of the texts that there are', { within: patterns('a', 'b') }, 'StringNotEquals a', ['b']],
    ['none, where none of these is meant', { within: patterns('a') }, 'StringLike b*', 'none'],
  ])('has %s', (_, domain, lines, answer) => {
    expect(solve(domain, lines)).toEqual(answer);
  });

  it.each<Row>([
    ['number', { family: 'number' }, 'NumericGreaterThan 3 & NumericLessThanEquals 4', ['4']],
    ['number at all', { family: 'number' }, 'NumericGreaterThan 4 & NumericLessThan 4', 'none'],
    [
      'date, to the second',
      { family: 'date' },
      'DateEquals 2027-01-01T01:00:00+01:00',
      ['2027-01-01T00:00:00Z'],
    ],
    ['address', { family: 'address' }, 'IpAddress 203.0.113.7/32', ['203.0.113.7']],
    ['truth value', { family: 'truth' }, 'Bool FALSE', ['false']],
    ['truth value in any case', { family: 'truth' }, 'Bool True', ['true']],
    ['truth value but two', { family: 'truth' }, 'Bool perhaps', 'none'],
  ])('that is a %s has one that meets all', (_, domain, lines, answer) => {
    expect(solve(domain, lines)).toEqual(answer);
  });
});

describe('texts that people like to read', () => {
  const readable = [patterns('example'), patterns('dev-*', 'prod-?')];
  it.each<Row>([
    ['the first that fits', { preferred: readable }, 'StringNotEquals a', ['example']],
    ['the next, where it does not', { preferred: readable }, 'StringLike *-*', ['dev-']],
    ['whichever pattern of it fits', { preferred: readable }, 'StringLike p*', ['prod-x']],
    ['not what is refused', { preferred: readable }, 'StringLike d* & StringNotLike dev-', ['dev-x']],
    ['a later pattern of it', { preferred: [patterns('a?b', 'a?c')] }, 'StringLike a?c*', ['axc']],
    ['a later text of it', { preferred: [patterns('q', 'w')] }, 'StringNotEquals q', ['w']],
    ['any other, where none fits', { preferred: readable }, 'StringLike z*', ['z']],
    ['none, where there is no text', { preferred: readable }, 'StringNotLike *', 'none'],
    ['a listed text before them', { preferred: readable }, 'StringEquals b example', ['b']],
  ])('are tried in order: %s', (_, domain, lines, answer) => {
    expect(solve(domain, lines)).toEqual(answer);
  });
});

describe('a key of several values', () => {
  const several = { severalValues: true };
  it.each<Row>([
    ['one for each wish', several, 'ForAnyValue:StringEquals a & ForAnyValue:StringLike b*', ['a', 'b']],
    [
      'one for all wishes, if it can',
      several,
      'ForAnyValue:StringEquals a b & ForAnyValue:StringLike b*',
      ['b'],
    ],
    [
      'each wish once',
      several,
      'ForAnyValue:StringEquals a & ForAnyValue:StringLike a* & ForAnyValue:StringEquals b',
      ['a', 'b'],
    ],
    [
      'none that all values have to keep off',
      several,
      'ForAnyValue:StringEquals a & ForAnyValue:StringEquals b & ForAllValues:StringEquals a c',
      'none',
    ],
    [
      'those that all values may be',
      several,
      'ForAnyValue:StringEquals a & ForAnyValue:StringEquals b & ForAllValues:StringLike ?',
      ['a', 'b'],
    ],
    ['none, where every value is refused', several, 'StringNotLike *', 'none'],
    ['no two, where it has one', {}, 'ForAnyValue:StringEquals a & ForAnyValue:StringEquals b', 'none'],
    ['none that a list forbids', several, 'ForAnyValue:StringEquals a & ForAllValues:StringEquals b', 'none'],
    [
      'not known, where a wish hangs on a variable',
      several,
      'ForAnyValue:StringEquals a & ForAnyValue:StringLike ${x:v}b & ForAnyValue:StringEquals c',
      'unknown',
    ],
  ])('has %s', (_, domain, lines, answer) => {
    expect(solve(domain, lines)).toEqual(answer);
  });
});

describe('a key that is compared in several ways', () => {
  const mixed = { family: 'mixed' } as const;
  it.each<Row>([
    ['a text that is the number', mixed, 'StringLike 1* & NumericEquals 1', ['1']],
    ['a number that is such a text', mixed, 'StringLike ? & NumericGreaterThan 3', ['4']],
    [
      'a date that is such a text',
      mixed,
      'StringLike 2027* & DateGreaterThanEquals 2027-01-01',
      ['2027-01-01T00:00:00Z'],
    ],
    ['an address that is such a text', mixed, 'StringLike 10.* & IpAddress 10.0.0.0/8', ['10.0.0.0']],
    ['none, where texts refuse it', mixed, 'StringLike a & StringLike b & NumericNotEquals 1', 'none'],
    ['none, where truth values do', mixed, 'Bool true & Bool false & NumericNotEquals 1', 'none'],
    ['none, where numbers do', mixed, 'StringLike * & NumericLessThan 1 & NumericGreaterThan 2', 'none'],
    ['none, where texts refuse all', mixed, 'StringNotLike * & NumericEquals 1', 'none'],
    [
      'none, where a list of texts is refused',
      mixed,
      'StringEquals a b & StringNotLike ? & NumericNotEquals 1',
      'none',
    ],
    ['none, where it is and is not a number', mixed, 'NumericLessThan 1 & !NumericLessThan 1', 'none'],
    ['a text that is no number', mixed, 'StringLike a & NumericNotEquals 1', ['a']],
    [
      'a value of another kind, where it is no number',
      mixed,
      '!NumericLessThan 5 & !NumericGreaterThanEquals 5',
      ['1970-01-01T00:00:00.005Z'],
    ],
    ['not known, where luck finds none', mixed, 'StringLike ?7 & NumericGreaterThan 20', 'unknown'],
  ])('has %s', (_, domain, lines, answer) => {
    expect(solve(domain, lines)).toEqual(answer);
  });
});

describe('what cannot be decided for a key alone', () => {
  it.each<Row>([
    ['an operator that is none', {}, 'StringMatches a', 'unknown'],
    ['the same, where the key may be absent', { mayBeAbsent: true }, 'StringMatches a', 'unknown'],
    ['a variable', {}, 'StringLike ${x:v}* & StringLike a*', 'unknown'],
    ['a variable in one of a list', {}, 'StringLike ${x:v} a', 'unknown'],
    ['a variable where nothing else is asked', {}, 'StringLike ${x:v}', 'unknown'],
  ])('is not known: %s', (_, domain, lines, answer) => {
    expect(solve(domain, lines)).toEqual(answer);
  });

  it.each<Row>([
    ['the rest contradicts itself', {}, 'StringMatches a & StringEquals b & StringEquals c', 'none'],
    ['the rest does, whatever the variable is', {}, 'StringLike a${x:v} & StringLike b*', 'none'],
    ['the rest does behind a wildcard', {}, 'StringLike a?b${x:v} & StringLike a?c*', 'none'],
    ['the rest does together', {}, 'StringLike a?${x:v} & StringLike ?b* & StringNotLike ab*', 'none'],
    ['both name the same variable', {}, 'StringEquals ${x:v} & StringNotEquals ${x:v}', 'none'],
    [
      'one of two with variables says so',
      {},
      'StringLike ${x:v}* & StringLike a${x:w} & StringNotLike a*',
      'none',
    ],
  ])('is refused all the same where %s', (_, domain, lines, answer) => {
    expect(solve(domain, lines)).toEqual(answer);
  });

  it('is found, where only some value of a variable refuses it', () => {
    expect(solve({}, 'StringLike a* & StringNotLike ${x:v}')).toEqual(['a']);
  });

  it('is told: whether a line has a variable', () => {
    expect(hangsOnVariables(asked('StringEquals a & StringLike ${x:v}'))).toBe(true);
    expect(hangsOnVariables(asked('StringEquals a & NumericEquals 1'))).toBe(false);
  });
});

describe('a key whose value the request gives', () => {
  it.each<Row>([
    ['stands, if it meets all', { given: ['b'] }, 'StringEquals a b & StringNotEquals c', ['b']],
    ['does not, if it misses one', { given: ['b'] }, 'StringEquals b & StringNotEquals b', 'none'],
    ['stands as absent', { given: 'absent' }, 'StringNotEquals c', 'absent'],
    ['does not where one is asked for', { given: 'absent' }, 'StringEquals c', 'none'],
    ['is not known to where a variable is', { given: ['b'] }, 'StringEquals ${x:v}', 'unknown'],
    ['falls by another line even then', { given: ['b'] }, 'StringEquals ${x:v} & StringEquals c', 'none'],
  ])('%s', (_, domain, lines, answer) => {
    expect(solve(domain, lines)).toEqual(answer);
  });
});

/** Many values in one line, each with a text before and behind its number. */
const longList = (count: number, before: string, after: string): string =>
  Array.from({ length: count }, (_, at) => `${before}${at}-of-many-models-of-ours${after}`).join(' ');

it.each([
  [
    'patterns of which none may match',
    'StringLike one-of-the-models-in-one-of-our-accounts-*',
    `StringNotLike ${longList(3_000, 'one-of-the-models-in-one-of-our-accounts-', '*')}`,
  ],
  [
    'listed values of which most are refused',
    `StringEquals ${longList(400, 'm-', '')}`,
    `StringNotLike ${longList(399, '*m-', '')}`,
  ],
  [
    'patterns that begin otherwise',
    `StringLike ${longList(100, 'm', '*')}`,
    `StringNotLike ${longList(199, 'n', '*')}`,
  ],
])('pauses where thousands of patterns speak of a key: %s', (_, ...lines) => {
  const literals = asked(lines.join(' & '));
  const steps = solvingKey(present, literals, { left: 4_000_000 });
  let pauses = 0;
  let next = steps.next();
  for (; next.done !== true; next = steps.next()) pauses += 1;
  expect(pauses).toBeGreaterThan(3);
  expect(next.value).toEqual(solveKey(present, literals, { left: 4_000_000 }));
});
