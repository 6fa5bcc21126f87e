/** The lines of the policy pane: syntax coloured, those that the last change of the cart brought marked. */
import { memo } from '../../text/memo.ts';
import { changedLines } from '../lines/changed-lines.ts';
import { type Line, type Span, span } from '../lines/spans.ts';
import { policyShown, policyShownOf } from '../state/policy.ts';
import type { State } from '../state/state.ts';

const tokens = /("(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|`(?:[^`\\]|\\.)*`)(\s*:)?/g;

/** Colours the strings of a line, those before a colon as keys: good for every format that we print. */
function colour(text: string): Line {
  const spans: Span[] = [];
  let from = 0;
  for (const found of text.matchAll(tokens)) {
    const [whole, quoted = '', colon = ''] = found;
    if (found.index > from) spans.push(span(text.slice(from, found.index)));
    spans.push(span(quoted, colon === '' ? 'json-string' : 'json-key'));
    if (colon !== '') spans.push(span(colon));
    from = found.index + whole.length;
  }
  if (from < text.length) spans.push(span(text.slice(from)));
  return spans;
}

/** A line of the policy pane; `changed` when the last change of the cart brought it. */
export interface PolicyLine {
  readonly text: string;
  readonly changed: boolean;
}

const compared = memo(
  (now: string, old: string | undefined): readonly PolicyLine[] => {
    const rows = now.trimEnd().split('\n');
    const changed = old === undefined ? new Set<number>() : changedLines(old.trimEnd().split('\n'), rows);
    return rows.map((text, index) => ({ text, changed: changed.has(index) }));
  },
  { limit: 2, fades: true },
);

/** The policy's lines, those that the last change brought marked. */
export function policyLines(state: State): readonly PolicyLine[] {
  const { before } = state.cartView;
  return compared(policyShown(state), before === null ? undefined : policyShownOf(state, before));
}

/** A line of the policy, syntax coloured. */
export function policyLine({ text }: PolicyLine): Line {
  return colour(text);
}
