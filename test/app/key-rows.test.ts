/** How keys are called, and rows that several tables share. */
import { describe, expect, it } from 'vitest';
import { keyLabel, readKey } from '../../src/app/keymap/key.ts';
import { bindingsNow } from '../../src/app/keymap.ts';
import { play } from '../support/play.ts';

describe('a key', () => {
  it.each([
    ['up', '↑', 'up'],
    ['down', '↓', 'down'],
    ['left', '←', 'left'],
    ['right', '→', 'right'],
    ['enter', 'Enter', 'Enter'],
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
