import { describe, expect, it } from 'vitest';
import { actionMatches } from '../../src/iam/action-pattern.ts';
import type { PolicyDocument } from '../../src/iam/document.ts';
import { addAction, emptyCart, removeItem, setCondition } from '../../src/policy/cart/cart.ts';
import { addDependents } from '../../src/policy/cart/dependents.ts';
import { cartFromDocument } from '../../src/policy/cart/load-cart.ts';
import type { Cart } from '../../src/policy/cart-model.ts';
import { type Play, play } from '../support/play.ts';
import { startWith } from '../support/screen.ts';

const opened = (cart: Cart): Play =>
  play({ size: { columns: 140, rows: 40 }, cart }).press('shift-tab', 'tab');

/** Moves down the findings to the one that begins so. */
function onFinding(session: Play, start: string | RegExp): Play {
  const begins = (text: string): boolean =>
    typeof start === 'string' ? text.startsWith(start) : start.test(text);
  let at = session;
  for (let tries = 0; tries < 60; tries += 1) {
    if (at.main.some((row) => row.startsWith('› ') && begins(row.slice(2)))) return at;
    at = at.press('j');
  }
  throw new Error(`No finding begins with ${start}`);
}

const fromFile = (...statements: readonly object[]): Cart =>
  cartFromDocument({ Version: '2012-10-17', Statement: statements } as PolicyDocument, startWith().catalog);

