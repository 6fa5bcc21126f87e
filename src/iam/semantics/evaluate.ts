/** Whether an atom holds for a request, as far as the request is known. */
import type { Atom, Literal } from './constraint.ts';
import { isInside, readAddress, readDate, readNumber } from './intervals.ts';
import { fillVariables, readVariable, type TextPattern } from './text-pattern.ts';
import { matchesText } from './text-search.ts';

/** What a request has of a key: one value or several, nothing, or it is not known. */
export type Given = readonly string[] | 'absent' | 'unknown';

/** What a request has of each key, by its name in lower case; of `resourceKey` the resource. */
export type Lookup = (key: string) => Given;

/** True, false, or undefined where that hangs on what is not known. */
export type Truth = boolean | undefined;

/** A list without values is as good as none. */
export function givenOf(values: readonly string[]): Given {
  return values.length === 0 ? 'absent' : values;
}

/** A variable stands for a key with one value; with none, an empty one or several it stands for nothing. */
export function variableValue(given: Given): string | undefined {
  const value = given !== 'absent' && given !== 'unknown' && given.length === 1 ? given[0] : undefined;
  return value === '' ? undefined : value;
}

const hangsOn = ({ variables }: TextPattern, lookup: Lookup): boolean =>
  variables.some((letter) => lookup(readVariable(letter).name) === 'unknown');

function patternsHold(patterns: readonly TextPattern[], value: string, lookup: Lookup): Truth {
  let unknown = false;
  for (const pattern of patterns) {
    if (hangsOn(pattern, lookup)) {
      unknown = true;
      continue;
    }
    const filled = fillVariables(pattern, (name) => variableValue(lookup(name)));
    if (filled !== undefined && matchesText(filled, value)) return true;
  }
  return unknown ? undefined : false;
}

/** Whether one value lies in the atom's set. */
function isMember({ set }: Atom, value: string, lookup: Lookup): Truth {
  switch (set.family) {
    case 'opaque':
      return undefined;
    case 'text':
    case 'truth':
      return patternsHold(set.patterns, value, lookup);
    case 'address': {
      const place = readAddress(value);
      return place !== undefined && isInside(place, set.intervals);
    }
    default: {
      const number = set.family === 'date' ? readDate(value) : readNumber(value);
      return number !== undefined && isInside(number, set.intervals);
    }
  }
}

/** Whether a value meets the atom: lies in its set, or beside it. */
export function valueMeets(atom: Atom, value: string, lookup: Lookup): Truth {
  const member = isMember(atom, value, lookup);
  return member === undefined ? undefined : member !== atom.outside;
}

/** Whether the literal holds for a request. */
export function holds({ atom, holds: wanted }: Literal, lookup: Lookup): Truth {
  if (atom.set.family === 'opaque') return undefined;
  const given = lookup(atom.key);
  if (given === 'unknown') return undefined;
  if (given === 'absent') return atom.whenAbsent === wanted;
  let unknown = false;
  for (const value of given) {
    const meets = valueMeets(atom, value, lookup);
    if (meets === true) return wanted;
    if (meets === undefined) unknown = true;
  }
  return unknown ? undefined : !wanted;
}
