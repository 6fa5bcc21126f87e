/** What the semantics of policies was asked about the cart, and its answers (`proving.ts`). */
import type { Comparison } from '../../iam/semantics/compare.ts';
import type { DocumentExplanation } from '../../iam/semantics/explain.ts';

/** A question and its answer; null until that is there. */
export interface Proof<T> {
  readonly id: string;
  readonly answer: T | null;
}

/** What was asked of the semantics for the cart, and came back. */
export interface Proofs {
  readonly changes: Proof<Comparison> | null;
  /** An explanation for each document. */
  readonly words: Proof<readonly DocumentExplanation[]> | null;
}

/** Nothing was asked yet. */
export const noProofs: Proofs = { changes: null, words: null };
