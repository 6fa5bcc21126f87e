/** Whatever a path holds, the sentences that name it hold nothing that a terminal would obey or hide. */
import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { addAction, emptyCart } from '../../src/policy/cart/cart.ts';
import { loadConfig } from '../../src/storage/config.ts';
import { openPolicyFile, savePolicyFile } from '../../src/storage/policy-file.ts';
import { openCartStore } from '../../src/storage/saved-carts.ts';
import { testFolder } from './folder.ts';

const folder = testFolder();
const strange = 'a\u001b[2J\u202eb';
const place = (): string => {
  const path = join(folder(), strange);
  mkdirSync(path, { recursive: true });
  return path;
};
const cartStore = (state: string, pid: number, said: (sentence: string) => void = () => {}) =>
  openCartStore(state, { host: 'h', pid, startedAt: pid, bootedAt: 0, isRunning: () => false }, said);

/** Leaves a saved cart behind, changed by `change`, and gives what the next start says of it. */
const saidOfCart = async (content: string): Promise<string | undefined> => {
  const state = place();
  const store = cartStore(state, 1);
  store.save({ cart: addAction(emptyCart, 'sagemaker:ListModels'), target: 'managed', format: 'json' });
  await store.flush();
  const [name = ''] = readdirSync(join(state, 'carts'));
  writeFileSync(join(state, 'carts', name), content);
  return cartStore(state, 2).restore().problem;
};

const save = (path: string, overwrite: boolean) => savePolicyFile(path, '{}', { overwrite });

describe('a path that would move the cursor or turn the text', () => {
  it.each<readonly [string, () => Promise<string | undefined>]>([
    [
      'cannot be opened',
      async () => openPolicyFile(place()).then((end) => (end.kind === 'opened' ? '' : end.message)),
    ],
    ['Not saved', async () => save(`${place()}/none/p.json`, false).then((end) => end.message)],
    ['Saved', async () => save(join(place(), 'p.json'), false).then((end) => end.message)],
    [
      'exists already',
      async () => {
        await save(join(place(), 'p.json'), false);
        return save(join(place(), 'p.json'), false).then((end) => end.message);
      },
    ],
    ['cannot be read', async () => loadConfig(place()).problem],
    ['newer version', () => saidOfCart('{"version": 99}')],
    ['could not be read', () => saidOfCart('{"version"')],
    [
      'could not be saved',
      async () => {
        const said: string[] = [];
        const file = join(place(), 'file');
        writeFileSync(file, '');
        const store = cartStore(file, 1, (sentence) => said.push(sentence));
        store.save({ cart: emptyCart, target: 'managed', format: 'json' });
        await store.flush();
        return said.join();
      },
    ],
  ])('is named by its escapes where it says "%s"', async (words, saying) => {
    const said = (await saying()) ?? '';
    expect(said).toContain(words);
    expect(said).toMatch(/a\\u\{?0*1b/i);
    expect(said).not.toMatch(/[\u0000-\u001f\u202e]/u);
  });
});
