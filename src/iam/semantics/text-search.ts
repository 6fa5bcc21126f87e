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
import { type CharacterClass, isOfClass, type Step, type TextPattern } from './text-pattern.ts';

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

/** How much work may still be done, in places looked at; what is done is taken off. A million is about 100 ms. */
export interface Budget {
  left: number;
}

/** What one search may take of it. */
const mostOfOneSearch = 400_000;

/** Of each class a character that is in no smaller one, the readable first. */
const others: readonly (readonly [CharacterClass, string])[] = [
  ['region', 'xyzabcdefghijklmnopqrstuvw-'],
  ['digit', '1234567890'],
  ['field', 'XYZABCDEFGHIJKLMNOPQRSTUVW_./@=+,#%&~^|<>\u00e4\u00e5\u00e6\u00e7\u00e8'],
  ['any', ':'],
];

/** The letter for a variable's value in any case: what is compared with regard to case does not match it. */
const anyCaseOf = (variable: string): string => `${variable} in any case`;

interface Automaton {
  readonly steps: readonly (Step | undefined)[];
  /** Of each place the pattern that it belongs to. */
  readonly patternAt: readonly number[];
  readonly ignoresCase: readonly boolean[];
  /** Of each pattern the `must` set that it belongs to; -1 for `mustNot`. */
  readonly setOf: readonly number[];
  readonly starts: readonly number[];
  readonly sets: number;
}

function automatonOf({ must, mustNot }: TextQuestion): Automaton {
  const steps: (Step | undefined)[] = [];
  const patternAt: number[] = [];
  const ignoresCase: boolean[] = [];
  const setOf: number[] = [];
  const starts: number[] = [];
  const add = (pattern: TextPattern, set: number): void => {
    const index = setOf.push(set) - 1;
    ignoresCase.push(pattern.ignoresCase);
    starts.push(steps.length);
    for (const step of [...pattern.steps, undefined]) {
      // What is not read exactly takes its own variables for any text.
      const anyText = set > 0 && step?.kind === 'letter' && isVariable(step.letter);
      steps.push(anyText ? { kind: 'many', of: 'any' } : step);
      patternAt.push(index);
    }
  };
  for (const [set, patterns] of must.entries()) for (const pattern of patterns) add(pattern, set);
  for (const pattern of mustNot) add(pattern, -1);
  return { steps, patternAt, ignoresCase, setOf, starts, sets: must.length };
}

/** Adds a place and those behind the stars that follow it: a star may stand for nothing. */
function reach(automaton: Automaton, place: number, into: Set<number>): void {
  for (let at = place; !into.has(at); at += 1) {
    into.add(at);
    if (automaton.steps[at]?.kind !== 'many') return;
  }
}

/** Adds every later place of the same pattern: any text at all may have been read. */
function reachAll(automaton: Automaton, place: number, into: Set<number>): void {
  for (let at = place; ; at += 1) {
    into.add(at);
    if (automaton.steps[at] === undefined) return;
  }
}

function readLetter(automaton: Automaton, place: number, letter: string, into: Set<number>): void {
  const step = automaton.steps[place];
  const pattern = automaton.patternAt[place] ?? 0;
  if (isVariable(letter) && (automaton.setOf[pattern] ?? 0) > 0) {
    reachAll(automaton, place, into);
    return;
  }
  if (step === undefined) return;
  if (step.kind === 'letter') {
    const own = automaton.ignoresCase[pattern] === true;
    const same = own && !isVariable(letter) ? letter.toLowerCase() : letter;
    const fits = step.letter === same || (own && isVariable(letter) && anyCaseOf(step.letter) === letter);
    if (fits) reach(automaton, place + 1, into);
    return;
  }
  const fits = isVariable(letter) ? step.kind === 'many' && step.of === 'any' : isOfClass(letter, step.of);
  if (fits) reach(automaton, step.kind === 'many' ? place : place + 1, into);
}

/** The letters that a place spells, as they are tried; none for a wildcard, or a variable that is not read exactly. */
function spelledAt({ steps, patternAt, setOf, ignoresCase }: Automaton, place: number): readonly string[] {
  const step = steps[place];
  if (step?.kind !== 'letter') return [];
  const pattern = patternAt[place] ?? 0;
  const inAnyCase = ignoresCase[pattern] === true;
  if (isVariable(step.letter)) {
    if (setOf[pattern] !== 0) return [];
    return [inAnyCase ? anyCaseOf(step.letter) : step.letter];
  }
  const capital = inAnyCase ? step.letter.toUpperCase() : step.letter;
  return capital === step.letter || capital.length > 1 ? [step.letter] : [step.letter, capital];
}

