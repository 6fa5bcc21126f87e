/** The carts that are kept, from the command line: a session as somebody has it the day after. */
import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { loadCatalog } from '../../src/catalog/load.ts';
import { cartOfFile } from '../../src/cli/start-cart.ts';
import { addAction, emptyCart } from '../../src/policy/cart/cart.ts';
import { smExplore } from './session.ts';

let statePath = '';
beforeEach(() => {
  statePath = mkdtempSync(join(tmpdir(), 'sm-explore-carts-'));
  mkdirSync(join(statePath, 'carts'));
});
afterEach(() => rmSync(statePath, { recursive: true, force: true, maxRetries: 10, retryDelay: 50 }));

/** A cart that an ended session left on a day of November. */
function left(day: number, ...actions: readonly string[]): string {
  const cart = actions.reduce((all, action) => addAction(all, action), emptyCart);
  const path = join(statePath, 'carts', `elsewhere-${day}-${day}.json`);
  writeFileSync(path, JSON.stringify({ version: 1, cart, target: 'role' }));
  const time = new Date(2026, 10, day, 12, 5);
  utimesSync(path, time, time);
  return path;
}

const carts = (...argv: readonly string[]) => smExplore(['carts', ...argv], { statePath });

it('lists them with date and content, the newest first', async () => {
  left(3, 'sagemaker:CreateModel');
  left(5, 'sagemaker:CreateTrainingJob', 'iam:PassRole', 'sagemaker:AddTags', 's3:GetObject');
  const { out, code } = await carts();
  expect(code).toBe(0);
  expect(out).toBe(
    [
      'last    2026-11-05 12:05  4 items  CreateTrainingJob, iam:PassRole, AddTags and 1 more',
      'last-2  2026-11-03 12:05  1 item   CreateModel',
      '',
    ].join('\n'),
  );
  expect((await carts('list')).out).toBe(out);
});

it('keeps one by a name, and deletes it', async () => {
  left(3, 'sagemaker:CreateModel');
  expect((await carts('rename', 'last', 'models')).out).toBe('last is now models.\n');
  expect((await carts()).out).toMatch(/^models {2}2026-11-03 12:05/);
  expect((await carts('rename', 'models', 'last')).err).toMatch(/^last is how .*another name\.$/m);
  expect((await carts('rename', 'models', '../x')).err).toMatch(/cannot be a cart's name/);
  expect((await carts('delete', 'models')).out).toBe('models is deleted.\n');
  expect((await carts()).err).toBe('No cart is kept yet.\n');
});

it('does not write over a cart of that name', async () => {
  left(3, 'sagemaker:CreateModel');
  left(4, 'sagemaker:CreateEndpoint');
  await carts('rename', 'last', 'mine');
  expect(await carts('rename', 'last', 'mine')).toMatchObject({ code: 2, out: '' });
  expect((await carts()).out.trimEnd().split('\n')).toHaveLength(2);
});

it('says what one allows and the other does not', async () => {
  left(3, 'sagemaker:ListModels');
  left(4, 'sagemaker:ListModels', 'sagemaker:ListEndpoints');
  const { out, code } = await carts('compare', 'last-2', 'last');
  expect(code).toBe(0);
  expect(out).toMatch(/^Something is gained for 1 action\.\n\+ sagemaker:ListEndpoints on/);
});

it('names what there is for a name that is none', async () => {
  left(3, 'sagemaker:CreateModel');
  expect(await carts('delete', 'lost')).toMatchObject({
    code: 2,
    err: expect.stringMatching(/^There is no cart lost; .*last/),
  });
});

it('opens one in the explorer, which needs a terminal, and a file of one as a copy', async () => {
  const path = left(3, 'sagemaker:CreateModel');
  expect((await carts('open', 'last')).err).toMatch(/^The explorer needs a terminal/);
  const defaults = { partition: 'aws', region: '*', account: '*', roleArns: [] };
  const opened = await cartOfFile(path, loadCatalog(), defaults);
  expect(opened.cart.items.map(({ action }) => action)).toEqual(['sagemaker:CreateModel']);
  expect(opened).toMatchObject({ file: null, target: 'role', screen: 'cart' });
});

it.each([
  [['open'], /missing required argument 'NAME'/i],
  [['compare', 'last'], /missing required argument 'NEW'/i],
  [['--colour'], /unknown option '--colour'/i],
])('refuses %j in one sentence', async (argv, said) => {
  const { code, out, err } = await carts(...argv);
  expect({ code, out }).toEqual({ code: 2, out: '' });
  expect(err).toMatch(said);
});

it('refuses a command that it does not have, with the nearest', async () => {
  expect(await carts('renam', 'last')).toEqual({
    code: 2,
    out: '',
    err: 'There is no command renam of carts; did you mean rename?\n',
  });
  expect((await carts('xyzzy')).err).toBe(
    'There is no command xyzzy of carts; they are list, open, rename, delete, compare, help.\n',
  );
});
