/**
 * Hits beyond the home service for a query that names no service by its prefix: `PassRole` is `iam:PassRole`,
 * `secrets manager get value` is `secretsmanager:GetSecretValue`.
 *
 * A query has several readings at once, and an action gets the cheapest: the very name; the words of a name in any
 * service; a service that is named, and the rest as a name in it; a colloquial phrase. SageMaker's own entries come
 * first wherever they are about as good: only what is better stands before them, and what is worse behind them only
 * when they suppose a typo or lack a word.
 *
 * 22,000 names are looked through only where SageMaker has no good reading, so its own queries do not wait for them.
 */
import type { ActionDirectory, Catalog, CatalogCore, Entry } from '../../catalog/model.ts';
import { memo } from '../../text/memo.ts';
import { type MatchRange, matchesOf } from '../highlight.ts';
import { type Ranked, type Ranking, rank } from '../rank.ts';
import * as weight from '../weights.ts';
import { type ActionIndex, type AllActions, allActions } from './action-index.ts';
import { type ServiceMention, serviceMentions } from './mentions.ts';
import { phraseHits } from './phrases.ts';

/** An entry beyond the home service, and what the query costs in it: smaller is better. */
export interface OtherHit {
  readonly id: string;
  readonly kind: Entry['kind'];
  readonly cost: number;
  /** Whether a word of the query is lacking. */
  readonly loose: boolean;
  readonly matches: () => readonly MatchRange[];
}

/** The home service's best reading of a query, with every word of it. */
export interface HomeReading {
  readonly cost: number;
  /** By how much other readings must be better to come before it. */
  readonly advantage: number;
}

/** What the home service says of a query. */
export interface AtHome {
  /** Undefined where no reading has every word, and for `*:`. */
  readonly reading: HomeReading | undefined;
  /** The words that stand in its entries as they were typed, or begin a word there: they are spelt right. */
  readonly rightWords: readonly string[];
}

/** What other services have to say to a query. */
export type OtherServices =
  | { readonly known: false }
  | {
      readonly known: true;
      readonly hits: readonly OtherHit[];
      /** How many names were looked through. */
      readonly searched: number;
    };

/** So many of each reading are compared: a service's handicap may move a hit forward, but not from far behind. */
const mostOfEach = 100;

/** Shorter texts that the home service answers are the beginning of something. */
const fewestLetters = 4;

const noMatches = (): readonly MatchRange[] => [];

class Collector {
  private readonly found = new Map<string, OtherHit>();

  keep(hit: OtherHit): void {
    const key = `${hit.kind} ${hit.id.toLowerCase()}`;
    const known = this.found.get(key);
    if (known === undefined || hit.cost < known.cost) this.found.set(key, hit);
  }

  /** Keeps what stands at a position of an index. */
  keepAt({ index }: ActionIndex, position: number, read: Omit<OtherHit, 'id' | 'kind'>): void {
    const entry = index.entry(position);
    if (entry !== undefined) this.keep({ id: entry.id, kind: entry.kind, ...read });
  }

  /** Keeps the hits of one reading in one index. */
  keepRanked(at: ActionIndex, ranking: Ranking, costOf: (hit: Ranked) => number): void {
    for (const hit of ranking.best(mostOfEach)) {
      this.keepAt(at, hit.position, {
        cost: costOf(hit),
        loose: ranking.loose,
        matches: () => matchesOf(at.index, ranking, hit),
      });
    }
  }

  sorted(): readonly OtherHit[] {
    return [...this.found.values()].sort((a, b) => a.cost - b.cost);
  }
}

const whole = ({ index }: ActionIndex, text: string): Ranking =>
  rank(index, text, index.everything, { typos: 'beside-the-rest-first' });

/** The cost without the bonus of a whole name, which is given by {@link weight.exactElsewhere} here. */
const ownCost = ({ cost }: Ranked): number => Math.max(0, cost);

function readNames(
  all: AllActions,
  allowed: Uint8Array,
  text: string,
  { reading: home, rightWords }: AtHome,
  found: Collector,
): void {
  const margin = home?.advantage ?? 0;
  // A typo is not worth supposing where it could only come behind what the home service has.
  const typos = home !== undefined && home.cost <= weight.oneEdit + margin ? 'none' : 'beside-the-rest-first';
  const ranking = rank(all.index, text, allowed, {
    typos,
    rightWords: new Set(rightWords),
    most: mostOfEach,
  });
  found.keepRanked(all, ranking, (hit) => ownCost(hit) + margin + (all.handicaps[hit.position] ?? 0));
}

