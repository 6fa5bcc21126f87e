/** The carts that are kept on the disk, as the state knows them. */
import type { Work } from './history.ts';

/** A cart of the list. */
export interface CartEntry {
  readonly name: string;
  /** When it was last changed and what is in it, for a row. */
  readonly about: string;
}

/** What is asked about kept carts. */
export type CartsRequest =
  | { readonly kind: 'list' }
  /** Reads a cart, to go on with it or to compare the present one with it. */
  | { readonly kind: 'read'; readonly name: string; readonly purpose: 'open' | 'compare' }
  | { readonly kind: 'rename'; readonly name: string; readonly to: string }
  | { readonly kind: 'delete'; readonly name: string }
  /** Keeps the present cart under a name. */
  | { readonly kind: 'keep'; readonly to: string; readonly work: Work };
