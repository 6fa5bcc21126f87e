/**
 * Is there a value, or a set of values, that a key may have so that all literals on it hold? This is decided apart
 * for each key, for no literal speaks of two; policy variables, which do, are taken for every value they could have
 * (`text-search.ts`), so that "none" is true whatever they are.
 *
 * A positive literal needs one value in its set, a negative one allows no value in it. Without a key both are told by
 * the atoms alone. With one value, all of it must hold of that one. With several, each positive literal may
 * have a value of its own, as long as every value keeps to the negative ones.
 */
import { finish } from '../../text/steps.ts';
import { type Atom, type Literal, variablesInAtom } from './constraint.ts';
import { holds, type Lookup, valueMeets } from './evaluate.ts';
import { addressText, type Interval, sampleAddresses, sampleDates, sampleNumbers } from './intervals.ts';
import { mayMeet } from './text-meet.ts';
import type { TextPattern } from './text-pattern.ts';
import { type Budget, matchesText, searchingText, type TextAnswer, workAside } from './text-search.ts';

/** What a key can have in a request. */
export interface KeyDomain {
  /** How its values are compared; `mixed` when policies compare it in several ways. */
  readonly family: 'text' | 'truth' | 'number' | 'date' | 'address' | 'mixed';
  readonly mayBeAbsent: boolean;
  readonly severalValues: boolean;
  /** The values there are; undefined for every text. */
  readonly within: readonly TextPattern[] | undefined;
  /** Values that people like to read, tried in order before others: each a set of patterns, all within the domain. */
  readonly preferred: Iterable<readonly TextPattern[]>;
  /** The value that is found where nothing is asked of it, when that is known without a search. */
  readonly sample?: string | undefined;
  /** What the request has of it, where that is given. */
  readonly given: readonly string[] | 'absent' | undefined;
}

/** Values of one key that meet all that is asked of it. */
export type KeyAnswer =
  | { readonly kind: 'none' }
  /** There may be one: it was not found out, or hangs on another key. */
  | { readonly kind: 'unknown' }
  | { readonly kind: 'absent' }
  | { readonly kind: 'values'; readonly values: readonly string[] };

const none: KeyAnswer = { kind: 'none' };
const unknown: KeyAnswer = { kind: 'unknown' };
const nothingKnown: Lookup = () => 'unknown';

/** An atom and whether a value has to meet it. */
type Demand = readonly [atom: Atom, meets: boolean];

/** Whether the value must lie in the atom's set itself. */
const isInSet = ([{ outside }, meets]: Demand): boolean => outside !== meets;

const patternsOf = ({ set }: Atom): readonly TextPattern[] =>
  set.family === 'text' || set.family === 'truth' ? set.patterns : [];

/** Tries values that stand for all: exact when they do. */
function firstMeeting(candidates: readonly string[], demands: readonly Demand[]): string | undefined {
  return candidates.find((value) =>
    demands.every(([atom, meets]) => valueMeets(atom, value, nothingKnown) === meets),
  );
}

function samples(family: KeyDomain['family'], demands: readonly Demand[]): readonly string[] {
  const numbers: Interval<number>[] = [];
  const places: Interval<bigint>[] = [];
  for (const [{ set }] of demands) {
    if (set.family === 'address') places.push(...set.intervals);
    if (set.family === 'number' || set.family === 'date') numbers.push(...set.intervals);
  }
  switch (family) {
    case 'number':
      return sampleNumbers(numbers).map(String);
    case 'date':
      return sampleDates(numbers).map((time) => new Date(time).toISOString().replace('.000Z', 'Z'));
    case 'address':
      return sampleAddresses(places).map(addressText);
    case 'truth':
      return ['true', 'false'];
    default:
      return [];
  }
}

/** Texts that one of the sets lists one by one, when a set does: then no other text can be it. */
function listedTexts(must: readonly (readonly TextPattern[])[]): readonly string[] | undefined {
  const lists = must.map((patterns) => patterns.map(({ only }) => only));
  const complete = lists.filter((list) => !list.includes(undefined));
  const [shortest] = complete.sort((a, b) => a.length - b.length);
  return shortest?.flatMap((text) => text ?? []);
}

/** The same question with each set that has variables in turn read exactly: one of them may prove that there is none. */
function* searchEachFirst(
  must: readonly (readonly TextPattern[])[],
  mustNot: readonly TextPattern[],
  budget: Budget,
): Generator<void, TextAnswer> {
  const hasVariables = (patterns: readonly TextPattern[]): boolean =>
    patterns.some(({ variables }) => variables.length > 0);
  const withVariables = must.filter(hasVariables);
  if (withVariables.length === 0) return yield* searchingText({ must, mustNot }, budget);
  for (const first of withVariables) {
    const order = [first, ...must.filter((patterns) => patterns !== first)];
    const answer = yield* searchingText({ must: order, mustNot }, budget);
    if (answer.kind === 'none') return answer;
  }
  return { kind: 'unknown' };
}

