/** The Cart screen's left side: items under the statements that they share, and findings. */

import { actionMatches, hasWildcard } from '../policy/findings/action-pattern.ts';
import type { CartItem, Finding, Statement } from '../policy/model.ts';
import { safeText } from '../text/escape.ts';
import { assemblyOf, findingsOf } from './policy-view.ts';
import { type Line, line, type Span, span, wrapText } from './spans.ts';
import type { State } from './state.ts';
import { badge, count, shownName } from './words.ts';

export type CartRow =
  /** A statement that the items below it share, and why they do. */
  | { readonly row: 'statement'; readonly title: string; readonly why: string }
  | { readonly row: 'item'; readonly item: CartItem; readonly line: Line }
  | { readonly row: 'kept'; readonly line: Line };

const scopeWords = ({ scope }: CartItem): string | undefined => {
  switch (scope.kind) {
    case 'default':
      return undefined;
    case 'arns':
      return count(
        Object.values(scope.byType).reduce((sum, arns) => sum + arns.length, 0),
        'ARN',
      );
    case 'verbatim':
      return count(scope.resources.length, 'resource');
  }
};

/** What an action that the catalog does not hold is: a pattern with what it matches, or a name nobody knows. */
function patternWords({ catalog }: State, action: string): string {
  if (!hasWildcard(action)) return 'unknown';
  const matching = catalog.actions.filter(({ id }) => actionMatches(action, id));
  const [first, second, ...more] = matching.map(({ id }) => id.replace(/^sagemaker:/, ''));
  if (first === undefined) return 'pattern, matches nothing';
  const names = [first, second].filter((name) => name !== undefined).join(', ');
  return `pattern of ${count(matching.length, 'action')}: ${names}${more.length > 0 ? ' …' : ''}`;
}

function itemLine(state: State, item: CartItem): Line {
  const entry = state.catalog.action(item.action);
  const spans: Span[] = [];
  if (item.effect === 'Deny') spans.push(span('deny ', 'error'));
  spans.push(span(entry === undefined ? safeText(item.action) : shownName(entry)));
  if (entry !== undefined) spans.push(span('  '), span(badge(entry).text, badge(entry).tone));
  else spans.push(span('  '), span(patternWords(state, item.action), 'warning'));
  const scope = scopeWords(item);
  if (scope !== undefined) spans.push(span('  '), span(scope, 'strong'));
  if (item.conditions.length > 0)
    spans.push(
      span('  '),
      span(`when ${item.conditions.map(({ key }) => safeText(key)).join(', ')}`, 'hint'),
    );
  if (item.dependentOf.length > 0)
    spans.push(
      span('  '),
      span(`for ${item.dependentOf.map((id) => id.replace(/^sagemaker:/, '')).join(', ')}`, 'dim'),
    );
  return spans;
}

const keptLine = (statement: Statement): Line => {
  const { Sid } = statement;
  const named = Object.keys(statement).filter((key) => !['Sid', 'Effect'].includes(key));
  return [span('kept as it was: ', 'dim'), span(safeText(`${Sid ?? 'statement'} (${named.join(', ')})`))];
};

/** Rows of the items pane; the selection counts items only. The filter narrows the items by name. */
export function itemRows(state: State): readonly CartRow[] {
  const cart = state.cart.present;
  const { documents, origins } = assemblyOf(state);
  const words = state.cartView.filter.line.text
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== '');
  const shown = (item: CartItem): boolean => words.every((word) => item.action.toLowerCase().includes(word));
  const rows: CartRow[] = [];
  const listed = new Set<string>();
  for (const origin of origins) {
    const statement = documents[origin.document]?.Statement[origin.statement];
    const items = cart.items.filter(
      (item) => origin.items.includes(item.id) && !listed.has(item.id) && shown(item),
    );
    if (items.length === 0) {
      if (origin.items.length === 0 && statement !== undefined && words.length === 0)
        rows.push({ row: 'kept', line: keptLine(statement) });
      continue;
    }
    const title = safeText(statement?.Sid ?? `Statement ${origin.statement + 1}`);
    rows.push({ row: 'statement', title, why: origin.why });
    for (const item of items) {
      listed.add(item.id);
      rows.push({ row: 'item', item, line: itemLine(state, item) });
    }
  }
  const rest = cart.items.filter((item) => !listed.has(item.id) && shown(item));
  return [...rows, ...rest.map((item): CartRow => ({ row: 'item', item, line: itemLine(state, item) }))];
}

/** The items in the order in which the pane shows them. */
export const shownItems = (state: State): readonly CartItem[] =>
  itemRows(state).flatMap((row) => (row.row === 'item' ? [row.item] : []));

/** The item that the pane highlights. */
export function selectedItem(state: State): CartItem | undefined {
  const items = shownItems(state);
  return items[Math.min(state.cartView.items.selected, items.length - 1)];
}

/** A row of the findings pane: a finding takes as many as its words need. */
export interface FindingRow {
  /** Index of the finding. */
  readonly index: number;
  readonly line: Line;
}

const letter = { error: 'E', warning: 'W', hint: 'H' } as const;

/** A finding in words: what it says, and the fix that F applies. */
export const findingWords = ({ message, fix }: Finding): string =>
  safeText(fix === undefined ? message : `${message} F: ${fix.title}.`);

/** Every finding, wrapped to `width` cells behind its severity's letter. */
export const findingRows = (state: State, width: number): readonly FindingRow[] =>
  findingsOf(state).flatMap((finding, index) =>
    wrapText(findingWords(finding), Math.max(10, width - 2)).map((text, part) => ({
      index,
      line: [span(part === 0 ? `${letter[finding.severity]} ` : '  ', finding.severity), span(text)],
    })),
  );

/** The finding that the findings pane highlights. */
export function selectedFinding(state: State): Finding | undefined {
  const findings = findingsOf(state);
  return findings[Math.min(state.cartView.findings.selected, findings.length - 1)];
}

/** What an empty cart says, wrapped to `width` cells. */
export const emptyCartLines = (width: number): readonly Line[] => [
  line('The cart is empty.', 'strong'),
  ...wrapText('Press shift-tab to go back, find an action, and put it here with Tab.', width).map((text) =>
    line(text),
  ),
];
