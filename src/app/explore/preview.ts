/** Beside or below the list of Explore: what is known of the highlighted entry or recipe, scrolled by its own keys. */
import { withoutHomePrefix } from '../../catalog/home-service.ts';
import type { Recipe } from '../../catalog/recipe.ts';
import { patternPreview, previewRows } from '../detail/preview.ts';
import { type Pane, positionText } from '../lines/box.ts';
import { exploreLayout } from '../lines/layout.ts';
import { type Line, line, span } from '../lines/spans.ts';
import { wrapText } from '../lines/wrap-text.ts';
import type { State, WindowSize } from '../state/state.ts';
import { highlighted, highlightedPattern, highlightedRecipe } from './results.ts';

/** What a recipe is for, what it asks, and where it is from. */
function recipePreview(recipe: Recipe, width: number): readonly Line[] {
  const { title, about, parameters, sources } = recipe;
  const asked =
    parameters.length === 0
      ? ['nothing']
      : parameters.map(({ label, example }) => `${label}, such as ${example}`);
  return [
    line(title, 'strong'),
    ...wrapText(about, width).map((text) => line(text)),
    [],
    line('Asks for', 'heading'),
    ...asked.flatMap((text) => wrapText(text, width).map((each) => line(each))),
    [],
    line('From', 'heading'),
    ...sources.flatMap(({ name, date }) => wrapText(`${name} (${date})`, width).map((each) => line(each))),
  ];
}

/** Every row of the preview. */
function rowsOf(state: State, width: number): readonly Line[] {
  const recipe = highlightedRecipe(state);
  if (recipe !== undefined) return recipePreview(recipe, width);
  const pattern = highlightedPattern(state);
  if (pattern !== undefined) return patternPreview(state, pattern.pattern, width);
  const entry = highlighted(state);
  return entry === undefined ? [] : previewRows(state, entry, width);
}

/** The last row that may be the first one shown, so that the pane stays full. */
const lastTop = (rows: number, height: number): number => Math.max(0, rows - height);

/** The preview's pane; in the lower edge, where in it one is. */
export function explorePreview(state: State, { columns, rows: height }: WindowSize): Pane {
  const about = highlightedRecipe(state)?.id ?? highlightedPattern(state)?.pattern ?? highlighted(state)?.id;
  const title = about === undefined ? [] : [span(withoutHomePrefix(about))];
  if (height <= 0) return { title, lines: [], focused: false };
  const rows = rowsOf(state, columns);
  const top = Math.min(state.explore.previewTop, lastTop(rows.length, height));
  return {
    title,
    lines: rows.slice(top, top + height),
    position: positionText(top, height, rows.length),
    focused: false,
  };
}

/** The first row to show of the preview after it was scrolled by so many rows. */
export function scrolledPreview(state: State, by: 'row' | 'half', direction: -1 | 1): number {
  const { columns, rows: height } = exploreLayout(state).second;
  const last = lastTop(rowsOf(state, columns).length, height);
  const step = by === 'row' ? 1 : Math.max(1, Math.ceil(height / 2));
  return Math.max(0, Math.min(last, Math.min(state.explore.previewTop, last) + direction * step));
}

/** Whether there is a preview that is longer than its pane. */
export function previewScrolls(state: State): boolean {
  const { columns, rows } = exploreLayout(state).second;
  return rows > 0 && rowsOf(state, columns).length > rows;
}