/** Above so many pairs of patterns, they are not looked at before a search. */
const mostPairs = 20_000;

/** What looking at a pair costs, in the unit of the budget. */
const pairWork = 40;

type Sets = readonly (readonly TextPattern[])[];

/** Patterns that are looked at between two pauses, each beside many others: some milliseconds. */
const comparedOfStep = 4_000;

/** The patterns that may be kept, each of which is compared with so many others. */
function* keeping(
  patterns: readonly TextPattern[],
  others: number,
  isKept: (pattern: TextPattern) => boolean,
): Generator<void, readonly TextPattern[]> {
  const kept: TextPattern[] = [];
  let compared = 0;
  for (const pattern of patterns) {
    if (isKept(pattern)) kept.push(pattern);
    compared += others;
    if (compared < comparedOfStep) continue;
    compared = 0;
    yield;
  }
  return kept;
}

/** The sets without the patterns that cannot match together with any of another set. */
function* narrow(sets: Sets, budget: Budget): Generator<void, Sets> {
  const size = sets.reduce((sum, { length }) => sum + length, 0);
  if (sets.length < 2 || size * size > mostPairs) return sets;
  workAside(budget, size * size * pairWork);
  const narrowed: (readonly TextPattern[])[] = [];
  for (const [at, own] of sets.entries()) {
    const meets = (pattern: TextPattern): boolean =>
      sets.every((other, index) => index === at || other.some((each) => mayMeet(pattern, each)));
    narrowed.push(yield* keeping(own, size, meets));
  }
  return narrowed;
}

/** The patterns that must not match, without those that cannot where all of a set do not. */
function* narrowRefused(
  refused: readonly TextPattern[],
  must: Sets,
  budget: Budget,
): Generator<void, readonly TextPattern[]> {
  const [smallest] = [...must].sort((a, b) => a.length - b.length);
  if (smallest === undefined || smallest.length * refused.length > mostPairs) return refused;
  workAside(budget, smallest.length * refused.length * pairWork);
  return yield* keeping(refused, smallest.length, (pattern) =>
    smallest.some((each) => mayMeet(pattern, each)),
  );
}

/** A text that people like to read; undefined when there is none, or it was not found. */
function* findPreferred(
  patterns: readonly TextPattern[],
  sets: Sets,
  refused: readonly TextPattern[],
  budget: Budget,
): Generator<void, TextAnswer | undefined> {
  // One by one: most often the first will do, and one pattern is searched faster than all of them together.
  for (const pattern of patterns) {
    if (!sets.every((own) => own.some((each) => mayMeet(pattern, each)))) continue;
    const must = yield* narrow([...sets, [pattern]], budget);
    const answer = yield* searchingText({ must, mustNot: refused }, budget);
    if (answer.kind === 'text') return answer;
  }
  return undefined;
}

/** Whether every text is in the set of patterns. */
const isEveryText = (patterns: readonly TextPattern[]): boolean =>
  patterns.some(
    ({ steps: [step, ...more] }) => more.length === 0 && step?.kind === 'many' && step.of === 'any',
  );

/** Whether any value will do: a statement on every resource asks nothing of it. */
const asksNothing = (demands: readonly Demand[]): boolean =>
  demands.every((demand) => isInSet(demand) && isEveryText(patternsOf(demand[0])));

/** The first of the texts that fits, each of which is compared with so many patterns. */
function* firstFitting(
  texts: readonly string[],
  patterns: number,
  fits: (text: string) => boolean,
): Generator<void, string | undefined> {
  let compared = 0;
  for (const text of texts) {
    if (fits(text)) return text;
    compared += patterns;
    if (compared < comparedOfStep) continue;
    compared = 0;
    yield;
  }
  return undefined;
}

