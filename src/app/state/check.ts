/** What was asked about a long policy, and what came of it (`checking.ts`). */
import type { Catalog } from '../../catalog/model.ts';
import type { Target } from '../../iam/policy-kind.ts';
import type { Cart, Defaults } from '../../policy/cart-model.ts';
import type { Finding } from '../../policy/finding.ts';

/** The cart that is checked, and what else decides its policy. */
export interface CheckQuestion {
  readonly cart: Cart;
  readonly catalog: Catalog;
  readonly defaults: Defaults;
  readonly target: Target;
}

/** A question and its answer; null until that is there. */
export interface Check {
  readonly question: CheckQuestion;
  readonly answer: readonly Finding[] | null;
  /** Whether the policy was copied or saved before there was an answer. */
  readonly handedOut: boolean;
}
