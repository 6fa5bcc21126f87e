import { expect, it } from 'vitest';
import type { AppEffect } from '../../src/app/state/effect.ts';
import { initialState } from '../../src/app/state/state.ts';
import { createStore } from '../../src/app/store.ts';
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
