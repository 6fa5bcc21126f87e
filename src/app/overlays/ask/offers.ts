/** What "ask" offers to go on with: actions by the search, then the keys that the action honours, and their values. */
import type { Catalog } from '../../../catalog/model.ts';
import { honouredKeys } from '../../../catalog/relations.ts';
import { resolveEntry } from '../../../catalog/resolve.ts';
import { search } from '../../../search/search.ts';
import { memo } from '../../../text/memo.ts';
import type { AskOverlay } from '../../state/overlay.ts';
import type { State } from '../../state/state.ts';
import { type Question, readQuestion } from './question.ts';

/** Most completions that are offered. */
const most = 8;

/** Actions that what is typed may mean, best first. */
const actionsLike = memo(
  (catalog: Catalog, typed: string): readonly string[] =>
    search(catalog, typed, most, 'action').hits.map(({ entry }) => entry.id),
  { limit: 16 },
);

/** Fewer letters are the beginning of too much. */
const leastOfKey = 3;

/** A key as it is typed: behind one whose name is to be filled in, that follows. */
const keyText = (id: string): string => {
  const named = id.replace(/\$\{[^}]*\}$/, '');
  return named === id ? `${id}=` : named;
};

function valueOffers(catalog: Catalog, typedKey: string, typed: string): readonly string[] {
  const key = resolveEntry(catalog, typedKey, 'condition-key');
  if (key?.kind !== 'condition-key') return [];
  const values = key.type.endsWith('Bool') ? ['true', 'false'] : (key.values?.known ?? []);
  return values
    .filter((value) => value.startsWith(typed) && value !== typed)
    .map((value) => `${typedKey}=${value}`);
}

function keyOffers(catalog: Catalog, { action, last }: Question): readonly string[] {
  const known = action === undefined ? undefined : catalog.action(action);
  const [typed = '', value] = last.split('=', 2);
  if (value !== undefined) return valueOffers(catalog, typed, value);
  if (known === undefined || typed.length < leastOfKey) return [];
  const own = honouredKeys(catalog, known).filter(({ deprecated }) => !deprecated);
  const global = catalog.core.conditionKeys.filter((key) => key.service === 'aws' && !own.includes(key));
  return [...own, ...global]
    .filter(({ id }) => id.toLowerCase().includes(typed.toLowerCase()))
    .map(({ id }) => keyText(id));
}

/** What the last word may become, best first. */
export function askOffers({ catalog, defaults }: State, { line }: AskOverlay): readonly string[] {
  const question = readQuestion(line.text, catalog, defaults);
  const { typedAction, action, last } = question;
  if (last === '' || last.startsWith('arn:')) return [];
  if (last !== typedAction) return keyOffers(catalog, question).slice(0, most);
  return action === undefined ? actionsLike(catalog, typedAction) : [];
}

/** What is typed, its last word made what is offered; behind an action or a value a space, to go on. */
export function completed(text: string, offer: string): string {
  const start = text.length - (/\S*$/.exec(text)?.[0].length ?? 0);
  return `${text.slice(0, start)}${offer}${/[=/]$/.test(offer) ? '' : ' '}`;
}
