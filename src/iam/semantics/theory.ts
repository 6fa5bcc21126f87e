/**
 * What is known of the keys while a formula is worked on: for each key the literals assumed so far, and whether the key
 * can have values for them.
 *
 * Assumptions about a key form a tree, a branch for each further literal. A node remembers its answer, so that the same
 * assumptions met again, in another branch of the search or for another action, cost a look into a map.
 */
import type { Literal } from './constraint.ts';
import { holds } from './evaluate.ts';
import { hangsOnVariables, type KeyAnswer, type KeyDomain, solvingKey } from './key-values.ts';
import type { Budget } from './text-search.ts';

/** The literals assumed of one key. */
export interface KeyNode {
  readonly key: string;
  readonly domain: KeyDomain;
  /** The node with one literal less. */
  readonly before: KeyNode | undefined;
  readonly literals: readonly Literal[];
  readonly numbers: ReadonlySet<number>;
  readonly next: Map<number, KeyNode>;
  readonly hangsOnVariables: boolean;
  answer: KeyAnswer | undefined;
}

/** What is assumed of the keys so far, and what each of them may be. */
export interface Theory {
  readonly domainOf: (key: string) => KeyDomain;
  readonly roots: Map<string, KeyNode>;
  /** The one key that has a domain of its own here; what is known of the others is shared. */
  readonly own: KeyNode | undefined;
  readonly numbers: Map<string, number>;
  readonly budget: Budget;
}

/** A theory in which nothing is assumed. */
export function theoryOf(domainOf: (key: string) => KeyDomain, budget: Budget): Theory {
  return {
    domainOf,
    roots: new Map(),
    own: undefined,
    numbers: new Map(),
    budget,
  };
}

const emptyNode = (key: string, domain: KeyDomain): KeyNode => ({
  key,
  domain,
  before: undefined,
  literals: [],
  numbers: new Set(),
  next: new Map(),
  hangsOnVariables: false,
  answer: undefined,
});

/** The same theory, its memory shared, in which one key has another domain. */
export function withDomain(theory: Theory, key: string, domain: KeyDomain): Theory {
  return {
    ...theory,
    own: emptyNode(key, domain),
    domainOf: (each) => (each === key ? domain : theory.domainOf(each)),
  };
}

/** The node in which nothing is assumed of the key. */
export function rootOf({ own, roots, domainOf }: Theory, key: string): KeyNode {
  if (own?.key === key) return own;
  const known = roots.get(key);
  if (known !== undefined) return known;
  const root = emptyNode(key, domainOf(key));
  roots.set(key, root);
  return root;
}

/** Even for a literal, odd for its opposite. */
function numberOf({ numbers }: Theory, { atom, holds }: Literal): number {
  let number = numbers.get(atom.id);
  if (number === undefined) {
    number = numbers.size * 2;
    numbers.set(atom.id, number);
  }
  return holds ? number : number + 1;
}

/** The node with one literal more. */
export function assume(theory: Theory, node: KeyNode, literal: Literal): KeyNode {
  const number = numberOf(theory, literal);
  if (node.numbers.has(number)) return node;
  const known = node.next.get(number);
  if (known !== undefined) return known;
  const literals = [...node.literals, literal];
  const next: KeyNode = {
    key: node.key,
    domain: node.domain,
    before: node,
    literals,
    numbers: new Set(node.numbers).add(number),
    next: new Map(),
    hangsOnVariables: hangsOnVariables(literals),
    answer: node.numbers.has(number ^ 1) ? { kind: 'none' } : undefined,
  };
  node.next.set(number, next);
  return next;
}

/** What the key had without the last literal, where that still does. */
function inherited({ before, key, literals }: KeyNode): KeyAnswer | undefined {
  const answer = before?.answer;
  const last = literals.at(-1);
  if (answer === undefined || last === undefined || answer.kind === 'none') return answer;
  if (answer.kind === 'unknown') return undefined;
  const given = answer.kind === 'absent' ? 'absent' : answer.values;
  return holds(last, (each) => (each === key ? given : 'unknown')) === true ? answer : undefined;
}

/** What a node costs, in the unit of the searches' budget. */
const nodeWork = 40;

/** What the key may have under the assumptions. */
function* answering(theory: Theory, node: KeyNode): Generator<void, KeyAnswer> {
  if (node.answer !== undefined) return node.answer;
  theory.budget.left -= nodeWork;
  node.answer = inherited(node) ?? (yield* solvingKey(node.domain, node.literals, theory.budget));
  return node.answer;
}

/** Whether the assumptions are not known to contradict each other: worked out in steps of some milliseconds. */
export function* provingPossible(theory: Theory, node: KeyNode): Generator<void, boolean> {
  return (yield* answering(theory, node)).kind !== 'none';
}
