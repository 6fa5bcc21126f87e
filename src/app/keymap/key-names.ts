/**
 * The keys that sentences name. A sentence names a command, as in `{cart.undo} brings it back`, and what is said is
 * the key that the command has in this session: the configuration may have given it another. Sentences are made in
 * rooms that know no keymap, so the names are put in where a message becomes part of the state, or of a row.
 */
import type { Context, Keymap } from './binding.ts';
import { keyLabel, type Signs } from './key.ts';

const place = /\{([a-z-]+)\.([a-z-]+)\}/gu;

const isContext = (keymap: Keymap, name: string): name is Context => Object.hasOwn(keymap, name);

/** The first key of a command as it is called here; undefined where there is no such command. */
export function keyOf(keymap: Keymap, name: string, signs: Signs): string | undefined {
  const [context = '', command] = name.split('.');
  if (!isContext(keymap, context)) return undefined;
  const rows = keymap[context].bindings.filter((each) => each.command === command);
  const [key] = (rows.find(({ when }) => when === undefined) ?? rows[0])?.keys ?? [];
  return key === undefined ? undefined : keyLabel(key, signs);
}

/** A sentence with the keys in the places of the commands that it names; braces that name none stay. */
export function withKeys(text: string, keymap: Keymap, signs: Signs): string {
  if (!text.includes('{')) return text;
  return text.replace(
    place,
    (whole, context, command) => keyOf(keymap, `${context}.${command}`, signs) ?? whole,
  );
}
