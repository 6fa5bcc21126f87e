/** Findings on a policy so long that no key may wait for them: said to be worked out, and never those of another cart. */
import { describe, expect, it } from 'vitest';
import { cartPanes } from '../../src/app/cart/view.ts';
import { checkSteps, findingsOf } from '../../src/app/state/checking.ts';
import { assemblyOf } from '../../src/app/state/policy.ts';
import { loadCatalog } from '../../src/catalog/load.ts';
import { cartFromDocument } from '../../src/policy/cart/load-cart.ts';
import { longPolicy } from '../support/long-policy.ts';
import { type Play, play } from '../support/play.ts';

const catalog = loadCatalog();

/** The explorer with a policy of so many statements open, before anything was worked out. */
const opened = (statements: number): Play =>
  play({
    size: { columns: 140, rows: 40 },
    cart: cartFromDocument(longPolicy(statements), catalog),
    file: 'models.json',
    catalog,
  }).send({
    kind: 'begun',
  });

const checks = ({ questions }: Play): number => questions.filter(({ kind }) => kind === 'check').length;

describe('a short policy', () => {
  it('is checked for each key at once', () => {
    const cart = opened(100);
    expect(cart.tally).toBe('cart 100  ● 2 errors  ▲ 1 warning');
    expect(cart.press('x').tally).toBe('cart 99  ● 1 error');
    expect(checks(cart.press('x'))).toBe(0);
  });
});

describe('a policy of many patterns', () => {
  const ofPatterns = (statements: number): Play => {
    const Statement = Array.from({ length: statements }, (_, at) => ({
      Sid: `Make${at}`,
      Effect: 'Allow' as const,
      Action: 'sagemaker:Create*',
      Resource: `arn:aws:sagemaker:us-east-1:111122223333:model/m${at}`,
    }));
    const cart = cartFromDocument({ Version: '2012-10-17', Statement }, catalog);
    return play({ cart, catalog }).send({ kind: 'begun' });
  };

  it('is checked at once while they are few, and counts as long from then on', () => {
    expect(findingsOf(ofPatterns(4).state)).not.toBeNull();
    expect(findingsOf(ofPatterns(5).state)).toBeNull();
    expect(ofPatterns(5).proved().tally).not.toContain('checking');
  });
});

describe('a statement of many conditions, or of long names', () => {
  const ofOne = (parts: object): Play => {
    const statement = { Effect: 'Allow' as const, Action: 's3:GetObject', Resource: '*', ...parts };
    const cart = cartFromDocument({ Version: '2012-10-17', Statement: [statement] }, catalog);
    return play({ cart, catalog }).send({ kind: 'begun' });
  };
  const tags = (count: number): object =>
    Object.fromEntries(Array.from({ length: count }, (_, at) => [`aws:PrincipalTag/t${at}`, 'x']));
  const numbers = (count: number): readonly string[] => Array.from({ length: count }, (_, at) => `${at}`);

  it.each([
    ['keys', { Condition: { StringEquals: tags(20) } }, { Condition: { StringEquals: tags(500) } }],
    [
      'values',
      { Condition: { StringEquals: { 'aws:PrincipalTag/t': numbers(50) } } },
      { Condition: { StringEquals: { 'aws:PrincipalTag/t': numbers(2_000) } } },
    ],
    ['characters', { Action: `s3:${'Get'.repeat(30)}` }, { Action: `s3:${'Get'.repeat(20_000)}` }],
  ])('counts for its %s', (_, few, many) => {
    expect(findingsOf(ofOne(few).state)).not.toBeNull();
    expect(findingsOf(ofOne(many).state)).toBeNull();
  });
});

