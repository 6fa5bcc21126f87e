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
import { type KeyAnswer, solveKey } from './key-values.ts';
import { fillVariables, readVariable } from './text-pattern.ts';
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

const variableNames = (literals: readonly Literal[]): readonly string[] =>
  literals.flatMap(({ atom }) => variablesInAtom(atom).map((letter) => readVariable(letter).name));

/** The texts that tests name in full: what a variable may have to be. */
const textsIn = (literals: readonly Literal[]): readonly string[] =>
  literals.flatMap(({ atom: { set } }) =>
    set.family === 'text' || set.family === 'truth' ? set.patterns.flatMap(({ only }) => only ?? []) : [],
  );

function candidates(theory: Theory, nodes: ReadonlyMap<string, KeyNode>, name: string): readonly Given[] {
  const node = nodes.get(name);
  const domain = theory.domainOf(name);
  if (domain.given !== undefined) return [domain.given];
  const own = node === undefined ? undefined : solveKey(node.domain, node.literals, theory.budget);
  const solved: readonly Given[] = own?.kind === 'values' ? [own.values] : [];
  const named = [...nodes.values()].flatMap(({ literals }) => textsIn(literals));
  const texts = [someName, ...new Set(named)].map((text) => [text]);
  const absent: readonly Given[] = domain.mayBeAbsent ? ['absent'] : [];
  const lookupOf =
    (given: Given): Lookup =>
    (key) =>
      key === name ? given : 'unknown';
  return [...solved, ...texts, ...absent].filter((given) =>
    (node?.literals ?? []).every((literal) => holds(literal, lookupOf(given)) !== false),
  );
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
function complete(theory: Theory, nodes: readonly KeyNode[], chosen: Values): Witness | undefined {
  const values = new Map(chosen);
  const lookup: Lookup = (key) => values.get(key) ?? 'absent';
  for (const node of nodes) {
    if (values.has(node.key)) continue;
    const literals = node.literals.map(({ atom, holds: wanted }) => ({
      atom: filled(atom, lookup),
      holds: wanted,
    }));
    const found = given(solveKey(node.domain, literals, theory.budget));
    if (found === undefined) return undefined;
    values.set(node.key, found);
  }
  const agree = nodes.every(({ literals }) => literals.every((literal) => holds(literal, lookup) === true));
  if (!agree) return undefined;
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

/** A request for the assumptions; `none` does not occur where each key alone is possible, but for work left undone. */
export function witnessOf(theory: Theory, assumed: ReadonlyMap<string, KeyNode>): WitnessOutcome {
  // A request has a resource even where nothing is asked of it.
  const nodes = [...new Map([[resourceKey, rootOf(theory, resourceKey)], ...assumed]).values()];
  const opaque = nodes.flatMap(({ literals }) => literals).find(({ atom }) => atom.set.family === 'opaque');
  if (opaque?.atom.set.family === 'opaque') return { kind: 'unknown', because: opaque.atom.set.because };
  const names = [...new Set(nodes.flatMap(({ literals }) => variableNames(literals)))];
  const options = names.map((name) => [name, candidates(theory, assumed, name)] as const);
  for (const chosen of combinations(options)) {
    const witness = complete(theory, nodes, chosen);
    if (witness !== undefined) return { kind: 'witness', witness };
  }
  const because =
    names.length === 0
      ? 'the policies are too intricate to be compared exactly'
      : `it hangs on the value of ${names.join(', ')}`;
  return { kind: 'unknown', because };
}