/**
 * Letters that may lead to different states: one of each class that nothing here spells, and those that are spelled.
 * Where all that is left of a `must` set is spelled, any other letter would end it, so only its letters are tried.
 */
function lettersFrom(automaton: Automaton, places: readonly number[]): readonly string[] {
  const spelled = new Set<string>();
  const open = new Set<number>();
  const bySet = new Map<number, Set<string>>();
  for (const place of places) {
    const step = automaton.steps[place];
    const set = automaton.setOf[automaton.patternAt[place] ?? 0] ?? -1;
    const letters = spelledAt(automaton, place);
    for (const letter of letters) spelled.add(letter);
    if (step === undefined || set < 0) continue;
    if (step.kind !== 'letter') open.add(set);
    const known = bySet.get(set) ?? new Set();
    for (const letter of letters) known.add(letter);
    bySet.set(set, known);
  }
  // Whatever a variable of the first set stands for may be read by the others.
  for (const [set, letters] of bySet)
    if (!open.has(set) && ![...spelled].some(isVariable)) return [...letters];
  const unspelled = others.flatMap(
    ([, candidates]) => [...candidates].find((candidate) => !spelled.has(candidate)) ?? [],
  );
  return [...unspelled, ...spelled];
}

/** Whether the text that led here is one that is looked for. */
function isFound(automaton: Automaton, places: readonly number[]): boolean {
  const met = new Set<number>();
  for (const place of places) {
    if (automaton.steps[place] !== undefined) continue;
    const set = automaton.setOf[automaton.patternAt[place] ?? 0] ?? -1;
    if (set < 0) return false;
    met.add(set);
  }
  return met.size === automaton.sets;
}

/**
 * Whether some pattern of each `must` set may still match, and no `mustNot` pattern is in its last star, out of which
 * no text leads.
 */
function isAlive({ steps, patternAt, setOf, sets }: Automaton, places: readonly number[]): boolean {
  const alive = new Set<number>();
  for (const place of places) {
    const set = setOf[patternAt[place] ?? 0] ?? -1;
    if (set >= 0) alive.add(set);
    else {
      const step = steps[place];
      if (step?.kind === 'many' && step.of === 'any' && steps[place + 1] === undefined) return false;
    }
  }
  return alive.size === sets;
}

interface Visited {
  readonly places: readonly number[];
  readonly letter: string;
  readonly before: Visited | undefined;
}

function textOf(end: Visited): readonly string[] {
  const letters: string[] = [];
  for (let at: Visited | undefined = end; at !== undefined; at = at.before) letters.unshift(at.letter);
  return letters;
}

/** A shortest text that is asked for; `unknown` when the budget ends before, or when it hangs on a variable. */
export function searchText(question: TextQuestion, budget: Budget): TextAnswer {
  const least = Math.max(0, budget.left - mostOfOneSearch);
  const automaton = automatonOf(question);
  const start = new Set<number>();
  for (const place of automaton.starts) reach(automaton, place, start);
  const first: Visited = { places: [...start].sort((a, b) => a - b), letter: '', before: undefined };
  const queue: Visited[] = isAlive(automaton, first.places) ? [first] : [];
  const seen = new Set<string>([first.places.join(' ')]);
  let hangsOnVariable = false;
  for (let next = 0; next < queue.length; next += 1) {
    const state = queue[next];
    if (state === undefined) break;
    if (isFound(automaton, state.places)) {
      const letters = textOf(state);
      if (!letters.some(isVariable)) return { kind: 'text', text: letters.join('') };
      hangsOnVariable = true;
    }
    for (const letter of lettersFrom(automaton, state.places)) {
      budget.left -= state.places.length;
      if (budget.left <= least) return { kind: 'unknown' };
      const into = new Set<number>();
      for (const place of state.places) readLetter(automaton, place, letter, into);
      const places = [...into].sort((a, b) => a - b);
      if (!isAlive(automaton, places)) continue;
      const key = places.join(' ');
      if (seen.has(key)) continue;
      seen.add(key);
      queue.push({ places, letter, before: state });
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
