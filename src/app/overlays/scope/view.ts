/** The scope editor as lines. */
import { cursorSign } from '../../lines/signs.ts';
import { cells, type Line, line, shownCells, span, wrapLine, wrapText } from '../../lines/spans.ts';
import { settle } from '../../state/list-window.ts';
import type { ScopeOverlay } from '../../state/overlay.ts';
import type { State, WindowSize } from '../../state/state.ts';
import { fillingProblem, placeholders, scopeRows } from './arns.ts';

/** The row of the field that is being filled, and its caret; on the list, what to do. */
export function scopePrompt(
  state: State,
  { filling, itemId }: ScopeOverlay,
): { readonly second: Line; readonly caret: number | null } {
  const item = state.cart.present.items.find(({ id }) => id === itemId);
  if (filling === null)
    return {
      second: [
        span(`Resources of ${item?.action ?? ''}`, 'heading'),
        span('  Enter adds an ARN, or paste one', 'dim'),
      ],
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
  return [
    ...wrapLine(
      spans.filter((each) => each.text !== ''),
      width,
    ),
    ...(wrong.length > 0
      ? wrong
      : [line(`Step ${filling.field + 1} of ${values.length}; Up goes back a step.`, 'dim')]),
  ];
}

/** The list of ARNs by resource type, and the ARN that is being filled. */
export function scopeLines(
  state: State,
  overlay: ScopeOverlay,
  { columns: width, rows: height }: WindowSize,
): readonly Line[] {
  const rows = scopeRows(state, overlay);
  const lines: Line[] = [];
  let at = 0;
  let heading = '';
  rows.forEach((row, index) => {
    if (row.type.id !== heading) {
      heading = row.type.id;
      const add = rows.find((each) => each.kind === 'add' && each.type.id === row.type.id);
      lines.push([
        span(row.type.name, 'heading'),
        span(add?.kind === 'add' && add.required ? '  required' : '  optional', 'dim'),
      ]);
    }
    const isAt = index === overlay.selected;
    if (isAt) at = lines.length;
    const sign = span(isAt ? cursorSign(state) : '  ', 'selected');
    if (row.kind === 'arn') lines.push([sign, span(row.arn, isAt ? 'strong' : 'plain')]);
    if (row.kind === 'default') lines.push([sign, span(row.arn, 'dim'), span('  the default', 'dim')]);
    if (row.kind === 'add') lines.push([sign, span('+ add an ARN', isAt ? 'strong' : 'ok')]);
  });
  const bottom = overlay.filling === null ? [] : [[], ...growing(state, overlay, width)];
  const room = Math.max(1, height - bottom.length);
  const { top } = settle({ selected: at, top: 0 }, lines.length, room);
  return [...lines.slice(top, top + room), ...bottom];
}
