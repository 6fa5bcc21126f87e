/** The condition builder as lines. */

import type { Condition } from '../../../iam/document.ts';
import { validOperators } from '../../../policy/conditions.ts';
import { count } from '../../../text/count.ts';
import { cursorSign } from '../../lines/signs.ts';
import { cells, type Line, line, shownCells, span, wrapText } from '../../lines/spans.ts';
import type { LineEditor } from '../../state/line-editor.ts';
import { settle } from '../../state/list-window.ts';
import type { ConditionOverlay } from '../../state/overlay.ts';
import type { State, WindowSize } from '../../state/state.ts';
import { itemsOf, offeredKeys, presentConditions, suggestions, valueProblem } from './offers.ts';

interface Prompt {
  readonly second: Line;
  readonly caret: number | null;
}

const asked = (label: string, { text, caret }: LineEditor, hint: string): Prompt => ({
  second: [span(label, 'heading'), span(text), ...(text === '' ? [span(` ${hint}`, 'dim')] : [])],
  caret: cells(label) + shownCells(text.slice(0, caret)),
});

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
        at.values.length > 0 ? 'Enter finishes' : `${at.entry.type}; Enter adds it`,
      );
  }
}

const conditionText = ({ key, operator, values }: Condition): string =>
  `${key}  ${operator}  ${values.join(', ')}`;

function choiceLines(
  state: State,
  texts: readonly Line[],
  selected: number,
  height: number,
): readonly Line[] {
  const { top } = settle({ selected, top: 0 }, texts.length, height);
  return texts
    .slice(top, top + height)
    .map((shown, index) => [span(top + index === selected ? cursorSign(state) : '  ', 'selected'), ...shown]);
}

/** What the step offers. */
export function conditionLines(
  state: State,
  overlay: ConditionOverlay,
  { columns: width, rows: height }: WindowSize,
): readonly Line[] {
  const at = overlay.step;
  switch (at.kind) {
    case 'list':
      return choiceLines(
        state,
        [
          ...presentConditions(state, overlay).map((each) => line(conditionText(each))),
          line('+ add a condition', 'ok'),
        ],
        at.selected,
        height,
      );
    case 'key': {
      const keys = offeredKeys(state, overlay, at.line.text);
      if (keys.length === 0) return [line('No key that the item honours holds that.', 'hint')];
      return choiceLines(
        state,
        keys.map((key) => [span(key.id), span(`  ${key.type}`, 'dim'), span(`  ${key.description}`, 'dim')]),
        at.selected,
        height,
      );
    }
    case 'tag':
      return [line('Tag and metadata keys carry a name: the condition is about that one.', 'dim')];
    case 'operator':
      return choiceLines(
        state,
        [
          [span('as the values need'), span('  picks the operator that fits', 'dim')],
          ...validOperators(at.entry).map((each) => line(each)),
        ],
        at.selected,
        height,
      );
    case 'values': {
      const taken = at.values.map((value): Line => [span('  '), span(value, 'json-string')]);
      const problem = valueProblem(at);
      const known = suggestions(at.entry, at.values, at.line.text);
      const title: readonly Line[] =
        known.length === 0
          ? []
          : [
              line(
                at.entry.values?.closed ? 'Values; Tab takes one' : 'Known values; Tab takes one',
                'heading',
              ),
            ];
      const wrong =
        problem === undefined ? [] : wrapText(problem, width).map((text) => line(text, 'warning'));
      const room = Math.max(1, height - taken.length - 2 - wrong.length);
      return [
        ...wrong,
        line(`${count(at.values.length, 'value')} so far`, 'heading'),
        ...taken,
        ...title,
        ...choiceLines(
          state,
          known.map((value) => line(value)),
          at.selected,
          room,
        ),
      ];
    }
  }
}
