/** Holds the state while the app runs, carries actions to `update` and effects to whoever performs them. */
import type { AppAction } from './state/action.ts';
import type { AppEffect } from './state/effect.ts';
import type { State } from './state/state.ts';
import { update } from './update.ts';

/** The state as it is now, for those who show it and those who change it. */
export interface Store {
  readonly getState: () => State;
  readonly dispatch: (action: AppAction) => void;
  /** Calls back after every change, with the milliseconds that it took to work out; gives the function that ends it. */
  readonly subscribe: (listener: (took: number) => void) => () => void;
}

/**
 * A store.
 * @param perform carries out an effect; what comes of it is dispatched later
 */
export function createStore(initial: State, perform: (effect: AppEffect, store: Store) => void): Store {
  let state = initial;
  const listeners = new Set<(took: number) => void>();
  const store: Store = {
    getState: () => state,
    dispatch(action) {
      const before = state;
      const start = performance.now();
      const { state: next, effects } = update(state, action);
      state = next;
      if (next !== before) {
        const took = performance.now() - start;
        for (const listener of listeners) listener(took);
      }
      for (const effect of effects) perform(effect, store);
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
  return store;
}