function readExactNames(
  all: AllActions,
  allowed: Uint8Array,
  text: string,
  home: HomeReading | undefined,
  found: Collector,
): void {
  const words = home !== undefined && text.includes(' ') ? weight.exactInWords : 0;
  for (const position of all.namedExactly(text, allowed)) {
    found.keepAt(all, position, {
      cost: weight.exactElsewhere + words + (all.handicaps[position] ?? 0),
      loose: false,
      matches: () => [{ field: 'name', start: 0, end: all.index.entry(position)?.name.length ?? 0 }],
    });
  }
}

function readMentions(
  catalog: CatalogCore,
  all: AllActions,
  text: string,
  home: HomeReading | undefined,
  found: Collector,
): void {
  for (const { services, rest, by, sure } of serviceMentions(catalog, text)) {
    for (const service of services) {
      const own = all.ofService(service);
      if (own === undefined) continue;
      if (rest === '') {
        listAlone(own, found);
        continue;
      }
      const ranking = whole(own, rest);
      const named = weight.serviceNamed[by] + marginOf(sure, home);
      found.keepRanked(own, ranking, (hit) => ownCost(hit) + named + (own.handicaps[hit.position] ?? 0) / 4);
    }
  }
}

/** A service's name and nothing else: its actions, the commonest first. */
function listAlone(own: ActionIndex, found: Collector): void {
  own.handicaps.forEach((handicap, position) => {
    found.keepAt(own, position, { cost: weight.serviceAlone + handicap, loose: false, matches: noMatches });
  });
}

/** How much better a service that was named must be than what the home service has. */
function marginOf(sure: ServiceMention['sure'], home: HomeReading | undefined): number {
  if (home === undefined || sure === 'surely') return 0;
  return sure === 'likely' ? home.advantage : weight.homeWordAdvantage;
}

function readPhrases(text: string, home: HomeReading | undefined, found: Collector): void {
  const margin = home?.advantage ?? 0;
  for (const { id, place, beyond, complete } of phraseHits(text)) {
    const cost =
      weight.phrase +
      (complete ? 0 : margin) +
      place * weight.nextOfPhrase +
      beyond * (weight.wordBeyondPhrase + margin);
    found.keep({ id, kind: 'action', cost, loose: beyond > 1, matches: noMatches });
  }
}

/** What is looked for beyond the home service: entries that every query may find, or, for `*:`, all that there are. */
export type Among = 'offered' | 'everything';

/**
 * Looks beyond the home service. Nothing is looked for where no other reading could be
 * better; `known: false` says that the names of all actions are needed and not there yet.
 */
export function searchOtherServices(
  { core, directory }: Pick<Catalog, 'core' | 'directory'>,
  text: string,
  { reading: home, rightWords }: AtHome,
  among: Among,
): OtherServices {
  if (home !== undefined && (home.cost < weight.cutShort || text.length < fewestLetters))
    return { known: true, hits: [], searched: 0 };
  if (directory === undefined) return { known: false };
  return readAll(core, directory, text, home?.cost, home?.advantage, rightWords.join(' '), among);
}

/** Whether a name beyond the home service could come before its best reading, or is wanted behind it. */
const mayBeBetter = ({ cost, advantage }: HomeReading): boolean =>
  cost > weight.oneEdit || cost > advantage + weight.sisterHandicap;

/** Kept, as the same is asked again when the entries of the hits have been read. */
const readAll = memo(
  (
    core: CatalogCore,
    directory: ActionDirectory,
    text: string,
    cost: number | undefined,
    advantage: number | undefined,
    rightWords: string,
    among: Among,
  ): OtherServices => {
    const all = allActions({ core, directory });
    if (all === undefined) return { known: false };
    const allowed = among === 'offered' ? all.offered : all.index.everything;
    const home = cost === undefined || advantage === undefined ? undefined : { cost, advantage };
    const found = new Collector();
    readExactNames(all, allowed, text, home, found);
    readMentions(core, all, text, home, found);
    readPhrases(text, home, found);
    if (home === undefined || mayBeBetter(home))
      readNames(all, allowed, text, { reading: home, rightWords: rightWords.split(' ') }, found);
    return { known: true, hits: found.sorted(), searched: all.index.size };
  },
  { limit: 4 },
);

/** So many services are named one by one. */
const mostNamed = 8;

/** Services in a few words, the first one apart: `s3`, `s3, 3 more: glacier, s3-outposts, s3express`. */
export function servicesInShort([first = '', ...more]: readonly string[]): string {
  if (more.length === 0) return first;
  const named = more.slice(0, mostNamed).join(', ');
  return `${first}, ${more.length} more${more.length > mostNamed ? ', such as' : ':'} ${named}`;
}
