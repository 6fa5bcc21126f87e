/** The policy that the cart makes: assembly, findings, text, size. */
import type { Catalog } from '../../catalog/model.ts';
import type { Target } from '../../iam/policy-kind.ts';
import { policySize } from '../../iam/policy-size.ts';
import { assemble } from '../../policy/assemble/assemble.ts';
import { type FormatId, renderPolicy } from '../../policy/formats/formats.ts';
import type { Assembly, Cart, Defaults, Finding } from '../../policy/model.ts';
import { findingsOn } from '../../policy/review.ts';
import type { State } from './state.ts';

interface Made {
  readonly cart: Cart;
  readonly catalog: Catalog;
  readonly defaults: Defaults;
  readonly target: Target;
  readonly assembly: Assembly;
  /** Worked out when it is asked for: of the cart before only the text is. */
  findings?: readonly Finding[];
}

/** The carts asked about last: the present one, the one before it for the changed lines, and those of an undo. */
const kept = 4;
let made: readonly Made[] = [];

function make(state: State, cart: Cart): Made {
  const { catalog, defaults, target } = state;
  const known = made.find(
    (each) =>
      each.cart === cart && each.catalog === catalog && each.defaults === defaults && each.target === target,
  );
  if (known !== undefined) return known;
  const assembly = assemble(cart, catalog, { ...defaults, target });
  const fresh: Made = { cart, catalog, defaults, target, assembly };
  made = [fresh, ...made.slice(0, kept - 1)];
  return fresh;
}

/** The assembled policy of the cart as it stands. */
export const assemblyOf = (state: State): Assembly => make(state, state.cart.present).assembly;

/** What there is to say about it, gravest first. */
export function findingsOf(state: State): readonly Finding[] {
  const present = make(state, state.cart.present);
  present.findings ??= findingsOn(present.assembly, state.catalog, state.target);
  return present.findings;
}

/** The name that formats with names give the policy. */
export const policyName = 'SageMakerPolicy';

/** The policy as text, in the format in force. */
export const policyText = (state: State): string => textOf(state, assemblyOf(state));

/** An assembly is made for one target, so the format alone tells its texts apart. */
const texts = new WeakMap<Assembly, Map<FormatId, string>>();

/** The policy that an earlier cart made, as text. */
export const policyTextOf = (state: State, cart: Cart): string => textOf(state, make(state, cart).assembly);

function textOf({ format, target }: State, assembly: Assembly): string {
  const known = texts.get(assembly) ?? new Map<FormatId, string>();
  texts.set(assembly, known);
  const text = known.get(format) ?? renderPolicy(format, assembly.documents, { name: policyName, target });
  known.set(format, text);
  return text;
}

const sizes = new WeakMap<Assembly, { readonly used: number; readonly limit: number }>();

function largest(assembly: Assembly, target: Target): { readonly used: number; readonly limit: number } {
  const known = sizes.get(assembly);
  if (known !== undefined) return known;
  const all = assembly.documents.map((document) => policySize(document, target));
  const size = { used: Math.max(0, ...all.map(({ used }) => used)), limit: all[0]?.limit ?? 0 };
  sizes.set(assembly, size);
  return size;
}

/** Size of the largest document against the limit of the target, as `1,204 / 6,144`. */
export function sizeMeter(state: State): {
  readonly text: string;
  readonly over: boolean;
  readonly share: number;
} {
  const { used, limit } = largest(assemblyOf(state), state.target);
  const text = `${used.toLocaleString('en-US')} / ${limit.toLocaleString('en-US')}`;
  return { text, over: used > limit, share: limit === 0 ? 0 : used / limit };
}
