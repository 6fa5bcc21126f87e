/** What the keys of Detail do to the state. */
import type { Action, Entry } from '../../catalog/model.ts';
import { copyChoices, snippetFor } from '../../policy/snippet.ts';
import type { FilterPlace } from '../keymap/filter-keys.ts';
import { detailLayout } from '../lines/layout.ts';
import { openMenu } from '../overlays/menu/open.ts';
import { entryOf, refOf } from '../state/entry-ref.ts';
import { noFilter } from '../state/line-editor.ts';
import { type ListMove, listStart, moveList, settle } from '../state/list-window.ts';
import { openEntry } from '../state/navigation.ts';
import { currentDetail, type DetailState, type State } from '../state/state.ts';
import { type Step, step } from '../state/step.ts';
import { cursorRows, highlightedLink, shownRows } from './rows.ts';

/** The state with the shown entry's place changed. */
function withDetail(state: State, change: Partial<DetailState>): State {
  const detail = currentDetail(state);
  if (detail === undefined) return state;
  return { ...state, details: [...state.details.slice(0, -1), { ...detail, ...change }] };
}

/** Moves through the rows that take the cursor; pages move by all rows and take that nearest to where they arrive. */
export function moveInDetail(state: State, move: ListMove): Step {
  const detail = currentDetail(state);
  if (detail === undefined) return step(state);
  const rows = shownRows(state, detail);
  const height = detailLayout(state).main.rows;
  const places = cursorRows(rows);
  const from = Math.min(detail.list.selected, places.length - 1);
  const byRow = move === 'up' || move === 'down' || move === 'first' || move === 'last';
  const selected = byRow
    ? moveList({ selected: from, top: 0 }, move, places.length, places.length).selected
    : nearestCursorRow(
        places,
        from,
        moveList({ selected: places[from] ?? 0, top: 0 }, move, rows.length, height).selected,
      );
  const top = topFor(rows.length, places, selected, detail.list.top, height);
  return step(withDetail(state, { list: { selected, top } }));
}

/** The first row to show: behind the last of them the text that follows it comes along, before the first what precedes it. */
function topFor(
  count: number,
  places: readonly number[],
  selected: number,
  top: number,
  height: number,
): number {
  const row = places[selected] ?? 0;
  const end = selected === places.length - 1 ? Math.min(count - 1, row + height - 1) : row;
  const withEnd = settle({ selected: end, top }, count, height).top;
  return settle({ selected: row, top: withEnd }, count, height).top;
}

/** The row that takes the cursor and is nearest to a row, at least one further than where the move began. */
function nearestCursorRow(places: readonly number[], from: number, row: number): number {
  const start = places[from] ?? 0;
  const beyond = places.flatMap((each, index) =>
    (row > start ? each > start : each < start) ? [index] : [],
  );
  const distance = (index: number): number => Math.abs((places[index] ?? 0) - row);
  return beyond.reduce((best, index) => (distance(index) < distance(best) ? index : best), beyond[0] ?? from);
}

/** The entry that Detail shows. */
const shownEntry = (state: State): Entry | undefined => entryOf(state, currentDetail(state)?.entry);

/** The pattern that Detail shows, while the cursor is on no link of it; undefined where it shows an entry. */
export function shownPattern(state: State): string | undefined {
  const ref = currentDetail(state)?.entry;
  return ref?.kind === 'pattern' && highlightedLink(state) === undefined ? ref.id : undefined;
}

/** The action that goes into the cart: the linked one, else the shown one; undefined where neither is an action. */
export function actionToMark(state: State): Action | undefined {
  return [highlightedLink(state), shownEntry(state)].find((entry) => entry?.kind === 'action');
}

/** Follows the highlighted link. */
export function followLink(state: State): Step {
  const link = highlightedLink(state);
  return step(link === undefined ? state : openEntry(state, refOf(link)));
}

/** Opens the entry's page of the AWS reference. */
export function openDocs(state: State): Step {
  const entry = shownEntry(state);
  return entry === undefined ? step(state) : step(state, { kind: 'open-url', url: entry.docsUrl });
}

/** Copies the snippet of the entry. */
export function copySnippet(state: State): Step {
  const entry = shownEntry(state);
  if (entry === undefined) return step(state);
  return step(state, {
    kind: 'copy',
    text: snippetFor(entry, state.catalog, state.defaults),
    what: entry.id,
  });
}

/** Asks which of the entry's snippets to copy. */
export function chooseCopy(state: State): Step {
  const entry = shownEntry(state);
  if (entry === undefined) return step(state);
  const choices = copyChoices(entry, state.catalog, state.defaults);
  return openMenu(state, {
    purpose: { kind: 'copy' },
    title: `Copy of ${entry.id}`,
    choices: choices.map(({ id, label }) => ({ value: id, label })),
  });
}

/** Detail's filter. Narrowed, the list starts at the first link that is left, behind the title. */
export const detailFilter: FilterPlace = {
  filterOf: (state) => currentDetail(state)?.filter ?? noFilter,
  keepRows: (state, filter) => withDetail(state, { filter }),
  restart: (state, filter) =>
    withDetail(state, { filter, list: filter.line.text === '' ? listStart : { selected: 1, top: 0 } }),
  showAll(state) {
    const link = highlightedLink(state);
    const all = withDetail(state, { filter: noFilter, list: listStart });
    const detail = currentDetail(all);
    if (link === undefined || detail === undefined) return all;
    const rows = shownRows(all, detail);
    const selected = cursorRows(rows).findIndex((at) => {
      const row = rows[at];
      return row?.kind === 'link' && row.entry.id === link.id && row.entry.kind === link.kind;
    });
    return withDetail(all, { list: { selected: Math.max(0, selected), top: 0 } });
  },
};
