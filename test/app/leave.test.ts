/** Leaving with changes that the open file does not hold. */
import { describe, expect, it } from 'vitest';
import { loadCatalog } from '../../src/catalog/load.ts';
import type { PolicyDocument } from '../../src/iam/document.ts';
import { cartFromDocument } from '../../src/policy/cart/load-cart.ts';
import { type Play, play } from '../support/play.ts';

const document: PolicyDocument = {
  Version: '2012-10-17',
  Statement: [
    { Sid: 'A', Effect: 'Allow', Action: ['sagemaker:ListApps', 'sagemaker:ListModels'], Resource: ['*'] },
  ],
};
const known = { path: '/mine.json', digest: 'd', format: 'json' } as const;
const opened = (): Play =>
  play({ file: '/mine.json', known, cart: cartFromDocument(document, loadCatalog()) });
const quit = { kind: 'quit', code: 0 };

describe('q', () => {
  it('leaves at once while nothing was changed', () => {
    expect(opened().press('q').effects).toEqual([quit]);
    expect(play().type('ctj').press('tab', 'shift-tab', 'q').effects.at(-1)).toEqual(quit);
  });

  it('asks about changes of the open file: leave, or stay', () => {
    const asked = opened().press('x', 'q');
    expect(asked.effects).toEqual([]);
    expect(asked.choose('leave').effects).toEqual([quit]);
    const stays = asked.choose('stay');
    expect([stays.effects, stays.state.overlay]).toEqual([[], null]);
    expect(asked.press('esc').state.overlay).toBeNull();
  });

  it('saves first, and leaves when that is done', () => {
    const saving = opened().press('x', 'q').choose('save');
    expect(saving.effects).toMatchObject([
      { kind: 'save', request: { path: '/mine.json', thenQuit: true }, known },
    ]);
    const message = { text: 'Saved', tone: 'ok' } as const;
    expect(saving.send({ kind: 'saved', known, message, thenQuit: true }).effects.at(-1)).toEqual(quit);
    const [effect] = saving.effects;
    if (effect?.kind !== 'save') throw new Error('Nothing is saved');
    const { request } = effect;
    const refused = saving.send({
      kind: 'save-refused',
      request,
      path: '/mine.json',
      changed: true,
      readOnly: false,
    });
    expect(refused.press('y').effects.at(-1)).toMatchObject({
      kind: 'save',
      overwrite: true,
      request: { thenQuit: true },
    });
  });

  it('asks also while the cart of a role is open', () => {
    const role = opened().press('x', 'n').type('ctj').press('enter', 'R', 'q');
    expect(role.choose('save').effects.at(-1)).toMatchObject({
      kind: 'save',
      request: { path: '/mine.json' },
    });
  });
});

describe('ctrl-c', () => {
  it('leaves at once, for the cart is kept', () => {
    expect(opened().press('x', 'ctrl-c').effects).toEqual([{ kind: 'quit', code: 130 }]);
  });
});

describe('E', () => {
  const parts = new Map();
  const textOf = (at: Play): string => {
    const effect = at.effects.at(-1);
    if (effect?.kind !== 'edit-text') throw new Error('No editor was asked for');
    return effect.text;
  };

  it('hands the policy out as JSON, and takes what comes back in one step of undo', () => {
    const out = opened().press('E');
    expect(JSON.parse(textOf(out))).toEqual(document);
    const text = textOf(out).replace('ListModels', 'ListDomains');
    const back = out.send({ kind: 'edited', text, parts });
    expect(back.policy).toEqual(JSON.parse(text));
    expect(back.press('u').policy).toEqual(document);
  });

  it('says that nothing was changed', () => {
    const out = opened().press('E');
    const back = out.send({ kind: 'edited', text: `${textOf(out)}\n`, parts });
    expect(back.message).toBe('Nothing was changed in the editor.');
    expect(back.state.cart).toBe(out.state.cart);
  });

  it('says where broken JSON is broken, and opens it again', () => {
    const text = '{\n  "Version": "2012-10-17",\n  "Statement": [}\n}';
    const broken = opened().press('E').send({ kind: 'edited', text, parts });
    expect(broken.prompt).toMatch(/line 3, column 17: .* Edit it again\?/);
    expect(textOf(broken.press('y'))).toBe(text);
    expect(broken.press('n').policy).toEqual(document);
  });
});
