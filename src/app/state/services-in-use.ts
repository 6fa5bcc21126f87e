/**
 * Which services the state speaks of, so that the catalog need not keep the entries of all others that a search has
 * listed in passing: somebody who types for an hour looks at hundreds.
 *
 * A part of the catalog that is dropped while something still needs it would make a finding wrong. So nothing here
 * knows what the state is made of, and a new field cannot be forgotten: every text in it is looked through, and whatever
 * stands before a colon counts as a service. That keeps too much (a message, an undone change), never too little.
 */
import type { State } from './state.ts';

/** What holds every service there is: what the state was started with, and the catalogs that carts were checked with. */
const holdsEverything: ReadonlySet<unknown> = new Set(['catalog', 'recipes', 'checks']);

const beforeColon = /[a-z0-9*?-]+(?=:)/giu;

/** The prefixes of services, in lower case, of anything that the state holds; undefined where a pattern may mean any service. */
export function servicesInUse(state: State): ReadonlySet<string> | undefined {
  const found = new Set<string>();
  const seen = new Set<unknown>();
  const open: unknown[] = Object.entries(state).flatMap(([name, value]) =>
    holdsEverything.has(name) ? [] : [value],
  );
  const take = (text: string): void => {
    for (const [prefix] of text.matchAll(beforeColon)) found.add(prefix.toLowerCase());
  };
  while (open.length > 0) {
    const value = open.pop();
    if (typeof value === 'string') take(value);
    if (typeof value !== 'object' || value === null || seen.has(value)) continue;
    seen.add(value);
    if (value instanceof Map || value instanceof Set) open.push(...[...value].flat());
    else if (Array.isArray(value)) for (const each of value) open.push(each);
    else
      for (const [name, each] of Object.entries(value)) {
        take(name);
        open.push(each);
      }
  }
  return [...found].some((prefix) => /[*?]/u.test(prefix)) ? undefined : found;
}
