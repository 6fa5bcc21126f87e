/** Marked rows of the cart: what acts is what is listed and marked, and undo takes it back in one step. */
import { describe, expect, it } from 'vitest';
import { linearLines } from '../../src/app/linear-view.ts';
import { type Play, play } from '../support/play.ts';

const size = { columns: 140, rows: 40 };
/** CreateEndpoint, DeleteEndpoint, InvokeEndpoint and StopTrainingJob, the cursor on the first row. */
const cart = (): Play =>
  ['createendpoint', 'deleteendpoint', 'invokeendpoint', 'stoptrainingjob']
    .reduce((at, name) => at.type(name).press('tab', 'ctrl-u'), play({ size }))
    .press('shift-tab');

const scopes = ({ state }: Play): readonly string[] =>
  state.cart.present.items.map(({ action, scope }) => {
    const arns = scope.kind === 'arns' ? Object.values(scope.byType).flat() : [];
    return `${action.slice('sagemaker:'.length)} ${arns.join(' ')}`.trim();
  });
const effects = ({ state }: Play): readonly string[] =>
  state.cart.present.items.map(({ effect, action }) => `${effect} ${action}`);
const conditioned = ({ state }: Play): readonly string[] =>
  state.cart.present.items.filter(({ conditions }) => conditions.length > 0).map(({ action }) => action);
const marked = ({ main }: Play): number => main.filter((row) => /^(?:› | {2})✓ /.test(row)).length;

/** In the resource editor of the first type: a name, region and account as they are. */
const named = (at: Play, name: string): Play => at.press('enter').type(name).press('enter');

describe('space in the cart', () => {
  it('marks the row and moves on; the title and the strip count', () => {
    const two = cart().press(' ', ' ');
    expect(marked(two)).toBe(2);
    expect(two.frames.main).toBe('Items 4 · 2 marked');
    expect(two.message).toMatch(/^2 rows marked: /);
    expect(marked(two.press('k', ' '))).toBe(1);
  });

  it('leaves it to Esc to unmark, before the cart is left', () => {
    const unmarked = cart().press(' ', 'esc');
    expect([unmarked.frames.main, unmarked.state.screen]).toEqual(['Items 4', 'cart']);
    expect(unmarked.press('esc').state.screen).toBe('explore');
  });
});

describe('a', () => {
  it('marks all that is listed, and then none', () => {
    const all = cart().press('a');
    expect(all.frames.main).toBe('Items 4 · 4 marked');
    expect(all.press('a').frames.main).toBe('Items 4');
  });

  it('marks only what the filter lists, and unmarks only that', () => {
    const some = cart().press(' ', '/').type('invoke').press('enter', 'a');
    expect(some.frames.main).toBe('Items 1 of 4 · 2 marked, 1 of them not listed');
    expect(some.press('a').frames.main).toBe('Items 1 of 4 · 1 marked, 1 of them not listed');
  });
});

describe('what acts', () => {
  it('is every marked row, and one undo takes it back', () => {
    const before = cart();
    const denied = before.press(' ', ' ', 'e').choose('Deny');
    expect(effects(denied)).toEqual([
      'Deny sagemaker:CreateEndpoint',
      'Deny sagemaker:DeleteEndpoint',
      'Allow sagemaker:InvokeEndpoint',
      'Allow sagemaker:StopTrainingJob',
    ]);
    expect(effects(denied.press('u'))).toEqual(effects(before));
    const removed = before.press(' ', ' ', 'x');
    expect(removed.message).toBe('2 items removed; u brings them back.');
    expect(removed.state.cartView.marked).toEqual([]);
    expect(removed.press('u').state.cart.present).toBe(before.state.cart.present);
  });

  it('is no row that the filter leaves out, marked or not', () => {
    const filtered = cart().press('a', '/').type('delete').press('enter');
    expect(effects(filtered.press('x', 'esc'))).toEqual([
      'Allow sagemaker:CreateEndpoint',
      'Allow sagemaker:InvokeEndpoint',
      'Allow sagemaker:StopTrainingJob',
    ]);
  });

  it('is the row at the cursor where nothing is marked', () => {
    expect(effects(cart().press('j', 'x'))).not.toContain('Allow sagemaker:DeleteEndpoint');
  });
});

describe('r and R', () => {
  it('limit the marked rows to an ARN, each as it takes it', () => {
    const done = named(cart().press(' ', ' ', ' ', 'r'), 'prod-*').press('esc');
    const arn = 'arn:aws:sagemaker:*:*:endpoint/prod-*';
    expect(scopes(done)).toEqual([
      `CreateEndpoint ${arn}`,
      `DeleteEndpoint ${arn}`,
      `InvokeEndpoint ${arn}`,
      'StopTrainingJob',
    ]);
    expect(scopes(done.press('u'))).toEqual(scopes(cart()));
  });

  it('ask for all that is listed without marks', () => {
    const asked = cart().press('R');
    expect(asked.prompt).toMatch(/^Resources of 4 items/);
    const filtered = cart().press('/').type('endpoint').press('enter', 'R');
    expect(filtered.prompt).toMatch(/^Resources of 3 items/);
  });

  it('take an ARN away again from every item that has it', () => {
    const limited = named(cart().press('R'), 'prod-*');
    expect(scopes(limited).filter((each) => each.includes('prod-*'))).toHaveLength(3);
    const away = limited.press('up', 'ctrl-x');
    expect(scopes(away)).toEqual(scopes(cart()));
  });

  it('tag on creation only what is created', () => {
    const tagging = play({ size }).type('createendpoint').press('tab', 'shift-tab', 'd', 'd', 'a', 'R');
    const done = named(tagging, 'prod-*').press('esc');
    const item = done.state.cart.present.items.find(({ action }) => action === 'sagemaker:AddTags');
    expect(item?.scope).toEqual({
      kind: 'arns',
      byType: { 'sagemaker:endpoint': ['arn:aws:sagemaker:*:*:endpoint/prod-*'] },
    });
  });
});

describe('w and W', () => {
  const tagged = (at: Play): Play =>
    at.type('aws:ResourceTag').press('enter').type('team').press('enter', 'enter').type('red');

  it('ask for the marked rows, and W for all that are listed', () => {
    const marks = cart().press(' ', ' ', 'w');
    expect(marks.prompt).toMatch(/^Key for 2 items: /);
    expect(conditioned(tagged(marks).press('enter', 'enter'))).toEqual([
      'sagemaker:CreateEndpoint',
      'sagemaker:DeleteEndpoint',
    ]);
    expect(cart().press('W').prompt).toMatch(/^Key for 4 items: /);
    expect(cart().press('/').type('endpoint').press('enter', 'W').prompt).toMatch(/^Key for 3 items: /);
  });
});

describe('y', () => {
  it('copies the statements of the marked rows, whole', () => {
    const limited = named(cart().press('r'), 'prod-*').press('esc');
    const copied = limited.press('g', ' ', 'y').effects.at(-1);
    expect(copied).toMatchObject({ kind: 'copy', what: '1 statement' });
    const { Statement } = JSON.parse(copied?.kind === 'copy' ? copied.text : '');
    expect(Statement.map((each: { readonly Action: unknown }) => each.Action)).toEqual([
      ['sagemaker:CreateEndpoint', 'sagemaker:StopTrainingJob'],
    ]);
  });
});

describe('marks read out', () => {
  it('are said of their row', () => {
    expect(linearLines(cart().press(' ', 'k').state).join('\n')).toContain(
      'CreateEndpoint, Write, on endpoint/*, endpoint-config/*, marked',
    );
  });
});
