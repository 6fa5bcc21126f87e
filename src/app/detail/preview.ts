/** What stands beside a list of entries: what is known of one of them, or the snippet that `y` copies. */
import type { Entry } from '../../catalog/model.ts';
import { snippetFor } from '../../policy/snippet.ts';
import { cartSign } from '../lines/signs.ts';
import { type Line, line, span } from '../lines/spans.ts';
import { isInCart } from '../state/change-cart.ts';
import type { State } from '../state/state.ts';
import { patternRows } from './pattern-rows.ts';
import { type DetailRow, linkLine } from './row.ts';
import { entryPreview } from './rows.ts';

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
      return linkLine(row.entry, row.note, isInCart(state, row.entry.id) ? cartSign(state) : ' ');
  }
}

/** What is known about an entry, as many rows as it takes. */
export function previewRows(state: State, entry: Entry, width: number): readonly Line[] {
  return entryPreview(state, entry, width).map((row) => rowLine(state, row));
}

/** What is known about a pattern, as many rows as it takes. */
export function patternPreview(state: State, pattern: string, width: number): readonly Line[] {
  return patternRows(state, pattern, width).map((row) => rowLine(state, row));
}

/** The snippet that `y` would copy, as a preview. */
export function snippetLines(state: State, entry: Entry): readonly Line[] {
  const rows = snippetFor(entry, state.catalog, state.defaults).trimEnd().split('\n');
  return rows.map((text) => line(text));
}
