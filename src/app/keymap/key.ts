/**
 * Keys as the keymap names them. A printable character is itself (`a`, `Y`, `?`, ` `); everything else has a
 * name of two or more letters (`enter`, `shift-tab`, `ctrl-a`, `alt-up`).
 */
export type Key = string;

const names = new Set([
  'insert',
  'up',
  'down',
  'left',
  'right',
  'enter',
  'esc',
  'tab',
  'shift-tab',
  'backspace',
  'delete',
  'pgup',
  'pgdn',
  'home',
  'end',
  ...Array.from({ length: 12 }, (_, index) => `f${index + 1}`),
]);

/** The text that a key types, or undefined for a key that types nothing. */
export function typedText(key: Key): string | undefined {
  if (names.has(key) || /^(?:ctrl|alt|shift)-./.test(key)) return undefined;
  return key;
}

/** Which signs a session has for keys: arrows, or words in plain ASCII. */
export interface Signs {
  readonly ascii: boolean;
}

/** A key as a person reads it: `ctrl-c`, `↑`, `Enter`, `space`. */
export function keyLabel(key: Key, { ascii }: Signs): string {
  const signs: Record<string, string> = ascii
    ? { up: 'up', down: 'down', left: 'left', right: 'right' }
    : { up: '↑', down: '↓', left: '←', right: '→' };
  const words: Record<string, string> = {
    enter: 'Enter',
    esc: 'Esc',
    tab: 'Tab',
    pgup: 'PgUp',
    pgdn: 'PgDn',
    insert: 'Insert',
    ' ': 'space',
  };
  const sign = signs[key] ?? words[key] ?? (/^f\d+$/.test(key) ? key.toUpperCase() : undefined);
  if (sign !== undefined) return sign;
  const modified = /^((?:ctrl|alt|shift)-)(.+)$/.exec(key);
  const [, modifier, rest] = modified ?? [];
  if (modifier === undefined || rest === undefined) return key;
  return rest.length === 1 ? key : modifier + (signs[rest] ?? words[rest]?.toLowerCase() ?? rest);
}

/** What a person wrote for a key. */
export type ReadKey =
  | { readonly kind: 'key'; readonly key: Key }
  /** `why` is a clause without a full stop. */
  | { readonly kind: 'unknown'; readonly why: string };

/** Keys that terminals send as others. */
const sentAs: ReadonlyMap<string, string> = new Map([
  ['ctrl-i', 'Tab'],
  ['ctrl-m', 'Enter'],
  ['ctrl-j', 'Enter'],
  ['ctrl-h', 'Backspace'],
  ['ctrl-[', 'Esc'],
]);

/** The keys that have a form of their own with each modifier. */
const modified: Readonly<Record<string, readonly string[]>> = {
  ctrl: ['up', 'down', 'left', 'right', 'home', 'end', 'pgup', 'pgdn', 'delete'],
  alt: ['up', 'down', 'left', 'right', 'home', 'end', 'pgup', 'pgdn', 'delete', 'backspace'],
  shift: ['up', 'down', 'tab'],
};

/** Reads a key as people write it: `D`, `ctrl-y`, `alt-up`, `PgDn`, `space`. */
export function readKey(text: string): ReadKey {
  const written = [...text].length === 1 ? text : text.toLowerCase();
  if (written === 'space') return { kind: 'key', key: ' ' };
  if (names.has(written)) return { kind: 'key', key: written };
  if (/^[\p{L}\p{N}\p{P}\p{S} ]$/u.test(written)) return { kind: 'key', key: written };
  const other = sentAs.get(written);
  if (other !== undefined) return { kind: 'unknown', why: `terminals send it as ${other}` };
  const [, modifier = '', rest = ''] = /^(ctrl|alt|shift)-(.+)$/u.exec(written) ?? [];
  const single = modifier === 'alt' ? /^[a-z0-9]$/u : modifier === 'ctrl' ? /^[a-z]$/u : /^$/u;
  if (modified[modifier]?.includes(rest) === true || (rest !== '' && single.test(rest)))
    return { kind: 'key', key: written };
  return {
    kind: 'unknown',
    why: 'write "D", "ctrl-y", "alt-x", "shift-up", "f5", "space", "pgdn" or the like',
  };
}
