/**
 * From ink's input events to the keymap's names. Ink reports everything that arrived in one read as one
 * event (a paste without brackets, typing faster than the program reads), so an event without a named key is
 * taken apart into characters, line ends and deletions inside it included.
 */
import type { Key as InkKey } from 'ink';
import type { Key } from '../app/keymap/key.ts';

const named: readonly (readonly [keyof InkKey, Key])[] = [
  ['upArrow', 'up'],
  ['downArrow', 'down'],
  ['leftArrow', 'left'],
  ['rightArrow', 'right'],
  ['pageUp', 'pgup'],
  ['pageDown', 'pgdn'],
  ['home', 'home'],
  ['end', 'end'],
  ['return', 'enter'],
  ['escape', 'esc'],
  ['backspace', 'backspace'],
  ['delete', 'delete'],
];

const controls: Readonly<Record<string, Key>> = {
  '\r': 'enter',
  '\n': 'enter',
  '\t': 'tab',
  '\u007f': 'backspace',
  '\b': 'backspace',
  '\u001b': 'esc',
};

function characterKey(character: string): readonly Key[] {
  const control = controls[character];
  if (control !== undefined) return [control];
  const code = character.codePointAt(0) ?? 0;
  if (code < 0x20) return [`ctrl-${String.fromCharCode(code + 0x60)}`];
  return [character];
}

/** The keys that one input event holds, in order. */
export function keysOf(input: string, key: InkKey): readonly Key[] {
  const modifier = key.ctrl ? 'ctrl-' : key.meta ? 'alt-' : '';
  if (key.tab) return [key.shift ? 'shift-tab' : 'tab'];
  const found = named.find(([flag]) => key[flag] === true);
  if (found !== undefined) {
    const [, name] = found;
    // Ink marks a lone Esc as meta as well.
    if (name === 'esc' || name === 'enter') return [name];
    const isShifted = key.shift && modifier === '' && (name === 'up' || name === 'down');
    return [(isShifted ? 'shift-' : modifier) + name];
  }
  if (input === '') return [];
  if (modifier !== '') return [...input].map((character) => modifier + character);
  return [...input].flatMap(characterKey);
}

/** xterm's numbers of keys, behind `ESC [` and before `~`. */
const numbered: Readonly<Record<string, Key>> = {
  2: 'insert',
  11: 'f1',
  12: 'f2',
  13: 'f3',
  14: 'f4',
  15: 'f5',
  17: 'f6',
  18: 'f7',
  19: 'f8',
  20: 'f9',
  21: 'f10',
  23: 'f11',
  24: 'f12',
};

/** The key whose sequence ink's events leave out: a function key or Insert, as xterm, VT100 or Linux's console send it. */
export function functionKey(sequence: string): Key | undefined {
  const [, number, vt, linux] = /^\u001b(?:\[(\d+)~|O([P-S])|\[\[([A-E]))$/.exec(sequence) ?? [];
  if (number !== undefined) return numbered[number];
  if (vt !== undefined) return `f${vt.charCodeAt(0) - 'P'.charCodeAt(0) + 1}`;
  return linux === undefined ? undefined : `f${linux.charCodeAt(0) - 'A'.charCodeAt(0) + 1}`;
}

/** Sequences that every terminal sends for these keys, in either of its modes, and that nothing else begins with. */
const alike: Readonly<Record<string, Key>> = {
  '\r': 'enter',
  '\t': 'tab',
  '\u007f': 'backspace',
  '\u001b[A': 'up',
  '\u001b[B': 'down',
  '\u001b[C': 'right',
  '\u001b[D': 'left',
  '\u001b[H': 'home',
  '\u001b[F': 'end',
  '\u001b[Z': 'shift-tab',
  '\u001b[5~': 'pgup',
  '\u001b[6~': 'pgdn',
};

/** One of these, a printable ASCII character, or ctrl with a letter that neither ends nor stops the program. */
const readAlike =
  /\u001b\[(?:[A-DFHZ]|[56]~)|[\r\t\u007f -~]|[\u0001\u0002\u0004-\u0007\u000b\u000c\u000e-\u0019]/gy;

/**
 * The keys that bytes begin with, as far as they can be told without ink: read as ink and `keysOf` read them.
 * @returns the keys, and how many bytes they are; what is behind them is for ink, all of it
 */
export function firstKeysOf(bytes: string): { readonly keys: readonly Key[]; readonly length: number } {
  const found = bytes.match(readAlike) ?? [];
  const keys = found.flatMap((each) => alike[each] ?? characterKey(each));
  return { keys, length: found.join('').length };
}
