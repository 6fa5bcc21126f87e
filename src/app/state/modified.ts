/** Whether the open file holds what the cart makes. */
import type { State } from './state.ts';

/** True when a file is open and the cart is not as it was opened or last saved. */
export function isModified({ file, saved, cart, target, format }: State): boolean {
  return file !== null && (saved.cart !== cart.present || saved.target !== target || saved.format !== format);
}
