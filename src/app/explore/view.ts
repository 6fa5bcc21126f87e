/** The query row of Explore. */
import type { QuerySpan } from '../../search/query.ts';
import { listingWords } from '../lines/entry-labels.ts';
import { cursorSign, cutMark } from '../lines/signs.ts';
import { cutStart, justify, type Line, lineCells, type Span, span, type Tone } from '../lines/spans.ts';
import { cells, shownCells } from '../lines/text-width.ts';
import { settle } from '../state/list-window.ts';
import type { State } from '../state/state.ts';
import { recipesOf, resultsOf } from './results.ts';

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
  const { hits, patterns, total, outOf } = resultsOf(state);
  const found = query.text === '' ? hits.length : total;
  const at = settle(list, patterns.length + hits.length, 1).selected - patterns.length;
  const position = at < 0 || hits.length === 0 ? '' : `${at + 1} of `;
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
  const body = cutStart(whole, Math.max(0, before - room), cutMark(state));
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
