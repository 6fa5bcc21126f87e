/** What the chosen actions make of the policy: in which statement they stand then, and which of its lines are new. */

import type { Catalog } from '../../../catalog/model.ts';
import { policyFacts } from '../../../catalog/policy-facts.ts';
import type { Statement } from '../../../iam/document.ts';
import { decide } from '../../../iam/semantics/decide.ts';
import type { Arrival } from '../../../intake/arrival.ts';
import { cartIsEmpty } from '../../../policy/cart/cart.ts';
import type { Assembly, Cart } from '../../../policy/cart-model.ts';
import { memo } from '../../../text/memo.ts';
import { changedLines } from '../../lines/changed-lines.ts';
import { assemblyOf, policyShownOf } from '../../state/policy.ts';
import type { State } from '../../state/state.ts';

/** A statement that is not as it was. */
export interface ChangedStatement {
  /** Its Sid, or its place counted from 1. */
  readonly name: string;
  /** The name of the statement that it was before; undefined for a new one. */
  readonly was?: string;
}

/** What taking arrivals would change in the policy. */
export interface PolicyDifference {
  readonly statements: readonly ChangedStatement[];
  /** Lines that the policy gets, without their indentation; brackets alone tell nothing. */
  readonly lines: readonly string[];
}

const statementsOf = ({ documents }: Assembly): readonly Statement[] =>
  documents.flatMap(({ Statement: own }) => own);

const nameOf = ({ Sid }: Statement, at: number): string => Sid ?? `${at + 1}`;

const actionsOf = ({ Action = [] }: Statement): readonly string[] => [Action].flat();

/** An item that is no longer the last of its list is none that was added. */
const withoutComma = (row: string): string => row.replace(/,$/u, '');

const rowsOf = (text: string): readonly string[] => text.trimEnd().split('\n');

/** The difference between the cart's policy and that of another cart. */
export function differenceTo(state: State, cart: Cart): PolicyDifference {
  const after = statementsOf(assemblyOf({ ...state, cart: { ...state.cart, present: cart } }));
  const old = statementsOf(assemblyOf(state));
  const known = new Set(old.map((each) => JSON.stringify(each)));
  const left = new Set(after.map((each) => JSON.stringify(each)));
  const gone = old.flatMap((each, at) =>
    left.has(JSON.stringify(each)) ? [] : [{ name: nameOf(each, at), actions: actionsOf(each) }],
  );
  const statements = after.flatMap((each, at): readonly ChangedStatement[] => {
    if (known.has(JSON.stringify(each))) return [];
    const actions = new Set(actionsOf(each));
    const was = gone.find((before) => before.actions.some((action) => actions.has(action)))?.name;
    return [{ name: nameOf(each, at), ...(was === undefined ? {} : { was }) }];
  });
  const now = rowsOf(policyShownOf(state, cart));
  const before = cartIsEmpty(state.cart.present) ? [] : rowsOf(policyShownOf(state, state.cart.present));
  const changed = changedLines(before.map(withoutComma), now.map(withoutComma));
  const lines = now.filter((_, at) => changed.has(at)).map((row) => row.trim());
  return { statements, lines: lines.filter((row) => /\w/u.test(row)) };
}

const allowed = memo(
  ({ documents }: Assembly, { actions }: Arrival, catalog: Catalog): boolean => {
    const wanted = actions.filter((action) => action.wanted);
    const policies = documents.map((document) => ({ kind: 'identity' as const, document, file: '' }));
    return (
      wanted.length > 0 &&
      wanted.every(({ id, resources, context }) =>
        (resources.length === 0 ? [undefined] : resources).every((resource) => {
          const values = Object.fromEntries(context.map(({ key, values: own }) => [key, own]));
          const request = { action: id, resource, context: values, unnamed: 'unknown' } as const;
          return decide(policies, request, policyFacts(catalog)).decision === 'allowed';
        }),
      )
    );
  },
  { limit: 200 },
);

/** Whether the policy of the cart allows all that a denial was about, so that it cannot be the reason. */
export function isAllowedAlready(state: State, arrival: Arrival): boolean {
  const { kind } = arrival;
  if (cartIsEmpty(state.cart.present) || (kind !== 'denial' && kind !== 'event')) return false;
  return allowed(assemblyOf(state), arrival, state.catalog);
}
