/** What the keys of Explore do to the state. */
import { snippetFor } from '../../policy/snippet.ts';
import { count } from '../../text/count.ts';
import { listingWords } from '../lines/entry-labels.ts';
import { exploreLayout } from '../lines/layout.ts';
import { isMessage } from '../overlays/arrivals/update.ts';
import { isInCart, toggleAction, togglePattern } from '../state/change-cart.ts';
import { refOf } from '../state/entry-ref.ts';
import { lineOf } from '../state/line-editor.ts';
import { type ListMove, listStart, moveList } from '../state/list-window.ts';
import { clearQuery, openEntry } from '../state/navigation.ts';
import { openRecipe } from '../state/recipe-form.ts';
import { type ExploreState, listings, type State } from '../state/state.ts';
import { type Step, say, step } from '../state/step.ts';
import { scrolledPreview } from './preview.ts';
import { highlighted, highlightedPattern, highlightedRecipe, resultCount, resultsOf } from './results.ts';

/** Scrolls the preview of the highlighted entry. */
export function scrollPreview(state: State, by: 'row' | 'half', direction: -1 | 1): Step {
  return step(withExplore(state, { previewTop: scrolledPreview(state, by, direction) }));
}

/** The preview from its beginning, once it is of another entry than before. */
export function withPreviewOf(state: State, before: State): State {
  const { query, list, listing, previewTop } = state.explore;
  const same =
    list.selected === before.explore.list.selected &&
    query.text === before.explore.query.text &&
    listing === before.explore.listing;
  return same || previewTop === 0 ? state : withExplore(state, { previewTop: 0 });
}

/** How many queries are remembered. */
const most = 50;

const withExplore = (state: State, change: Partial<ExploreState>): State => ({
  ...state,
  explore: { ...state.explore, ...change },
});

/** Moves the highlight. */
export function moveInExplore(state: State, move: ListMove): Step {
  const { rows } = exploreLayout(state).main;
  return step(withExplore(state, { list: moveList(state.explore.list, move, resultCount(state), rows) }));
}

/** The step, and the query that led to it among the recent ones: it found what was looked for. */
function remembering({ state, effects }: Step, { explore }: State): Step {
  const query = explore.query.text.trim();
  const { recent } = explore;
  if (query === '' || recent[0] === query) return { state, effects };
  const next = withExplore(state, {
    recent: [query, ...recent.filter((each) => each !== query)].slice(0, most),
    recalled: state.explore.recalled === null ? null : 0,
  });
  return { state: next, effects: [...effects, { kind: 'remember-query', query }] };
}

/** Opens the highlighted entry in Detail, or what the highlighted pattern matches. */
export function openHighlighted(state: State): Step {
  const { text } = state.explore.query;
  return isMessage(text) ? step(state, { kind: 'recognise', text, from: 'query' }) : openResult(state);
}

/** Opens the highlighted entry; says so where nothing is listed. */
export function openResult(state: State): Step {
  if (resultCount(state) === 0)
    return say(state, 'Nothing is recognised in it and nothing found: shorten it, or press Esc to clear it.');
  const recipe = highlightedRecipe(state);
  if (recipe !== undefined) return openRecipe(state, recipe);
  const pattern = highlightedPattern(state);
  if (pattern !== undefined)
    return remembering(
      step(openEntry({ ...state, details: [] }, { kind: 'pattern', id: pattern.pattern })),
      state,
    );
  const entry = highlighted(state);
  if (entry === undefined) return step(state);
  return remembering(step(openEntry({ ...state, details: [] }, refOf(entry))), state);
}

/** Puts the highlighted action or pattern into the cart, or takes it out, and moves down. */
export function toggleAndMove(state: State): Step {
  const entry = highlighted(state);
  const pattern = highlightedPattern(state);
  if (pattern === undefined && entry?.kind !== 'action') return step(state);
  const marked =
    pattern !== undefined
      ? togglePattern(state, pattern.pattern)
      : entry?.kind === 'action'
        ? toggleAction(state, entry)
        : step(state);
  return remembering({ ...marked, state: moveInExplore(marked.state, 'down').state }, state);
}

/** Copies the snippet of the highlighted entry. */
export function copyHighlighted(state: State): Step {
  const entry = highlighted(state);
  if (entry === undefined) return step(state);
  const text = snippetFor(entry, state.catalog, state.defaults);
  return remembering(step(state, { kind: 'copy', text, what: entry.id }), state);
}

/** The actions listed that are not in the cart. */
export function actionsToAdd(state: State): readonly string[] {
  return resultsOf(state).hits.flatMap(({ entry }) =>
    entry.kind === 'action' && !isInCart(state, entry.id) ? [entry.id] : [],
  );
}

/** Asks whether every action listed is to go into the cart. */
export function askToAddAll(state: State): Step {
  const actions = actionsToAdd(state);
  const text = `Put ${count(actions.length, 'action')} into the cart?`;
  return step({ ...state, overlay: { kind: 'confirm', text, question: { kind: 'add-all', actions } } });
}

/** Lists the next kind of entry. */
export function cycleListing(state: State): Step {
  const { listing } = state.explore;
  const next = listings[(listings.indexOf(listing) + 1) % listings.length] ?? 'everything';
  return say(withExplore(state, { listing: next, list: listStart }), `Listing ${listingWords(next)}.`);
}

/**
 * The place among the recent queries that a recall goes to: -1 is the empty line before the newest. What the line
 * shows already is passed over, for it is not another query.
 */
function recalledPlace({ explore: { recent, recalled, query } }: State, by: 1 | -1): number {
  let place = (recalled ?? -1) + by;
  while (recent[place] === query.text) place += by;
  return place;
}

/** Whether there is an older query than the one that the line shows. */
export function hasOlderQuery(state: State): boolean {
  return state.explore.recent[recalledPlace(state, 1)] !== undefined;
}

/** Puts an older (1) or a newer (-1) query into the line. */
export function recall(state: State, by: 1 | -1): Step {
  const place = recalledPlace(state, by);
  const text = state.explore.recent[place];
  if (text === undefined) return step(clearQuery(state));
  return step(withExplore(state, { query: lineOf(text), list: listStart, recalled: place }));
}
