/**
 * Actions by the name of an API operation that IAM checks otherwise (`ListObjectsV2` is `s3:ListBucket`), or by an
 * action's own name as SDKs spell it. Only a whole name leads here: half of one is the ranking's business.
 */

import { prefixOf } from '../../catalog/ids.ts';
import type { Action, Catalog } from '../../catalog/model.ts';
import { operationsNamed } from '../../catalog/operations.ts';
import type { ParsedQuery } from '../query.ts';
import { nameWords } from '../words.ts';

/** What the name of an operation leads to. */
export interface OperationHits {
  readonly actions: readonly Action[];
  /** Services of actions that the catalog does not hold yet. */
  readonly missing: readonly string[];
  /** Whether the name has several words, so that nobody means something else by it: `Invoke` has one. */
  readonly sure: boolean;
}

/** The actions behind a query that is one name; undefined where it is none that is known. */
export function operationHits(
  catalog: Catalog,
  { prefix, text, services }: Pick<ParsedQuery, 'prefix' | 'text' | 'services'>,
): OperationHits | undefined {
  if (text === '' || /\s/.test(text)) return undefined;
  const operation = operationsNamed(catalog, `${prefix}${text}`).find(
    ({ service }) => services.length === 0 || services.includes(service),
  );
  if (operation === undefined) return undefined;
  const ids = operation.actions;
  const actions = ids.flatMap((id) => catalog.action(id) ?? []);
  const missing = ids.map(prefixOf).filter((service) => !catalog.completeServices.has(service));
  return { actions, missing: [...new Set(missing)], sure: nameWords(text).length > 1 };
}
