/** What was recognised in a text, as lines: the arrivals around the cursor, and what is added. */
import { count } from '../../../text/count.ts';
import { type Line, line, span } from '../../lines/spans.ts';
import { wrapText } from '../../lines/wrap-text.ts';
import type { ArrivalsOverlay } from '../../state/overlay.ts';
import type { State, WindowSize } from '../../state/state.ts';
import { differenceTo } from './difference.ts';
import { placeName, rowsAround } from './rows.ts';
import { cartWith } from './update.ts';

const scopeWords = { exact: 'exactly these', type: 'all of their type', any: 'any resource' } as const;

/** The row above: how much was recognised, and on which resources it is added. */
export function arrivalsPrompt({ arrivals, cut, scope }: ArrivalsOverlay): {
  readonly second: Line;
  readonly caret: null;
} {
  const denials = arrivals.filter(({ kind }) => kind === 'denial' || kind === 'event').length;
  const what =
    denials === arrivals.length
      ? count(denials, 'denial', 'denials')
      : count(arrivals.length, 'find', 'finds');
  return {
    second: [
      span(`Recognised: ${cut ? 'the first ' : ''}${what}`, 'heading'),
      span(`   resources: ${scopeWords[scope]}`, 'dim'),
    ],
    caret: null,
  };
}

/** Lines of the difference that are shown; the cart shows all of it. */
const mostLines = 12;

/** What Enter does to the policy: the statement that it goes into, and the lines that are new. */
function additionLines(state: State, overlay: ArrivalsOverlay, width: number): readonly Line[] {
  const cart = cartWith(state, overlay);
  if (cart === state.cart.present)
    return [line('adds nothing: it is allowed already, or nothing is chosen', 'dim')];
  const { statements, lines } = differenceTo(state, cart);
  const named = statements.map(({ name, was }) => {
    if (was === undefined) return `statement ${name}`;
    return `to statement ${was}${was === name ? '' : ` (then ${name})`}`;
  });
  const said = `adds ${named.length === 0 ? 'nothing that is not allowed already' : named.join(', ')} in ${placeName(state)}`;
  const shown = lines.slice(0, mostLines).map((each): Line => [span('+ ', 'ok'), span(each, 'dim')]);
  const left = lines.length - shown.length;
  return [
    ...wrapText(said, width).map((each) => line(each, 'strong')),
    ...shown,
    ...(left > 0 ? [line(`  and ${count(left, 'line')} more`, 'dim')] : []),
  ];
}

/** The pane's lines, around the action that the cursor is on. */
export function arrivalsLines(
  state: State,
  overlay: ArrivalsOverlay,
  { columns: width, rows: height }: WindowSize,
): readonly Line[] {
  const { lines, cursor, fromStart, toEnd } = rowsAround(state, overlay, width, height);
  const adds = additionLines(state, overlay, width);
  const all = [...lines, ...adds];
  if (fromStart && toEnd && all.length <= height) return all;
  // In a low window what is chosen comes first, and of what it adds one line stays in sight.
  const room = Math.max(1, height - 1);
  const top = Math.max(0, cursor - room + 1);
  const window = all.slice(top, top + room);
  return toEnd && top + room > lines.length ? all.slice(top, top + height) : [...window, ...adds.slice(0, 1)];
}
