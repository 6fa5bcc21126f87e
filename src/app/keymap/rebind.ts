/**
 * Other keys for commands, as the configuration asks for them. What does not do is named with its line and left out;
 * the rest counts. All of them are looked at together, so that two commands may change keys with each other: only
 * what clashes in the keymap that comes of it is refused.
 */
import { nearestName } from '../../text/nearest-name.ts';
import type { Binding, Context, Keymap, KeyTable } from './binding.ts';
import { type Key, readKey, typedText } from './key.ts';

/** One line of the configuration: a command as `cart.remove`, and the keys that it shall have. */
export interface KeySetting {
  readonly command: string;
  readonly keys: readonly string[];
  /** Of the configuration file, from 1. */
  readonly line: number;
}

/** The keys of the commands that have others than at first, by the command's name. */
export type Rebound = ReadonlyMap<string, readonly Key[]>;

/** What is wrong with a setting, in a clause without a full stop. */
export interface SettingProblem {
  readonly line: number;
  readonly text: string;
}

/** The ways back and out: they keep their keys, and no other command gets these. */
const kept = {
  commands: ['back', 'interrupt', 'suspend'],
  keys: ['esc', 'ctrl-c', 'ctrl-z'],
} as const;

const isContext = (keymap: Keymap, name: string): name is Context => Object.hasOwn(keymap, name);

/** The table that a command's name begins with, and the rest of the name. */
function placeOf(keymap: Keymap, name: string): { readonly table?: KeyTable; readonly command: string } {
  const [, context = '', command = ''] = /^([^.]*)\.(.*)$/u.exec(name) ?? [];
  return isContext(keymap, context) ? { table: keymap[context], command } : { command };
}

/** The names of all commands, with their places. */
function namesOf(keymap: Keymap): readonly string[] {
  return Object.entries(keymap).flatMap(([context, { bindings }]) => [
    ...new Set(bindings.map(({ command }) => `${context}.${command}`)),
  ]);
}

/** The keys of a setting, or why it cannot be. */
function keysOf(keymap: Keymap, { command: name, keys }: KeySetting): readonly Key[] | string {
  const { table, command } = placeOf(keymap, name);
  if (table === undefined || !table.bindings.some((binding) => binding.command === command)) {
    const near = nearestName(name, namesOf(keymap));
    return `"${name}" is no command${near === undefined ? '' : `; did you mean "${near.name}"?`}`;
  }
  if (kept.commands.some((each) => each === command)) return `"${name}" keeps its keys`;
  const read: Key[] = [];
  for (const text of keys) {
    const key = readKey(text);
    if (key.kind === 'unknown') return `"${text}" of "${name}" is no key: ${key.why}`;
    if (kept.keys.some((each) => each === key.key))
      return `"${name}" cannot have ${key.key}, which always leads back or out`;
    if (table.typing !== undefined && typedText(key.key) !== undefined)
      return `"${name}" cannot have "${key.key}", which is typed there`;
    read.push(key.key);
  }
  return read;
}

/** The table with other keys for some of its commands: the row that always holds keeps them, the others of it go. */
function reboundTable(context: string, table: KeyTable, rebound: Rebound): KeyTable {
  const bindings = table.bindings.flatMap((binding): readonly Binding[] => {
    const keys = rebound.get(`${context}.${binding.command}`);
    if (keys === undefined) return [binding];
    const rows = table.bindings.filter(({ command }) => command === binding.command);
    const row = rows.find(({ when }) => when === undefined) ?? rows[0];
    return binding === row ? [{ ...binding, keys }] : [];
  });
  return { ...table, bindings };
}

/** The keymap with other keys for some commands. */
export function reboundKeymap(keymap: Keymap, rebound: Rebound): Keymap {
  const places = new Set([...rebound.keys()].map((name) => name.replace(/\..*$/u, '')));
  const tables: Partial<Record<Context, KeyTable>> = {};
  for (const place of places)
    if (isContext(keymap, place)) tables[place] = reboundTable(place, keymap[place], rebound);
  return { ...keymap, ...tables };
}

/** Which other command of the same place has a key of a command in the keymap that came of the settings. */
function clash(keymap: Keymap, name: string): { readonly key: Key; readonly other: string } | undefined {
  const { table, command } = placeOf(keymap, name);
  const own = table?.bindings.filter((binding) => binding.command === command) ?? [];
  for (const { keys } of own)
    for (const key of keys) {
      const other = table?.bindings.find(
        (binding) => binding.command !== command && binding.keys.includes(key),
      );
      if (other !== undefined) return { key, other: other.command };
    }
  return undefined;
}

/** What the settings come to, and what is wrong with them, in the order of their lines. */
export function readRebound(
  keymap: Keymap,
  settings: readonly KeySetting[],
): { readonly rebound: Rebound; readonly problems: readonly SettingProblem[] } {
  const problems: SettingProblem[] = [];
  const lines = new Map<string, number>();
  const rebound = new Map<string, readonly Key[]>();
  for (const setting of settings) {
    const keys = keysOf(keymap, setting);
    if (typeof keys === 'string') problems.push({ line: setting.line, text: keys });
    else {
      rebound.set(setting.command, keys);
      lines.set(setting.command, setting.line);
    }
  }
  // What is refused frees its keys and takes back its first ones: so all are looked at again.
  for (let changed = true; changed; ) {
    changed = false;
    const now = reboundKeymap(keymap, rebound);
    for (const name of rebound.keys()) {
      const found = clash(now, name);
      if (found === undefined) continue;
      rebound.delete(name);
      const text = `"${name}" cannot have "${found.key}", the key of "${name.split('.')[0]}.${found.other}"`;
      problems.push({ line: lines.get(name) ?? 1, text });
      changed = true;
      break;
    }
  }
  return { rebound, problems: problems.sort((a, b) => a.line - b.line) };
}
