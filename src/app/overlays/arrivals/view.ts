/** What was recognised in a pasted text, as lines: each arrival with its evidence, who asked, what it means, what is added. */
import { principalWords } from '../../../intake/principal.ts';
import { verdictSentence } from '../../../intake/verdict.ts';
import { count } from '../../../text/count.ts';
import { cursorSign } from '../../lines/signs.ts';
import { type Line, line, span, wrapText } from '../../lines/spans.ts';
import { settle } from '../../state/list-window.ts';
import type { ArrivalsOverlay } from '../../state/overlay.ts';
import type { State, WindowSize } from '../../state/state.ts';
import { cartWith, choicesOf } from './update.ts';

const scopeWords = { exact: 'exactly these', type: 'all of their type', any: 'any resource' } as const;

/** The row above: how much was recognised, and on which resources it is added. */
export function arrivalsPrompt({ arrivals, scope }: ArrivalsOverlay): {
  readonly second: Line;
  readonly caret: null;
} {
  const denials = arrivals.filter(({ kind }) => kind === 'denial' || kind === 'event').length;
  const what =
    denials === arrivals.length
      ? count(denials, 'denial', 'denials')
      : count(arrivals.length, 'find', 'finds');
  return {
    second: [span(`Pasted: ${what}`, 'heading'), span(`   resources: ${scopeWords[scope]}`, 'dim')],
    caret: null,
  };
}

/** The pane's lines, around the action that the cursor is on. */
export function arrivalsLines(
  state: State,
  overlay: ArrivalsOverlay,
  { columns: width, rows: height }: WindowSize,
): readonly Line[] {
  const choices = choicesOf(overlay);
  const signs = state.settings.ascii ? ['x ', '- '] : ['✓ ', '· '];
  const lines: Line[] = [];
  let at = 0;
  for (const [index, { evidence, principal, verdict, note, actions }] of overlay.arrivals.entries()) {
    const [first = '', ...more] = wrapText(evidence.words, Math.max(20, width - 10)).slice(0, 2);
    lines.push([span(`line ${evidence.line}`.padEnd(9), 'dim'), span(first)]);
    for (const each of more) lines.push([span(''.padEnd(9)), span(each)]);
    if (principal !== undefined) lines.push([span('who'.padEnd(9), 'dim'), span(principalWords(principal))]);
    if (actions.length === 0) lines.push(line('         No action is named.', 'dim'));
    for (const [place, choice] of choices.entries()) {
      if (choice.arrival !== index) continue;
      if (place === overlay.selected) at = lines.length;
      const { id, resources, why } = choice.action;
      const isChosen = overlay.chosen.includes(place);
      lines.push([
        span(place === overlay.selected ? cursorSign(state) : '  ', 'selected'),
        span(isChosen ? (signs[0] ?? '') : (signs[1] ?? ''), isChosen ? 'in-cart' : 'dim'),
        span(id, isChosen ? 'strong' : 'plain'),
        span(resources.length === 0 ? '' : `  on ${resources.join(', ')}`),
        span(why === undefined ? '' : `  ${why}`, 'dim'),
      ]);
    }
    for (const sentence of [
      ...(verdict === undefined ? [] : [verdictSentence(verdict)]),
      ...(note === undefined ? [] : [note]),
    ])
      for (const each of wrapText(sentence, width)) lines.push(line(each, 'hint'));
    lines.push([]);
  }
  const more = cartWith(state, overlay).items.length - state.cart.present.items.length;
  const adds =
    more === 0
      ? 'adds nothing: it is allowed already, or nothing is chosen'
      : `adds ${count(more, 'item', 'items')} to the cart`;
  const room = Math.max(1, height - 1);
  const { top } = settle({ selected: at, top: 0 }, lines.length, room);
  return [...lines.slice(top, top + room), line(adds, 'dim')];
}