function* findText(
  domain: KeyDomain,
  demands: readonly Demand[],
  budget: Budget,
): Generator<void, TextAnswer> {
  if (domain.sample !== undefined && asksNothing(demands)) return { kind: 'text', text: domain.sample };
  const sets = demands.filter(isInSet).map(([atom]) => patternsOf(atom));
  const must = yield* narrow(domain.within === undefined ? sets : [...sets, domain.within], budget);
  if (must.some((patterns) => patterns.length === 0)) return { kind: 'none' };
  const mustNot = yield* narrowRefused(
    demands.filter((demand) => !isInSet(demand)).flatMap(([atom]) => patternsOf(atom)),
    must,
    budget,
  );
  const hangs = [...must.flat(), ...mustNot].some(({ variables }) => variables.length > 0);
  if (hangs) return yield* searchEachFirst(must, mustNot, budget);
  const fits = (text: string): boolean =>
    must.every((patterns) => patterns.some((pattern) => matchesText(pattern, text))) &&
    !mustNot.some((pattern) => matchesText(pattern, text));
  const listed = listedTexts(must);
  if (listed !== undefined) {
    const patterns = must.reduce((sum, { length }) => sum + length, mustNot.length);
    const text = yield* firstFitting(listed, patterns, fits);
    return text === undefined ? { kind: 'none' } : { kind: 'text', text };
  }
  let exact: TextAnswer | undefined;
  for (const patterns of domain.preferred) {
    const single = patterns.length === 1 ? patterns[0]?.only : undefined;
    if (single !== undefined) {
      if (fits(single)) return { kind: 'text', text: single };
      continue;
    }
    // What is preferred lies within the domain.
    const answer = yield* findPreferred(patterns, sets, mustNot, budget);
    if (answer !== undefined) return answer;
    // Where there is no text at all, none need be tried that reads better.
    exact ??= yield* searchingText({ must, mustNot }, budget);
    if (exact.kind !== 'text') return exact;
  }
  return exact ?? (yield* searchingText({ must, mustNot }, budget));
}

/** A key that is compared in several ways: what one way alone refuses is refused; what is found by luck is found. */
function* findMixed(
  domain: KeyDomain,
  demands: readonly Demand[],
  budget: Budget,
): Generator<void, TextAnswer> {
  for (const family of ['text', 'number', 'date', 'address'] as const) {
    const own = demands.filter(([{ set }]) => (set.family === 'truth' ? 'text' : set.family) === family);
    const answer = own.length === 0 ? undefined : yield* findOne({ ...domain, family }, own, budget);
    if (answer?.kind === 'none' && (family === 'text' || own.some(isInSet))) return answer;
    const candidates = [...(answer?.kind === 'text' ? [answer.text] : []), ...samples(family, demands)];
    const text = firstMeeting(candidates, demands);
    if (text !== undefined) return { kind: 'text', text };
  }
  return { kind: 'unknown' };
}

/** One value that meets all demands. */
function* findOne(
  domain: KeyDomain,
  demands: readonly Demand[],
  budget: Budget,
): Generator<void, TextAnswer> {
  if (domain.family === 'text') return yield* findText(domain, demands, budget);
  if (domain.family === 'mixed') return yield* findMixed(domain, demands, budget);
  const text = firstMeeting(samples(domain.family, demands), demands);
  return text === undefined ? { kind: 'none' } : { kind: 'text', text };
}

function* findValues(
  domain: KeyDomain,
  literals: readonly Literal[],
  budget: Budget,
): Generator<void, KeyAnswer> {
  const demands = literals.map(({ atom, holds: wanted }): Demand => [atom, wanted]);
  const together = yield* findOne(domain, demands, budget);
  if (together.kind === 'text') return { kind: 'values', values: [together.text] };
  if (together.kind === 'unknown') return unknown;
  const refusals = demands.filter(([, meets]) => !meets);
  const wishes = demands.filter(([, meets]) => meets);
  if (!domain.severalValues || wishes.length < 2) return none;
  const values: string[] = [];
  for (const wish of wishes) {
    const answer = yield* findOne(domain, [wish, ...refusals], budget);
    if (answer.kind !== 'text') return answer.kind === 'none' ? none : unknown;
    values.push(answer.text);
  }
  return { kind: 'values', values: [...new Set(values)] };
}

/** What the key may have so that all literals hold. */
export function solveKey(domain: KeyDomain, literals: readonly Literal[], budget: Budget): KeyAnswer {
  return finish(solvingKey(domain, literals, budget));
}

/** The same in steps of some milliseconds: hundreds of literals may speak of a hundred ARNs each. */
export function* solvingKey(
  domain: KeyDomain,
  literals: readonly Literal[],
  budget: Budget,
): Generator<void, KeyAnswer> {
  if (domain.given !== undefined) {
    const { given } = domain;
    const lookup: Lookup = (key) => (key === literals[0]?.atom.key ? given : 'unknown');
    const truths = literals.map((literal) => holds(literal, lookup));
    if (truths.includes(false)) return none;
    if (truths.includes(undefined)) return unknown;
    return given === 'absent' ? { kind: 'absent' } : { kind: 'values', values: given };
  }
  const clear = literals.filter(({ atom }) => atom.set.family !== 'opaque');
  const isOpaque = clear.length < literals.length;
  const absent = domain.mayBeAbsent && clear.every(({ atom, holds: wanted }) => atom.whenAbsent === wanted);
  if (absent) return isOpaque ? unknown : { kind: 'absent' };
  const found = yield* findValues(domain, clear, budget);
  return isOpaque && found.kind !== 'none' ? unknown : found;
}

/** Whether the answer hangs on the value of another key. */
export function hangsOnVariables(literals: readonly Literal[]): boolean {
  return literals.some(({ atom }) => variablesInAtom(atom).length > 0);
}
