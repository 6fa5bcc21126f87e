/** The filter of a workspace: what `/` opens narrows the rows as one types. */
import { editLine, type Filter, type LineEdit, lineOf } from '../state/line-editor.ts';
import type { State } from '../state/state.ts';
import { type Step, step } from '../state/step.ts';
import type { Binding, KeyTable } from './binding.ts';
import { endRows, lineKeys } from './common-keys.ts';
import { editorRows } from './overlay-rows.ts';

/** Where a workspace keeps its filter. */
export interface FilterPlace {
  readonly filterOf: (state: State) => Filter;
  /** The same rows, another way to edit them. */
  readonly keepRows: (state: State, filter: Filter) => State;
  /** Other rows: the list starts over. */
  readonly restart: (state: State, filter: Filter) => State;
  /** Every row again, the cursor where it was. */
  readonly showAll: (state: State) => State;
}

/** The row that opens the filter. */
export function filterRow(
  { filterOf, keepRows }: FilterPlace,
  when: (state: State) => boolean = () => true,
): Binding {
  return {
    command: 'filter',
    keys: ['/'],
    label: 'filter',
    help: 'show only rows that hold what you type',
    when,
    run: (state) => step(keepRows(state, { line: lineOf(filterOf(state).line.text), editing: true })),
  };
}

/** Whether rows are left out, or may be in a moment. */
export function isFiltered({ filterOf }: FilterPlace, state: State): boolean {
  const { editing, line } = filterOf(state);
  return editing || line.text !== '';
}

/** The keys while a filter is typed. `more` goes before those that every table ends in. */
export function filterKeys(place: FilterPlace, more: readonly Binding[] = editorRows): KeyTable {
  const edit = (state: State, change: LineEdit): Step => {
    const filter = place.filterOf(state);
    return step(place.restart(state, { ...filter, line: editLine(filter.line, change) }));
  };
  return {
    bindings: [
      {
        command: 'accept-filter',
        keys: ['enter', 'down', 'up'],
        label: 'keep filter',
        help: 'keep the filter and go to the rows',
        run: (state) => step(place.keepRows(state, { ...place.filterOf(state), editing: false })),
      },
      ...lineKeys(edit),
      ...more,
      ...endRows((state) => step(place.showAll(state))),
    ],
    typing: { label: 'to filter', run: (state, text) => edit(state, { kind: 'insert', text }) },
  };
}
