/**
 * The names that somebody may have meant by one that does not exist: for error messages and fixes, of every kind of
 * name (actions, keys, services, operators, options, subcommands).
 *
 * Names here are long and structured (`CreateTrainingJob`). People leave out far more than they make up (`createjob`,
 * `descendpoint`), so a missing letter costs half of a wrong or surplus one, and whoever got the beginning right
 * means a name that begins so, even when the ends differ: `TargetContainerHostname` is nearer to `TargetModel` than
 * to `AppNetworkAccessType`. Every candidate is compared, a millisecond for a thousand: good for a message, not for
 * each key pressed.
 */
import { editDistance } from './edit-distance.ts';

/** What a letter left out costs, a wrong one being 1. */
const missing = 1 / 2;
/** What a letter of a common beginning takes off. */
const sharedStart = 1;

/** A name that may have been meant. */
export interface NearName {
  readonly name: string;
  /** Whether so few letters differ (one in six, at least one) that it may be put in the text's place unasked. */
  readonly close: boolean;
}

interface Candidate {
  readonly name: string;
  readonly cost: number;
}

/** By how many wrong letters a name must be nearer to come before others. */
type Handicap = (name: string) => number;
const none: Handicap = () => 0;

/** Lower case, without a service prefix: names are compared by what stands behind the colon. */
const bare = (name: string): string => name.toLowerCase().replace(/^[^:]*:/, '');

function commonStart(a: string, b: string): number {
  let length = 0;
  while (length < a.length && a[length] === b[length]) length += 1;
  return length;
}

/** What a name costs; Infinity where that is more than `most`, which is seen at once where their lengths differ that much. */
function costOf(wanted: string, name: string, most: number): number {
  const shared = sharedStart * commonStart(wanted, name);
  return editDistance(wanted, name, { missing, limit: most + shared }) - shared;
}

function best(
  wanted: string,
  names: Iterable<string>,
  count: number,
  handicap: Handicap,
  most: number,
): readonly Candidate[] {
  let kept: readonly Candidate[] = [];
  for (const name of new Set(names)) {
    const limit = kept.length < count ? most : Math.min(most, kept.at(-1)?.cost ?? most);
    const own = handicap(name);
    const cost = own + costOf(wanted, bare(name), limit - own);
    // Of equals the one met first stays, so the order among them is the caller's.
    if (kept.length < count ? cost <= most : cost < limit)
      kept = [...kept, { name, cost }].sort((a, b) => a.cost - b.cost).slice(0, count);
  }
  return kept;
}

/** Names are never longer; of what was pasted instead of one the beginning says enough. */
const mostRead = 100;

/**
 * The `count` names nearest to a text, best first; fewer only where there are fewer. Case and a service prefix do not
 * count.
 *
 * @param handicap What a name must be nearer by to come before others, in wrong letters; nothing unless given.
 */
export function nearestNames(
  text: string,
  names: Iterable<string>,
  count: number,
  handicap: Handicap = none,
): readonly string[] {
  return best(bare(text.trim()).slice(0, mostRead), names, count, handicap, Number.POSITIVE_INFINITY).map(
    ({ name }) => name,
  );
}

/**
 * The name nearest to a text; undefined when nothing is like it, neither spelt alike nor beginning alike. Case and a
 * service prefix do not count.
 *
 * @param handicap As of {@link nearestNames}.
 */
export function nearestName(
  text: string,
  names: Iterable<string>,
  handicap: Handicap = none,
): NearName | undefined {
  const wanted = bare(text.trim()).slice(0, mostRead);
  const [found] = best(wanted, names, 1, handicap, wanted.length / 2);
  if (found === undefined) return undefined;
  const edits = editDistance(wanted, bare(found.name));
  return { name: found.name, close: edits <= Math.max(1, Math.floor(wanted.length / 6)) };
}
