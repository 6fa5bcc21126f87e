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

/**
 * The service of an ARN, whose region and resource may be patterns and are no services; or a word, of which those with a
 * colon behind count. Words without one are matched too: each letter is looked at once, however long a text is.
 */
const named = /arn:[^:\s]*:([^:\s]*):[^\s"',]*|([a-z0-9*?-]+)(:)?/giu;

/** The prefixes of services, in lower case, of anything that the state holds; undefined where a pattern may mean any service. */
export function servicesInUse(state: State): ReadonlySet<string> | undefined {
  const found = new Set<string>();
  const seen = new Set<object>();
  const open: object[] = [];
  // An undone change is a cart of hundreds of items, and there are two hundred of them: so no lists are made on the way.
  const take = (value: unknown): void => {
    if (typeof value === 'string') {
      if (value.includes(':'))
        for (const [, ofArn, word = '', colon] of value.matchAll(named))
          if (ofArn !== undefined || colon !== undefined) found.add((ofArn ?? word).toLowerCase());
    } else if (typeof value === 'object' && value !== null && !seen.has(value)) {
      seen.add(value);
      open.push(value);
    }
  };
  for (const [name, value] of Object.entries(state)) if (!holdsEverything.has(name)) take(value);
  for (let value = open.pop(); value !== undefined; value = open.pop()) {
    if (Array.isArray(value)) for (const each of value) take(each);
    else if (value instanceof Map || value instanceof Set)
      value.forEach((each, key) => {
        take(key);
        take(each);
      });
    else
      for (const [name, each] of Object.entries(value)) {
        take(name);
        take(each);
      }
  }
  return [...found].some((prefix) => /[*?]/u.test(prefix)) ? undefined : found;
}
