/** Commands of the Detail screen. */
import { copyChoices, snippetFor } from '../../policy/snippet.ts';
import { type Step, step } from '../action.ts';
import { entryOf } from '../explore/results.ts';
import { addWithDependents, toggleAction } from '../explore/update.ts';
import type { Command } from '../keymap/command.ts';
import { detailLayout } from '../layout.ts';
import { type ListMove, moveList, settle } from '../list-window.ts';
import { currentDetail, type DetailState, refOf, type State } from '../state.ts';
import { moveOf, openEntry } from '../update-shared.ts';
import { highlightedLink, shownRows, stops } from './rows.ts';

/** Moves from stop to stop; pages move by rows and take the stop nearest to where they arrive. */
function moveInDetail(state: State, detail: DetailState, move: ListMove): DetailState {
  const rows = shownRows(state, detail);
  const height = detailLayout(state).main.rows;
  const places = stops(rows);
  const from = Math.min(detail.list.selected, places.length - 1);
  const byStop = move === 'up' || move === 'down' || move === 'first' || move === 'last';
  const selected = byStop
    ? moveList({ selected: from, top: 0 }, move, places.length, places.length).selected
    : nearestStop(
        places,
        from,
        moveList({ selected: places[from] ?? 0, top: 0 }, move, rows.length, height).selected,
      );
  return {
    ...detail,
    list: { selected, top: topFor(rows.length, places, selected, detail.list.top, height) },
  };
}

/** The first row to show: behind the last stop the text that follows it comes along, before the first what precedes it. */
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

/** The stop nearest to a row, at least one further than where the move began. */
function nearestStop(places: readonly number[], from: number, row: number): number {
  const start = places[from] ?? 0;
  const beyond = places.flatMap((each, index) =>
    (row > start ? each > start : each < start) ? [index] : [],
  );
  const distance = (index: number): number => Math.abs((places[index] ?? 0) - row);
  return beyond.reduce((best, index) => (distance(index) < distance(best) ? index : best), beyond[0] ?? from);
}

const withDetail = (state: State, detail: DetailState): State => ({
  ...state,
  details: [...state.details.slice(0, -1), detail],
});

/** Carries out a command on Detail. */
export function runInDetail(state: State, command: Command): Step {
  const detail = currentDetail(state);
  const entry = entryOf(state, detail?.entry);
  if (detail === undefined || entry === undefined) return step(state);
  const move = moveOf(command);
  if (move !== undefined) return step(withDetail(state, moveInDetail(state, detail, move)));
  const link = highlightedLink(state);
  switch (command) {
    case 'follow':
      return step(link === undefined ? state : openEntry(state, refOf(link)));
    case 'mark':
      return toggleAction(state, link?.kind === 'action' ? link : entry);
    case 'mark-with-dependents':
      return addWithDependents(state, link?.kind === 'action' ? link : entry);
    case 'open-docs':
      return step(state, { effect: 'open-url', url: entry.docsUrl });
    case 'copy':
      return step(state, {
        effect: 'copy',
        text: snippetFor(entry, state.catalog, state.defaults),
        what: entry.id,
      });
    case 'copy-menu':
      return step({
        ...state,
        overlay: {
          kind: 'menu',
          purpose: 'copy',
          title: `Copy of ${entry.id}`,
          choices: copyChoices(entry, state.catalog, state.defaults).map(({ id, label }) => ({
            value: id,
            label,
          })),
          selected: 0,
        },
      });
    default:
      return step(state);
  }
}
