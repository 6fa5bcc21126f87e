/** The rows around every screen: title, status and footer. */

import { withoutHomePrefix } from '../catalog/home-service.ts';
import { cartIsEmpty } from '../policy/cart/cart.ts';
import { servicesInShort } from '../search/services/other-services.ts';
import { count } from '../text/count.ts';
import { missingLine } from './cart/view.ts';
import { resultsOf } from './explore/results.ts';
import { keyLabel } from './keymap/key.ts';
import { bindingsNow, contextOf, keymap } from './keymap.ts';
import {
  cells,
  justify,
  type Line,
  line,
  lineCells,
  lineText,
  type Span,
  span,
  wrapText,
} from './lines/spans.ts';
import { countTotals, type Tally } from './lines/tally.ts';
import { findingsOf, sizeMeter } from './state/policy.ts';
import type { State } from './state/state.ts';

/** Which of the two carts is open. */
const cartName = ({ roleOf }: State): string =>
  roleOf === null ? 'Cart' : `Cart of the role of ${withoutHomePrefix(roleOf)}`;

/** Where one is: `sm-explore › Explore`, and in Detail the way down. */
export function titleLine(state: State): Line {
  const arrow = span(state.settings.ascii ? ' > ' : ' › ', 'dim');
  const trail: Span[] = [span('sm-explore', 'heading')];
  if (state.screen !== 'cart') {
    trail.push(arrow, span('Explore', state.screen === 'explore' ? 'strong' : 'dim'));
    const shown = state.screen === 'detail' ? state.details : [];
    shown.forEach(({ entry }, index) => {
      const isLast = index === shown.length - 1;
      trail.push(arrow, span(withoutHomePrefix(entry.id), isLast ? 'strong' : 'dim'));
    });
  } else
    trail.push(
      arrow,
      span(cartName(state), 'strong'),
      ...(state.file === null ? [] : [arrow, span(state.file)]),
    );
  return trail;
}

const letters: readonly (readonly [keyof Tally['levels'], string, Span['tone']])[] = [
  ['List', 'L', 'list'],
  ['Read', 'R', 'read'],
  ['Tagging', 'T', 'tagging'],
  ['Write', 'W', 'write'],
  ['Permissions management', 'P', 'permissions'],
];

/** Most letters of the bar of levels; a larger cart is drawn to scale. */
const barCells = 12;

/** The cart's levels as a bar, a letter for each item as long as they fit: `RRRRW`. A level that is there is seen. */
function levelBar({ levels }: Tally): Line {
  const all = letters.reduce((sum, [level]) => sum + levels[level], 0);
  const scale = Math.min(1, barCells / Math.max(1, all));
  return letters
    .filter(([level]) => levels[level] > 0)
    .map(([level, letter, tone]) =>
      span(letter.repeat(Math.max(1, Math.round(levels[level] * scale))), tone),
    );
}

/** The cart in brief: items, levels as a bar of letters, size, findings. */
export function tallyLine(state: State): Line {
  const tally = countTotals(state.cart.present, state.catalog);
  if (cartIsEmpty(state.cart.present)) return [span('cart empty', 'dim')];
  const spans: Span[] = [span(`cart ${tally.items}`, 'in-cart')];
  const bar = levelBar(tally);
  if (bar.length > 0) spans.push(span('  '), ...bar);
  const size = sizeMeter(state);
  spans.push(span('  '), span(size.text, size.over ? 'error' : 'dim'));
  const findings = findingsOf(state);
  for (const severity of ['error', 'warning'] as const) {
    const number = findings.filter((finding) => finding.severity === severity).length;
    if (number > 0) spans.push(span('  '), span(count(number, severity), severity));
  }
  return spans;
}

/** What the status row says at its left: the last message, else what the search has to say. */
export function messageLine(state: State): Line {
  if (state.message !== null) return line(state.message.text, state.message.tone);
  if (state.overlay !== null) return [];
  if (state.screen === 'cart') return missingLine(state);
  if (state.screen !== 'explore') return [];
  const { problems, loose, hits, otherServices } = resultsOf(state);
  const [problem] = problems;
  if (problem !== undefined) return line(problem, 'warning');
  if (loose && hits.length > 0) return line('no exact match; nearest:', 'hint');
  if (otherServices.length > 0) return line(`from ${servicesInShort(otherServices)}`, 'hint');
  return [];
}

interface Hint {
  readonly key: string;
  readonly label: string;
}

const hintCells = ({ key, label }: Hint): number => cells(key) + cells(label) + 3;

/** The keys that matter here: as many as fit, the pinned ones last and always. */
export function footerLine(state: State, width: number): Line {
  const { ascii } = state.settings;
  const hints: Hint[] = [];
  const last: Hint[] = [];
  const context = contextOf(state);
  const typing = keymap[context].typing?.label;
  if (typing !== undefined) hints.push({ key: 'type', label: typing });
  for (const { keys, label: named, command, pinned, disabled } of bindingsNow(state)) {
    const [key] = keys;
    const label = typeof named === 'function' ? named(state) : named;
    if (label === undefined || key === undefined || disabled?.(state) !== undefined) continue;
    if ([...hints, ...last].some((hint) => hint.label === label)) continue;
    const hint = { key: key === 'up' ? (ascii ? 'up/down' : '↑↓') : keyLabel(key, ascii), label };
    // On Explore there is no screen to go back to.
    if (pinned && !(context === 'explore' && command === 'back')) last.push(hint);
    else hints.push(hint);
  }
  const sum = (list: readonly Hint[]): number => list.reduce((all, hint) => all + hintCells(hint), 0);
  const room = width + 2 - sum(last);
  const fitting = hints.filter((_, index) => sum(hints.slice(0, index + 1)) <= room);
  return [...fitting, ...last].flatMap(({ key, label }, index) => [
    span(`${index === 0 ? '' : '  '}${key}`, 'strong'),
    span(` ${label}`),
  ]);
}

/**
 * The two last rows. A message that does not fit beside the cart's tally shortens it to its count, or takes the
 * whole row, and one that is longer still the footer's as well: a sentence that says what is wrong is worth more than the keys.
 */
export function lastRows(state: State, width: number): readonly [Line, Line] {
  const message = messageLine(state);
  const tally = tallyLine(state);
  const footer = footerLine(state, width);
  for (const right of [tally, tally.slice(0, 1)])
    if (lineCells(message) + lineCells(right) + 2 <= width)
      return [justify(message, right, width, ''), footer];
  // What the cart still lacks is no answer to a key: it never takes the keys' place.
  if (state.message === null && state.screen === 'cart')
    return [justify(message, tally.slice(0, 1), width, state.settings.ascii ? '~' : '…'), footer];
  if (lineCells(message) <= width) return [message, footer];
  const [first = '', second = '', ...more] = wrapText(lineText(message), width);
  const tone = message[0]?.tone ?? 'plain';
  return [line(first, tone), line(more.length === 0 ? second : `${second} ${more.join(' ')}`, tone)];
}

/** The title, with the reference's date at its right where there is room for it. */
export function titleRow(state: State, width: number): Line {
  const title = titleLine(state);
  const reference = `AWS reference of ${state.catalog.meta.referenceDate}`;
  const fits = lineCells(title) + cells(reference) + 2 <= width;
  return fits ? justify(title, [span(reference, 'dim')], width, '') : title;
}
