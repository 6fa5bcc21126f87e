/** The keymap as the documents' table: generated, so that it cannot disagree with the app. */
import type { Binding, Context } from './keymap/binding.ts';
import { keyLabel } from './keymap/key.ts';
import { keymap } from './keymap.ts';

const places: readonly (readonly [string, readonly Context[]])[] = [
  ['everywhere', ['explore', 'detail', 'cart']],
  ['Detail and Cart', ['detail', 'cart']],
  ['Explore', ['explore']],
  ['Detail', ['detail']],
  ['Cart', ['cart']],
  ['editors and prompts', []],
];

const cell = (text: string): string => text.replaceAll('|', '\\|');

/** A row as it is printed, but for the place. */
const rowText = ({ keys, help, command }: Binding): string =>
  `${keys.map((key) => cell(keyLabel(key, { ascii: false }))).join(' ')} | ${cell(help)} | \`${command}\``;

/** A Markdown table of every key, what it does, and where; what is the same in several places stands once. */
export function keyTable(): string {
  const contexts = new Map<string, Set<string>>();
  for (const [context, { bindings }] of Object.entries(keymap))
    for (const binding of bindings) {
      const text = rowText(binding);
      contexts.set(text, (contexts.get(text) ?? new Set()).add(context));
    }
  const placeOf = (within: ReadonlySet<string>): number =>
    places.findIndex(([, all]) => all.every((each) => within.has(each)));
  const rows = places.flatMap(([place], index) =>
    [...contexts].flatMap(([text, within]) => (placeOf(within) === index ? [`| ${place} | ${text} |`] : [])),
  );
  return ['| where | key | does | command |', '|---|---|---|---|', ...rows].join('\n');
}
