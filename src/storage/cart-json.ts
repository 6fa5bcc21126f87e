/** Checks that what a file holds is a cart. Files of the state folder can be old, cut off, or edited by hand. */

import type { Condition } from '../iam/document.ts';
import { isSid } from '../iam/identifier.ts';
import { parsePolicy } from '../iam/parse.ts';
import type { Target } from '../iam/policy-kind.ts';
import { isTarget } from '../iam/policy-kind.ts';
import type { Cart, CartItem, LoadedStatement, Scope } from '../policy/cart-model.ts';
import { type FormatId, formatOf } from '../policy/formats/formats.ts';
import { isRecord } from '../text/is-record.ts';

/** A cart with what belongs to it. Only the cart is always there: older versions saved nothing else. */
export interface SavedCart {
  readonly cart: Cart;
  readonly target?: Target;
  readonly format?: FormatId;
  /** Absolute path of the policy file that was open. */
  readonly file?: string;
  /** What was read from that file or written to it last. */
  readonly known?: { readonly digest: string; readonly format: FormatId };
}

/** The version of the files that this program writes; versions before it are read. */
export const savedVersion = 1;

/**
 * Whether a newer program wrote this: it may hold what would be lost here. No version so far is anything but a number, so
 * what is something else comes from later too.
 */
export function isNewer({ version = 0 }: Readonly<Record<string, unknown>>): boolean {
  return !(typeof version === 'number' && version <= savedVersion);
}

/**
 * What a saved cart's file holds, or undefined when it holds no cart. Of the rest, what is of no use is left out:
 * the cart is worth more than the format it was shown in.
 */
export function savedCartOf(value: unknown): SavedCart | undefined {
  if (!isRecord(value)) return undefined;
  const cart = cartOf(value['cart']);
  if (cart === undefined) return undefined;
  const target = targetOf(value['target']);
  const format = formatIdOf(value['format']);
  const { file } = value;
  const known = knownOf(value['known']);
  return {
    cart,
    ...(target === undefined ? {} : { target }),
    ...(format === undefined ? {} : { format }),
    ...(typeof file === 'string' && file !== '' ? { file, ...(known === undefined ? {} : { known }) } : {}),
  };
}

const targetOf = (value: unknown): Target | undefined =>
  typeof value === 'string' && isTarget(value) ? value : undefined;

const formatIdOf = (value: unknown): FormatId | undefined =>
  typeof value === 'string' ? formatOf(value)?.id : undefined;

function knownOf(value: unknown): SavedCart['known'] {
  if (!isRecord(value)) return undefined;
  const format = formatIdOf(value['format']);
  const { digest } = value;
  return typeof digest === 'string' && format !== undefined ? { digest, format } : undefined;
}

/** The cart that a parsed JSON value is, or undefined when any part of it has another shape. */
export function cartOf(value: unknown): Cart | undefined {
  if (!isRecord(value) || !isRecord(value['extra'])) return undefined;
  const items = listOf(value['items'], itemOf);
  const loaded = listOf(value['loaded'], loadedOf);
  const { extra, version, nextId } = value;
  if (items === undefined || loaded === undefined) return undefined;
  if (typeof nextId !== 'number' || !Number.isSafeInteger(nextId) || nextId < 1) return undefined;
  const ids = [...items, ...loaded.flatMap((held) => held.items)].map(({ id }) =>
    Number(/^i(\d+)$/.exec(id)?.[1]),
  );
  if (ids.some((id) => !(id < nextId))) return undefined;
  if (new Set(items.map(({ id }) => id)).size !== items.length) return undefined;
  if (version !== undefined && typeof version !== 'string') return undefined;
  if (!isOfPolicy(extra, loaded)) return undefined;
  return { items, loaded, extra, nextId, ...(version === undefined ? {} : { version }) };
}

function itemOf(value: unknown): CartItem | undefined {
  if (!isRecord(value)) return undefined;
  const { id, effect, action, loadedFrom, sid } = value;
  const scope = scopeOf(value['scope']);
  const conditions = listOf(value['conditions'], conditionOf);
  const dependentOf = textsOf(value['dependentOf']);
  if (typeof id !== 'string' || typeof action !== 'string') return undefined;
  if (effect !== 'Allow' && effect !== 'Deny') return undefined;
  if (scope === undefined || conditions === undefined || dependentOf === undefined) return undefined;
  if (loadedFrom !== undefined && typeof loadedFrom !== 'string') return undefined;
  if (sid !== undefined && (typeof sid !== 'string' || !isSid(sid))) return undefined;
  const origin = loadedFrom === undefined ? {} : { loadedFrom };
  const name = sid === undefined ? {} : { sid };
  return { id, effect, action, scope, conditions, dependentOf, ...origin, ...name };
}

function scopeOf(value: unknown): Scope | undefined {
  if (!isRecord(value)) return undefined;
  if (value['kind'] === 'default') return { kind: 'default' };
  if (value['kind'] === 'verbatim') {
    const resources = textsOf(value['resources']);
    return resources && { kind: 'verbatim', resources };
  }
  if (value['kind'] !== 'arns' || !isRecord(value['byType'])) return undefined;
  const entries: [string, readonly string[]][] = [];
  for (const [type, held] of Object.entries(value['byType'])) {
    const arns = textsOf(held);
    if (arns === undefined) return undefined;
    entries.push([type, arns]);
  }
  return { kind: 'arns', byType: Object.fromEntries(entries) };
}

function conditionOf(value: unknown): Condition | undefined {
  if (!isRecord(value)) return undefined;
  const { operator, key } = value;
  const values = textsOf(value['values']);
  if (typeof operator !== 'string' || typeof key !== 'string' || values === undefined) return undefined;
  return { operator, key, values };
}

function loadedOf(value: unknown): LoadedStatement | undefined {
  if (!isRecord(value)) return undefined;
  const { key, statement } = value;
  const items = listOf(value['items'], itemOf);
  if (typeof key !== 'string' || items === undefined || !isStatement(statement)) return undefined;
  return { key, statement, items };
}

/**
 * Whether what is carried through unread could stand in a policy: everything that looks at a cart relies on the shapes of
 * IAM's grammar, which hold of whatever was read from a policy.
 */
function isOfPolicy(extra: Readonly<Record<string, unknown>>, loaded: readonly LoadedStatement[]): boolean {
  if ('Version' in extra || 'Statement' in extra) return false;
  if (loaded.length === 0 && Object.keys(extra).length === 0) return true;
  const Statement = loaded.map(({ statement }) => statement);
  return parsePolicy(JSON.stringify({ ...extra, Statement })).document !== undefined;
}

/** The rest of what a statement is, `isOfPolicy` tells. */
function isStatement(value: unknown): value is LoadedStatement['statement'] {
  return isRecord(value);
}

function textsOf(value: unknown): readonly string[] | undefined {
  return listOf(value, (held) => (typeof held === 'string' ? held : undefined));
}

function listOf<T>(value: unknown, read: (held: unknown) => T | undefined): readonly T[] | undefined {
  if (!Array.isArray(value)) return undefined;
  const list: T[] = [];
  for (const held of value) {
    const found = read(held);
    if (found === undefined) return undefined;
    list.push(found);
  }
  return list;
}
