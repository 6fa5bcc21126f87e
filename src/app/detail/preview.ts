/** What stands beside a list of entries: what is known of one of them, or the snippet that `y` copies. */
import type { Entry } from '../../catalog/model.ts';
import { snippetFor } from '../../policy/snippet.ts';
import { cartSign } from '../lines/signs.ts';
import { type Line, line, span } from '../lines/spans.ts';
import { isInCart } from '../state/change-cart.ts';
import type { State } from '../state/state.ts';
import { type DetailRow, linkLine } from './row.ts';
import { entryPage } from './rows.ts';

/** A row of Detail as a line, cursor not yet in front. */
export function rowLine(state: State, row: DetailRow): Line {
  switch (row.kind) {
    case 'title':
    case 'text':
    case 'note':
      return row.line;
    case 'heading':
      return [span(row.text, 'heading')];
    case 'link':
      return linkLine(row.entry, row.note, isInCart(state, row.entry.id), cartSign(state));
  }
}

/** What is known about an entry, from its beginning, in at most `height` rows. */
export function previewLines(
  state: State,
  entry: Entry | undefined,
  width: number,
  height: number,
): readonly Line[] {
  if (entry === undefined || height <= 0) return [];
  const rows = entryPage(state, entry, width).map((row) => rowLine(state, row));
  if (rows.length <= height) return rows;
  const more = span(`${rows.length - height + 1} more rows: Enter`, 'dim');
  return [...rows.slice(0, height - 1), [more]];
}

/** The snippet that `y` would copy, as a preview. */
export function snippetLines(state: State, entry: Entry, height: number): readonly Line[] {
  const rows = snippetFor(entry, state.catalog, state.defaults).trimEnd().split('\n');
  return rows.slice(0, height).map((text) => line(text));
}
