/**
 * The automaton of `text-search.ts`: all patterns of a question one after the other, in arrays by place, and what a
 * letter leads to from a set of places.
 */
import { isVariable } from '../token.ts';
import { type CharacterClass, isOfClass, type TextPattern } from './text-pattern.ts';

/** What is looked for. */
export interface TextQuestion {
  /** Of each of these sets at least one pattern must match. */
  readonly must: readonly (readonly TextPattern[])[];
  /** None of these may match. */
  readonly mustNot: readonly TextPattern[];
}

const codesOf = (characters: string): readonly number[] =>
  Array.from(characters, (character) => character.charCodeAt(0));

/** Of each class characters that are in no smaller one, the readable first. */
const others = [
  'xyzabcdefghijklmnopqrstuvw-',
  '1234567890',
  'XYZABCDEFGHIJKLMNOPQRSTUVW_./@=+,#%&~^|<>\u00e4\u00e5\u00e6\u00e7\u00e8',
  ':',
].map(codesOf);

/** Kinds of steps, as numbers; the end of a pattern is a place of its own. */
const stepKinds = { end: 0, letter: 1, one: 2, many: 3 } as const;

/** A letter is the code of a character, or from here on the number of a variable. */
export const firstVariable = 0x10000;

const classBits: Readonly<Record<CharacterClass, number>> = {
  any: 1,
  field: 2,
  region: 4,
  digit: 8,
  segment: 16,
};

const bitsOf = (character: string): number =>
  (['any', 'field', 'region', 'digit', 'segment'] as const).reduce(
    (bits, of) => (isOfClass(character, of) ? bits | classBits[of] : bits),
    0,
  );
const asciiBits = Uint8Array.from({ length: 128 }, (_, code) => bitsOf(String.fromCharCode(code)));

/** The classes of a character; those beyond ASCII are all of the same. */
const classesOf = (letter: number): number =>
  asciiBits[letter] ?? classBits.any | classBits.field | classBits.segment;

/** All patterns one after the other, in arrays by place, so that a step of the search allocates next to nothing. */
export interface Automaton {
  readonly kinds: Uint8Array;
  /** Of a letter its code, lower case where case does not count; of a wildcard the bit of its class. */
  readonly codes: Uint32Array;
  /** Of a letter whose case does not count its other form: the capital, or the variable with its case; else 0. */
  readonly others: Uint32Array;
  readonly ignoresCase: Uint8Array;
  /** Of each place the `must` set that its pattern belongs to; -1 for `mustNot`. */
  readonly setAt: Int32Array;
  readonly starts: readonly number[];
  readonly sets: number;
  /** Places and sets that the present step has met hold its number. */
  readonly metPlaces: Uint32Array;
  readonly metSets: Uint32Array;
  step: number;
}

/** Places that are made between two pauses: some milliseconds. */
const placesOfStep = 50_000;

/** The automaton of a question; its first places are those of `starts`, each to be reached. Made in steps of some milliseconds. */
export function* makingAutomaton({ must, mustNot }: TextQuestion): Generator<void, Automaton> {
  const all = [
    ...must.flatMap((patterns, set) => patterns.map((pattern) => ({ pattern, set }))),
    ...mustNot.map((pattern) => ({ pattern, set: -1 })),
  ];
  const size = all.reduce((sum, { pattern }) => sum + pattern.steps.length + 1, 0);
  const kinds = new Uint8Array(size);
  const codes = new Uint32Array(size);
  const otherForms = new Uint32Array(size);
  const ignoresCase = new Uint8Array(size);
  const setAt = new Int32Array(size);
  const starts: number[] = [];
  const variables: string[] = [];
  const numberOf = (variable: string): number => {
    const known = variables.indexOf(variable);
    return firstVariable + (known < 0 ? variables.push(variable) - 1 : known);
  };
  let place = 0;
  let paused = 0;
  for (const { pattern, set } of all) {
    if (place - paused >= placesOfStep) {
      paused = place;
      yield;
    }
    starts.push(place);
    for (const step of [...pattern.steps, undefined]) {
      setAt[place] = set;
      ignoresCase[place] = pattern.ignoresCase ? 1 : 0;
      if (step?.kind === 'letter') {
        const { letter } = step;
        const isText = isVariable(letter);
        kinds[place] = isText && set > 0 ? stepKinds.many : stepKinds.letter;
        // What is not read exactly takes its own variables for any text.
        if (isText && set > 0) codes[place] = classBits.any;
        else if (isText) {
          // The value in any case is a letter of its own, which what is compared with regard to case does not match.
          codes[place] = numberOf(pattern.ignoresCase ? `${letter} in any case` : letter);
          if (pattern.ignoresCase) otherForms[place] = numberOf(letter);
        } else {
          codes[place] = letter.charCodeAt(0);
          const capital = pattern.ignoresCase ? letter.toUpperCase() : letter;
          if (capital !== letter && capital.length === 1) otherForms[place] = capital.charCodeAt(0);
        }
      } else if (step !== undefined) {
        kinds[place] = stepKinds[step.kind];
        codes[place] = classBits[step.of];
      }
      place += 1;
    }
  }
  return {
    kinds,
    codes,
    others: otherForms,
    ignoresCase,
    setAt,
    starts,
    sets: must.length,
    metPlaces: new Uint32Array(size),
    metSets: new Uint32Array(must.length),
    step: 0,
  };
}

/** Adds a place and those behind the stars that follow it: a star may stand for nothing. */
export function reach({ kinds, metPlaces, step }: Automaton, place: number, into: number[]): void {
  for (let at = place; metPlaces[at] !== step; at += 1) {
    metPlaces[at] = step;
    into.push(at);
    if (kinds[at] !== stepKinds.many) return;
  }
}

