/** The scope editor as lines. */

import { count } from '../../../text/count.ts';
import { cursorSign } from '../../lines/signs.ts';
import { type Line, line, span, wrapLine } from '../../lines/spans.ts';
import { cells, shownCells } from '../../lines/text-width.ts';
import { wrapText } from '../../lines/wrap-text.ts';
import { itemsOf } from '../../state/change-cart.ts';
import { settle } from '../../state/list-window.ts';
import type { ScopeOverlay } from '../../state/overlay.ts';
import type { State, WindowSize } from '../../state/state.ts';
import { filledArns, fillingProblem, placeholders, type ScopeRow, scopeRows } from './arns.ts';

/** The row of the field that is being filled, and its caret; on the list, what to do. */
export function scopePrompt(
  state: State,
  overlay: ScopeOverlay,
): { readonly second: Line; readonly caret: number | null } {
  const { filling } = overlay;
  const items = itemsOf(state, overlay);
  const about = items.length === 1 ? (items[0]?.action ?? '') : count(items.length, 'item');
  if (filling === null)
    return {
      second: [span(`Resources of ${about}`, 'heading'), span('  Enter adds an ARN, or paste one', 'dim')],
      caret: null,
    };
  const type = state.catalog.resourceType(filling.type);
  const name = type === undefined ? '' : (placeholders(type)[filling.field] ?? '');
  const label = `${type?.name ?? ''} ${state.settings.ascii ? '>' : '›'} ${name}: `;
  return {
    second: [
      span(label, 'heading'),
      span(filling.line.text),
      ...(filling.line.text === '' ? [span(' empty means *', 'dim')] : []),
    ],
    caret: cells(label) + shownCells(filling.line.text.slice(0, filling.line.caret)),
  };
}

/** The ARN as it grows, the field that is being filled set apart, and what is wrong with it so far. */
function growing(state: State, overlay: ScopeOverlay, width: number): readonly Line[] {
  const { filling } = overlay;
  const type = filling === null ? undefined : state.catalog.resourceType(filling.type);
  if (filling === null || type === undefined) return [];
  const text = filling.line.text.trim();
  const problem = fillingProblem(state, overlay);
  const wrong = problem === undefined ? [] : wrapText(problem, width).map((each) => line(each, 'warning'));
  if (text.startsWith('arn:')) return [...wrapLine(line(text, 'match'), width), ...wrong];
  const values = filling.values.map((value, index) => (index === filling.field ? text : value));
  let index = -1;
  const spans = type.arn.split(/(\$\{[^}]+\})/).map((part) => {
    if (!part.startsWith('${')) return span(part);
    index += 1;
    return span(values[index] || '*', index === filling.field ? 'match' : 'placeholder');
  });
  const arns = filledArns(type, filling);
  const grown =
    arns.length > 1
      ? arns.flatMap((arn) => wrapLine(line(arn, 'match'), width))
      : wrapLine(
          spans.filter((each) => each.text !== ''),
          width,
        );
  const several =
    arns.length > 1
      ? wrapText(`${arns.length} ARNs; write \\, for a comma that belongs to a name.`, width)
      : [];
  return [
    ...grown,
    ...(wrong.length > 0
      ? wrong
      : [
          ...several.map((each) => line(each, 'hint')),
          line(`Step ${filling.field + 1} of ${values.length}; Up goes back a step.`, 'dim'),
        ]),
  ];
}

/** A choice of the editor under the heading of its resource type. */
interface ScopeChoice {
  readonly heading: Line;
  readonly shown: Line;
  readonly type: string;
}

function shownRow(row: ScopeRow, tone: 'strong' | undefined): Line {
  switch (row.kind) {
    case 'arn':
      return [span(row.arn, tone ?? 'plain')];
    case 'default':
      return [span(row.arn, 'dim'), span('  the default', 'dim')];
    case 'add':
      return [span('+ add an ARN', tone ?? 'ok')];
  }
}

/** What can be chosen, in order: the ARNs of each resource type, and to add one. */
export function scopeChoices(state: State, overlay: ScopeOverlay): readonly ScopeChoice[] {
  const rows = scopeRows(state, overlay);
  return rows.map((row, index) => {
    const add = rows.find((each) => each.kind === 'add' && each.type.id === row.type.id);
    const tone = index === overlay.selected ? 'strong' : undefined;
    const heading = [
      span(row.type.name, 'heading'),
      span(add?.kind === 'add' && add.required ? '  required' : '  optional', 'dim'),
    ];
    return { heading, type: row.type.id, shown: shownRow(row, tone) };
  });
}

/** What stands below the choices: the ARN that is being filled, after an empty line. */
export function scopeFilling(state: State, overlay: ScopeOverlay, width: number): readonly Line[] {
  return overlay.filling === null ? [] : [[], ...growing(state, overlay, width)];
}

/** The list of ARNs by resource type, and the ARN that is being filled. */
export function scopeLines(
  state: State,
  overlay: ScopeOverlay,
  { columns: width, rows: height }: WindowSize,
): readonly Line[] {
  const lines: Line[] = [];
  let at = 0;
  let above = '';
  for (const [index, { heading, type, shown }] of scopeChoices(state, overlay).entries()) {
    if (type !== above) lines.push(heading);
    above = type;
    const isAt = index === overlay.selected;
    if (isAt) at = lines.length;
    lines.push([span(isAt ? cursorSign(state) : '  ', 'selected'), ...shown]);
  }
  const bottom = scopeFilling(state, overlay, width);
  const room = Math.max(1, height - bottom.length);
  const { top } = settle({ selected: at, top: 0 }, lines.length, room);
  return [...lines.slice(top, top + room), ...bottom];
}
