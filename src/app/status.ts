/** The rows around every screen: title, status and footer. */

import { withoutHomePrefix } from '../catalog/home-service.ts';
import { cartIsEmpty } from '../policy/cart/cart.ts';
import { servicesInShort } from '../search/services/other-services.ts';
import { count } from '../text/count.ts';
import { changesTally } from './cart/changes-lines.ts';
import { stripLine } from './cart/view.ts';
import { resultsOf } from './explore/results.ts';
import { keyLabel } from './keymap/key.ts';
import { withKeys } from './keymap/key-names.ts';
import { bindingsNow, contextOf, keymapOf, keysNow } from './keymap.ts';
import { cutMark, gauge, modifiedSign, severitySigns, underWay } from './lines/signs.ts';
import { cutLine, justify, type Line, line, lineCells, lineText, type Span, span } from './lines/spans.ts';
import { cells } from './lines/text-width.ts';
import { wrapText } from './lines/wrap-text.ts';
import { paletteStrip } from './overlays/palette/view.ts';
import { findingsOf } from './state/checking.ts';
import { isModified } from './state/modified.ts';
import { sizeMeter } from './state/policy.ts';
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
      ...(isModified(state) ? [span(`  ${modifiedSign(state)} modified`, 'warning')] : []),
      ...changesTally(state),
    );
  return trail;
}

/** The open file, where the title does not name it, and whether it is as it was saved. */
function fileSpans(state: State): readonly Span[] {
  if (state.file === null || state.screen === 'cart') return [];
  const name = state.file.replace(/^.*[/\\](?=.)/u, '');
  return [span(name), span(isModified(state) ? ` ${modifiedSign(state)}  ` : '  ', 'warning')];
}

/** The cart in brief: its file, its items, and how many findings are errors or warnings. */
export function tallyLine(state: State): Line {
  return [...fileSpans(state), ...contentSpans(state)];
}

/** Items and findings of the cart; in short form the signs alone say what is counted. */
function contentSpans(state: State, form: 'full' | 'short' = 'full'): readonly Span[] {
  if (cartIsEmpty(state.cart.present)) return [span('cart empty', 'dim')];
  const findings = findingsOf(state);
  const signs = severitySigns(state);
  const spans: Span[] = [span(`cart ${state.cart.present.items.length}`, 'in-cart')];
  if (findings === null) return [...spans, span(`  ${underWay('checking', state)}`, 'dim')];
  for (const severity of ['error', 'warning'] as const) {
    const number = findings.filter((finding) => finding.severity === severity).length;
    if (number === 0) continue;
    spans.push(span(`  ${signs[severity]} `, severity));
    spans.push(span(form === 'full' ? count(number, severity) : String(number)));
  }
  return spans;
}

/** The size of the policy against its limit, as a gauge and in numbers: `▰▰▱▱▱▱▱▱▱▱ 1,020 of 6,144`. */
function gaugeLine(state: State): Line {
  const { text, over, share } = sizeMeter(state);
  return [span(`${gauge(state, share)} `, over ? 'error' : 'dim'), span(text, over ? 'error' : 'plain')];
}

/** What the status row says at its left: the last message, else what the search has to say. */
export function messageLine(state: State): Line {
  if (state.message !== null) return line(state.message.text, state.message.tone);
  if (state.overlay?.kind === 'palette') return paletteStrip(state, state.overlay, keysNow(state));
  if (state.overlay !== null) return [];
  if (state.screen === 'cart')
    return stripLine(state).map((each) =>
      each.text.includes('{')
        ? { ...each, ...span(withKeys(each.text, keymapOf(state), state.settings), each.tone) }
        : each,
    );
  if (state.screen !== 'explore') return [];
  const { problems, remarks, loose, hits, otherServices } = resultsOf(state);
  const [remark] = remarks;
  const [problem] = problems;
  if (problem !== undefined) return line(problem, 'warning');
  if (remark !== undefined) return line(remark, 'hint');
  if (loose && hits.length > 0) return line('no exact match; nearest:', 'hint');
  if (otherServices.length > 0) return line(`from ${servicesInShort(otherServices)}`, 'hint');
  return state.welcome ? line(welcomeText(state), 'hint') : [];
}

/** Three keys for whoever has none yet. */
function welcomeText(state: State): string {
  const text =
    'New? {explore.mark-and-move} adds, {explore.toggle-cart} shows the policy, {explore.help} helps.';
  return withKeys(text, keymapOf(state), state.settings);
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
  const typing = keymapOf(state)[context].typing?.label;
  if (typing !== undefined) hints.push({ key: 'type', label: typing });
  for (const { keys, label: named, command, pinned, disabled } of bindingsNow(state)) {
    const [key] = keys;
    const label = typeof named === 'function' ? named(state) : named;
    if (label === undefined || key === undefined || disabled?.(state) !== undefined) continue;
    if ([...hints, ...last].some((hint) => hint.label === label)) continue;
    const hint = { key: key === 'up' ? (ascii ? 'up/down' : '↑↓') : keyLabel(key, state.settings), label };
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
 * The last rows: what there is to say, and the keys. A message that is longer than a row takes the footer's as well,
 * and what it needs of the body, up to a third of the window: it goes with the next key, and a sentence that says
 * what is wrong is worth more than what it covers. What the cart says of itself never does.
 */
export function lastRows(state: State, width: number): readonly Line[] {
  const message = messageLine(state);
  const footer = footerLine(state, width);
  if (lineCells(message) <= width) return [message, footer];
  if (state.message === null) return [cutLine(message, width, cutMark(state)), footer];
  const rows = wrapText(lineText(message), width);
  const most = Math.max(2, Math.floor(state.size.rows / 3));
  const tone = message[0]?.tone ?? 'plain';
  const shown = rows.slice(0, most).map((text) => line(text, tone));
  if (rows.length <= most) return shown;
  const last = line(`${rows[most - 1]} ${rows[most]}`, tone);
  return [...shown.slice(0, -1), cutLine(last, width, cutMark(state))];
}

/**
 * The first row: where one is, and what is in the cart. The name of the open file has the room between the name of the
 * screen and the counts, which are short where the window is narrow; of a long way down the end is cut.
 */
export function titleRow(state: State, width: number): Line {
  const title = titleLine(state);
  const mark = cutMark(state);
  if (state.screen === 'cart') return justify(title, gaugeLine(state), width, mark);
  const beside = width - lineCells(title.slice(0, screenName)) - 1;
  const full = contentSpans(state);
  const counts = lineCells(full) <= beside ? full : contentSpans(state, 'short');
  const [name, ...sign] = fileSpans(state);
  const room = beside - lineCells(counts) - lineCells(sign);
  const file = name === undefined || room < 1 ? [] : [...cutLine([name], room, mark), ...sign];
  return justify(title, [...file, ...counts], width, mark);
}

/** So many spans of the title say which screen it is: `sm-explore`, the arrow, and its name. */
const screenName = 3;
