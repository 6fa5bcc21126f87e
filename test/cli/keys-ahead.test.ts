import { expect, it } from 'vitest';
import { initialState, type State } from '../../src/app/state/state.ts';
import type { Store } from '../../src/app/store.ts';
import { pressKeysAhead } from '../../src/cli/keys-ahead.ts';
import { startWith } from '../support/screen.ts';

/** A store of one state, which counts how often its catalog is read, and can say that it changed. */
function watchedStore(change: Partial<State> = {}) {
  const before = { ...initialState(startWith()), ...change };
  let reads = 0;
  const state: State = {
    ...before,
    get catalog() {
      reads += 1;
      return before.catalog;
    },
  };
  const listeners = new Set<(took: number) => void>();
  const store: Store = {
    getState: () => state,
    dispatch: () => {
      throw new Error('nothing is to change');
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
  const changed = (): void => {
    for (const listener of listeners) listener(0);
  };
  return { store, changed, reads: () => reads };
}

const manyTurns = async (): Promise<void> => {
  for (let turn = 0; turn < 20; turn += 1) await new Promise((resolve) => setTimeout(resolve, 5));
};

it('works out behind a change what the next keys show, and changes nothing', async () => {
  const { store, changed, reads } = watchedStore();
  const end = pressKeysAhead(store, () => false);
  await manyTurns();
  expect(reads()).toBe(0);
  changed();
  expect(reads()).toBe(0);
  // Each of the keys reads the state anew.
  await expect.poll(reads).toBeGreaterThan(4);
  end();
});

it('is not stopped by a key that would go wrong, which nobody has pressed', async () => {
  const { store, changed } = watchedStore();
  let asked = 0;
  const broken: Store = {
    ...store,
    getState: () => ({
      ...store.getState(),
      get screen(): State['screen'] {
        asked += 1;
        throw new Error('pressed ahead');
      },
    }),
  };
  const end = pressKeysAhead(broken, () => false);
  changed();
  await expect.poll(() => asked).toBe(1);
  await manyTurns();
  changed();
  await expect.poll(() => asked).toBe(2);
  end();
});

it('leaves the time to who types on, and nothing to come back to once it is ended', async () => {
  const { store, changed, reads } = watchedStore();
  const end = pressKeysAhead(store, () => false);
  for (let key = 0; key < 20; key += 1) changed();
  expect(reads()).toBe(0);
  end();
  changed();
  await manyTurns();
  expect(reads()).toBe(0);
});

it('presses nothing where a key may take long: in what is open above a screen, and with a large cart', async () => {
  const messages = watchedStore({ overlay: { kind: 'messages', selected: 0, over: null } });
  const large = watchedStore();
  const ends = [pressKeysAhead(messages.store, () => false), pressKeysAhead(large.store, () => true)];
  messages.changed();
  large.changed();
  await manyTurns();
  expect([messages.reads(), large.reads()]).toEqual([0, 0]);
  for (const end of ends) end();
});
