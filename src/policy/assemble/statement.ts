/** Grants that share a statement, as IAM JSON: lists sorted, conditions as a block. */

import type { Condition, ConditionBlock, Statement } from '../../iam/document.ts';
import type { LoadedStatement } from '../cart-model.ts';
import type { Grant } from './grant.ts';

/** A statement of the output before it has its place in a document. */
export interface Planned {
  readonly statement: Statement;
  /** Empty for statements that are printed as they were loaded. */
  readonly grants: readonly Grant[];
  /** Ids of the cart items that it states. */
  readonly items: readonly string[];
  readonly why: string;
  /** The Sid before a number made it unique: what the parts of a divided statement are named after. */
  readonly wish?: string;
}

const sorted = (texts: Iterable<string>): readonly string[] => [...new Set(texts)].sort();

/**
 * Conditions as a block, operators and keys sorted. Values of the same operator and key are put together, which
 * the block reads as "any of them": the cart keeps one condition per operator and key (`setCondition`).
 */
const conditionBlock = (conditions: readonly Condition[]): ConditionBlock => {
  const block = new Map<string, Map<string, readonly string[]>>();
  for (const { operator, key, values } of conditions) {
    const keys = block.get(operator) ?? new Map<string, readonly string[]>();
    keys.set(key, [...new Set([...(keys.get(key) ?? []), ...values])]);
    block.set(operator, keys);
  }
  const ordered = <T>(entries: Iterable<[string, T]>): [string, T][] =>
    [...entries].sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
  return Object.fromEntries(
    ordered(block).map(([operator, keys]) => [
      operator,
      Object.fromEntries(
        ordered(keys).map(([key, values]) => {
          const [only] = values;
          return [key, values.length === 1 && only !== undefined ? only : values];
        }),
      ),
    ]),
  );
};

/** The statement of grants that may share one. Where one of them is on `*`, all of them are. */
export function statementOf(grants: readonly Grant[], sid: string | undefined): Statement {
  const resources = sorted(grants.flatMap((grant) => grant.resources));
  const [first] = grants;
  const condition = conditionBlock(first?.conditions ?? []);
  return {
    ...(sid === undefined ? {} : { Sid: sid }),
    Effect: first?.effect ?? 'Allow',
    Action: sorted(grants.map((grant) => grant.action)),
    Resource: resources.includes('*') ? ['*'] : resources,
    ...(Object.keys(condition).length === 0 ? {} : { Condition: condition }),
  };
}

/** Why these grants are stated together, or one alone: one sentence. `others` is how many items the cart has. */
export function whyTogether(grants: readonly Grant[], others: number): string {
  const [first] = grants;
  if (first === undefined) return 'It states no item of the cart.';
  if (first.item.sid !== undefined) return 'Its name was given by hand: only items of that name share it.';
  if (first.action.toLowerCase() === 'iam:passrole') {
    return 'iam:PassRole stands alone, so that its roles and the service they go to concern nothing else.';
  }
  if (grants.length > 1) {
    const same =
      first.conditions.length === 0 ? 'the same effect and no conditions' : 'the same effect and conditions';
    return `These share a statement: they have ${same}, and no action gains a resource by it.`;
  }
  if (others <= 1) return 'It is the only item of the cart.';
  return 'It stands alone: nothing else in the cart has its effect and conditions and could join without a gain.';
}

/** A loaded statement as it was. */
export function plannedAsLoaded({ statement, items }: LoadedStatement): Planned {
  return {
    statement,
    grants: [],
    items: items.map((item) => item.id),
    why:
      items.length === 0
        ? 'It is kept as the file has it: the cart does not model such statements.'
        : 'It is kept as the file has it.',
  };
}
