/** What Explore lists: the search's answer, narrowed to the kinds that are listed. */
import type { Catalog, Entry } from '../../catalog/model.ts';
import type { SearchOutcome } from '../../search/search.ts';
import { search } from '../../search/search.ts';
import type { Listing, State } from '../state/state.ts';

/** More hits than any window shows or anybody pages through. */
const most = 2_000;

interface Asked {
  readonly catalog: Catalog;
  readonly query: string;
  readonly listing: Listing;
  readonly outcome: SearchOutcome;
}

/** The last answer. One is enough: state moves forward, and drawing asks what updating asked before. */
let last: Asked | undefined;

const qualified = (query: string, listing: Listing): string =>
  listing === 'everything'
    ? query
    : `${query} kind:${{ action: 'action', 'condition-key': 'key', 'resource-type': 'type' }[listing]}`;

/** The ranked entries for the query as it stands; asked again for the same query it costs nothing. */
export function resultsOf(state: State): SearchOutcome {
  const { catalog } = state;
  const query = state.explore.query.text;
  const { listing } = state.explore;
  if (last?.catalog === catalog && last.query === query && last.listing === listing) return last.outcome;
  const outcome = search(catalog, qualified(query, listing).trim(), most);
  last = { catalog, query, listing, outcome };
  return outcome;
}

/** How many rows Explore's list has. */
export const resultCount = (state: State): number => resultsOf(state).hits.length;

/** The entry that Explore highlights. */
export function highlighted(state: State): Entry | undefined {
  const { hits } = resultsOf(state);
  return hits[Math.min(state.explore.list.selected, hits.length - 1)]?.entry;
}
