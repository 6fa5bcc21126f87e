/** The keymap as README's table: generated, so that it cannot disagree with the app. */
import type { Context } from './command.ts';
import { keyLabel } from './key.ts';
import { type Binding, keymap } from './keymap.ts';

const everywhere: readonly Context[] = ['explore', 'detail', 'cart'];

const places: readonly (readonly [string, (contexts: readonly Context[]) => boolean])[] = [
  ['everywhere', (contexts) => everywhere.every((each) => contexts.includes(each))],
  ['Detail and Cart', (contexts) => contexts.includes('detail') && contexts.includes('cart')],
  ['Explore', (contexts) => contexts.includes('explore')],
  ['Detail', (contexts) => contexts.includes('detail')],
  ['Cart', (contexts) => contexts.includes('cart')],
  ['editors and prompts', () => true],
];

const placeOf = ({ contexts }: Binding): number => places.findIndex(([, holds]) => holds(contexts));

const cell = (text: string): string => text.replaceAll('|', '\\|');

/** A Markdown table of every key, what it does, and where. */
export function keyTable(): string {
  const rows = places.flatMap(([place], index) =>
    keymap
      .filter((binding) => placeOf(binding) === index)
      .map(
        ({ keys, help }) =>
          `| ${place} | ${keys.map((key) => cell(keyLabel(key, false))).join(' ')} | ${cell(help)} |`,
      ),
  );
  return ['| where | key | does |', '|---|---|---|', ...rows].join('\n');
}
