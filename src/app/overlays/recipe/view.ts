/** The form of a recipe as lines: the parameter that is typed above, all of them with values or examples below. */
import { parameterProblem } from '../../../policy/recipes/values.ts';
import { cursorSign, cutMark } from '../../lines/signs.ts';
import { barLine, cutLine, type Line, line, span } from '../../lines/spans.ts';
import { cells, shownCells } from '../../lines/text-width.ts';
import { wrapText } from '../../lines/wrap-text.ts';
import { emptyLine } from '../../state/line-editor.ts';
import { settle } from '../../state/list-window.ts';
import type { RecipeOverlay } from '../../state/overlay.ts';
import type { State, WindowSize } from '../../state/state.ts';

/** The row of the parameter that is typed, and its caret; the recipe's title where it asks for nothing. */
export function recipePrompt({ recipe, lines, selected }: RecipeOverlay): {
  readonly second: Line;
  readonly caret: number | null;
} {
  const parameter = recipe.parameters[selected];
  if (parameter === undefined)
    return { second: [span(recipe.title, 'heading'), span('  asks for nothing', 'dim')], caret: null };
  const { text, caret } = lines[selected] ?? emptyLine;
  const label = `${parameter.label}: `;
  const hint = text === '' ? [span(` such as ${parameter.example}`, 'dim')] : [];
  return {
    second: [span(label, 'heading'), span(text), ...hint],
    caret: cells(label) + shownCells(text.slice(0, caret)),
  };
}

/** What the recipe is for, and what is said of the parameter that is typed. */
function aboutRows({ recipe, lines, selected }: RecipeOverlay, width: number): readonly Line[] {
  const parameter = recipe.parameters[selected];
  const problem = parameter && parameterProblem(parameter, lines[selected]?.text ?? '');
  const rule =
    parameter === undefined
      ? ''
      : `${parameter.label}: ${parameter.must}. ${
          parameter.otherwise === undefined
            ? 'Empty: no limit by it.'
            : parameter.otherwise === ''
              ? 'Empty: any.'
              : `Empty: ${parameter.otherwise}.`
        }`;
  return [
    line(recipe.title, 'strong'),
    ...wrapText(recipe.about, width).map((text) => line(text)),
    [],
    ...wrapText(problem ?? rule, width).map((text) => line(text, problem === undefined ? 'dim' : 'warning')),
  ];
}

/** What stands beside the form. */
export function recipeAbout(form: RecipeOverlay, { columns, rows }: WindowSize): readonly Line[] {
  return aboutRows(form, columns).slice(0, rows);
}

/** The parameters, a row each, with their values or examples. */
export function recipeFields(
  state: State,
  form: RecipeOverlay,
  { columns, rows }: WindowSize,
): readonly Line[] {
  const { recipe, lines, selected } = form;
  const left = Math.max(0, ...recipe.parameters.map(({ label }) => cells(label)));
  const room = Math.max(1, rows);
  const { top } = settle({ selected, top: 0 }, recipe.parameters.length, room);
  const fields = recipe.parameters
    .slice(top, top + room)
    .map(({ label, example, ...parameter }, index): Line => {
      const at = top + index;
      const text = lines[at]?.text ?? '';
      const wrong = parameterProblem({ label, example, ...parameter }, text) !== undefined;
      const row = cutLine(
        [
          span(at === selected ? cursorSign(state) : '  ', 'selected'),
          span(label.padEnd(left), at === selected ? 'strong' : 'plain'),
          span('  '),
          text === '' ? span(`such as ${example}`, 'dim') : span(text, wrong ? 'warning' : 'match'),
        ],
        columns,
        cutMark(state),
      );
      return at === selected ? barLine(row, columns) : row;
    });
  return fields;
}

/** The whole form where nothing stands beside it: what the recipe is for is below the parameters. */
export function recipeForm(
  state: State,
  form: RecipeOverlay,
  { columns, rows }: WindowSize,
): readonly Line[] {
  const about = [[], ...aboutRows(form, columns)];
  const fields = recipeFields(state, form, { columns, rows: Math.max(1, rows - about.length) });
  return [...fields, ...about].slice(0, rows);
}
