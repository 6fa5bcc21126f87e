/** The Cart screen as lines. */

import { formats } from '../../policy/formats/formats.ts';
import { count } from '../../text/count.ts';
import { cursorSign, cutMark } from '../lines/signs.ts';
import { justify, type Line, line, span, wrapText } from '../lines/spans.ts';
import { settle } from '../state/list-window.ts';
import { assemblyOf, findingsOf, missingOf, sizeMeter } from '../state/policy.ts';
import type { State } from '../state/state.ts';
import { policyLine, policyLines } from './policy-lines.ts';
import { emptyCartLines, findingRows, itemRows, selectedStop } from './rows.ts';

/** The items under their statements, the cursor in front of the highlighted one. */
export function itemLines(state: State, width: number, height: number): readonly Line[] {
  const rows = itemRows(state);
  const { cartView } = state;
  if (rows.length === 0) {
    const filtered = cartView.filter.line.text !== '';
    return filtered
      ? [line('No item holds that. Esc shows every item again.', 'hint')]
      : emptyCartLines(width);
  }
  const stop = selectedStop(state);
  const found = stop === undefined ? -1 : rows.indexOf(stop);
  const shared = rows.findLastIndex((row, index) => row.kind === 'statement' && index < found);
  const lines: Line[] = [];
  let at = 0;
  rows.forEach((row, index) => {
    if (row.kind === 'statement') {
      lines.push(line(row.title, 'heading'));
      // Why items share a statement is told of one statement, in full.
      if (index === shared && stop?.kind === 'item')
        lines.push(...wrapText(row.why, width).map((text) => line(text, 'dim')));
      return;
    }
    if (index === found) at = lines.length;
    const sign = index === found && cartView.pane === 'items' ? cursorSign(state) : '  ';
    lines.push([span(sign, 'selected'), ...row.line]);
  });
  const { top } = settle({ selected: at, top: cartView.items.top }, lines.length, height);
  return lines.slice(top, top + height);
}

/** How many findings of each severity there are: `2 warnings, 1 hint`. */
function findingCounts(state: State): string {
  const findings = findingsOf(state);
  const counts = (['error', 'warning', 'hint'] as const).flatMap((severity) => {
    const number = findings.filter((each) => each.severity === severity).length;
    return number === 0 ? [] : [count(number, severity)];
  });
  return counts.length === 0 ? 'No findings' : counts.join(', ');
}

/** The findings, under a row that counts them; the cursor in front of the highlighted one. */
export function findingLines(state: State, width: number, height: number): readonly Line[] {
  const rows = findingRows(state, width - 2);
  const findings = findingsOf(state).length;
  const focused = state.cartView.pane === 'findings';
  const selected = Math.min(state.cartView.findings.selected, findings - 1);
  const start = rows.findIndex(({ index }) => index === selected);
  const end = rows.findLastIndex(({ index }) => index === selected);
  // The whole finding comes into view, its first row at any rate.
  const withEnd = settle({ selected: end, top: state.cartView.findings.top }, rows.length, height - 1).top;
  const { top } = settle({ selected: Math.max(0, start), top: withEnd }, rows.length, height - 1);
  const shown = rows.slice(top, top + height - 1).map(({ index, line: text }, place): Line => {
    const isAt = focused && index === selected && top + place === start;
    return [span(isAt ? cursorSign(state) : '  ', 'selected'), ...text];
  });
  const position = focused && findings > 0 ? `  ${selected + 1}/${findings}` : '';
  return [[span(findingCounts(state), 'heading'), span(position, 'dim')], ...shown];
}

/** The row above the policy: format, target's size, number of policies. */
export function policyTitle(state: State, width: number, height: number): Line {
  const { text, over } = sizeMeter(state);
  const label = formats.find(({ id }) => id === state.format)?.label ?? state.format;
  const policies = assemblyOf(state).documents.length;
  const split = policies > 1 ? `  ${policies} policies` : '';
  const focused = state.cartView.pane === 'policy';
  const lines = policyLines(state).length;
  const top = policyTop(state, lines, height);
  const position = lines > height ? `  ${top + 1}-${Math.min(lines, top + height)}/${lines}` : '';
  return justify(
    [
      span(focused ? cursorSign(state) : '', 'selected'),
      span(label, focused ? 'strong' : 'heading'),
      span(`  for ${state.target}`, 'dim'),
      span(position, 'dim'),
      span(split, 'warning'),
    ],
    [span(text, over ? 'error' : 'dim')],
    width,
    cutMark(state),
  );
}

/** The first line of the policy in a window of that height. */
const policyTop = (state: State, lines: number, height: number): number =>
  Math.max(0, Math.min(state.cartView.policy.top, lines - height));

/** The policy's lines that are in the window; `+` before those that the last change brought. */
export function visiblePolicy(state: State, height: number): readonly Line[] {
  const lines = policyLines(state);
  const first = policyTop(state, lines.length, height);
  return lines
    .slice(first, first + height)
    .map((shown) => [span(shown.changed ? '+ ' : '  ', 'added'), ...policyLine(shown)]);
}

/** What the status row of the cart says when nothing else is to say: the dependents still missing. */
export function missingLine(state: State): Line {
  const missing = missingOf(state);
  if (missing.length === 0) return [];
  const always = missing.filter(({ dependent }) => dependent.when === undefined);
  const ids = (always.length > 0 ? always : missing).map(({ dependent }) => dependent.id);
  const named = ids.length > 2 ? count(ids.length, 'dependent action') : ids.join(', ');
  const adds = ids.length === 1 ? 'd adds it' : 'd adds them';
  const text = always.length > 0 ? `Missing: ${named}; ${adds}.` : `Needed at times: ${named}; ${adds}.`;
  return line(text, always.length > 0 ? 'warning' : 'hint');
}
