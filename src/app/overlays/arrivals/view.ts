/** What was recognised in a text, as lines: each arrival with its evidence, who asked, what it means, what is added. */
import type { Arrival } from '../../../intake/arrival.ts';
import { principalWords } from '../../../intake/principal.ts';
import { allowHelps, verdictSentence } from '../../../intake/verdict.ts';
import { count } from '../../../text/count.ts';
import { cursorSign } from '../../lines/signs.ts';
import { type Line, line, span } from '../../lines/spans.ts';
import { wrapText } from '../../lines/wrap-text.ts';
import { settle } from '../../state/list-window.ts';
import type { ArrivalsOverlay } from '../../state/overlay.ts';
import type { State, WindowSize } from '../../state/state.ts';
import { differenceTo, isAllowedAlready } from './difference.ts';
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

/** Where the policy of a cart is, as sentences call it. */
const placeName = ({ file }: State): string => file?.split(/[\\/]/u).at(-1) ?? 'the cart';

/** What is to be said of one arrival: which policy has to change, or that the one at hand does not lack it. */
function remarks(state: State, arrival: Arrival): readonly string[] {
  const { verdict, note } = arrival;
  const have =
    allowHelps(verdict) && isAllowedAlready(state, arrival)
      ? [
          `The policy allows that request already: ${placeName(state)} is not attached to ${arrival.principal?.name ?? 'the principal'}, is not in force yet, or another policy stands against it.`,
        ]
      : [];
  return [
    ...have,
    ...(verdict === undefined || have.length > 0 ? [] : [verdictSentence(verdict)]),
    ...(note === undefined ? [] : [note]),
  ];
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
  const signs = state.settings.ascii ? ['x ', '- '] : ['✓ ', '· '];
  const chosen = new Set(overlay.chosen);
  const lines: Line[] = [];
  let at = 0;
  let place = 0;
  for (const arrival of overlay.arrivals) {
    const { evidence, principal, actions } = arrival;
    const [first = '', ...more] = wrapText(evidence.words, Math.max(20, width - 10)).slice(0, 2);
    lines.push([span(`line ${evidence.line}`.padEnd(9), 'dim'), span(first)]);
    for (const each of more) lines.push([span(''.padEnd(9)), span(each)]);
    if (principal !== undefined) lines.push([span('who'.padEnd(9), 'dim'), span(principalWords(principal))]);
    if (actions.length === 0) lines.push(line('         No action is named.', 'dim'));
    for (const { id, resources, why } of actions) {
      if (place === overlay.selected) at = lines.length;
      const isChosen = chosen.has(place);
      lines.push([
        span(place === overlay.selected ? cursorSign(state) : '  ', 'selected'),
        span(isChosen ? (signs[0] ?? '') : (signs[1] ?? ''), isChosen ? 'in-cart' : 'dim'),
        span(id, isChosen ? 'strong' : 'plain'),
        span(resources.length === 0 ? '' : `  on ${resources.join(', ')}`),
        span(why === undefined ? '' : `  ${why}`, 'dim'),
      ]);
      place += 1;
    }
    for (const sentence of remarks(state, arrival))
      for (const each of wrapText(sentence, width)) lines.push(line(each, 'hint'));
    lines.push([]);
  }
  if (overlay.cut)
    lines.push(
      line(
        'The text holds more than these: paste the rest by itself, or give the file to "sm-explore from".',
        'hint',
      ),
      [],
    );
  const adds = additionLines(state, overlay, width);
  const all = [...lines, ...adds];
  if (all.length <= height) return all;
  // In a low window what is chosen comes first, and of what it adds one line stays in sight.
  const room = Math.max(1, height - 1);
  const { top } = settle({ selected: at, top: 0 }, all.length, room);
  const window = all.slice(top, top + room);
  return top + room > lines.length ? all.slice(top, top + height) : [...window, ...adds.slice(0, 1)];
}
