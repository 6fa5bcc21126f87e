/**
 * Which services the state speaks of, so that the catalog need not keep the entries of all others that a search has
 * listed in passing: somebody who types for an hour looks at hundreds.
 *
 * A part of the catalog that is dropped while something still needs it would make a finding wrong. So nothing here
 * knows what the state is made of, and a new field cannot be forgotten: every text in it is looked through, and whatever
 * stands before a colon counts as a service. That keeps too much (a message, an undone change), never too little.
 */
import type { CatalogCore } from '../../catalog/model.ts';
import { servicesMeant } from '../../catalog/services.ts';
import { memo } from '../../text/memo.ts';
import type { State } from './state.ts';

/** What holds every service there is: what the state was started with, and the catalogs that carts were checked with. */
const holdsEverything: ReadonlySet<string> = new Set(['catalog', 'recipes', 'checks']);
/** What is only read by people; and what is asked for again, with what its patterns mean, when it comes back. */
const notInUse: ReadonlySet<string> = new Set(['message', 'messages', 'explore', 'jumps']);

/**
 * An ARN, whose service is one while the stars of its region, account and resource are none; or a word, of which those
 * with a colon behind count. Words without one are matched too: each letter is looked at once, however long a text is.
 */
const named = /arn:[^:\s]*:([^:\s]*):([^\s"',]*)|([a-z0-9.*?-]+)(:)?/giu;
/** The rest of an ARN may hold a policy variable, `${ec2:SourceInstanceARN}`, or what stands behind the ARN without a blank. */
const namedInArn = /([a-z0-9.-]+)(:)?/giu;

/** Services that go by a word or a slip of it: a finding offers them, so their entries are looked up. */
const meant = memo((core: CatalogCore, word: string): readonly string[] => servicesMeant(core, word));

/** Words before colons in a text, in lower case. */
function wordsIn(text: string): readonly string[] {
  if (!text.includes(':')) return [];
  const found: string[] = [];
  for (const [, ofArn, behind = '', word = '', colon] of text.matchAll(named)) {
    if (ofArn !== undefined) {
      found.push(ofArn);
      for (const [, inside = '', own] of behind.matchAll(namedInArn))
        if (own !== undefined) found.push(inside);
    } else if (colon !== undefined) found.push(word);
  }
  return found.map((each) => each.toLowerCase());
}

const isPattern = (word: string): boolean => /[*?]/u.test(word);

/** Words before colons in anything that is held by some values. */
function wordsBelow(values: readonly unknown[]): ReadonlySet<string> {
  const found = new Set<string>();
  const seen = new Set<object>();
  const open: object[] = [values];
  // An undone change is a cart of hundreds of items, and there are two hundred of them: so no lists are made on the way.
  const take = (value: unknown): void => {
    if (typeof value === 'string') for (const word of wordsIn(value)) found.add(word);
    else if (typeof value === 'object' && value !== null && !seen.has(value)) {
      seen.add(value);
      open.push(value);
    }
  };
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
  return found;
}

/** The prefixes of services that anything in the state speaks of; undefined where a pattern may mean any service. */
export function servicesInUse(state: State): ReadonlySet<string> | undefined {
  const held = Object.entries(state).filter(([name]) => !holdsEverything.has(name) && !notInUse.has(name));
  const words = wordsBelow(held);
  const { query } = state.explore;
  // `*:` is answered from the names alone, and reads what it lists.
  const asked = wordsBelow([query.text.replace(/(?<!\S)\*:/gu, '')]);
  if ([...words, ...asked].some(isPattern)) return undefined;
  const before = [...wordsBelow([state.jumps])].filter((word) => !isPattern(word));
  const all = new Set([...words, ...asked, ...before]);
  return new Set([...all].flatMap((word) => meant(state.catalog.core, word)));
}
