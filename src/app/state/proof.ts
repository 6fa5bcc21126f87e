/** What the semantics of policies was asked about the cart, and its answers (`proving.ts`, `deciding.ts`). */
import type { PolicyDocument } from '../../iam/document.ts';
import type { Target } from '../../iam/policy-kind.ts';
import type { Comparison } from '../../iam/semantics/compare.ts';
import type { DecisionAnswer, PolicyRequest } from '../../iam/semantics/decide.ts';
import type { DocumentExplanation } from '../../iam/semantics/explain.ts';

/** A question and its answer; null until that is there. */
export interface Proof<T> {
  readonly id: string;
  readonly answer: T | null;
}

/** What policies are asked about a request. */
export interface DecisionQuestion {
  readonly documents: readonly PolicyDocument[];
  /** What the policies are for. */
  readonly target: Target;
  readonly request: PolicyRequest;
}

/** The answer to a request, or that the work itself went wrong. */
export type Decided = DecisionAnswer | 'failed';

/** What was asked of the semantics for the cart, and came back. */
export interface Proofs {
  readonly changes: Proof<Comparison> | null;
  /** An explanation for each document. */
  readonly words: Proof<readonly DocumentExplanation[]> | null;
  /** What the policy decides about a request. */
  readonly decision: Proof<Decided> | null;
}

/** Nothing was asked yet. */
export const noProofs: Proofs = { changes: null, words: null, decision: null };
