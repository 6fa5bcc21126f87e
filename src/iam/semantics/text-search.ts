/**
 * Is there a text that matches one pattern of each of some sets, and none of others? If so, a short one.
 *
 * All patterns together are one non-deterministic automaton, whose places are the steps of every pattern one after
 * the other. It is made deterministic only where the search comes: a state is the set of places that a text
 * leads to, and says of each pattern whether it matches. Breadth first, so that the first text found is the shortest. At a
 * state only letters that some place spells, and one other of each class of characters, can lead to different states;
 * trying these is therefore exact, over all texts there are.
 *
 * The number of states may grow exponentially with the stars, so work is counted and beyond its bound the answer
 * is "unknown".
 *
 * **Variables.** A policy variable is a letter of its own: a text with that letter stands for the texts with any value
 * in its place. Of the `must` sets the first is read exactly: there the letter matches itself, so every text of the pattern
 * is had from one with letters. A further `must` set matches if it could for some value: whatever it holds
 * can come after the letter. A `mustNot` pattern matches only if it does for every value: the letter itself or a star.
 * So "none" is proved for all values of the variables; a text that has such a letter proves nothing, and is "unknown".
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

export type TextAnswer =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'none' }
  | { readonly kind: 'unknown' };

/** How much work may still be done, in places looked at; what is done is taken off. A million is about 50 ms. */
export interface Budget {
  left: number;
}

/** What one search may take of it. */
const mostOfOneSearch = 400_000;

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
const firstVariable = 0x10000;

const classBits: Readonly<Record<CharacterClass, number>> = { any: 1, field: 2, region: 4, digit: 8 };

const bitsOf = (character: string): number =>
  (['any', 'field', 'region', 'digit'] as const).reduce(
    (bits, of) => (isOfClass(character, of) ? bits | classBits[of] : bits),
    0,
  );
const asciiBits = Uint8Array.from({ length: 128 }, (_, code) => bitsOf(String.fromCharCode(code)));

/** The classes of a character; those beyond ASCII are all of the same. */
const classesOf = (letter: number): number => asciiBits[letter] ?? classBits.any | classBits.field;

/** All patterns one after the other, in arrays by place, so that a step of the search allocates next to nothing. */
interface Automaton {
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

function automatonOf({ must, mustNot }: TextQuestion): Automaton {
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
  for (const { pattern, set } of all) {
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
function reach({ kinds, metPlaces, step }: Automaton, place: number, into: number[]): void {
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
function read(automaton: Automaton, places: readonly number[], letter: number): readonly number[] {
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
function lettersFrom(automaton: Automaton, places: readonly number[]): readonly number[] {
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
function isFound(automaton: Automaton, places: readonly number[]): boolean {
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
function isAlive(automaton: Automaton, places: readonly number[]): boolean {
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

interface Visited {
  readonly places: readonly number[];
  readonly letter: number;
  readonly before: Visited | undefined;
}

function lettersTo(end: Visited): readonly number[] {
  const letters: number[] = [];
  for (let at: Visited | undefined = end; at?.before !== undefined; at = at.before) letters.push(at.letter);
  return letters.reverse();
}

/** A text that is the same for the same places only. */
const idOf = (places: readonly number[]): string =>
  places.length < 1_000 && (places.at(-1) ?? 0) < firstVariable
    ? String.fromCharCode(...places)
    : places.join(' ');

/** The letters with which every text begins that is looked for: those of a set of one pattern, up to its first wildcard. */
function leadOf({ must }: TextQuestion): string {
  // A variable that is a letter may stand for the beginning of what another set spells.
  const isLetter = must[0]?.some(({ variables }) => variables.length > 0) === true;
  let lead = '';
  for (const [pattern, ...more] of isLetter ? must.slice(0, 1) : must) {
    if (pattern === undefined || more.length > 0 || pattern.ignoresCase) continue;
    const wildcard = pattern.steps.findIndex((step) => step.kind !== 'letter' || isVariable(step.letter));
    const letters = wildcard < 0 ? pattern.steps : pattern.steps.slice(0, wildcard);
    if (letters.length > lead.length)
      lead = letters.map((step) => (step.kind === 'letter' ? step.letter : '')).join('');
  }
  return lead;
}

/** A shortest text that is asked for; `unknown` when the budget ends before, or when it hangs on a variable. */
export function searchText(question: TextQuestion, budget: Budget): TextAnswer {
  const least = Math.max(0, budget.left - mostOfOneSearch);
  const automaton = automatonOf(question);
  automaton.step += 1;
  const start: number[] = [];
  for (const place of automaton.starts) reach(automaton, place, start);
  let places: readonly number[] = start.sort((a, b) => a - b);
  const lead = leadOf(question);
  for (let at = 0; at < lead.length && places.length > 0; at += 1) {
    budget.left -= places.length;
    places = read(automaton, places, lead.charCodeAt(at));
  }
  const first: Visited = { places, letter: 0, before: undefined };
  const queue: Visited[] = isAlive(automaton, first.places) ? [first] : [];
  const seen = new Set<string>([idOf(first.places)]);
  let hangsOnVariable = false;
  for (let at = 0; at < queue.length; at += 1) {
    const state = queue[at];
    if (state === undefined) break;
    if (isFound(automaton, state.places)) {
      const letters = lettersTo(state);
      if (letters.every((letter) => letter < firstVariable))
        return { kind: 'text', text: lead + letters.map((letter) => String.fromCharCode(letter)).join('') };
      hangsOnVariable = true;
    }
    for (const letter of lettersFrom(automaton, state.places)) {
      budget.left -= state.places.length;
      if (budget.left <= least) return { kind: 'unknown' };
      const next = read(automaton, state.places, letter);
      if (!isAlive(automaton, next)) continue;
      const id = idOf(next);
      if (seen.has(id)) continue;
      seen.add(id);
      queue.push({ places: next, letter, before: state });
    }
  }
  return { kind: hangsOnVariable ? 'unknown' : 'none' };
}

/** Whether a pattern without variables matches a text. */
export function matchesText(pattern: TextPattern, text: string): boolean {
  if (pattern.only !== undefined) return pattern.only === text;
  const own = pattern.ignoresCase ? text.toLowerCase() : text;
  const { steps } = pattern;
  let place = 0;
  let star = -1;
  let resume = 0;
  for (let at = 0; at < own.length; ) {
    const step = steps[place];
    const character = own[at] ?? '';
    if (step?.kind === 'many') {
      star = place++;
      resume = at;
    } else if (
      step !== undefined &&
      (step.kind === 'one' ? isOfClass(character, step.of) : step.letter === character)
    ) {
      place += 1;
      at += 1;
    } else {
      const back = steps[star];
      // What the star is to take over must be of its class; one that cannot grow ends the matching of all before it.
      if (back?.kind !== 'many' || !isOfClass(own[resume] ?? '', back.of)) return false;
      resume += 1;
      at = resume;
      place = star + 1;
    }
  }
  while (steps[place]?.kind === 'many') place += 1;
  return place === steps.length;
}
