import { describe, expect, it } from 'vitest';
import { readRebound } from '../../src/app/keymap/rebind.ts';
import { keymap } from '../../src/app/keymap.ts';
import { type Play, play } from '../support/play.ts';

const read = (settings: Readonly<Record<string, string | readonly string[]>>) =>
  readRebound(
    keymap,
    Object.entries(settings).map(([command, keys], index) => ({
      command,
      keys: typeof keys === 'string' ? [keys] : keys,
      line: index + 2,
    })),
  );
const problemsOf = (settings: Parameters<typeof read>[0]): readonly string[] =>
  read(settings).problems.map(({ line, text }) => `${line}: ${text}`);

const session = (settings: Parameters<typeof read>[0]): Play =>
  play({
    size: { columns: 140, rows: 40 },
    settings: { ascii: false, screenReader: false, hyperlinks: false, rebound: read(settings).rebound },
  })
    .type('ctj')
    .press('tab', 'shift-tab');

describe('other keys for commands', () => {
  const own = session({
    'cart.remove': 'D',
    'cart.undo': ['U', 'f5'],
    'cart.copy': 'space',
    'cart.mark-and-move': 'y',
  });

  it('act in the place of the first ones, which are free then', () => {
    expect(own.press('x').message).toMatch(/^x does nothing here/);
    const removed = own.press('D');
    expect(removed.state.cart.present.items).toEqual([]);
    expect(removed.press('f5').state.cart.present.items).toHaveLength(1);
    expect(removed.press('U').state.cart.present.items).toHaveLength(1);
    expect(own.press(' ').effects.at(-1)).toMatchObject({ kind: 'copy' });
    expect(own.press('y').state.cartView.marked).toHaveLength(1);
  });

  it('stand in the footer, the help and the palette', () => {
    expect(own.footer).toContain('space copy');
    expect(own.press('?').main.join('\n')).toMatch(/^U F5 +undo the last change/m);
    expect(own.press(':').type('undo').main[0]).toMatch(/cart\.undo .* U F5$/);
    const menu = own.press(':').type('cart.undo').press('enter');
    expect(menu.state.cart.present.items).toEqual([]);
  });

  it('stand in what is said', () => {
    const removed = own.press('D');
    expect(removed.message).toBe('1 item removed; U brings it back.');
    expect(removed.state.messages.at(-1)?.text).toBe('1 item removed; U brings it back.');
    expect(own.press(':').type('explore.copy').main[0]).toContain('Only in Explore: n or Esc leads there.');
  });

  it('leave other places as they are', () => {
    expect(own.press('n').type('x').state.explore.query.text).toBe('x');
  });
});

describe('settings that do not do', () => {
  it.each([
    [
      'an unknown command',
      { 'cart.remov': 'D' },
      ['2: "cart.remov" is no command; did you mean "cart.remove"?'],
    ],
    ['an unknown place', { remove: 'D' }, [expect.stringMatching(/^2: "remove" is no command/)]],
    [
      'a key that another command has',
      { 'cart.remove': 'y' },
      ['2: "cart.remove" cannot have "y", the key of "cart.copy"'],
    ],
    [
      'one key for two commands',
      { 'cart.remove': 'D', 'cart.copy': 'D' },
      [
        expect.stringMatching(
          /^[23]: "cart\.(?:remove|copy)" cannot have "D", the key of "cart\.(?:copy|remove)"$/,
        ),
      ],
    ],
    [
      'the ways out',
      { 'cart.remove': 'ctrl-c' },
      ['2: "cart.remove" cannot have ctrl-c, which always leads back or out'],
    ],
    ['the ways out moved', { 'detail.interrupt': 'Q' }, ['2: "detail.interrupt" keeps its keys']],
    ['what is typed', { 'explore.copy': 'c' }, ['2: "explore.copy" cannot have "c", which is typed there']],
    [
      'no key',
      { 'cart.remove': 'hyper-x' },
      [expect.stringMatching(/^2: "hyper-x" of "cart\.remove" is no key: write/)],
    ],
    [
      'a key under another name',
      { 'cart.remove': 'ctrl-i' },
      ['2: "ctrl-i" of "cart.remove" is no key: terminals send it as Tab'],
    ],
  ])('are named with their lines: %s', (_, settings, problems) => {
    expect(problemsOf(settings)).toEqual(problems);
  });

  it('leave the others in force', () => {
    const { rebound } = read({ 'cart.remove': 'y', 'cart.undo': 'U' });
    expect([...rebound]).toEqual([['cart.undo', ['U']]]);
  });

  it('may change keys with each other', () => {
    expect(problemsOf({ 'cart.remove': 'y', 'cart.copy': 'x' })).toEqual([]);
  });
});
