import { serviceExists, servicePrefix } from '../../catalog/expansion.ts';
import type { Catalog, ConditionKey } from '../../catalog/model.ts';

/**
 * Whether all keys of the key's prefix are at hand. Prefixes of identity providers hold a dot
 * (`token.actions.githubusercontent.com:sub`) or belong to federation (`saml:aud`); the reference lists some of their
 * keys, and any provider may have more, so they count as not loaded.
 */
export function knownKeyPrefix(catalog: Catalog, key: string): 'loaded' | 'not-loaded' | 'unknown' {
  const prefix = servicePrefix(key);
  if (prefix === 'aws') return 'loaded';
  if (/[./]/.test(prefix) || prefix === 'saml' || prefix === 'sts') return 'not-loaded';
  if (!serviceExists(catalog, prefix)) return 'unknown';
  return catalog.completeServices.has(prefix) ? 'loaded' : 'not-loaded';
}

/** Whether two texts name the same key: IAM compares key names without regard to case. */
export function sameKey(a: string, b: string): boolean {
  return a.toLowerCase() === b.toLowerCase();
}

/** Today's name of a key that was renamed, looked up by the old name; undefined when there was no such key. */
export function renamedKey(catalog: Catalog, old: string): string | undefined {
  const was = (key: ConditionKey) =>
    key.changes.some((change) => change.what === 'renamed' && sameKey(change.from, old));
  // Of no other service is it known what was renamed.
  return catalog.core.conditionKeys.find(was)?.id;
}
