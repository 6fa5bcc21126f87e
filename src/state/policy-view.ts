/** The policy that the cart makes, as the Cart screen shows it: text, changed lines, size, findings. */
import type { Catalog } from '../catalog/model.ts';
import { assemble } from '../policy/assemble.ts';
import { findingsOn } from '../policy/assembly-check.ts';
import { renderPolicy } from '../policy/formats/formats.ts';
import type { Assembly, Cart, Defaults, Finding, Target } from '../policy/model.ts';
import { policySize } from '../policy/size.ts';
import { changedLines } from './changed-lines.ts';
import { type Line, type Span, span } from './spans.ts';
import type { State } from './state.ts';

interface Made {
  readonly cart: Cart;
  readonly catalog: Catalog;
  readonly defaults: Defaults;
  readonly target: Target;
  readonly assembly: Assembly;
  readonly findings: readonly Finding[];
}

/** The two carts asked about last: the present one, and the one before it for the changed lines. */
let made: readonly Made[] = [];

function make(state: State, cart: Cart): Made {
  const { catalog, defaults, target } = state;
  const known = made.find(
    (each) =>
      each.cart === cart && each.catalog === catalog && each.defaults === defaults && each.target === target,
  );
  if (known !== undefined) return known;
  const assembly = assemble(cart, catalog, { ...defaults, target });
  const findings = findingsOn(assembly, catalog, target);
  const fresh = { cart, catalog, defaults, target, assembly, findings };
  made = [fresh, ...made.slice(0, 1)];
  return fresh;
}

/** The assembled policy of the cart as it stands. */
export const assemblyOf = (state: State): Assembly => make(state, state.cart.present).assembly;

/** What there is to say about it, gravest first. */
export const findingsOf = (state: State): readonly Finding[] => make(state, state.cart.present).findings;

/** The name that formats with names give the policy. */
const policyName = 'SageMakerPolicy';

/** The policy as text, in the format in force. */
export const policyText = (state: State): string => textOf(state, assemblyOf(state));

const textOf = (state: State, assembly: Assembly): string =>
  renderPolicy(state.format, assembly.documents, { name: policyName, target: state.target });

/** Size of the largest document against the limit of the target, as `1,204 / 6,144`. */
export function sizeMeter(state: State): {
  readonly text: string;
  readonly over: boolean;
  readonly share: number;
} {
  const sizes = assemblyOf(state).documents.map((document) => policySize(document, state.target));
  const used = Math.max(0, ...sizes.map((size) => size.used));
  const limit = sizes[0]?.limit ?? 0;
  const text = `${used.toLocaleString('en-US')} / ${limit.toLocaleString('en-US')}`;
  return { text, over: used > limit, share: limit === 0 ? 0 : used / limit };
}

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
  readonly line: Line;
  readonly changed: boolean;
}

/** The policy's lines, syntax coloured, those that the last change brought marked. */
export function policyLines(state: State): readonly PolicyLine[] {
  const now = policyText(state).trimEnd().split('\n');
  const before = state.cart.past.at(-1)?.cart;
  const old = before === undefined ? [] : textOf(state, make(state, before).assembly).trimEnd().split('\n');
  const changed = before === undefined ? new Set<number>() : changedLines(old, now);
  return now.map((text, index) => ({ line: colour(text), changed: changed.has(index) }));
}
