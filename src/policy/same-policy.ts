/**
 * When two texts of a policy say the same, whatever their form: sets in any order, one member alone or in a list, names
 * of actions in any case. Which statement of a policy is which of another's: by what they say, then by their ids, then
 * without ids by an action that they share, always in the same order.
 */
import { deepEqual } from '../text/deep-equal.ts';

/** What a part of a policy is, which decides what it means that members are in another order or stand alone. */
export type Part =
  | 'policy'
  | 'statements'
  | 'statement'
  | 'actions'
  | 'texts'
  | 'conditions'
  | 'operator'
  | 'other';

const partsOfStatement: Readonly<Record<string, Part>> = {
  Action: 'actions',
  NotAction: 'actions',
  Resource: 'texts',
  NotResource: 'texts',
  Condition: 'conditions',
};

/** What stands under a name in a part. */
export function partUnder(part: Part, name: string): Part {
  switch (part) {
    case 'policy':
      return name === 'Statement' ? 'statements' : 'other';
    case 'statement':
      return Object.hasOwn(partsOfStatement, name) ? (partsOfStatement[name] ?? 'other') : 'other';
    case 'conditions':
      return 'operator';
    case 'operator':
      return 'texts';
    default:
      return 'other';
  }
}

/** A value of JSON. */
export type Json = unknown;
/** The members of an object. */
export type Members = Readonly<Record<string, Json>>;

/** Whether a value is an object of JSON. */
export function isObject(value: Json): value is Members {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** One or many as a list. */
export function asList(value: Json): readonly Json[] {
  return Array.isArray(value) ? value : [value];
}

/** A member of a set as it is compared: IAM reads numbers and booleans as texts, and actions in any case. */
export function compared(value: Json, part: Part): string {
  return part === 'actions' ? String(value).toLowerCase() : String(value);
}

/** Whether a part is a set, of which one member may stand alone. */
export function isSet(part: Part): boolean {
  return part === 'actions' || part === 'texts';
}

/** What a value says, whatever its form: sets sorted, members of objects by name. */
function meaning(value: Json, part: Part): Json {
  if (isSet(part)) return [...new Set(asList(value).map((each) => compared(each, part)))].sort();
  if (part === 'statements') return asList(value).map((each) => meaning(each, 'statement'));
  if (Array.isArray(value)) return value.map((each) => meaning(each, 'other'));
  if (!isObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, each]) => [key, meaning(each, partUnder(part, key))]),
  );
}

/** Whether two values say the same as such a part of a policy. */
export function sayTheSame(a: Json, b: Json, part: Part): boolean {
  return deepEqual(meaning(a, part), meaning(b, part));
}

const sidOf = (statement: Json): Json => (isObject(statement) ? statement['Sid'] : undefined);

const actionsIn = (statement: Json): readonly string[] =>
  isObject(statement)
    ? ['Action', 'NotAction'].flatMap((name) =>
        Object.hasOwn(statement, name)
          ? asList(statement[name]).map((each) => `${name} ${compared(each, 'actions')}`)
          : [],
      )
    : [];

const shareAnAction = (a: Json, b: Json): boolean => {
  const others = new Set(actionsIn(b));
  return actionsIn(a).some((each) => others.has(each));
};

/** For each wanted statement the place of the old one that it takes the place of; in ascending order, each once. */
export function matched(old: readonly Json[], wanted: readonly Json[]): readonly (number | undefined)[] {
  const result: (number | undefined)[] = wanted.map(() => undefined);
  const tests: readonly ((a: Json, b: Json) => boolean)[] = [
    (a, b) => sayTheSame(a, b, 'statement'),
    (a, b) => sidOf(a) !== undefined && sidOf(a) === sidOf(b),
    (a, b) => sidOf(a) === undefined && sidOf(b) === undefined && shareAnAction(a, b),
  ];
  for (const test of tests) {
    for (const [at, statement] of wanted.entries()) {
      if (result[at] !== undefined) continue;
      const before = result.slice(0, at).findLast((place) => place !== undefined) ?? -1;
      const behind = result.slice(at).find((place) => place !== undefined) ?? old.length;
      const place = old.findIndex((each, from) => from > before && from < behind && test(each, statement));
      if (place >= 0) result[at] = place;
    }
  }
  return result;
}
