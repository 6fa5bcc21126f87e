/** How keys are called, and rows that several tables share. */
import { describe, expect, it } from 'vitest';
import { keyLabel, readKey, typedText } from '../../src/app/keymap/key.ts';
import { withKeys } from '../../src/app/keymap/key-names.ts';
import { bindingsNow, keymap } from '../../src/app/keymap.ts';
import { play } from '../support/play.ts';

describe('a key', () => {
  it.each([
    ['up', '↑', 'up'],
    ['down', '↓', 'down'],
    ['left', '←', 'left'],
    ['right', '→', 'right'],
    ['enter', 'Enter', 'Enter'],
    ['esc', 'Esc', 'Esc'],
    ['tab', 'Tab', 'Tab'],
    ['pgup', 'PgUp', 'PgUp'],
    ['home', 'home', 'home'],
    ['f12', 'F12', 'F12'],
    ['alt-left', 'alt-←', 'alt-left'],
    ['alt-pgdn', 'alt-pgdn', 'alt-pgdn'],
    ['pgdn', 'PgDn', 'PgDn'],
    ['insert', 'Insert', 'Insert'],
    [' ', 'space', 'space'],
    ['f5', 'F5', 'F5'],
    ['f', 'f', 'f'],
    ['Y', 'Y', 'Y'],
    ['ctrl-a', 'ctrl-a', 'ctrl-a'],
    ['ctrl-c', 'ctrl-c', 'ctrl-c'],
    ['alt-up', 'alt-↑', 'alt-up'],
    ['shift-tab', 'shift-tab', 'shift-tab'],
    ['ctrl-home', 'ctrl-home', 'ctrl-home'],
  ])('%s is called %s, and %s where the locale is ASCII', (key, label, ascii) => {
    expect([keyLabel(key, { ascii: false }), keyLabel(key, { ascii: true })]).toEqual([label, ascii]);
  });
});

it('types what it is, unless it has a name or a modifier', () => {
  const keys = ['a', 'é', ' ', '-', 'up', 'f5', 'backspace', 'ctrl-a', 'alt-x', 'shift-tab'];
  expect(keys.filter((key) => typedText(key) === key)).toEqual(['a', 'é', ' ', '-']);
  expect(keys.filter((key) => typedText(key) === undefined)).toHaveLength(6);
});

describe('a key that somebody wrote', () => {
  it.each([
    ['D', 'D'],
    ['é', 'é'],
    ['!', '!'],
    ['space', ' '],
    ['Space', ' '],
    ['PgDn', 'pgdn'],
    ['F12', 'f12'],
    ['CTRL-Y', 'ctrl-y'],
    ['alt-x', 'alt-x'],
    ['alt-5', 'alt-5'],
    ['ctrl-up', 'ctrl-up'],
    ['alt-backspace', 'alt-backspace'],
    ['shift-tab', 'shift-tab'],
  ])('%s is the key %j', (text, key) => {
    expect(readKey(text)).toEqual({ kind: 'key', key });
  });

  it('is one with a modifier where terminals have a form of their own for it', () => {
    const moves = ['up', 'down', 'left', 'right', 'home', 'end', 'pgup', 'pgdn', 'delete'];
    const forms = [
      ...moves.flatMap((move) => [`ctrl-${move}`, `alt-${move}`]),
      'shift-up',
      'shift-down',
      'shift-tab',
      'alt-backspace',
    ];
    expect(forms.map(readKey)).toEqual(forms.map((key) => ({ kind: 'key', key })));
  });

  it.each([
    ['ctrl-i', 'Tab'],
    ['ctrl-m', 'Enter'],
    ['ctrl-j', 'Enter'],
    ['ctrl-h', 'Backspace'],
    ['ctrl-[', 'Esc'],
    ['', 'write'],
    ['ab', 'write'],
    ['\u0001', 'write'],
    ['f13', 'write'],
    ['ctrl-5', 'write'],
    ['ctrl-ab', 'write'],
    ['ctrl-backspace', 'write'],
    ['xctrl-a', 'write'],
    ['alt-', 'write'],
    ['alt-xy', 'write'],
    ['alt-é', 'write'],
    ['shift-a', 'write'],
    ['shift-left', 'write'],
  ])('%j is none that a terminal tells apart', (text, word) => {
    const read = readKey(text);
    expect(read.kind === 'unknown' && read.why).toContain(word);
  });
});

describe('a sentence that names commands', () => {
  const told = (text: string): string => withKeys(text, keymap, { ascii: false });

  it('names the keys that they have, and leaves other braces alone', () => {
    expect(told('{cart.undo} brings it back; {nope.undo} {cart.nope} {x} stay')).toBe(
      'u brings it back; {nope.undo} {cart.nope} {x} stay',
    );
    expect(told('{toString.undo}')).toBe('{toString.undo}');
  });

  it('names the key that always holds before one that does so only at times', () => {
    expect(told('{explore.help} or {detail.help}')).toBe('F1 or ?');
  });
});

describe('rows that several tables share', () => {
  const label = (session: ReturnType<typeof play>, command: string): string | undefined => {
    const row = bindingsNow(session.state).find((each) => each.command === command);
    return typeof row?.label === 'function' ? row.label(session.state) : row?.label;
  };

  it('call the way to the cart and back what it is', () => {
    const cart = play().press('shift-tab');
    expect([label(play(), 'toggle-cart'), label(cart, 'toggle-cart')]).toEqual(['cart', 'leave']);
  });

  it('leave out what does not hold now', () => {
    const all = bindingsNow(play().state).filter(({ command }) => command === 'help');
    const typing = bindingsNow(play().type('vpc').state).filter(({ command }) => command === 'help');
    expect(typing.flatMap(({ keys }) => keys)).not.toContain('?');
    expect(all.flatMap(({ keys }) => keys)).toContain('?');
  });

  it('ask for the screen to be drawn anew, and for the shell', () => {
    expect(play().press('ctrl-l').effects).toEqual([{ kind: 'redraw' }]);
    expect(play().press('ctrl-z').effects).toEqual([{ kind: 'suspend' }]);
    expect(play().press('ctrl-c').effects).toEqual([{ kind: 'quit', code: 130 }]);
  });
});
