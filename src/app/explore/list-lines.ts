/** The list of Explore: a row for each hit or recipe, in a wide window with what the reference says of it. */

import type { Recipe } from '../../catalog/recipe.ts';
import type { TypedPattern } from '../../catalog/typed-pattern.ts';
import type { MatchRange } from '../../search/highlight.ts';
import type { SearchHit } from '../../search/outcome.ts';
import { dataWords, neededWhen } from '../../search/qualifiers.ts';
import { count } from '../../text/count.ts';
import { positionText } from '../lines/box.ts';
import { badge, descriptionWords, kindLetter, listingWords, shownName } from '../lines/entry-labels.ts';
import { cartSign, cursorSign, cutMark } from '../lines/signs.ts';
import {
  barLine,
  cutLine,
  fillLine,
  justify,
  type Line,
  line,
  type Span,
  span,
  type Tone,
} from '../lines/spans.ts';
import { wrapText } from '../lines/wrap-text.ts';
import { isInCart } from '../state/change-cart.ts';
import { settle } from '../state/list-window.ts';
import type { State } from '../state/state.ts';
import { recipesOf, resultCount, resultsOf } from './results.ts';

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

/** Cells from which on a row has room for what the reference says of its entry. */
const describedFrom = 80;

/** Cells of the columns before the description: cursor, mark and kind; name; level or type. */
const columns = { signs: 5, name: 38, badge: 13 } as const;

/** Where a row of the list is drawn. */
interface Place {
  /** In cells. */
  readonly width: number;
  readonly isSelected: boolean;
}

function headSpans(state: State, hit: SearchHit, { isSelected }: Place): Line {
  const { entry } = hit;
  return [
    span(isSelected ? cursorSign(state) : '  ', 'selected'),
    span(isInCart(state, entry.id) ? cartSign(state) : ' ', 'in-cart'),
    span(` ${kindLetter(entry.kind)} `, entry.kind),
    ...nameSpans(hit, isSelected ? 'strong' : 'plain'),
  ];
}

/** When the entry needs what the query's `needs:` names, or what it gives where `is:data` asks; empty otherwise. */
function neededSpans(state: State, { entry }: SearchHit): Line {
  if (entry.kind !== 'action') return [];
  const query = state.explore.query.text;
  const when = neededWhen(state.catalog, query, entry) ?? dataWords(state.catalog, query, entry);
  return when === undefined ? [] : [span(when, when === 'always' ? 'strong' : 'hint')];
}

/** A hit in a narrow row: its name, and its level or type at the right. */
function hitLine(state: State, hit: SearchHit, place: Place): Line {
  const { text, tone } = badge(hit.entry);
  const needed = neededSpans(state, hit);
  const left = [...headSpans(state, hit, place), ...(needed.length === 0 ? [] : [span('  '), ...needed])];
  return justify(left, [span(text, tone)], place.width, cutMark(state));
}

/** A hit in a wide row: columns of name, level or type, and what is said of it. */
function describedLine(state: State, hit: SearchHit, place: Place): Line {
  const { text, tone } = badge(hit.entry);
  const mark = cutMark(state);
  const needed = neededSpans(state, hit);
  const about =
    needed.length > 0 ? needed : [span(descriptionWords(hit.entry), place.isSelected ? 'plain' : 'dim')];
  const row = [
    ...fillLine(headSpans(state, hit, place), columns.signs + columns.name, mark),
    span('  '),
    ...fillLine([span(text, tone)], columns.badge, mark),
    ...about,
  ];
  return cutLine(row, place.width, mark);
}

/** A pattern of the query, which stands for what is listed below it: how many actions it matches at the right. */
function patternLine(state: State, { pattern, actions }: TypedPattern, { width, isSelected }: Place): Line {
  const left = [
    span(isSelected ? cursorSign(state) : '  ', 'selected'),
    span(isInCart(state, pattern) ? cartSign(state) : ' ', 'in-cart'),
    span(' pattern ', 'heading'),
    span(pattern, isSelected ? 'strong' : 'plain'),
  ];
  return justify(left, [span(count(actions.length, 'action'), 'hint')], width, cutMark(state));
}

/** The visible rows of the list: patterns of the query first. */
export function listLines(state: State, width: number, height: number): readonly Line[] {
  const recipes = recipesOf(state);
  if (recipes !== undefined && recipes.length > 0) return recipeLines(state, recipes, width, height);
  const { hits, patterns, problems } = resultsOf(state);
  if (hits.length === 0) return nothingFound(state, problems, width);
  const { selected, top } = settle(state.explore.list, patterns.length + hits.length, height);
  const hitRow = width < describedFrom ? hitLine : describedLine;
  return [...patterns, ...hits].slice(top, top + height).map((each, index) => {
    const isSelected = top + index === selected;
    const place = { width, isSelected };
    const row = 'pattern' in each ? patternLine(state, each, place) : hitRow(state, each, place);
    return isSelected ? barLine(row, width) : row;
  });
}

/** Which of the results are in the window: `1-12 of 590`; empty while all are. */
export function listPosition(state: State, height: number): string {
  const rows = resultCount(state);
  const { top } = settle(state.explore.list, rows, height);
  return positionText(top, height, rows);
}

function nothingFound(state: State, problems: readonly string[], width: number): readonly Line[] {
  const narrowed =
    state.explore.listing === 'everything' ? '' : ` among ${listingWords(state.explore.listing)}`;
  const { spans } = resultsOf(state);
  const patterns = spans.length > 0 && spans.every(({ kind }) => kind === 'wildcard');
  const advice = patterns
    ? 'In a policy this pattern would grant nothing. Try another, or press Esc for everything.'
    : problems.length > 0
      ? 'Correct the part that is marked in the query.'
      : 'Try fewer letters, other words in any order, or press Esc for everything.';
  const kinds = narrowed === '' ? '' : ' ctrl-t lists other kinds.';
  return [
    line(`Nothing found${narrowed}.`, 'strong'),
    ...wrapText(advice + kinds, Math.max(10, width)).map((text) => line(text)),
  ];
}
