/** The policy that the cart makes: assembly, text, size. What there is to say of it is in `checking.ts`. */
import type { Catalog } from '../../catalog/model.ts';
import type { PolicyDocument } from '../../iam/document.ts';
import { policyKinds, type Target } from '../../iam/policy-kind.ts';
import { policySize } from '../../iam/policy-size.ts';
import { assemble } from '../../policy/assemble/assemble.ts';
import { type MissingDependent, missingDependentsOf } from '../../policy/cart/dependents.ts';
import type { Assembly, Cart, Defaults } from '../../policy/cart-model.ts';
import { type FormatId, renderPolicy } from '../../policy/formats/formats.ts';
import { prettyJson } from '../../policy/formats/json.ts';
import { grouped } from '../../text/count.ts';
import { memo } from '../../text/memo.ts';
import type { Work } from './history.ts';
import type { State } from './state.ts';

/** The carts asked about last: the present one, the one before it for the changed lines, and those of an undo. */
const kept = { limit: 2, fades: true };

const assembled = memo(
  (cart: Cart, catalog: Catalog, defaults: Defaults, target: Target): Assembly =>
    assemble(cart, catalog, { ...defaults, target }),
  kept,
);

/** The assembled policy of the cart as it stands. */
export function assemblyOf({ cart, catalog, defaults, target }: State): Assembly {
  return assembled(cart.present, catalog, defaults, target);
}

/** The policies that other work than the present makes, under the same defaults. */
export function documentsOf({ catalog, defaults }: State, { cart, target }: Work): readonly PolicyDocument[] {
  return assembled(cart, catalog, defaults, target).documents;
}

/** Policies as one text, by which questions about them are told apart. */
export const textOfDocuments = memo(
  (documents: readonly PolicyDocument[]): string => JSON.stringify(documents),
  kept,
);

/** The name that formats with names give the policy. */
export const policyName = 'SageMakerPolicy';

const rendered = memo(
  ({ documents }: Assembly, format: FormatId, target: Target): string =>
    renderPolicy(format, documents, { name: policyName, target }),
  kept,
);

/** The policy as text, in the format in force. */
export function policyText(state: State): string {
  return rendered(assemblyOf(state), state.format, state.target);
}

const shown = memo((text: string, format: FormatId, target: Target): string => {
  if (!policyKinds[target].whitespaceCounts || (format !== 'json' && format !== 'statements')) return text;
  return prettyJson(JSON.parse(text));
}, kept);

/** The policy as a screen shows it: indented also where the target counts white space and gets none. */
export function policyShown(state: State): string {
  return shown(policyText(state), state.format, state.target);
}

/** The policy that an earlier cart made, as a screen shows it. */
export function policyShownOf({ catalog, defaults, target, format }: State, cart: Cart): string {
  return shown(rendered(assembled(cart, catalog, defaults, target), format, target), format, target);
}

const largest = memo(
  ({ documents }: Assembly, target: Target): { readonly used: number; readonly limit: number } => {
    const all = documents.map((document) => policySize(document, target));
    return { used: Math.max(0, ...all.map(({ used }) => used)), limit: all[0]?.limit ?? 0 };
  },
  kept,
);

/** The dependents that the cart still lacks. */
export function missingOf({ cart, catalog }: State): readonly MissingDependent[] {
  return missingDependentsOf(cart.present, catalog);
}

/** Size of the largest document against the limit of the target, as `1,204 of 6,144`. */
export function sizeMeter(state: State): {
  readonly text: string;
  readonly over: boolean;
  readonly share: number;
} {
  const { used, limit } = largest(assemblyOf(state), state.target);
  const text = `${grouped(used)} of ${grouped(limit)}`;
  return { text, over: used > limit, share: limit === 0 ? 0 : used / limit };
}
