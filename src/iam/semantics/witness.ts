/**
 * From assumptions that no key alone contradicts to a request: a value for every key of which something is assumed.
 *
 * Without policy variables the keys are independent, and each has its value already. A variable ties the key that is tested
 * to the key that it names. Then the named keys get values first: those that their own assumptions give, none, a
 * name, and texts that stand in the tests; for each combination the variables are filled in and the rest is worked out
 * exactly. A request found that way is one. When none is found, there may be one for other values: the answer is
 * "unknown", never "no".
 */
import { type Atom, type Literal, resourceKey, variablesInAtom } from './constraint.ts';
import { type Given, holds, type Lookup, variableValue } from './evaluate.ts';
import { type KeyAnswer, solvingKey } from './key-values.ts';
import { fillVariables, readVariable } from './text-pattern.ts';
import { type Budget, workAside } from './text-search.ts';
import { type KeyNode, rootOf, type Theory } from './theory.ts';

/** A value, or several, for each key that matters; a key that is not named is absent. */
export type Witness = ReadonlyMap<string, readonly string[]>;

/** A request under some assumptions; that there is none; or why that is not known. */
export type WitnessOutcome =
  | { readonly kind: 'witness'; readonly witness: Witness }
  | { readonly kind: 'none' }
  | { readonly kind: 'unknown'; readonly because: string };

/** Combinations of values for variables that are tried. */
const mostCombinations = 64;
/** A value for a variable of which nothing is asked. */
const someName = 'alice';

type Values = ReadonlyMap<string, readonly string[] | 'absent'>;

/** Patterns that are looked at between two pauses: some milliseconds. */
const patternsOfStep = 4_000;

/** What looking at a pattern costs, in the unit of the budget: a search asks for a witness of each of its branches. */
const patternWork = 10;

/** How many patterns have been looked at since the last pause. */
interface Pace {
  readonly budget: Budget;
  looked: number;
}

/** Whether it is time for a pause, once the literals have been looked at. */
function isTimeToPause(pace: Pace, literals: readonly Literal[]): boolean {
  const patterns = literals.reduce((sum, { atom: { set } }) => {
    const several = set.family === 'text' || set.family === 'truth';
    return sum + (several ? set.patterns.length : 1);
  }, 0);
  workAside(pace.budget, patterns * patternWork);
  pace.looked += patterns;
  if (pace.looked < patternsOfStep) return false;
  pace.looked = 0;
  return true;
}

const variableNames = (literals: readonly Literal[]): readonly string[] =>
  literals.flatMap(({ atom }) => variablesInAtom(atom).map((letter) => readVariable(letter).name));

/** The texts that tests name in full: what a variable may have to be. */
const textsIn = (literals: readonly Literal[]): readonly string[] =>
  literals.flatMap(({ atom: { set } }) =>
    set.family === 'text' || set.family === 'truth' ? set.patterns.flatMap(({ only }) => only ?? []) : [],
  );

function* candidates(
  theory: Theory,
  nodes: ReadonlyMap<string, KeyNode>,
  name: string,
  pace: Pace,
): Generator<void, readonly Given[]> {
  const node = nodes.get(name);
  const domain = theory.domainOf(name);
  if (domain.given !== undefined) return [domain.given];
  const own = node === undefined ? undefined : yield* solvingKey(node.domain, node.literals, theory.budget);
  const solved: readonly Given[] = own?.kind === 'values' ? [own.values] : [];
  const named = [...nodes.values()].flatMap(({ literals }) => textsIn(literals));
  const texts = [someName, ...new Set(named)].map((text) => [text]);
  const absent: readonly Given[] = domain.mayBeAbsent ? ['absent'] : [];
  const lookupOf =
    (given: Given): Lookup =>
    (key) =>
      key === name ? given : 'unknown';
  const found: Given[] = [];
  const literals = node?.literals ?? [];
  for (const given of [...solved, ...texts, ...absent]) {
    if (literals.every((literal) => holds(literal, lookupOf(given)) !== false)) found.push(given);
    if (isTimeToPause(pace, literals)) yield;
  }
  return found;
}

/** An atom with the variables of its set filled in. */
function filled(atom: Atom, lookup: Lookup): Atom {
  const { set } = atom;
  if (set.family !== 'text' && set.family !== 'truth') return atom;
  const filling = (name: string): string | undefined => variableValue(lookup(name));
  const patterns = set.patterns.flatMap((pattern) => fillVariables(pattern, filling) ?? []);
  return { ...atom, set: { ...set, patterns } };
}

const given = (answer: KeyAnswer): readonly string[] | 'absent' | undefined => {
  if (answer.kind === 'values') return answer.values;
  return answer.kind === 'absent' ? 'absent' : undefined;
};

/** The values of all keys once those of the variables are chosen; undefined when they contradict. */
function* complete(
  theory: Theory,
  nodes: readonly KeyNode[],
  chosen: Values,
  pace: Pace,
): Generator<void, Witness | undefined> {
  const values = new Map(chosen);
  const lookup: Lookup = (key) => values.get(key) ?? 'absent';
  for (const node of nodes) {
    if (values.has(node.key)) continue;
    const literals: Literal[] = [];
    for (const literal of node.literals) {
      literals.push({ atom: filled(literal.atom, lookup), holds: literal.holds });
      if (isTimeToPause(pace, [literal])) yield;
    }
    const found = given(yield* solvingKey(node.domain, literals, theory.budget));
    if (found === undefined) return undefined;
    values.set(node.key, found);
  }
  for (const literal of nodes.flatMap(({ literals }) => literals)) {
    if (holds(literal, lookup) !== true) return undefined;
    if (isTimeToPause(pace, [literal])) yield;
  }
  const present = new Map<string, readonly string[]>();
  for (const [key, value] of values) if (value !== 'absent') present.set(key, value);
  return present;
}

function combinations(options: readonly (readonly [string, readonly Given[]])[]): readonly Values[] {
  let found: Map<string, readonly string[] | 'absent'>[] = [new Map()];
  for (const [name, values] of options) {
    const longer = found.flatMap((before) =>
      values.flatMap((value) => (value === 'unknown' ? [] : [new Map(before).set(name, value)])),
    );
    found = longer.slice(0, mostCombinations);
  }
  return found;
}

/** A request for the assumptions, in steps of some milliseconds; `none` does not occur where each key alone is possible, but for work left undone. */
export function* findingWitness(
  theory: Theory,
  assumed: ReadonlyMap<string, KeyNode>,
): Generator<void, WitnessOutcome> {
  // A request has a resource even where nothing is asked of it.
  const nodes = [...new Map([[resourceKey, rootOf(theory, resourceKey)], ...assumed]).values()];
  const opaque = nodes.flatMap(({ literals }) => literals).find(({ atom }) => atom.set.family === 'opaque');
  if (opaque?.atom.set.family === 'opaque') return { kind: 'unknown', because: opaque.atom.set.because };
  const names = [...new Set(nodes.flatMap(({ literals }) => variableNames(literals)))];
  const pace: Pace = { budget: theory.budget, looked: 0 };
  const options: (readonly [string, readonly Given[]])[] = [];
  for (const name of names) options.push([name, yield* candidates(theory, assumed, name, pace)]);
  for (const chosen of combinations(options)) {
    const witness = yield* complete(theory, nodes, chosen, pace);
    if (witness !== undefined) return { kind: 'witness', witness };
  }
  const because =
    names.length === 0
      ? 'the policies are too intricate to be compared exactly'
      : `it hangs on the value of ${names.join(', ')}`;
  return { kind: 'unknown', because };
}
