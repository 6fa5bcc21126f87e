/** The cart with its past and future, for undo and redo. */
import type { Target } from '../../iam/policy-kind.ts';
import type { Cart } from '../../policy/cart-model.ts';
import type { FormatId } from '../../policy/formats/formats.ts';

/** What one step of undo gives back: everything that decides the text of the policy. */
export interface Work {
  readonly cart: Cart;
  readonly target: Target;
  readonly format: FormatId;
}

/** The cart with what undo and redo bring back, the latest of the past last, of the future first. */
export interface CartHistory {
  readonly past: readonly Work[];
  readonly present: Cart;
  readonly future: readonly Work[];
}

/** The part of the state that undo is about. */
interface Worked {
  readonly cart: CartHistory;
  readonly target: Target;
  readonly format: FormatId;
}

/** How many steps back are kept. */
const depth = 200;

/** A history without past. */
export function historyOf(present: Cart): CartHistory {
  return { past: [], present, future: [] };
}

const workOf = ({ cart, target, format }: Worked): Work => ({ cart: cart.present, target, format });

/** The state with this work in hand, between what came before it and what was undone. */
function at<T extends Worked>(
  state: T,
  { cart, target, format }: Work,
  around: Pick<CartHistory, 'past' | 'future'>,
): T {
  return { ...state, target, format, cart: { ...around, present: cart } };
}

/** Records a change; what is the same as before records nothing. */
export function record<T extends Worked>(state: T, change: Partial<Work>): T {
  const before = workOf(state);
  const { cart, target, format } = { ...before, ...change };
  if (cart === before.cart && target === before.target && format === before.format) return state;
  const past = [...state.cart.past.slice(-(depth - 1)), before];
  return at(state, { cart, target, format }, { past, future: [] });
}

/** One step back; the same state when there is none. */
export function undo<T extends Worked>(state: T): T {
  const { past, future } = state.cart;
  const previous = past.at(-1);
  if (previous === undefined) return state;
  return at(state, previous, { past: past.slice(0, -1), future: [workOf(state), ...future] });
}

/** One step forward again; the same state when there is none. */
export function redo<T extends Worked>(state: T): T {
  const { past, future } = state.cart;
  const [next, ...later] = future;
  if (next === undefined) return state;
  return at(state, next, { past: [...past, workOf(state)], future: later });
}