describe('F', () => {
  it('is shown before it is applied, and only a yes applies it', () => {
    const before = play({ size: { columns: 80, rows: 24 } })
      .type('ctj')
      .press('tab', 'shift-tab');
    const shown = before.press('F');
    expect(shown.prompt).toContain('Allow iam:PassRole, as shown?  y/n');
    expect(shown.other.join('\n')).toMatch(/^ \+ .*iam:PassRole/m);
    expect(shown.policy).toEqual(before.policy);
    expect(shown.press('n').policy).toEqual(before.policy);
    for (const yes of ['y', 'F', 'enter'])
      expect(JSON.stringify(shown.press(yes).policy)).toContain('iam:PassRole');
  });

  it('adds a missing dependent as d does: the cart stays a generated one', () => {
    const twoActions = play({ size: { columns: 140, rows: 40 } })
      .type('ctj')
      .press('tab', 'ctrl-u')
      .type('createmodel')
      .press('tab', 'shift-tab', 'tab');
    const before = twoActions.state.cart.present;
    const fixed = onFinding(twoActions, '○ sagemaker:CreateModel and sagemaker').press('F', 'F');
    expect(fixed.message).toBe(
      'Allow sagemaker:AddTags: done; u takes it back. Effect: widens sagemaker:AddTags on arn:aws:sagemaker:*:*:model/* and arn:aws:sagemaker:*:*:training-job/* when sagemaker:TaggingAction is CreateModel or CreateTrainingJob.',
    );
    const { items, loaded } = fixed.state.cart.present;
    expect(loaded).toEqual([]);
    expect(items.slice(0, 2)).toEqual(before.items);
    expect(items[2]).toMatchObject({
      action: 'sagemaker:AddTags',
      scope: { kind: 'default' },
      dependentOf: ['sagemaker:CreateTrainingJob', 'sagemaker:CreateModel'],
    });
    expect(fixed.main.join('\n')).not.toContain('as the file has it');
    expect(fixed.press('u').state.cart.present).toBe(before);
  });

  it('changes the items of its own statement only, where they were chosen here', () => {
    const cart = setCondition(
      addAction(addAction(emptyCart, 'sagemaker:ListModels'), 'sagemaker:CreateModel'),
      ['i2'],
      { operator: 'StringEquals', key: 'aws:RequestTag/team', values: ['ml-*'] },
    );
    const fixed = onFinding(opened(cart), '▲ StringEquals').press('F', 'F');
    expect(fixed.state.cart.present).toEqual({
      ...cart,
      nextId: 4,
      items: [
        cart.items[0],
        {
          ...cart.items[1],
          conditions: [{ operator: 'StringLike', key: 'aws:RequestTag/team', values: ['ml-*'] }],
        },
      ],
    });
  });

  it('leaves the other statements of a file and what was added to it as they are', () => {
    const file = fromFile(
      { Sid: 'A', Effect: 'Allow', Action: ['sagemaker:ListModels', 'sagemaker:ListModels'], Resource: '*' },
      { Sid: 'B', Effect: 'Allow', Action: 'sagemaker:ListApps', Resource: '*' },
    );
    const cart = addAction(file, 'sagemaker:CreateModel');
    const fixed = onFinding(opened(cart), '○ sagemaker:ListModels').press('F', 'F');
    const { items, loaded } = fixed.state.cart.present;
    expect(items.map(({ action, loadedFrom }) => [action, loadedFrom])).toEqual([
      ['sagemaker:ListModels', 's1'],
      ['sagemaker:ListApps', 's2'],
      ['sagemaker:CreateModel', undefined],
    ]);
    expect(items.slice(1)).toEqual(cart.items.slice(2));
    expect(loaded[0]?.statement).toEqual({
      Sid: 'A',
      Effect: 'Allow',
      Action: ['sagemaker:ListModels'],
      Resource: '*',
    });
    expect(loaded[1]).toBe(cart.loaded[1]);
  });

  it('takes a whole statement out, and the items it stated', () => {
    const statement = { Effect: 'Allow', Action: 'sagemaker:ListModels', Resource: '*' };
    const cart = fromFile({ Sid: 'A', ...statement }, { Sid: 'B', ...statement });
    const fixed = onFinding(opened(cart), '○ This statement is the same as').press('F', 'F');
    expect(fixed.policy).toEqual({ Version: '2012-10-17', Statement: [{ Sid: 'A', ...statement }] });
    expect(fixed.state.cart.present.items).toEqual(cart.items.slice(0, 1));
  });

  it('changes the version of a file, and nothing of its statements', () => {
    const { version: _, ...cart } = fromFile({
      Effect: 'Allow',
      Action: 'sagemaker:ListModels',
      Resource: '*',
    });
    const fixed = onFinding(opened({ ...cart, version: '2008-10-17' }), '▲ Version 2008-10-17').press(
      'F',
      'F',
    );
    expect(fixed.state.cart.present).toEqual(cart);
  });

  it('shortens a policy that is too large and therefore split', () => {
    const { catalog } = startWith();
    const reads = catalog.actions.filter(({ id }) => /^sagemaker:(Describe|List|Create)/.test(id));
    const before = opened(reads.reduce((cart, { id }) => addAction(cart, id), emptyCart));
    const policies = (session: Play): readonly PolicyDocument[] =>
      [session.policy].flat() as PolicyDocument[];
    expect(policies(before).length).toBeGreaterThan(1);
    const fixed = onFinding(before, /^○ sagemaker:\w+\* in place/).press('F', 'F');
    const [pattern] = /sagemaker:\w+\*/.exec(fixed.message) ?? [];
    expect(pattern).toBeDefined();
    const actions = policies(fixed).flatMap((one) =>
      one.Statement.flatMap(({ Action = [] }) => [Action].flat()),
    );
    expect(actions).toContain(pattern);
    expect(JSON.stringify(policies(fixed)).length).toBeLessThan(JSON.stringify(policies(before)).length);
    const granted = (action: string): boolean => actions.some((own) => actionMatches(own, action));
    expect(reads.filter(({ id }) => !granted(id))).toEqual([]);
  });

  it('removes at once the dependents that nothing in the cart needs any more', () => {
    const { catalog } = startWith();
    const chosen = addAction(addAction(emptyCart, 'sagemaker:CreateModel'), 'sagemaker:ListModels');
    const cart = removeItem(addDependents(chosen, catalog, 'all'), 'i1');
    const left = cart.items.map(({ action }) => action);
    expect(left).toContain('iam:PassRole');
    const before = opened(cart);
    expect(before.press('tab', 'tab').main.join('\n')).toMatch(/PassRole.*not needed/);
    const finding = onFinding(before, /^○ iam:PassRole, sagemaker:AddTags and/);
    const fixed = finding.press('F', 'F');
    expect(fixed.state.cart.present.items.map(({ action }) => action)).toEqual(['sagemaker:ListModels']);
    expect(fixed.press('u').state.cart.present).toBe(cart);
  });
});
