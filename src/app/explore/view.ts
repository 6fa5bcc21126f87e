/** The Explore screen as lines: the query row, the list, and the preview of the highlighted entry. */

import type { Recipe } from '../../catalog/recipe.ts';
import type { MatchRange } from '../../search/highlight.ts';
import type { SearchHit } from '../../search/outcome.ts';
import type { QuerySpan } from '../../search/query.ts';
import { previewLines } from '../detail/preview.ts';
import { positionText } from '../lines/box.ts';
import { cartSign, cursorSign, cutMark } from '../lines/signs.ts';
import {
  barLine,
  cells,
  cutStart,
  justify,
  type Line,
  line,
  lineCells,
  type Span,
  shownCells,
  span,
  type Tone,
  wrapText,
} from '../lines/spans.ts';
import { badge, kindLetter, listingWords, shownName } from '../lines/words.ts';
import { isInCart } from '../state/change-cart.ts';
import { settle } from '../state/list-window.ts';
import type { State } from '../state/state.ts';
import { highlighted, highlightedRecipe, recipesOf, resultCount, resultsOf } from './results.ts';

/** Splits a name into spans, matched characters set apart. */
function matched(name: string, ranges: readonly MatchRange[], offset: number, tone: Tone): Line {
  const hit = new Array<boolean>(name.length).fill(false);
  for (const { start, end } of ranges) hit.fill(true, Math.max(0, start + offset), Math.max(0, end + offset));
  const spans: Span[] = [];
  let from = 0;
  for (let index = 1; index <= name.length; index += 1) {
    if (index < name.length && hit[index] === hit[from]) continue;
    spans.push(span(name.slice(from, index), hit[from] ? 'match' : tone));
    from = index;
  }
  return spans;
}

function nameSpans({ entry, matches }: SearchHit, tone: Tone): Line {
  const name = shownName(entry);
  const prefix = name === entry.name ? 0 : name.length - entry.name.length;
  const inName = matches.filter(({ field }) => field === 'name');
  const inId = matches.filter(({ field }) => field === 'id');
  if (inName.length > 0) return matched(name, inName, prefix, tone);
  return matched(name, inId, name.length - entry.id.length, tone);
}

/** The visible rows of a list of recipes. */
function recipeLines(
  state: State,
  recipes: readonly Recipe[],
  width: number,
  height: number,
): readonly Line[] {
  const { selected, top } = settle(state.explore.list, recipes.length, height);
  return recipes.slice(top, top + height).map(({ id, for: kind }, index) => {
    const isSelected = top + index === selected;
    const left: Line = [
      span(isSelected ? cursorSign(state) : '  ', 'selected'),
      span('  R ', 'heading'),
      span(id, isSelected ? 'strong' : 'plain'),
    ];
    const row = justify(left, [span(kind, 'dim')], width, cutMark(state));
    return isSelected ? barLine(row, width) : row;
  });
}

/** What a recipe is for, what it asks, and where it is from. */
function recipePreview(recipe: Recipe, width: number, height: number): readonly Line[] {
  const { title, about, parameters, sources } = recipe;
  const asked =
    parameters.length === 0
      ? ['nothing']
      : parameters.map(({ label, example }) => `${label}, such as ${example}`);
  const rows: readonly Line[] = [
    line(title, 'strong'),
    ...wrapText(about, width).map((text) => line(text)),
    [],
    line('Asks for', 'heading'),
    ...asked.flatMap((text) => wrapText(text, width).map((each) => line(each))),
    [],
    line('From', 'heading'),
    ...sources.flatMap(({ name, date }) => wrapText(`${name} (${date})`, width).map((each) => line(each))),
  ];
  return rows.slice(0, height);
}

/** The visible rows of the list. */
export function listLines(state: State, width: number, height: number): readonly Line[] {
  const recipes = recipesOf(state);
  if (recipes !== undefined && recipes.length > 0) return recipeLines(state, recipes, width, height);
  const { hits, problems } = resultsOf(state);
  if (hits.length === 0) return nothingFound(state, problems, width);
  const { selected, top } = settle(state.explore.list, hits.length, height);
  return hits.slice(top, top + height).map((hit, index) => {
    const isSelected = top + index === selected;
    const { text, tone } = badge(hit.entry);
    const left: Line = [
      span(isSelected ? cursorSign(state) : '  ', 'selected'),
      span(isInCart(state, hit.entry.id) ? cartSign(state) : ' ', 'in-cart'),
      span(` ${kindLetter(hit.entry.kind)} `, hit.entry.kind),
      ...nameSpans(hit, isSelected ? 'strong' : 'plain'),
    ];
    const row = justify(left, [span(text, tone)], width, cutMark(state));
    return isSelected ? barLine(row, width) : row;
  });
}

