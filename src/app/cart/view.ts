/** The Cart screen as lines. */

import { cartIsEmpty } from '../../policy/cart/cart.ts';
import { formats } from '../../policy/formats/formats.ts';
import { count } from '../../text/count.ts';
import { type Pane, positionText } from '../lines/box.ts';
import { type CartPanes, cartLayout } from '../lines/layout.ts';
import { cartSign, cursorSign, cutMark, severitySigns, statementSign, underWay } from '../lines/signs.ts';
import { barLine, cutLine, type Line, line, span } from '../lines/spans.ts';
import { findingsOf } from '../state/checking.ts';
import { settle } from '../state/list-window.ts';
import { assemblyOf, missingOf } from '../state/policy.ts';
import type { State } from '../state/state.ts';
import { cellWords, columnsFor, headerLine, itemLine } from './columns.ts';
import { markedRows } from './marks.ts';
import { policyLine, policyLines } from './policy-lines.ts';
import {
  allSelectableRows,
  checkingWords,
  emptyCartLines,
  findingRows,
  findingsHeight,
  itemRows,
  selectableRows,
  selectedRow,
} from './rows.ts';
import { type LineRange, linesOfItem, linesOfStatements } from './statement-lines.ts';

/** What the cart's panes have to show decides how the window is divided. */
export function cartPanes(state: State): CartPanes {
  return cartLayout(state, {
    items: itemRows(state).length + 1,
    findings: findingsHeight(state, state.size.columns - 6),
  });
}

/** Rows for items in a pane of that height; where there is room, the columns have a header. */
export function itemsRoom(state: State, height: number): number {
  return cartPanes(state).framed && height > 3 ? height - 1 : height;
}

/** `Items 3 of 8 · 2 marked, 1 of them not listed`. */
function itemsTitle(state: State): Line {
  const listed = selectableRows(state).length;
  const { filter, marked } = state.cartView;
  const all = filter.line.text === '' ? listed : allSelectableRows(state).length;
  const shown = listed === all ? `${listed}` : `${listed} of ${all}`;
  const hidden = marked.length - markedRows(state).length;
  const away = hidden === 0 ? '' : `, ${hidden} of them not listed`;
  return [
    span(`Items ${shown}`),
    ...(marked.length === 0 ? [] : [span(` · ${marked.length} marked${away}`, 'in-cart')]),
  ];
}

/** The items under their statements as a table, the highlighted one a bar. */
export function itemsPane(state: State, width: number, height: number): Pane {
  const rows = itemRows(state);
  const { cartView } = state;
  const focused = cartView.pane === 'items';
  const selectable = selectableRows(state);
  const title = itemsTitle(state);
  if (rows.length === 0) {
    const filtered = cartView.filter.line.text !== '';
    const lines = filtered
      ? [line('No item holds that. Esc shows every item again.', 'hint')]
      : emptyCartLines(width);
    return { title, lines, focused };
  }
  const current = selectedRow(state);
  const mark = cutMark(state);
  const at = focused ? cartView.cell : undefined;
  const columns = columnsFor(selectable, width - 4, { groupBy: cartView.groupBy, at: cartView.cell });
  const room = itemsRoom(state, height);
  const selected = current === undefined ? 0 : rows.indexOf(current);
  const { top } = settle({ selected, top: cartView.items.top }, rows.length, room);
  // Those in sight alone: a cart may have a thousand.
  const lines = rows.slice(top, top + room).map((row): Line => {
    if (row.kind === 'heading') return [span(row.title, 'strong')];
    const isAt = row === current;
    // Where another pane has the keys, the bar that lights the item's lines in the policy stands here too.
    const sign = span(isAt ? (focused ? cursorSign(state) : `${statementSign(state)} `) : '  ', 'selected');
    const check = span(cartView.marked.includes(row.id) ? `${cartSign(state)} ` : '  ', 'in-cart');
    const whole = [sign, check, ...itemLine(row.cells, columns, { at: isAt ? at : undefined, mark })];
    return isAt && focused ? barLine(cutLine(whole, width, mark), width) : whole;
  });
  const head: readonly Line[] = room < height ? [[span('    '), ...headerLine(columns, at, mark)]] : [];
  return {
    title,
    lines: [...head, ...lines],
    position: positionText(top, room, rows.length),
    focused,
  };
}

/** How many findings of each severity there are, with their signs: `▲ 2 warnings  ○ 1 hint`. */
function findingCounts(state: State): Line {
  const findings = findingsOf(state);
  if (findings === null) return [span(underWay('Checking', state), 'dim')];
  const signs = severitySigns(state);
  const counts = (['error', 'warning', 'hint'] as const).flatMap((severity): Line => {
    const number = findings.filter((each) => each.severity === severity).length;
    return number === 0 ? [] : [span(`  ${signs[severity]} `, severity), span(count(number, severity))];
  });
  const [first, ...rest] = counts;
  return first === undefined ? [span('No findings')] : [span(first.text.trimStart(), first.tone), ...rest];
}