/** Adds every later place of the same pattern: any text at all may have been read. */
function reachAll({ kinds, metPlaces, step }: Automaton, place: number, into: number[]): void {
  for (let at = place; ; at += 1) {
    if (metPlaces[at] !== step) {
      metPlaces[at] = step;
      into.push(at);
    }
    if (kinds[at] === stepKinds.end) return;
  }
}

const lowerCaseOf = (letter: number): number => {
  if (letter >= firstVariable) return letter;
  const lower = String.fromCharCode(letter).toLowerCase();
  return lower.length === 1 ? lower.charCodeAt(0) : letter;
};

/** The places to which a letter leads from others, ascending as those are. */
export function read(automaton: Automaton, places: readonly number[], letter: number): readonly number[] {
  automaton.step += 1;
  const { kinds, codes, others: otherForms, ignoresCase, setAt } = automaton;
  const isText = letter >= firstVariable;
  const lower = lowerCaseOf(letter);
  const bits = isText ? classBits.any : classesOf(letter);
  const into: number[] = [];
  for (const place of places) {
    const kind = kinds[place];
    const code = codes[place] ?? 0;
    if (isText && (setAt[place] ?? 0) > 0) reachAll(automaton, place, into);
    else if (kind === stepKinds.letter) {
      const fits =
        ignoresCase[place] === 1 ? code === lower || otherForms[place] === letter : code === letter;
      if (fits) reach(automaton, place + 1, into);
    } else if (kind === stepKinds.many) {
      if ((bits & code) !== 0) reach(automaton, place, into);
    } else if (kind === stepKinds.one && !isText && (bits & code) !== 0) reach(automaton, place + 1, into);
  }
  const isAscending = into.every((place, at) => at === 0 || (into[at - 1] ?? 0) < place);
  return isAscending ? into : into.sort((a, b) => a - b);
}

/** The letters that places of a set spell, or those of every set; a variable that is not read exactly is none. */
function spelledAt(
  automaton: Automaton,
  places: readonly number[],
  set: number | undefined,
): readonly number[] {
  const { kinds, codes, others: otherForms, setAt } = automaton;
  const letters: number[] = [];
  for (const place of places) {
    const code = codes[place] ?? 0;
    if (kinds[place] !== stepKinds.letter || (set !== undefined && setAt[place] !== set)) continue;
    if (code >= firstVariable && setAt[place] !== 0) continue;
    if (!letters.includes(code)) letters.push(code);
    const capital = code < firstVariable ? (otherForms[place] ?? 0) : 0;
    if (capital !== 0 && !letters.includes(capital)) letters.push(capital);
  }
  return letters;
}

/** The first `must` set of which all that is left is spelled; undefined when there is none. */
function spelledSet(automaton: Automaton, places: readonly number[]): number | undefined {
  automaton.step += 1;
  const { kinds, setAt, metSets, step } = automaton;
  // Places of a set stand together.
  let spelled: number | undefined;
  for (const place of places) {
    const set = setAt[place] ?? -1;
    if (set < 0 || kinds[place] === stepKinds.end) continue;
    if (kinds[place] !== stepKinds.letter) {
      metSets[set] = step;
      if (spelled === set) spelled = undefined;
    } else if (spelled === undefined && metSets[set] !== step) spelled = set;
    else if (spelled !== undefined && spelled !== set) return spelled;
  }
  return spelled;
}

/**
 * Letters that may lead to different states: one of each class that nothing here spells, and those that are spelled.
 * Where all that is left of a `must` set is spelled, any other letter would end it, so only its letters are tried.
 */
export function lettersFrom(automaton: Automaton, places: readonly number[]): readonly number[] {
  const closed = spelledSet(automaton, places);
  // Whatever a variable of the first set stands for may be read by the others.
  if (
    closed !== undefined &&
    !places.some((place) => automaton.setAt[place] === 0 && isText(automaton, place))
  )
    return spelledAt(automaton, places, closed);
  const spelled = spelledAt(automaton, places, undefined);
  const unspelled = others.flatMap(
    (candidates) => candidates.find((candidate) => !spelled.includes(candidate)) ?? [],
  );
  return [...unspelled, ...spelled];
}

/** Whether a place is a variable that is a letter. */
const isText = ({ kinds, codes }: Automaton, place: number): boolean =>
  kinds[place] === stepKinds.letter && (codes[place] ?? 0) >= firstVariable;

/** Whether the text that led here is one that is looked for. */
export function isFound(automaton: Automaton, places: readonly number[]): boolean {
  automaton.step += 1;
  const { kinds, setAt, metSets, step, sets } = automaton;
  let met = 0;
  for (const place of places) {
    if (kinds[place] !== stepKinds.end) continue;
    const set = setAt[place] ?? -1;
    if (set < 0) return false;
    if (metSets[set] !== step) met += 1;
    metSets[set] = step;
  }
  return met === sets;
}

/**
 * Whether some pattern of each `must` set may still match, and no `mustNot` pattern is in its last star, out of which
 * no text leads.
 */
export function isAlive(automaton: Automaton, places: readonly number[]): boolean {
  automaton.step += 1;
  const { kinds, codes, setAt, metSets, step, sets } = automaton;
  let alive = 0;
  for (const place of places) {
    const set = setAt[place] ?? -1;
    if (set >= 0) {
      if (metSets[set] !== step) alive += 1;
      metSets[set] = step;
    } else if (
      kinds[place] === stepKinds.many &&
      codes[place] === classBits.any &&
      kinds[place + 1] === stepKinds.end
    )
      return false;
  }
  return alive === sets;
}
