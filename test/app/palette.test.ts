import { describe, expect, it } from 'vitest';
import { play } from '../support/play.ts';

const filledCart = play().type('ctj').press('enter', 'd', 'shift-tab');

describe('the palette of commands', () => {
  it('lists the commands of the screen with their keys, finds them by parts of what they do, and runs them', () => {
    const open = filledCart.press(':');
    expect(open.frames.main).toBe('Commands');
    expect(open.main[0]).toMatch(/^› cart\.edit-cell +.* Enter$/);
    expect(open.main.join('\n')).toMatch(/^ {2}cart\.copy +copy the policy.* y(?: ctrl-y)?$/m);
    const found = open.type('terraform');
    expect(found.main).toEqual([expect.stringMatching(/^› cart\.choose-format .* f$/)]);
    expect(found.press('enter').state.overlay).toMatchObject({ kind: 'menu', purpose: { kind: 'format' } });
    expect(open.type('save').press('enter').state.overlay).toMatchObject({ kind: 'save' });
  });

  it('finds a command by the letters of its name in their order, and by words in any order', () => {
    const first = (query: string): string | undefined => filledCart.press(':').type(query).main[0];
    expect(first('edsc')).toMatch(/^› cart\.edit-scope /);
    expect(first('scope edit')).toMatch(/^› cart\.edit-scope /);
    expect(first('qqq')).toBe('No command is called that.');
    expect(filledCart.press(':').type('qqq').press('enter').message).toBe('No command is called that.');
  });

  it('says why a command cannot act, and stays', () => {
    const redo = filledCart.press(':').type('redo');
    expect(redo.main[0]).toContain('There is nothing to redo.');
    const refused = redo.press('enter');
    expect(refused.message).toBe('There is nothing to redo.');
    expect(refused.state.overlay).toEqual(redo.state.overlay);
    expect(refused.state.cart).toBe(redo.state.cart);
  });

  it('opens where one types with alt-x, and goes to the cart for what the cart does', () => {
    const typed = play().type('ctj').press('tab', 'alt-x');
    expect(typed.main[0]).toMatch(/^› explore\.open /);
    const saved = typed.type('cart.save').press('enter');
    expect(saved.state).toMatchObject({ screen: 'cart', overlay: { kind: 'save' } });
    expect(typed.type('detail.follow').press('enter').message).toMatch(/^Only in Detail/);
    expect(typed.press('esc').state).toMatchObject({ overlay: null, explore: { query: { text: 'ctj' } } });
  });

  it('is typed into a query that has begun, and opens before', () => {
    expect(play().type('s3').press(':').state.explore.query.text).toBe('s3:');
    expect(play().press(':').state.overlay).toMatchObject({ kind: 'palette' });
  });

  it('over an editor has the commands of the editor, and gives it back', () => {
    const editor = filledCart.press('w').type('vpc');
    const open = editor.press('alt-x');
    expect(open.main.join('\n')).not.toContain('cart.');
    expect(open.type('complete').press('enter').state.overlay).toEqual(editor.press('tab').state.overlay);
    expect(open.press('esc').state.overlay).toEqual(editor.state.overlay);
  });

  it('is read out: the command, its key, its place', () => {
    const settings = { ascii: true, screenReader: true, hyperlinks: false };
    const open = play({ settings }).type('ctj').press('alt-x').type('add-dep');
    expect(open.message).toBe('The cart is empty: add an action from Explore with Tab.');
    expect(open.spoken.slice(1, 5)).toEqual([
      'command: add-dep',
      'Command 1 of 1',
      'cart.add-dependents, key d',
      'The cart is empty: add an action from Explore with Tab.',
    ]);
  });
});

describe('the filter of the help', () => {
  it('shows only what holds the words, under its heading', () => {
    const help = filledCart.press('?');
    const narrowed = help.press('/').type('undo');
    expect(narrowed.main.filter((row) => row !== '')).toEqual([
      'Keys',
      expect.stringMatching(/^u +undo the last change of the cart$/),
      expect.stringMatching(/^ctrl-r +redo what was undone$/),
    ]);
    expect(narrowed.prompt).toBe('filter: undo');
    expect(help.press('/').type('zzz').main[0]).toMatch(/^Nothing here holds that/);
    const kept = narrowed.press('enter');
    expect(kept.press('esc').main).toEqual(help.main);
    expect(kept.press('esc', 'esc').state.overlay).toBeNull();
    expect(kept.press('q').state.overlay).toBeNull();
  });
});
