/** Commands of the Explore screen. */

import type { Entry } from '../../catalog/model.ts';
import { addAction, itemsFor, removeItem } from '../../policy/cart/cart.ts';
import { addDependents, missingDependents } from '../../policy/cart/dependents.ts';
import { snippetFor } from '../../policy/snippet.ts';
import { type Step, say, step } from '../action.ts';
import type { Command } from '../keymap/command.ts';
import { exploreLayout } from '../layout.ts';
import { editLine, type LineEdit, lineOf } from '../line-editor.ts';
import { type ListMove, listStart, moveList } from '../list-window.ts';
import { listings, type State } from '../state.ts';
import { changeCart, lineEditOf, moveOf, openEntry } from '../update-shared.ts';
import { count, kindWords, listingWords } from '../words.ts';
import { highlighted, highlightedRef, resultCount, resultsOf } from './results.ts';

function editQuery(state: State, edit: LineEdit): State {
  const query = editLine(state.explore.query, edit);
  if (query.text === state.explore.query.text) return { ...state, explore: { ...state.explore, query } };
  return { ...state, explore: { ...state.explore, query, list: listStart, recalled: null } };
}

/** Puts typed or pasted text into the query. */
export const typeIntoQuery = (state: State, text: string): Step =>
  step(editQuery(state, { edit: 'insert', text }));

function moved(state: State, move: ListMove): State {
  const list = moveList(state.explore.list, move, resultCount(state), exploreLayout(state).main.rows);
  return { ...state, explore: { ...state.explore, list } };
}

/** Puts an action into the cart, or takes out every item of it that the user chose. */
export function toggleAction(state: State, entry: Entry): Step {
  if (entry.kind !== 'action')
    return say(state, `A ${kindWords(entry.kind)} does not go into the cart, only actions do.`);
  const cart = state.cart.present;
  const present = itemsFor(cart, entry.id);
  if (present.length > 0)
    return changeCart(
      state,
      present.reduce((rest, item) => removeItem(rest, item.id), cart),
      `${entry.name} is out of the cart.`,
    );
  const added = addAction(cart, entry.id);
  const missing = missingDependents(added, state.catalog).filter(({ neededBy }) =>
    neededBy.includes(entry.id),
  );
  const always = missing.filter(({ dependent }) => dependent.when === undefined);
  const more =
    always.length === 0
      ? ''
      : ` It needs ${always.map(({ dependent }) => dependent.id).join(', ')} too: d adds that in the cart.`;
  return changeCart(state, added, `${entry.name} is in the cart.${more}`);
}

/** Puts an action into the cart together with everything it always needs. */
export function addWithDependents(state: State, entry: Entry): Step {
  if (entry.kind !== 'action')
    return say(state, `A ${kindWords(entry.kind)} does not go into the cart, only actions do.`);
  const cart = state.cart.present;
  const added = itemsFor(cart, entry.id).length > 0 ? cart : addAction(cart, entry.id);
  const complete = addDependents(added, state.catalog, 'unconditional', [entry.id]);
  const names = complete.items
    .slice(cart.items.length)
    .map(({ action }) => action.replace(/^sagemaker:/, ''));
  const rest = entry.dependentActions.filter(
    ({ id, when }) => when !== undefined && itemsFor(complete, id).length === 0,
  );
  const more = rest.map(({ id, when }) => ` ${id} as well when ${when}.`).join('');
  if (complete === cart)
    return say(state, `${entry.name} and what it always needs are in the cart already.${more}`);
  return changeCart(state, complete, `Into the cart: ${names.join(', ')}.${more}`);
}

function recall(state: State, by: 1 | -1): Step {
  const { recent, recalled, query } = state.explore;
  let next = (recalled ?? -1) + by;
  // What the line shows already is not earlier.
  while (recent[next] === query.text) next += by;
  if (next < 0)
    return step({
      ...state,
      explore: { ...state.explore, query: lineOf(''), list: listStart, recalled: null },
    });
  const text = recent[next];
  if (text === undefined) return say(state, 'There is no earlier query.');
  return step({
    ...state,
    explore: { ...state.explore, query: lineOf(text), list: listStart, recalled: next },
  });
}

function markAll(state: State): Step {
  const actions = resultsOf(state).hits.flatMap(({ entry }) =>
    entry.kind === 'action' && itemsFor(state.cart.present, entry.id).length === 0 ? [entry.id] : [],
  );
  if (actions.length === 0) return say(state, 'Every action listed is in the cart already.');
  const question = `Put ${count(actions.length, 'action')} into the cart?`;
  return step({ ...state, overlay: { kind: 'confirm', question, yes: { type: 'add-all', actions } } });
}

/** The step, and the query that led to it among the recent ones: it found what was looked for. */
function remembering({ state, effects }: Step, before: State): Step {
  const query = before.explore.query.text.trim();
  const { recent } = before.explore;
  if (query === '' || recent[0] === query) return { state, effects };
  const explore = {
    ...state.explore,
    recent: [query, ...recent.filter((each) => each !== query)].slice(0, 50),
    recalled: state.explore.recalled === null ? null : 0,
  };
  return { state: { ...state, explore }, effects: [...effects, { effect: 'remember-query', query }] };
}

/** Carries out a command on Explore. */
export function runInExplore(state: State, command: Command): Step {
  const edit = lineEditOf(command);
  if (edit !== undefined) return step(editQuery(state, edit));
  const move = moveOf(command);
  if (move !== undefined) return step(moved(state, move));
  const entry = highlighted(state);
  switch (command) {
    case 'open': {
      const ref = highlightedRef(state);
      if (ref === undefined) return step(state);
      return remembering(step(openEntry({ ...state, details: [] }, ref)), state);
    }
    case 'mark-and-move': {
      if (entry === undefined) return step(state);
      const marked = toggleAction(state, entry);
      return remembering({ ...marked, state: moved(marked.state, 'down') }, state);
    }
    case 'mark-all':
      return markAll(state);
    case 'copy':
      if (entry === undefined) return step(state);
      return remembering(
        step(state, {
          effect: 'copy',
          text: snippetFor(entry, state.catalog, state.defaults),
          what: entry.id,
        }),
        state,
      );
    case 'cycle-listing': {
      const next = listings[(listings.indexOf(state.explore.listing) + 1) % listings.length] ?? 'everything';
      return say(
        { ...state, explore: { ...state.explore, listing: next, list: listStart } },
        `Listing ${listingWords(next)}.`,
      );
    }
    case 'recall-older':
      return recall(state, 1);
    case 'recall-newer':
      return recall(state, -1);
    default:
      return step(state);
  }
}
