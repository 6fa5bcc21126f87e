/** The condition builder as lines. */

import type { Condition } from '../../../iam/document.ts';
import { validOperators } from '../../../policy/conditions.ts';
import { count } from '../../../text/count.ts';
import { cursorSign } from '../../lines/signs.ts';
import { type Line, line, span } from '../../lines/spans.ts';
import { cells, shownCells } from '../../lines/text-width.ts';
import { wrapText } from '../../lines/wrap-text.ts';
import { itemsOf } from '../../state/change-cart.ts';
import type { LineEditor } from '../../state/line-editor.ts';
import { settle } from '../../state/list-window.ts';
import type { ConditionOverlay } from '../../state/overlay.ts';
import type { State, WindowSize } from '../../state/state.ts';
import { firstChoice, offeredKeys, presentConditions, typedValueProblem, valueChoices } from './offers.ts';

interface Prompt {
  readonly second: Line;
  readonly caret: number | null;
}

const asked = (label: string, { text, caret }: LineEditor, hint: string): Prompt => ({
  second: [span(label, 'heading'), span(text), ...(text === '' ? [span(` ${hint}`, 'dim')] : [])],
  caret: cells(label) + shownCells(text.slice(0, caret)),
});

/** Lines that a step shows, apart from its prompt; both the window and the reading are made of them. */
interface Choices {
  readonly above: readonly Line[];
  readonly choices: readonly Line[];
  readonly selected: number;
}

/** The row of the step that is being answered. */
export function conditionPrompt(state: State, overlay: ConditionOverlay): Prompt {
  const at = overlay.step;
  const items = itemsOf(state, overlay);
  const [item] = items;
  const about = items.length === 1 ? (item?.action ?? '') : count(items.length, 'item');
  switch (at.kind) {
    case 'list':
      return {
        second: [
          span(`Conditions of ${about}`, 'heading'),
          span('  Enter changes or adds one, ctrl-x removes one', 'dim'),
        ],
        caret: null,
      };
    case 'key':
      return asked(`Key for ${about}: `, at.line, 'type part of its name');
    case 'tag':
      return asked(`${at.entry.id}: `, at.line, 'the name in place of the placeholder');
    case 'operator':
      return { second: [span(`Operator for ${at.key}`, 'heading')], caret: null };
    case 'values':
      return asked(
        `${at.key} ${at.operator ?? ''}${at.operator ? ' ' : ''}value: `,
        at.line,
        at.values.length > 0 ? 'Enter finishes' : `${at.entry.type}; Enter adds it, commas part several`,
      );
  }
}

const conditionText = ({ key, operator, values }: Condition): string =>
  `${key}  ${operator}  ${values.join(', ')}`;

/** What a step offers: lines above the choices, the choices, and the place of the cursor among them. */
export function conditionChoices(state: State, overlay: ConditionOverlay, width: number): Choices {
  const at = overlay.step;
  switch (at.kind) {
    case 'list':
      return {
        above: [],
        choices: [
          ...presentConditions(state, overlay).map((each) => line(conditionText(each))),
          line('+ add a condition', 'ok'),
        ],
        selected: at.selected,
      };
    case 'key': {
      const keys = offeredKeys(state, overlay, at.line.text);
      return {
        above: keys.length === 0 ? [line('No key that the item honours holds that.', 'hint')] : [],
        choices: keys.map((key) => [
          span(key.id),
          span(`  ${key.type}`, 'dim'),
          span(`  ${key.description}`, 'dim'),
        ]),
        selected: at.selected,
      };
    }
    case 'tag':
      return {
        above: [line('Tag and metadata keys carry a name: the condition is about that one.', 'dim')],
        choices: [],
        selected: 0,
      };
    case 'operator':
      return {
        above: [],
        choices: [
          [span('as the values need'), span('  picks the operator that fits', 'dim')],
          ...validOperators(at.entry).map((each) => line(each)),
        ],
        selected: at.selected,
      };
    case 'values': {
      const problem = typedValueProblem(at);
      const offered = valueChoices(at);
      const several = offered.some(({ values }) => values.length > 1);
      const title = several
        ? 'Enter takes'
        : firstChoice({ ...at, values: [] }) === 0
          ? 'Values; Enter takes the highlighted one'
          : 'Known values; Tab takes one';
      return {
        above: [
          ...(problem === undefined ? [] : wrapText(problem, width).map((text) => line(text, 'warning'))),
          line(`${count(at.values.length, 'value')} so far`, 'heading'),
          ...at.values.map((value): Line => [span('  '), span(value, 'json-string')]),
          ...(offered.length === 0 ? [] : [line(title, 'heading')]),
        ],
        choices: offered.map(({ label }) => line(label)),
        selected: at.selected,
      };
    }
  }
}

/** What the step offers, as far as the window has room. */
export function conditionLines(
  state: State,
  overlay: ConditionOverlay,
  { columns: width, rows: height }: WindowSize,
): readonly Line[] {
  const { above, choices, selected } = conditionChoices(state, overlay, width);
  const room = Math.max(1, height - above.length);
  const { top } = settle({ selected: Math.max(0, selected), top: 0 }, choices.length, room);
  const shown = choices.slice(top, top + room);
  return [
    ...above,
    ...shown.map((each, index) => [
      span(top + index === selected ? cursorSign(state) : '  ', 'selected'),
      ...each,
    ]),
  ];
}
