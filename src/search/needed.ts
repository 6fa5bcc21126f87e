/** What a query asks for with `needs:` or `is:data`, so that a list of its answers can say why each is there. */
import { dataRead } from '../catalog/audit.ts';
import type { Action, Catalog } from '../catalog/model.ts';
import { memo } from '../text/memo.ts';
import { dependentsNamed } from './qualifiers.ts';

const asked = memo(
  (catalog: Catalog, query: string): ReadonlySet<string> => {
    const values = [...query.matchAll(/(?<=^|\s)needs:(\S+)/giu)].map(([, value = '']) => value);
    return new Set(values.flatMap((value) => [...dependentsNamed(catalog, value)]));
  },
  { limit: 4 },
);

/**
 * When an action needs what a query's `needs:` names, in words: `always`, or `when …`; undefined where the query asks
 * for no such thing, or the action does not need it.
 */
export function neededWhen(catalog: Catalog, query: string, action: Action): string | undefined {
  if (!query.includes('needs:')) return undefined;
  const wanted = asked(catalog, query);
  const found = action.dependentActions.filter(({ id }) => wanted.has(id));
  if (found.length === 0) return undefined;
  const times = found.flatMap(({ when }) => when ?? []);
  return times.length < found.length ? 'always' : `when ${times.join(', or when ')}`;
}

/** What an action gives of data or secrets, in words, where a query asks for that with `is:data`. */
export function dataWords(catalog: Catalog, query: string, action: Action): string | undefined {
  return /(?:^|\s)is:data(?=\s|$)/i.test(query) ? dataRead(catalog, action) : undefined;
}
