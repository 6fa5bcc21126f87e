/**
 * What an entry of `Action` stands for. Expansion needs the whole list of a service's actions, so it also
 * says when that list is not at hand: a service that the reference has but that is not loaded is no reason
 * for a finding. Results are kept per catalog: a user interface checks the same patterns at every key
 * press.
 */

import { actionMatches, isEveryAction } from '../iam/action-pattern.ts';
import { hasWildcard } from '../iam/pattern.ts';
import { memo } from '../text/memo.ts';
import type { Action, Catalog } from './model.ts';
import { actionsOfService } from './of-service.ts';

/** What a policy's entry for actions stands for today; `kind` says how it is written. */
export type Expansion =
  /** `*` or `*:*`. */
  | { readonly kind: 'every'; readonly service: ''; readonly actions: readonly Action[] }
  /** Not of the form `service:Name`, or with a wildcard in the service. */
  | { readonly kind: 'malformed'; readonly service: ''; readonly actions: readonly [] }
  /** The reference has no service of that prefix. */
  | { readonly kind: 'unknown-service'; readonly service: string; readonly actions: readonly [] }
  /** The service exists and its entries are not loaded; `actions` holds what happens to be known. */
  | { readonly kind: 'not-loaded'; readonly service: string; readonly actions: readonly Action[] }
  /** A name; `actions` is empty when the reference lacks it. */
  | { readonly kind: 'name'; readonly service: string; readonly actions: readonly Action[] }
  /** A name with wildcards, and all that it matches. */
  | { readonly kind: 'pattern'; readonly service: string; readonly actions: readonly Action[] };

const prefixesOf = memo(
  ({ services }: Catalog['meta']): ReadonlySet<string> =>
    new Set(services.map(({ prefix }) => prefix.toLowerCase())),
);

/** Whether the reference has a service of that prefix, loaded or not. */
export function serviceExists(catalog: Catalog, prefix: string): boolean {
  return prefixesOf(catalog.meta).has(prefix.toLowerCase());
}

/** The service prefix of an action, a pattern or a key, in lower case; empty when there is none. */
export function servicePrefix(text: string): string {
  const colon = text.indexOf(':');
  return colon < 0 ? '' : text.slice(0, colon).toLowerCase();
}

function expand(catalog: Catalog, text: string): Expansion {
  if (isEveryAction(text)) return { kind: 'every', service: '', actions: catalog.actions };
  if (!/^[a-z0-9-]+:[a-z0-9*?_-]+$/i.test(text)) return { kind: 'malformed', service: '', actions: [] };
  const service = servicePrefix(text);
  if (!serviceExists(catalog, service)) return { kind: 'unknown-service', service, actions: [] };
  const pattern = hasWildcard(text);
  const known = catalog.action(text);
  const actions = pattern
    ? actionsOfService(catalog, service).filter((action) => actionMatches(text, action.id))
    : known === undefined
      ? []
      : [known];
  if (!catalog.completeServices.has(service)) return { kind: 'not-loaded', service, actions };
  return { kind: pattern ? 'pattern' : 'name', service, actions };
}

/** What the entry stands for, given what the catalog has loaded. */
export const expandAction = memo(expand, { limit: 20_000 });