/** Which of the results are in the window: `1-12 of 590`; empty while all are. */
export function listPosition(state: State, height: number): string {
  const count = resultCount(state);
  const { top } = settle(state.explore.list, count, height);
  return positionText(top, height, count);
}

function nothingFound(state: State, problems: readonly string[], width: number): readonly Line[] {
  const narrowed =
    state.explore.listing === 'everything' ? '' : ` among ${listingWords(state.explore.listing)}`;
  const { spans } = resultsOf(state);
  const patterns = spans.length > 0 && spans.every(({ kind }) => kind === 'wildcard');
  const advice =
    problems.length > 0
      ? 'Correct the part that is marked in the query.'
      : patterns
        ? 'In a policy this pattern would grant nothing. Try another, or press Esc for everything.'
        : 'Try fewer letters, other words in any order, or press Esc for everything.';
  const kinds = narrowed === '' ? '' : ' ctrl-t lists other kinds.';
  return [
    line(`Nothing found${narrowed}.`, 'strong'),
    ...wrapText(advice + kinds, Math.max(10, width)).map((text) => line(text)),
  ];
}

const spanTones: Record<QuerySpan['kind'], Tone> = {
  text: 'plain',
  qualifier: 'qualifier',
  'bad-qualifier': 'bad-qualifier',
  wildcard: 'match',
};

/** Where the cursor is among how many found, out of how many: `2 of 14/590`; with everything listed `2 of 590`. */
function counterText(state: State): string {
  const recipes = recipesOf(state);
  const { listing, list, query } = state.explore;
  if (recipes !== undefined) {
    const place = recipes.length === 0 ? '' : `${settle(list, recipes.length, 1).selected + 1} of `;
    return `recipes  ${place}${recipes.length}`;
  }
  const { hits, total, outOf } = resultsOf(state);
  const found = query.text === '' ? hits.length : total;
  const position = hits.length === 0 ? '' : `${settle(list, hits.length, 1).selected + 1} of `;
  const kinds = listing === 'everything' ? '' : `${listingWords(listing)}  `;
  return `${kinds}${position}${found === outOf || query.text === '' ? found : `${found}/${outOf}`}`;
}

/** The query row, and the column of the caret in it. A query longer than the row scrolls with the caret. */
export function queryRow(state: State, width: number): { readonly line: Line; readonly caret: number } {
  const { text, caret } = state.explore.query;
  const { spans } = resultsOf(state);
  const counter = counterText(state);
  const prompt = span(cursorSign(state), 'selected');
  const room = Math.max(4, width - cells(prompt.text) - cells(counter) - 2);
  const whole = text === '' ? [span('type a name, initials or words', 'dim')] : toned(text, spans);
  const before = shownCells(text.slice(0, caret));
  const body = cutStart(whole, Math.max(0, before - room));
  const away = before > room ? lineCells(whole) - lineCells(body) : 0;
  return {
    line: justify([prompt, ...body], [span(counter, 'dim')], width, cutMark(state)),
    caret: cells(prompt.text) + before - away,
  };
}

/** An index into a text, moved off the middle of a character: half of one would be shown as an escape. */
const onCharacter = (text: string, index: number): number =>
  /^[\ud800-\udbff][\udc00-\udfff]/.test(text.slice(index - 1, index + 1)) ? index + 1 : index;

/** The query, its parts in the tone of what they are. */
function toned(text: string, spans: readonly QuerySpan[]): Line {
  const parts: Span[] = [];
  let from = 0;
  for (const { kind, ...part } of spans) {
    const [start, end] = [onCharacter(text, part.start), onCharacter(text, part.end)];
    if (start > from) parts.push(span(text.slice(from, start)));
    if (end > start) parts.push(span(text.slice(start, end), spanTones[kind]));
    from = Math.max(from, end);
  }
  if (from < text.length) parts.push(span(text.slice(from)));
  return parts;
}

/** The preview of the entry that Explore highlights. */
export function explorePreview(state: State, width: number, height: number): readonly Line[] {
  const recipe = highlightedRecipe(state);
  return recipe === undefined
    ? previewLines(state, highlighted(state), width, height)
    : recipePreview(recipe, width, height);
}
