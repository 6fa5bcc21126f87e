/**
 * Is there a request for which a formula holds? A backtracking search (DPLL over formulas in negation normal form,
 * modulo the theory of the keys): assume what must hold, strike alternatives that contradict it, assume what is left
 * alone, else try the alternatives of the smallest choice one after the other. A contradiction is one key's that can
 * have no value for what is assumed of it (`key-values.ts`).
 *
 * When all choices are met, every key is given a value (`witness.ts`), so "yes" always comes with a request. "No" is
 * proved. The problem is NP-complete in the number of choices; both the choices tried and the work of the text searches
 * are bounded, and beyond the bound the answer is "unknown". What the bound allows is seconds, so the search pauses as often
 * as some milliseconds of work are done.
 */
import { memo } from '../../text/memo.ts';
import type { Literal } from './constraint.ts';
import { type Formula, literalsOf, not } from './formula.ts';
import { assume, type KeyNode, provingPossible, rootOf, type Theory } from './theory.ts';
import { findingWitness, type Witness } from './witness.ts';

/** Whether a request meets the formulas, with one that does; or why that is not known. */
export type Satisfied =
  | { readonly kind: 'no' }
  | { readonly kind: 'yes'; readonly witness: Witness }
  | { readonly kind: 'unknown'; readonly because: string };

/** Why an answer was not worked out to its end. */
export const tooIntricate = 'the policies are too intricate to be compared exactly';

/** Choices after which a search gives up: typical policies need fewer than ten. */
const mostChoices = 5_000;

type Choice = Extract<Formula, { readonly kind: 'any' }>;
type Nodes = ReadonlyMap<string, KeyNode>;

/** Work between two pauses, in the unit of the budget: some milliseconds. */
const workOfStep = 30_000;

/** What is assumed, and which choices are open. */
interface State {
  readonly nodes: Map<string, KeyNode>;
  readonly open: Choice[];
}

interface Search {
  readonly theory: Theory;
  choices: number;
  /** Why a branch was left undecided. */
  because: string | undefined;
  /** What was left at the last pause, less the work that is counted aside. */
  paused: number;
}

const leftOf = ({ budget }: Theory): number => budget.left - (budget.aside ?? 0);

/** Whether so much has been done that it is time for a pause. */
function isTimeToPause(run: Search): boolean {
  const left = leftOf(run.theory);
  if (run.paused - left < workOfStep) return false;
  run.paused = left;
  return true;
}

const keysIn = memo(
  (formula: Formula): ReadonlySet<string> => new Set(literalsOf(formula).map(({ atom }) => atom.key)),
);

const nodeOf = (theory: Theory, nodes: Nodes, { atom }: Literal): KeyNode =>
  nodes.get(atom.key) ?? rootOf(theory, atom.key);

type Status = 'holds' | 'fails' | 'open';

function* statusOf(theory: Theory, nodes: Nodes, formula: Formula): Generator<void, Status> {
  if (formula.kind === 'literal') {
    const { literal } = formula;
    const node = nodeOf(theory, nodes, literal);
    if (!(yield* provingPossible(theory, assume(theory, node, literal)))) return 'fails';
    const opposite = { atom: literal.atom, holds: !literal.holds };
    return (yield* provingPossible(theory, assume(theory, node, opposite))) ? 'open' : 'holds';
  }
  const [decided, otherwise] =
    formula.kind === 'any' ? (['holds', 'fails'] as const) : (['fails', 'holds'] as const);
  let open = false;
  for (const part of formula.of) {
    const status = yield* statusOf(theory, nodes, part);
    if (status === decided) return decided;
    if (status === 'open') open = true;
  }
  return open ? 'open' : otherwise;
}

/** Assumes a formula; false when that contradicts what is assumed already. Keys of which more is known are noted. */
function* accept(
  theory: Theory,
  state: State,
  formula: Formula,
  changed: Set<string>,
): Generator<void, boolean> {
  switch (formula.kind) {
    case 'all':
      return yield* acceptAll(theory, state, formula.of, changed);
    case 'any':
      state.open.push(formula);
      for (const key of keysIn(formula)) changed.add(key);
      return true;
    case 'literal': {
      const before = nodeOf(theory, state.nodes, formula.literal);
      const after = assume(theory, before, formula.literal);
      if (!(yield* provingPossible(theory, after))) return false;
      if (after !== before) changed.add(after.key);
      state.nodes.set(after.key, after);
      return true;
    }
  }
}