/** The findings; the highlighted one a bar while they are read. */
export function findingsPane(state: State, width: number, height: number): Pane {
  const focused = state.cartView.pane === 'findings';
  const findings = findingsOf(state);
  if (findings === null)
    return { title: findingCounts(state), lines: [line(`  ${checkingWords(state)}`, 'dim')], focused };
  const rows = findingRows(state, width - 2);
  const selected = Math.min(state.cartView.findings.selected, findings.length - 1);
  const start = rows.findIndex(({ index }) => index === selected);
  const end = rows.findLastIndex(({ index }) => index === selected);
  // The whole finding comes into view, its first row at any rate.
  const withEnd = settle({ selected: end, top: state.cartView.findings.top }, rows.length, height).top;
  const { top } = settle({ selected: Math.max(0, start), top: withEnd }, rows.length, height);
  const lines = rows.slice(top, top + height).map(({ index, line: text }, place): Line => {
    const at = focused && index === selected;
    const sign = span(at && top + place === start ? cursorSign(state) : '  ', 'selected');
    return at ? barLine([sign, ...text], width) : [sign, ...text];
  });
  return { title: findingCounts(state), lines, position: positionText(top, height, rows.length), focused };
}

/** What the policy pane is called: format, target, number of policies, and below others what is said of it. */
function policyTitle(state: State): Line {
  const label = formats.find(({ id }) => id === state.format)?.label ?? state.format;
  const policies = assemblyOf(state).documents.length;
  const split = policies > 1 ? ` · ${policies} policies` : '';
  return [span(label), span(` for ${state.target}`), span(split, 'warning')];
}

/** The findings in numbers, for the pane that stands where their own is not. */
export function findingsAside(state: State): Line {
  return findingsOf(state)?.length === 0 || cartPanes(state).findings.rows > 0 ? [] : findingCounts(state);
}

/** The policy: the lines of the highlighted item lit, `+` before those that the last change brought. */
export function policyPane(state: State, height: number): Pane {
  const current = selectedRow(state);
  const lit = current === undefined ? [] : linesOfItem(state, current.id);
  return policyWith(state, height, lit, state.cartView.policy.top);
}

/** The policy with the statements lit that answer a question, the first of them in sight. */
export function answeringPane(
  state: State,
  height: number,
  places: Parameters<typeof linesOfStatements>[1],
): Pane {
  const lit = linesOfStatements(state, places);
  return { ...policyWith(state, height, lit, Math.max(0, (lit[0]?.first ?? 1) - 1)), focused: false };
}

function policyWith(state: State, height: number, lit: readonly LineRange[], wanted: number): Pane {
  const lines = policyLines(state);
  const top = Math.max(0, Math.min(wanted, lines.length - height));
  const bar = statementSign(state);
  return {
    title: policyTitle(state),
    aside: findingsAside(state),
    lines: lines.slice(top, top + height).map((shown, index): Line => {
      const at = top + index;
      const isLit = lit.some(({ first, last }) => at >= first && at <= last);
      return [
        span(isLit ? bar : ' ', 'selected'),
        span(shown.changed ? '+ ' : '  ', 'added'),
        ...policyLine(shown),
      ];
    }),
    position: positionText(top, height, lines.length),
    focused: state.cartView.pane === 'policy',
  };
}

/** The keys that act on marked rows. */
const acting = ['edit-scope', 'edit-conditions', 'choose-effect', 'remove', 'copy']
  .map((command) => `{cart.${command}}`)
  .join(' ');

/** The strip below the panes: what acts on the marked rows, what is missing, else the highlighted item in full, and why it stands where it does. */
export function stripLine(state: State): Line {
  const marked = markedRows(state).length;
  if (marked > 0) {
    const them = marked === 1 ? 'it' : 'them';
    return line(`${count(marked, 'row')} marked: ${acting} act on ${them}, Esc unmarks.`, 'hint');
  }
  const missing = missingLine(state);
  if (missing.length > 0 || cartIsEmpty(state.cart.present)) return missing;
  const current = selectedRow(state);
  if (current === undefined) return [];
  const { cell, pane } = state.cartView;
  const why = line(current.why, 'dim');
  if (cell === 'action' || pane !== 'items') return why;
  return [span(`${cellWords(current.cells, cell)}  `), ...why];
}

/** What the status row of the cart says when nothing else is to say: the dependents still missing. */
function missingLine(state: State): Line {
  const missing = missingOf(state);
  if (missing.length === 0) return [];
  const always = missing.filter(({ dependent }) => dependent.when === undefined);
  const ids = (always.length > 0 ? always : missing).map(({ dependent }) => dependent.id);
  // Where the names would be cut, so would be the key that adds them.
  const told = always.length > 0 ? 'Missing' : 'Needed at times';
  const adds = ids.length === 1 ? 'adds it' : 'adds them';
  const room = state.size.columns - `${told}: ; d ${adds}.`.length;
  const names = ids.join(', ');
  const named = ids.length <= 2 && names.length <= room ? names : count(ids.length, 'dependent action');
  const text = `${told}: ${named}; {cart.add-dependents} ${adds}.`;
  return line(text, always.length > 0 ? 'warning' : 'hint');
}
