/** Files of the folders of carts that hold none, or none for this version: told of, never waited for, and left alone. */
import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { addAction, emptyCart } from '../../src/policy/cart/cart.ts';
import { thisInstance } from '../../src/storage/instance.ts';
import { keepCart, keptCarts } from '../../src/storage/kept-carts.ts';
import { testFolder } from './folder.ts';

const folder = testFolder();
const cart = addAction(emptyCart, 'sagemaker:CreateTrainingJob');
const named = (name: string): string => join(folder(), 'carts/named', `${name}.json`);

/** Keeps a good cart, and lays a file beside it. */
async function lay(name: string, text: string): Promise<string> {
  await keepCart(folder(), { cart }, 'good');
  writeFileSync(named(name), text);
  return named(name);
}

const listed = () => keptCarts(folder(), thisInstance());

it.skipIf(process.platform === 'win32')('waits for no pipe and reads no device', async () => {
  await lay('broken', '{"version":1,');
  execFileSync('sh', ['-c', 'mkfifo "$0"', named('pipe')]);
  symlinkSync('/dev/zero', named('endless'));
  symlinkSync('/dev/full', join(folder(), 'carts/elsewhere-1-1.json'));
  symlinkSync(named('circle'), named('circle'));
  symlinkSync(join(folder(), 'nowhere'), named('nowhere'));
  mkdirSync(named('folder'));
  const { carts, others } = listed();
  expect(carts.map(({ name }) => name)).toEqual(['good']);
  const said = Object.fromEntries(others.map(({ name, sentence }) => [name, sentence]));
  expect(said).toMatchObject({
    broken: expect.stringContaining('it is cut off or not JSON'),
    pipe: expect.stringContaining('it is not a regular file'),
    endless: expect.stringContaining('it is not a regular file'),
    folder: expect.stringContaining('it is a folder'),
  });
});

it.each([2, 1.5, '2', null, true, [2], {}])(
  'leaves a cart of version %j to the version that wrote it',
  async (version) => {
    const path = await lay('later', JSON.stringify({ version, cart, basket: {} }));
    const { carts, others } = listed();
    expect(carts.map(({ name }) => name)).toEqual(['good']);
    expect(others).toEqual([{ name: 'later', sentence: expect.stringContaining('newer version') }]);
    expect(readFileSync(path, 'utf8')).toContain('basket');
  },
);

it('reads one behind a byte-order mark', async () => {
  await lay('marked', `\ufeff${JSON.stringify({ version: 1, cart })}`);
  expect(listed().carts.map(({ name }) => name)).toEqual(['good', 'marked']);
});

it('has nothing where the folder is a file', async () => {
  mkdirSync(join(folder(), 'carts'));
  writeFileSync(join(folder(), 'carts/named'), '');
  expect(listed()).toEqual({ carts: [], others: [] });
});
