/**
 * Which services the state speaks of, so that the catalog need not keep the entries of all others that a search has
 * listed in passing: somebody who types for an hour looks at hundreds.
 *
 * A part of the catalog that is dropped while something still needs it would make a finding wrong. So nothing here
 * knows what the state is made of, and a new field cannot be forgotten: every text in it is looked through, and whatever
 * stands before a colon counts as a service. That keeps too much (a message, an undone change), never too little. But a
 * pattern that is only typed or said grants nothing, and the search asks for what it lists: `*:` in a recent query kept all
 * that was ever listed.
 */
import type { State } from './state.ts';

/** What holds every service there is: what the state was started with, and the catalogs that carts were checked with. */
const holdsEverything: ReadonlySet<unknown> = new Set(['catalog', 'recipes', 'checks']);

/** What is typed and said: a pattern in it means no service that a policy needs. */
const typedOrSaid: ReadonlySet<string> = new Set(['explore', 'recent', 'message', 'messages']);

const beforeColon = /[a-z0-9*?-]+(?=:)/giu;

/** The prefixes of services, in lower case, of anything that the state holds; undefined where a pattern may mean any service. */
export function servicesInUse(state: State): ReadonlySet<string> | undefined {
  const parts = Object.entries(state).filter(([name]) => !holdsEverything.has(name));
  const typed = prefixesIn(parts.filter(([name]) => typedOrSaid.has(name)));
  const held = prefixesIn(parts.filter(([name]) => !typedOrSaid.has(name)));
  return [...held].some(isPattern) ? undefined : new Set([...held, ...typed]);
}

const isPattern = (prefix: string): boolean => /[*?]/u.test(prefix);

/** Whatever stands before a colon in a value, however deep. */
function prefixesIn(value: unknown): ReadonlySet<string> {
  const found = new Set<string>();
  const seen = new Set<unknown>();
  const open: unknown[] = [value];
  const take = (text: string): void => {
    for (const [prefix] of text.matchAll(beforeColon)) found.add(prefix.toLowerCase());
  };
  while (open.length > 0) {
    const each = open.pop();
    if (typeof each === 'string') take(each);
    if (typeof each !== 'object' || each === null || seen.has(each)) continue;
    seen.add(each);
    if (each instanceof Map || each instanceof Set) open.push(...[...each].flat());
    else if (Array.isArray(each)) for (const part of each) open.push(part);
    else
      for (const [name, part] of Object.entries(each)) {
        take(name);
        open.push(part);
      }
  }
  return found;
}
