/** The bytes that terminals send for keys, by the keymap's names. */

const named: Readonly<Record<string, string>> = {
  enter: '\r',
  esc: '\u001b',
  tab: '\t',
  'shift-tab': '\u001b[Z',
  up: '\u001b[A',
  down: '\u001b[B',
  right: '\u001b[C',
  left: '\u001b[D',
  pgup: '\u001b[5~',
  pgdn: '\u001b[6~',
  home: '\u001b[H',
  end: '\u001b[F',
  'ctrl-home': '\u001b[1;5H',
  'ctrl-end': '\u001b[1;5F',
  'alt-up': '\u001b[1;3A',
  'alt-down': '\u001b[1;3B',
  'shift-up': '\u001b[1;2A',
  'shift-down': '\u001b[1;2B',
  backspace: '\u007f',
  delete: '\u001b[3~',
  f1: '\u001bOP',
  f5: '\u001b[15~',
};

/** What a terminal sends for a key. */
export function bytesOf(key: string): string {
  const control = /^ctrl-([a-z])$/.exec(key)?.[1];
  if (control !== undefined) return String.fromCharCode(control.charCodeAt(0) - 96);
  const alt = /^alt-([a-z])$/.exec(key)?.[1];
  return alt === undefined ? (named[key] ?? key) : `\u001b${alt}`;
}

/** Keys in as few reads as they fit in: a lone Esc ends a read, or the next key would be taken for its alt form. */
export function readsOf(keys: readonly string[]): readonly string[] {
  const reads = [''];
  for (const key of keys) {
    reads.push(`${reads.pop() ?? ''}${bytesOf(key)}`);
    if (key === 'esc') reads.push('');
  }
  return reads.filter((read) => read !== '');
}
