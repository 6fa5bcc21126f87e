/** Where a fact comes from, in words. */
import type { Catalog, Dependent } from '../../catalog/model.ts';

/** Sources with their dates, those of one name together: `AWS reference 2020-04, 2026-06; SDK request shape 2026-11`. */
function words({ sources }: Catalog, ids: readonly string[]): string {
  const dates = new Map<string, Set<string>>();
  for (const id of ids) {
    const { name, date } = sources[id] ?? { name: id, date: '' };
    dates.set(name, (dates.get(name) ?? new Set()).add(date));
  }
  return [...dates].map(([name, each]) => `${name} ${[...each].join(', ')}`).join('; ');
}

/** The sources of a need, and those that contradict them. */
export function sourceWords(
  catalog: Catalog,
  { sources, against = [] }: Pick<Dependent, 'sources' | 'against'>,
): string {
  const said = words(catalog, sources);
  return against.length === 0 ? said : `${said}; not so ${words(catalog, against)}`;
}
