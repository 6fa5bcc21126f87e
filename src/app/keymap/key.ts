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

/** A key as a person reads it: `ctrl-c`, `↑`, `Enter`, `space`. */
export function keyLabel(key: Key, ascii: boolean): string {
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
