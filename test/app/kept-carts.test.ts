/** The kept carts in the explorer: listed, opened, compared, renamed, deleted, and the present one kept. */
import { describe, expect, it } from 'vitest';
import { addAction, emptyCart } from '../../src/policy/cart/cart.ts';
import { type Play, play } from '../support/play.ts';

const start = (): Play =>
  play({ size: { columns: 140, rows: 40 } })
    .type('ctj')
    .press('tab', 'shift-tab');
const kept = addAction(emptyCart, 'sagemaker:ListModels');
const work = { cart: kept, target: 'role', format: 'terraform' } as const;
const parts = new Map();
const asked = ({ effects }: Play) => {
  const effect = effects.at(-1);
  return effect?.kind === 'kept-carts' ? effect.request : undefined;
};
const listed = (): Play =>
  start()
    .press('C')
    .send({ kind: 'carts-listed', carts: [{ name: 'last', about: '2026-11-25 14:55  ListModels' }] });
const onCart = (): Play => listed().choose('last');

describe('C', () => {
  it('lists the carts with date and content', () => {
    expect(asked(start().press('C'))).toEqual({ kind: 'list' });
    expect(listed().state.overlay).toMatchObject({
      kind: 'menu',
      title: 'Kept carts',
      choices: [{ label: 'last  2026-11-25 14:55  ListModels' }, { value: '' }],
    });
  });

  it('opens one, and undo brings back what was here', () => {
    const opening = onCart().choose('open');
    expect(asked(opening)).toEqual({ kind: 'read', name: 'last', purpose: 'open' });
    const open = opening.send({ kind: 'cart-read', name: 'last', purpose: 'open', work, parts });
    expect(open.state).toMatchObject({
      cart: { present: kept },
      target: 'role',
      format: 'terraform',
      file: null,
    });
    expect(open.press('u').state).toMatchObject({ target: 'managed', format: 'json' });
    expect(open.press('u').state.cart.present).toEqual(start().state.cart.present);
  });

  it('compares the present cart with one, beside the items', () => {
    const comparing = onCart().choose('compare');
    expect(asked(comparing)).toEqual({ kind: 'read', name: 'last', purpose: 'compare' });
    const compared = comparing.send({ kind: 'cart-read', name: 'last', purpose: 'compare', work, parts });
    expect(compared.frames.other).toContain('since the cart last');
    expect(compared.proved().other.join('\n')).toMatch(/[−-] sagemaker:ListModels/);
  });

  it('renames one, and keeps the present one under a name', () => {
    const renamed = onCart().choose('rename').type('training').press('enter');
    expect(asked(renamed)).toEqual({ kind: 'rename', name: 'last', to: 'training' });
    const keeping = listed().choose('').type('mine').press('enter');
    expect(asked(keeping)).toMatchObject({
      kind: 'keep',
      to: 'mine',
      work: { target: 'managed', format: 'json' },
    });
    expect(listed().choose('').press('enter').message).toBe('Type a name.');
  });

  it('deletes one only after a yes', () => {
    const question = onCart().choose('delete');
    expect(question.prompt).toContain('Delete the cart last for good?');
    expect(asked(question.press('y'))).toEqual({ kind: 'delete', name: 'last' });
    expect(asked(question.press('n'))).toEqual({ kind: 'list' });
  });
});

describe('L', () => {
  it('goes on with the newest kept cart', () => {
    expect(asked(start().press('L'))).toEqual({ kind: 'read', name: 'last', purpose: 'open' });
  });
});
