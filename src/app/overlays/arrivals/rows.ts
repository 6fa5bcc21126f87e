/** The rows of the pane of what was recognised: each arrival with its evidence, who asked, what it means. */
import type { Arrival } from '../../../intake/arrival.ts';
import { principalWords } from '../../../intake/principal.ts';
import { allowHelps, verdictSentence } from '../../../intake/verdict.ts';
import { cursorSign } from '../../lines/signs.ts';
import { type Line, line, span } from '../../lines/spans.ts';
import { wrapText } from '../../lines/wrap-text.ts';
import type { ArrivalsOverlay } from '../../state/overlay.ts';
import type { State } from '../../state/state.ts';
import { firstChoices } from './choices.ts';
import { isAllowedAlready } from './difference.ts';

/** Where the policy of a cart is, as sentences call it. */
export const placeName = ({ file }: State): string => file?.split(/[\\/]/u).at(-1) ?? 'the cart';

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

/** The rows of one arrival. */
interface Block {
  readonly lines: readonly Line[];
  /** Which of them the cursor is on; -1 where it is on another arrival. */
  readonly cursor: number;
}

/** How a pane shows the arrivals. */
interface Look {
  readonly overlay: ArrivalsOverlay;
  readonly chosen: ReadonlySet<number>;
  readonly width: number;
}

function blockOf(state: State, { overlay, chosen, width }: Look, arrival: Arrival, from: number): Block {
  const signs = state.settings.ascii ? ['x ', '- '] : ['✓ ', '· '];
  const { evidence, principal, actions } = arrival;
  const lines: Line[] = [];
  let cursor = -1;
  const [first = '', ...more] = wrapText(evidence.words, Math.max(20, width - 10)).slice(0, 2);
  lines.push([span(`line ${evidence.line}`.padEnd(9), 'dim'), span(first)]);
  for (const each of more) lines.push([span(''.padEnd(9)), span(each)]);
  if (principal !== undefined) lines.push([span('who'.padEnd(9), 'dim'), span(principalWords(principal))]);
  if (actions.length === 0) lines.push(line('         No action is named.', 'dim'));
  for (const [at, { id, resources, why }] of actions.entries()) {
    const place = from + at;
    if (place === overlay.selected) cursor = lines.length;
    const isChosen = chosen.has(place);
    lines.push([
      span(place === overlay.selected ? cursorSign(state) : '  ', 'selected'),
      span(isChosen ? (signs[0] ?? '') : (signs[1] ?? ''), isChosen ? 'in-cart' : 'dim'),
      span(id, isChosen ? 'strong' : 'plain'),
      span(resources.length === 0 ? '' : `  on ${resources.join(', ')}`),
      span(why === undefined ? '' : `  ${why}`, 'dim'),
    ]);
  }
  for (const sentence of remarks(state, arrival))
    for (const each of wrapText(sentence, width)) lines.push(line(each, 'hint'));
  lines.push([]);
  return { lines, cursor };
}

/** Rows around the cursor: more than a window has room for, or all there are. */
export interface RowsAround {
  readonly lines: readonly Line[];
  /** The row of the cursor among them. */
  readonly cursor: number;
  /** Whether the first of them is the first of all, and the last the last. */
  readonly fromStart: boolean;
  readonly toEnd: boolean;
}

/**
 * The rows of the arrivals that a window may show: at least \`height\` up to the cursor and \`height\` behind it, as far as
 * there are so many. Of thousands of arrivals no others are made.
 */
export function rowsAround(
  state: State,
  overlay: ArrivalsOverlay,
  width: number,
  height: number,
): RowsAround {
  const { arrivals } = overlay;
  const starts = firstChoices(arrivals);
  const look: Look = { overlay, chosen: new Set(overlay.chosen), width };
  const block = (at: number): Block | undefined => {
    const arrival = arrivals[at];
    return arrival === undefined ? undefined : blockOf(state, look, arrival, starts[at] ?? 0);
  };
  const own = Math.max(
    0,
    arrivals.findIndex(({ actions }, at) => overlay.selected < (starts[at] ?? 0) + actions.length),
  );
  const middle = block(own);
  const before: (readonly Line[])[] = [];
  let cursor = Math.max(0, middle?.cursor ?? 0);
  let first = own;
  while (first > 0 && cursor < height) {
    first -= 1;
    const lines = block(first)?.lines ?? [];
    before.unshift(lines);
    cursor += lines.length;
  }
  const lines = [...before.flat(), ...(middle?.lines ?? [])];
  let next = own + 1;
  while (next < arrivals.length && lines.length <= cursor + height) {
    lines.push(...(block(next)?.lines ?? []));
    next += 1;
  }
  const toEnd = next >= arrivals.length;
  if (toEnd && overlay.cut)
    lines.push(
      line(
        'The text holds more than these: paste the rest by itself, or give the file to "sm-explore from".',
        'hint',
      ),
      [],
    );
  return { lines, cursor, fromStart: first === 0, toEnd };
}