describe('a long policy', () => {
  it('answers the key first, and says that it is being checked', () => {
    const cart = opened(102);
    expect(cart.tally).toBe('cart 102  checking …');
    expect(cart.main.at(-1)).toBe('  Checking the policy …');
    expect(cart.spoken).toContain('cart 102  checking …');
    const checked = cart.proved();
    expect(checked.tally).toBe('cart 102  ● 2 errors  ▲ 1 warning');
    expect(checked.main.at(-1)).not.toContain('Checking');
    const changed = checked.press('x');
    expect(changed.tally).toBe('cart 101  checking …');
    expect(changed.proved().tally).toBe('cart 101  ● 1 error');
  });

  it('keeps the panes where they are meanwhile, with nothing of what was found before', () => {
    const checked = opened(102).proved();
    const changed = checked.press('down', 'x');
    expect(changed.main.slice(-2)).toEqual([
      expect.stringMatching(/^Statement \d+$/),
      '  Checking the policy …',
    ]);
    expect(cartPanes(changed.state)).toEqual(cartPanes(checked.state));
  });

  it('forgets findings that come after the cart has changed again', () => {
    const first = opened(103).proved().press('x');
    const [question] = first.questions;
    if (question?.kind !== 'check') throw new Error('Nothing was asked');
    const late = first.press('x').send({ kind: 'checked', question: question.question, findings: [] });
    expect(late.tally).toBe('cart 101  checking …');
    expect(late.proved().tally).toBe('cart 101  ● 1 error');
  });

  it('knows after an undo what was found before', () => {
    const cart = opened(102).proved().press('x').proved();
    const undone = cart.press('u');
    expect(undone.tally).toBe('cart 102  ● 2 errors  ▲ 1 warning');
    expect(checks(undone)).toBe(0);
  });

  it('is asked about once, whatever is pressed meanwhile', () => {
    expect(checks(opened(102).press('down', 'p', 'p', 'p', 'tab', 'j', 'shift-tab', 'shift-tab'))).toBe(1);
  });

  it('lets no key act on a finding that is not there, and keeps the place of the one that was read', () => {
    const reading = opened(102).proved().press('x').press('tab');
    expect(reading.spoken).toContain('Checking the policy …');
    for (const key of ['enter', 'o', 'F', 'r', 'w'])
      expect([key, reading.press(key).message]).toEqual([key, 'The findings are still being worked out.']);
    expect(reading.press('j').state.cartView.findings).toEqual(reading.state.cartView.findings);
  });

  it('shows what a fix would leave to say, and what there is to say without it', () => {
    const asked = opened(102).proved().press('F');
    expect(asked.prompt).toMatch(/^› Remove .* as shown\?/);
    expect(checks(asked)).toBe(1);
    expect(asked.tally).toBe('cart 102  ● 2 errors  ▲ 1 warning');
    const no = asked.press('n');
    expect(no.tally).toBe('cart 102  ● 2 errors  ▲ 1 warning');
    expect(asked.proved().press('y').tally).toBe('cart 101  ● 2 errors  ▲ 1 warning');
  });
});

describe('a policy that is handed out before it is checked', () => {
  it('is said to be unchecked, and its errors are said as soon as they are known', () => {
    const copied = opened(102).press('y');
    expect(copied.effects).toMatchObject([{ kind: 'copy', what: 'The policy, not checked yet' }]);
    expect(copied.proved().message).toBe('What was copied or saved has 2 errors: the cart lists them.');
    const checked = opened(102).proved();
    expect(checked.message).not.toContain('error');
    expect(checked.press('y').effects).toMatchObject([{ kind: 'copy', what: 'The policy' }]);
  });

  it('is said to be unchecked in other formats and as a file', () => {
    const cart = opened(102).proved().press('x');
    const menu = cart.press('Y').choose('terraform');
    expect(menu.effects).toMatchObject([{ kind: 'copy', what: 'The policy as Terraform, not checked yet' }]);
    const saved = cart.send({
      kind: 'saved',
      known: { path: 'models.json', digest: 'd', format: 'json' },
      message: { text: 'Saved models.json.', tone: 'ok' },
    });
    expect(saved.message).toBe('Saved models.json, not checked yet.');
    expect(saved.proved().message).toBe('What was copied or saved has 1 error: the cart lists them.');
  });
});

describe('the check of a policy', () => {
  it('pauses more than once for every statement, however many actions there are to look at', () => {
    const { state } = opened(300);
    const question = { cart: state.cart.present, catalog, defaults: state.defaults, target: state.target };
    const steps = checkSteps(question, assemblyOf(state));
    let pauses = 0;
    for (let next = steps.next(); next.done !== true; next = steps.next()) pauses += 1;
    expect(pauses).toBeGreaterThan(20 * 300);
    expect(findingsOf(state)).toBeNull();
  });
});
