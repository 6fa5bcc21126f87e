/** What the Cart screen's panes list: items under their headings, and findings. */

import type { Catalog } from '../../catalog/model.ts';
import type { Assembly, Cart, CartItem } from '../../policy/cart-model.ts';
import type { Finding } from '../../policy/finding.ts';
import { memo } from '../../text/memo.ts';
import { type SeveritySigns, severitySigns, underWay } from '../lines/signs.ts';
import { type Line, line, span } from '../lines/spans.ts';
import { wrapText } from '../lines/wrap-text.ts';
import { earlierFindings, findingsOf } from '../state/checking.ts';
import { assemblyOf } from '../state/policy.ts';
import type { GroupBy, State } from '../state/state.ts';
import { type CartRow, makeRows, type SelectableRow } from './make-rows.ts';

interface Rows {
  readonly rows: readonly CartRow[];
  readonly selectable: readonly SelectableRow[];
}

const made = memo(
  (cart: Cart, catalog: Catalog, assembly: Assembly, filter: string, groupBy: GroupBy): Rows => {
    const rows = makeRows(cart, catalog, assembly, { filter, groupBy });
    return { rows, selectable: rows.flatMap((row) => (row.kind === 'heading' ? [] : [row])) };
  },
  { limit: 2, fades: true },
);

const rowsOf = (state: State, filter: string): Rows =>
  made(state.cart.present, state.catalog, assemblyOf(state), filter, state.cartView.groupBy);

const filterOf = ({ cartView }: State): string => cartView.filter.line.text.toLowerCase();

/** Rows of the items pane, as far as the filter lets them. */
export function itemRows(state: State): readonly CartRow[] {
  return rowsOf(state, filterOf(state)).rows;
}

/** The rows that can be selected, headings left out, in their order; the selection counts these. */
export function selectableRows(state: State): readonly SelectableRow[] {
  return rowsOf(state, filterOf(state)).selectable;
}

/** The same without the filter. */
export function allSelectableRows(state: State): readonly SelectableRow[] {
  return rowsOf(state, '').selectable;
}

/** The row that the pane highlights. */
export function selectedRow(state: State): SelectableRow | undefined {
  const rows = selectableRows(state);
  return rows[Math.min(state.cartView.items.selected, rows.length - 1)];
}

/** The item that the pane highlights; undefined on a statement that is kept as it was. */
export function selectedItem(state: State): CartItem | undefined {
  const row = selectedRow(state);
  return row?.kind === 'item' ? row.item : undefined;
}

/** A row of the findings pane: a finding takes as many as its words need. */
export interface FindingRow {
  /** Index of the finding. */
  readonly index: number;
  readonly line: Line;
}

/** A finding in words: what it says, and the fix that F applies. */
export function findingWords({ message, fix }: Finding): string {
  return fix === undefined ? message : `${message} F: ${fix.title}.`;
}

const wrapped = memo(
  (findings: readonly Finding[], width: number, sign: SeveritySigns): readonly FindingRow[] =>
    findings.flatMap((finding, index) =>
      wrapText(findingWords(finding), Math.max(10, width - 2)).map((text, part) => ({
        index,
        line: [span(part === 0 ? `${sign[finding.severity]} ` : '  ', finding.severity), span(text)],
      })),
    ),
  { limit: 2, fades: true },
);

/** What stands in the place of the findings while they are worked out. */
export function checkingWords(state: State): string {
  return underWay('Checking the policy', state);
}

/** Every finding, wrapped to `width` cells behind its severity's sign; none while they are worked out. */
export function findingRows(state: State, width: number): readonly FindingRow[] {
  return wrapped(findingsOf(state) ?? [], width, severitySigns(state));
}

/** How many rows the findings take; while they are worked out as many as before, and one at least to say so. */
export function findingsHeight(state: State, width: number): number {
  const findings = findingsOf(state);
  return findings === null
    ? Math.max(1, wrapped(earlierFindings(state), width, severitySigns(state)).length)
    : findingRows(state, width).length;
}

/** The finding that the findings pane highlights. */
export function selectedFinding(state: State): Finding | undefined {
  const findings = findingsOf(state) ?? [];
  return findings[Math.min(state.cartView.findings.selected, findings.length - 1)];
}

/** The row of what a finding is about; undefined when that is the policy as a whole, or filtered away. */
export function rowOfFinding(state: State, finding: Finding): SelectableRow | undefined {
  const { origins, documents } = assemblyOf(state);
  const origin = origins.find(
    (each) => each.document === finding.document && each.statement === finding.statement,
  );
  const statement = documents[finding.document]?.Statement[finding.statement ?? -1];
  const kept = state.cart.present.loaded.find((each) => each.statement === statement)?.key;
  return selectableRows(state).find(({ id }) => id === kept || origin?.items.includes(id));
}

/** The row that an editor would be about: the highlighted one, or that of the highlighted finding. */
export function rowToEdit(state: State): SelectableRow | undefined {
  if (state.cartView.pane === 'findings' && findingsOf(state) === null) return undefined;
  const finding = state.cartView.pane === 'findings' ? selectedFinding(state) : undefined;
  return finding === undefined ? selectedRow(state) : rowOfFinding(state, finding);
}

/** What an empty cart says, wrapped to `width` cells. */
export function emptyCartLines(width: number): readonly Line[] {
  return [
    line('The cart is empty.', 'strong'),
    ...wrapText('Press shift-tab to go back, find an action, and put it here with Tab.', width).map((text) =>
      line(text),
    ),
  ];
}
