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
import { finish } from '../../text/steps.ts';
import { isVariable } from '../token.ts';
import {
  firstVariable,
  isAlive,
  isFound,
  lettersFrom,
  makingAutomaton,
  reach,
  read,
  type TextQuestion,
} from './text-automaton.ts';
import { isOfClass, type TextPattern } from './text-pattern.ts';

/** A text that lies in some patterns and outside others; that there is none; or that it is not known. */
export type TextAnswer =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'none' }
  | { readonly kind: 'unknown' };

/** How much work may still be done, in places looked at; what is done is taken off. A million is about 50 ms. */
export interface Budget {
  left: number;
  /** Work that nothing is taken off for, as it has its own bound: counted for pauses alone, in the same unit. */
  aside?: number;
}

/** Counts work for the pauses. */
export function workAside(budget: Budget, work: number): void {
  budget.aside = (budget.aside ?? 0) + work;
}

/** What one search may take of it. */
const mostOfOneSearch = 400_000;

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

/** Work between two pauses: some milliseconds. */
const workOfStep = 50_000;

/** A shortest text that is asked for; `unknown` when the budget ends before, or when it hangs on a variable. */
export function searchText(question: TextQuestion, budget: Budget): TextAnswer {
  return finish(searchingText(question, budget));
}

/** The same in steps of some milliseconds. */
export function* searchingText(question: TextQuestion, budget: Budget): Generator<void, TextAnswer> {
  const least = Math.max(0, budget.left - mostOfOneSearch);
  const automaton = yield* makingAutomaton(question);
  workAside(budget, automaton.kinds.length);
  automaton.step += 1;
  const start: number[] = [];
  for (const place of automaton.starts) reach(automaton, place, start);
  let places: readonly number[] = start.sort((a, b) => a - b);
  const lead = leadOf(question);
  let paused = budget.left;
  for (let at = 0; at < lead.length && places.length > 0; at += 1) {
    if (paused - budget.left >= workOfStep) {
      paused = budget.left;
      yield;
    }
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
      if (paused - budget.left >= workOfStep) {
        paused = budget.left;
        yield;
      }
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
