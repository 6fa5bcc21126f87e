/** What Explore lists: the search's answer, narrowed to the kinds that are listed. */
import type { Catalog, Entry } from '../../catalog/model.ts';
import type { Recipe } from '../../catalog/recipe.ts';
import type { TypedPattern } from '../../catalog/typed-pattern.ts';
import type { SearchOutcome } from '../../search/outcome.ts';
import { recipesFor, recipeWords } from '../../search/recipes.ts';
import { search } from '../../search/search.ts';
import { memo } from '../../text/memo.ts';
import type { Listing, State } from '../state/state.ts';

/** The recipes that Explore lists in place of entries; undefined while it lists entries. */
export function recipesOf({ recipes, explore: { query, listing } }: State): readonly Recipe[] | undefined {
  const words =
    recipeWords(query.text) ?? (listing === 'recipe' ? query.text.trim().split(/\s+/u) : undefined);
  return words === undefined ? undefined : listed(recipes, words.join(' '));
}

const listed = memo(
  (recipes: readonly Recipe[], words: string): readonly Recipe[] => recipesFor(recipes, [words]),
  { limit: 16 },
);

/** No entries: what is listed are recipes. */
const noEntries: SearchOutcome = {
  hits: [],
  total: 0,
  outOf: 0,
  loose: false,
  problems: [],
  remarks: [],
  spans: [],
  missingServices: [],
  needsDirectory: false,
  otherServices: [],
  patterns: [],
};

/** More hits than any window shows or anybody pages through. */
const most = 2_000;

/** State moves forward, and drawing asks what updating asked before: a few answers are enough. */
const asked = memo(
  (catalog: Catalog, query: string, listing: Listing): SearchOutcome =>
    search(catalog, query, most, listing === 'everything' || listing === 'recipe' ? undefined : listing),
  { limit: 6 },
);

/** The ranked entries for the query as it stands; asked again for the same query it costs nothing. */
export function resultsOf(state: State): SearchOutcome {
  const { query, listing } = state.explore;
  return recipesOf(state) === undefined ? asked(state.catalog, query.text, listing) : noEntries;
}

/** How many rows Explore's list has. */
export function resultCount(state: State): number {
  const { hits, patterns } = resultsOf(state);
  return recipesOf(state)?.length ?? patterns.length + hits.length;
}

/** The recipe that Explore highlights, where it lists recipes. */
export function highlightedRecipe(state: State): Recipe | undefined {
  const recipes = recipesOf(state) ?? [];
  return recipes[Math.min(state.explore.list.selected, recipes.length - 1)];
}

/** The pattern that Explore highlights: those of a query of patterns are listed before what they match. */
export function highlightedPattern(state: State): TypedPattern | undefined {
  return resultsOf(state).patterns[state.explore.list.selected];
}

/** The entry that Explore highlights. */
export function highlighted(state: State): Entry | undefined {
  const { hits, patterns } = resultsOf(state);
  const at = state.explore.list.selected - patterns.length;
  return at < 0 ? undefined : hits[Math.min(at, hits.length - 1)]?.entry;
}
