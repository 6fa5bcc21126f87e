/**
 * What the semantics of policies has to say of the cart: what its changes gain and lose, and the policy in words. Both may
 * take longer than a key may wait, so they are asked for as effects, worked out while no key comes, and come back as
 * actions; until then there is no answer. What is asked is named by its text, so that an answer that comes too late
 * for the cart is told from one that fits.
 */
import type { Comparison } from '../../iam/semantics/compare.ts';
import type { DocumentExplanation } from '../../iam/semantics/explain.ts';
import type { AppEffect } from './effect.ts';
import { assemblyOf, documentsOf, textOfDocuments as textOf } from './policy.ts';
import type { State } from './state.ts';
import type { Step } from './step.ts';

/** What an answer hangs on besides the policies: the services that are at hand. */
const factsId = ({ catalog }: State): string => String(catalog.completeServices.size);

const wordsId = (state: State): string => `${factsId(state)}\n${textOf(assemblyOf(state).documents)}`;

const changesId = (state: State): string =>
  `${factsId(state)}\n${textOf(documentsOf(state, state.baseline.work))}\n${textOf(assemblyOf(state).documents)}`;

const isAsWritten = (state: State): boolean =>
  textOf(documentsOf(state, state.baseline.work)) === textOf(assemblyOf(state).documents);

/** What changed: nothing that is written, what it gains and loses, or null while that is worked out. */
export function changesOf(state: State): Comparison | 'unchanged' | null {
  if (isAsWritten(state)) return 'unchanged';
  const { changes } = state.proofs;
  return changes !== null && changes.id === changesId(state) ? changes.answer : null;
}

/** The policy in words, a document each; null while they are worked out. */
export function wordsOf(state: State): readonly DocumentExplanation[] | null {
  const { words } = state.proofs;
  return words !== null && words.id === wordsId(state) ? words.answer : null;
}

/** Characters of a policy whose answers take some milliseconds: the largest that a managed one may have. */
const short = 6_144;

/** Whether the cart may be looked at next: of a short policy the answers are to be there by then. */
const isNextToCart = (state: State, before: State): boolean =>
  state.cart.present !== before.cart.present && textOf(assemblyOf(state).documents).length <= short;

/**
 * Asks for what the Cart screen shows and is not asked for yet; the words only where `wanted` names them. On another
 * screen it asks when the cart changes.
 */
export function askForProofs({ state, effects }: Step, before: State, wanted: 'words too' | 'changes'): Step {
  if (state.screen !== 'cart' && !isNextToCart(state, before)) return { state, effects };
  const { proofs } = state;
  let { changes, words } = proofs;
  const asked: AppEffect[] = [];
  const documents = assemblyOf(state).documents;
  if (!isAsWritten(state) && changes?.id !== changesId(state)) {
    changes = { id: changesId(state), answer: null };
    asked.push({
      kind: 'compare',
      id: changes.id,
      before: documentsOf(state, state.baseline.work),
      after: documents,
    });
  }
  if (wanted === 'words too' && words?.id !== wordsId(state)) {
    words = { id: wordsId(state), answer: null };
    asked.push({ kind: 'explain', id: words.id, documents });
  }
  return asked.length === 0
    ? { state, effects }
    : { state: { ...state, proofs: { ...proofs, changes, words } }, effects: [...effects, ...asked] };
}

/** Takes an answer, unless something else is asked by now. */
export function takeChanges(state: State, id: string, answer: Comparison): State {
  return state.proofs.changes?.id === id
    ? { ...state, proofs: { ...state.proofs, changes: { id, answer } } }
    : state;
}

/** Takes an answer, unless something else is asked by now. */
export function takeWords(state: State, id: string, answer: readonly DocumentExplanation[]): State {
  return state.proofs.words?.id === id
    ? { ...state, proofs: { ...state.proofs, words: { id, answer } } }
    : state;
}
