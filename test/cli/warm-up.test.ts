import { expect, it } from 'vitest';
import type { AppEffect } from '../../src/app/state/effect.ts';
import { initialState } from '../../src/app/state/state.ts';
import { createStore } from '../../src/app/store.ts';
import { loadFewNames } from '../../src/catalog/load.ts';
import { warmUp } from '../../src/cli/warm-up.ts';
import { allActions } from '../../src/search/services/action-index.ts';
import { startWith } from '../support/screen.ts';

const storeOf = (effects: AppEffect[]) =>
  createStore(initialState(startWith()), (effect) => {
    effects.push(effect);
  });

it('makes ready what is looked for beyond SageMaker, so that the letter that asks for it reads nothing', async () => {
  const effects: AppEffect[] = [];
  const store = storeOf(effects);
  await warmUp(store).ready;
  expect(allActions(store.getState().catalog)?.index.size).toBeGreaterThan(20_000);
  for (const key of 'crea') store.dispatch({ kind: 'key', key });
  expect(effects.filter((effect) => effect.kind === 'load-services' && effect.directory)).toEqual([]);

  const cold: AppEffect[] = [];
  const other = storeOf(cold);
  for (const key of 'crea') other.dispatch({ kind: 'key', key });
  expect(cold.some((effect) => effect.kind === 'load-services' && effect.directory)).toBe(true);
});

it('stops when it is told to', async () => {
  const store = storeOf([]);
  warmUp(store).stop();
  await new Promise<void>((resolve) => setImmediate(() => setImmediate(resolve)));
  expect(store.getState().catalog.directory).toBeUndefined();
});

it('rehearses a session with few of the names, and leaves the state as it is', async () => {
  const store = storeOf([]);
  const { ready, done } = warmUp(store);
  await ready;
  const { catalog, ...before } = store.getState();
  await done;
  expect(store.getState()).toEqual({ catalog, ...before });
  const few = allActions({ core: catalog.core, directory: loadFewNames() });
  const all = allActions(catalog);
  expect((few?.index.size ?? 0) * 12).toBeCloseTo(all?.index.size ?? 0, -2);
});

it('goes on behind the keys that come meanwhile', async () => {
  const effects: AppEffect[] = [];
  const store = storeOf(effects);
  const { ready, done } = warmUp(store);
  for (const key of 'createtrain') {
    store.dispatch({ kind: 'key', key });
    await new Promise((resolve) => setImmediate(resolve));
  }
  await ready;
  await done;
  expect(store.getState().explore.query.text).toBe('createtrain');
});