/** Assumes formulas one after the other, until one contradicts. */
function* acceptAll(
  theory: Theory,
  state: State,
  formulas: readonly Formula[],
  changed: Set<string>,
): Generator<void, boolean> {
  for (const formula of formulas) if (!(yield* accept(theory, state, formula, changed))) return false;
  return true;
}

/** The alternatives that are still open; `holds` as soon as one of them holds anyway. */
function* openParts(
  run: Search,
  nodes: Nodes,
  choice: Choice,
): Generator<void, readonly Formula[] | 'holds'> {
  const open: Formula[] = [];
  for (const part of choice.of) {
    if (isTimeToPause(run)) yield;
    const status = yield* statusOf(run.theory, nodes, part);
    if (status === 'holds') return 'holds';
    if (status === 'open') open.push(part);
  }
  return open;
}

/** Strikes what cannot be and assumes what must be, until nothing changes; false on a contradiction. */
function* propagate(run: Search, state: State, first: Set<string>): Generator<void, boolean> {
  let changed = first;
  while (changed.size > 0) {
    const next = new Set<string>();
    const choices = state.open.splice(0);
    for (const choice of choices) {
      const touched =
        choice.of.length < 2 || [...keysIn(choice)].some((key) => changed.has(key) || next.has(key));
      if (!touched) {
        state.open.push(choice);
        continue;
      }
      const left = yield* openParts(run, state.nodes, choice);
      if (left === 'holds') continue;
      const [only, ...more] = left;
      if (only === undefined) return false;
      if (more.length > 0)
        state.open.push(left.length === choice.of.length ? choice : { kind: 'any', of: left });
      else if (!(yield* accept(run.theory, state, only, next))) return false;
    }
    changed = next;
  }
  return true;
}

function* search(run: Search, state: State, changed: Set<string>): Generator<void, Witness | undefined> {
  const { theory } = run;
  if (theory.budget.left <= 0) run.because = tooIntricate;
  if (run.because === tooIntricate || !(yield* propagate(run, state, changed))) return undefined;
  const [first, ...rest] = [...state.open].sort((a, b) => a.of.length - b.of.length);
  if (first === undefined) {
    const found = yield* findingWitness(theory, state.nodes);
    if (found.kind === 'witness') return found.witness;
    if (found.kind === 'unknown') run.because ??= found.because;
    return undefined;
  }
  // Once an alternative has been tried, the following need not be tried together with it.
  const tried: Formula[] = [];
  for (const alternative of first.of) {
    if (isTimeToPause(run)) yield;
    run.choices += 1;
    if (run.choices > mostChoices || theory.budget.left <= 0) {
      run.because = tooIntricate;
      return undefined;
    }
    const next: State = { nodes: new Map(state.nodes), open: [...rest] };
    const touched = new Set<string>();
    const fits = yield* acceptAll(theory, next, [...tried, alternative], touched);
    const witness = fits ? yield* search(run, next, touched) : undefined;
    if (witness !== undefined) return witness;
    if (alternative.kind === 'literal') tried.push(not(alternative));
  }
  return undefined;
}

/** Whether a request exists for which all the formulas hold: in steps of some milliseconds. */
export function* satisfying(theory: Theory, formulas: readonly Formula[]): Generator<void, Satisfied> {
  const run: Search = { theory, choices: 0, because: undefined, paused: leftOf(theory) };
  const state: State = { nodes: new Map(), open: [] };
  const changed = new Set<string>();
  const fits = yield* acceptAll(theory, state, formulas, changed);
  const witness = fits ? yield* search(run, state, changed) : undefined;
  if (witness !== undefined) return { kind: 'yes', witness };
  return run.because === undefined ? { kind: 'no' } : { kind: 'unknown', because: run.because };
}
