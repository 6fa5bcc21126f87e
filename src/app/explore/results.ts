/** What Explore lists: the search's answer, narrowed to the kinds that are listed. */
import type { Catalog, Entry } from '../../catalog/model.ts';
import type { SearchOutcome } from '../../search/outcome.ts';
import { search } from '../../search/search.ts';
import { memo } from '../../text/memo.ts';
import type { Listing, State } from '../state/state.ts';

/** More hits than any window shows or anybody pages through. */
const most = 2_000;

/** State moves forward, and drawing asks what updating asked before: a few answers are enough. */
const asked = memo(
  (catalog: Catalog, query: string, listing: Listing): SearchOutcome =>
    search(catalog, query, most, listing === 'everything' ? undefined : listing),
  { limit: 16 },
);

/** The ranked entries for the query as it stands; asked again for the same query it costs nothing. */
export function resultsOf({ catalog, explore: { query, listing } }: State): SearchOutcome {
  return asked(catalog, query.text, listing);
}

/** How many rows Explore's list has. */
export const resultCount = (state: State): number => resultsOf(state).hits.length;

/** The entry that Explore highlights. */
export function highlighted(state: State): Entry | undefined {
  const { hits } = resultsOf(state);
  return hits[Math.min(state.explore.list.selected, hits.length - 1)]?.entry;
}
