/**
 * The rows that Detail shows of an entry: filtered, and with the rows that take the cursor. The list's selection
 * counts the title, the links and places in long texts: moving goes from link to link, and the text between scrolls along.
 */
import type { Catalog, Entry } from '../../catalog/model.ts';
import { memo } from '../../text/memo.ts';
import { detailLayout } from '../lines/layout.ts';
import { line } from '../lines/spans.ts';
import { entryOf } from '../state/entry-ref.ts';
import { currentDetail, type DetailState, type Settings, type State } from '../state/state.ts';
import { detailRows, type PageState } from './entry-rows.ts';
import { patternRows } from './pattern-rows.ts';
import type { DetailRow } from './row.ts';

const page = memo(
  (
    catalog: Catalog,
    settings: Settings,
    entry: Entry,
    width: number,
    extent: PageState['extent'],
  ): readonly DetailRow[] => detailRows({ catalog, settings, extent }, entry, width),
  { limit: 6, fades: true },
);

/** Every row about an entry, wrapped to `width` cells: worked out once, however often a frame asks. */
function entryPage({ catalog, settings }: State, entry: Entry, width: number): readonly DetailRow[] {
  return page(catalog, settings, entry, width, 'page');
}

/** As {@link entryPage}, for a pane beside a list: what every action has in common is counted. */
export function entryPreview(
  { catalog, settings }: State,
  entry: Entry,
  width: number,
): readonly DetailRow[] {
  return page(catalog, settings, entry, width, 'preview');
}

/** Rows with the filter applied: links that hold every word of it, and the headings above them. */
function filterRows(rows: readonly DetailRow[], filter: string): readonly DetailRow[] {
  const words = filter
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== '');
  if (words.length === 0) return rows;
  let linkKept = false;
  const kept = rows.filter((row) => {
    if (row.kind === 'title' || row.kind === 'heading') return true;
    // A note goes with the link above it, which was looked at just before.
    if (row.kind === 'note') return linkKept;
    if (row.kind !== 'link') return false;
    const name = row.entry.id.toLowerCase();
    linkKept = words.every((word) => name.includes(word));
    return linkKept;
  });
  return kept.filter((row, index) => row.kind !== 'heading' || kept[index + 1]?.kind === 'link');
}

/** The rows that Detail shows for one step of the way down. */
export function shownRows(state: State, detail: DetailState): readonly DetailRow[] {
  // Linear text is wrapped by the terminal, wherever it is read.
  const width = state.settings.screenReader ? Number.POSITIVE_INFINITY : detailLayout(state).main.columns - 2;
  const { entry: ref, filter } = detail;
  if (ref.kind === 'pattern') return filterRows(patternRows(state, ref.id, width), filter.line.text);
  const entry = entryOf(state, ref);
  if (entry === undefined)
    return [{ kind: 'text', line: line('The catalog does not hold this entry.', 'warning') }];
  const rows = entryPage(state, entry, width);
  return filterRows(rows, filter.line.text);
}

/**
 * Indexes of the rows that take the cursor: the title, which stands for the entry itself, the links, and where texts
 * begin that may be longer than a window, so that no row is passed over. The same whatever the width, which a resize changes.
 */
export function cursorRows(rows: readonly DetailRow[]): readonly number[] {
  const takesCursor = (row: DetailRow, below: DetailRow | undefined): boolean =>
    row.kind === 'link' ||
    row.kind === 'title' ||
    (row.kind === 'heading' && below?.kind === 'text') ||
    (row.kind === 'text' && row.isPlace === true);
  return rows.flatMap((row, index) => (takesCursor(row, rows[index + 1]) ? [index] : []));
}

/** The row that the cursor is on. */
export function rowAtCursor(rows: readonly DetailRow[], selected: number): DetailRow | undefined {
  const places = cursorRows(rows);
  return rows[places[Math.min(selected, places.length - 1)] ?? -1];
}

/** The entry that the highlighted link of Detail names; undefined while the cursor is on the title. */
export function highlightedLink(state: State): Entry | undefined {
  const detail = currentDetail(state);
  if (state.screen !== 'detail' || detail === undefined) return undefined;
  const row = rowAtCursor(shownRows(state, detail), detail.list.selected);
  return row?.kind === 'link' ? row.entry : undefined;
}
