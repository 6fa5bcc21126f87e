/** Whether the open file holds what the cart makes. */
import type { State } from './state.ts';

/** True when a file is open and the cart is not as it was opened or last saved. */
export function isModified({ file, baseline: { work }, cart, target, format }: State): boolean {
  return file !== null && (work.cart !== cart.present || work.target !== target || work.format !== format);
}
