/** The keys of the help: it scrolls, and `/` narrows it. */
import type { Keys, KeyTable } from '../../keymap/binding.ts';
import { endRows, moving } from '../../keymap/common-keys.ts';
import { type FilterPlace, filterKeys, filterRow, isFiltered } from '../../keymap/filter-keys.ts';
import { type Filter, noFilter } from '../../state/line-editor.ts';
import { moveList } from '../../state/list-window.ts';
import type { State } from '../../state/state.ts';
import { type Step, step } from '../../state/step.ts';
import { helpWindow } from './rows.ts';

const withFilter = (state: State, filter: Filter): State =>
  state.overlay?.kind === 'help' ? { ...state, overlay: { ...state.overlay, filter } } : state;

/** As {@link withFilter}, from the first row on. */
const fromTop = (state: State, filter: Filter): State =>
  state.overlay?.kind === 'help' ? { ...state, overlay: { ...state.overlay, filter, top: 0 } } : state;

const helpFilter: FilterPlace = {
  filterOf: ({ overlay }) => (overlay?.kind === 'help' ? overlay.filter : noFilter),
  keepRows: withFilter,
  restart: fromTop,
  showAll: (state) => fromTop(state, noFilter),
};

const closed = (state: State): State =>
  state.overlay?.kind === 'help' ? { ...state, overlay: state.overlay.over } : state;

const close = (state: State): Step => step(closed(state));

/** The first Esc shows the whole help again, the next closes it. */
const back = (state: State): Step =>
  step(isFiltered(helpFilter, state) ? helpFilter.showAll(state) : closed(state));

/** The keys while the help's filter is typed. */
export const helpFilterKeys: KeyTable = filterKeys(helpFilter, []);

/**
 * The help's own table.
 * @param keys gives the tables that the help tells of, this one among them: asked for when a key is pressed
 */
export function helpKeys(keys: (state: State) => Keys): KeyTable {
  const move = moving((state, to) => {
    const { overlay } = state;
    if (overlay?.kind !== 'help') return step(state);
    const { top, last, height } = helpWindow(state, overlay, keys(state).keymap);
    const page = to === 'page-up' || to === 'page-down' ? height : 1;
    const { selected } = moveList({ selected: top, top }, to, last + 1, page);
    return step({ ...state, overlay: { ...overlay, top: selected } });
  });
  return {
    bindings: [
      move('page-up', ['pgup'], 'a page up'),
      move('page-down', ['pgdn'], 'a page down'),
      move('up', ['up', 'k'], 'scroll up', 'scroll'),
      move('down', ['down', 'j'], 'scroll down'),
      move('page-down', [' '], 'a page down'),
      move('first', ['g', 'home'], 'to the beginning'),
      move('last', ['G', 'end'], 'to the end'),
      filterRow(helpFilter),
      { command: 'close', keys: ['?', 'f1', 'q'], help: 'close the help', run: close },
      ...endRows(back),
    ],
  };
}
