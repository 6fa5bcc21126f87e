/**
 * Works out what the next key will show, while nobody types: a row further, the page of the row, the cart.
 *
 * Updating and drawing are functions of the state, and what takes them long is remembered. So in a pause behind a frame the
 * likeliest keys are pressed on the state as it is, and what comes of them is forgotten but for what is remembered: the key
 * itself then finds it, and code that V8 has not thrown away. The price is the processor's time in pauses. Who types on or
 * holds a key down leaves none, and waits for one step at the most; where a step may be long none is done.
 */
import { frameOf } from '../app/frame.ts';
import type { Key } from '../app/keymap/key.ts';
import type { State } from '../app/state/state.ts';
import type { Store } from '../app/store.ts';
import { update } from '../app/update.ts';

/** Milliseconds without a change after which it begins: more than between two of a key that is held down. */
const pause = 35;

/** Where a step took longer than this, in milliseconds, the rest may as well, and a key would wait for it. */
const long = 25;

/** The likeliest first, as there may be no time for all: who has put something into the cart may look at it. */
const likely: readonly Key[] = ['down', 'enter', 'shift-tab'];
const likelyBehindChange: readonly Key[] = ['shift-tab', 'down', 'enter'];

/** Presses the likely keys on a state, which stays as it is, one in two steps. */
export function* pressing(state: State, keys = likely): Generator<void, void> {
  for (const key of keys) {
    const next = update(state, { kind: 'key', key }).state;
    yield;
    frameOf(next);
    yield;
  }
}

/**
 * Begins to press keys ahead behind every change; gives the function that ends it.
 * @param isLarge whether a key may take long with what there is now
 */
export function pressKeysAhead({ getState, subscribe }: Store, isLarge: () => boolean): () => void {
  let steps: Generator<void, void> | undefined;
  let later: NodeJS.Timeout | undefined;
  let next: NodeJS.Immediate | undefined;
  let { cart } = getState();
  const wait = (): void => {
    clearTimeout(later);
    clearImmediate(next);
  };
  const goOn = (): void => {
    const start = performance.now();
    try {
      if (steps?.next().done !== false) return;
    } catch {
      // Nobody has pressed the key; who does is told what is wrong.
      return;
    }
    if (performance.now() - start < long) next = setImmediate(goOn);
  };
  const begin = (): void => {
    // What is open above a screen may be about thousands of things at once.
    if (getState().overlay !== null || isLarge()) return;
    const state = getState();
    steps = pressing(state, state.cart === cart ? likely : likelyBehindChange);
    cart = state.cart;
    goOn();
  };
  const forget = subscribe(() => {
    wait();
    later = setTimeout(begin, pause).unref();
  });
  return () => {
    wait();
    forget();
  };
}
