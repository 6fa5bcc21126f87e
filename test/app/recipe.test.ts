/** A recipe from Explore: found, filled in, and turned into a policy in the cart. */
import { expect, it } from 'vitest';
import { loadCatalog, readServices } from '../../src/catalog/load.ts';
import { type Play, play } from '../support/play.ts';

const recipes = (query: string): Play => play().type(`kind:recipe ${query}`);

/** The form of the one recipe that a query finds, with the services that it asked for. */
function form(query: string): Play {
  const opened = recipes(query).press('enter');
  const asked = opened.effects.findLast(({ kind }) => kind === 'load-services');
  if (asked?.kind !== 'load-services') throw new Error('no services were asked for');
  const parts = readServices(loadCatalog(), asked.services);
  return opened.send({ kind: 'services-loaded', parts, directory: undefined });
}

it('lists recipes for kind:recipe and behind ctrl-t, and says what one asks for', () => {
  const all = recipes('');
  expect(all.main).toHaveLength(all.main.filter((row) => / R [a-z-]+ +(role|managed|scp)$/.test(row)).length);
  expect(recipes('root').main).toEqual([expect.stringMatching(/^› +R guardrail-no-root +scp$/)]);
  expect(play().press('ctrl-t', 'ctrl-t', 'ctrl-t', 'ctrl-t').main).toEqual(all.main);
  expect(recipes('scientist').other.join(' ')).toMatch(/Data scientist.*Asks for.*subnets, such as subnet-/s);
  expect(recipes('zqx').main[0]).toBe('Nothing found.');
});

it('asks for the parameters with examples, and fills the cart of what was typed', () => {
  const asked = form('scientist');
  expect(asked.prompt).toMatch(/^subnets: +such as subnet-/);
  const made = asked
    .type('subnet-1, subnet-2')
    .press('down', 'down')
    .type('arn:aws:iam::111122223333:role/Training')
    .press('enter');
  expect(made.state.screen).toBe('cart');
  expect(made.message).toMatch(/^Data scientist: \d+ items are in the cart/);
  const policy = JSON.stringify(made.policy);
  expect(policy).toContain('"sagemaker:VpcSubnets":["subnet-1","subnet-2"]');
  expect(policy).toContain('"Resource":["arn:aws:iam::111122223333:role/Training"]');
  expect(made.press('u').state.cart.present.items).toEqual([]);
});

it('makes a guardrail for what it is, with nothing asked', () => {
  const made = form('no-root').press('enter');
  expect(made.state.target).toBe('scp');
  expect(made.policy).toMatchObject({ Statement: [{ Effect: 'Deny' }, { Effect: 'Deny' }] });
});

it('refuses a value that does not do, and stays in the form', () => {
  const refused = form('vpc-only').type('vpc-1').press('enter');
  expect(refused.state.overlay?.kind).toBe('recipe');
  expect(refused.message).toMatch(/^subnets must be .*not vpc-1\.$/);
  expect(refused.press('esc').state.overlay).toBeNull();
});

it('adds to a cart that has something, and leaves what it is for', () => {
  const begun = play().type('ctj').press('tab', 'esc').type('kind:recipe no-root').press('enter', 'enter');
  expect(begun.state.target).toBe('managed');
  expect(begun.state.cart.present.items.map(({ action }) => action)).toEqual([
    'sagemaker:CreateTrainingJob',
    'sagemaker:CreateNotebookInstance',
    'sagemaker:UpdateNotebookInstance',
  ]);
});
