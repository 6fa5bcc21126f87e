/** Services by the names that people know them by. */
import { memo } from '../text/memo.ts';
import { nearestName } from '../text/nearest-name.ts';
import type { Catalog } from './model.ts';
import { squeeze } from './squeeze.ts';

/** The shortest name that is taken for a misspelling of another. */
const shortestSlip = 5;

/** Prefixes by their squeezed spelling and by the service's full name without its maker: `amazonawsbatch` → `batch`. */
const indexOf = memo(({ services }: Catalog['meta']): ReadonlyMap<string, readonly string[]> => {
  const map = new Map<string, string[]>();
  for (const { prefix, name } of services) {
    for (const key of new Set([squeeze(prefix), squeeze(name).replace(/^(?:aws|amazon)/, '')])) {
      const list = map.get(key);
      if (list === undefined) map.set(key, [prefix]);
      else if (!list.includes(prefix)) list.push(prefix);
    }
  }
  return map;
});

/**
 * IAM prefixes that a name of a service stands for: itself when it is one, else the service of that SDK client,
 * endpoint, event source or full name (`efs`, `sagemaker-runtime`, `monitoring.amazonaws.com`, `EventBridge`). Empty
 * when no service goes by it; never a guess at a misspelling.
 */
export function servicesNamed(catalog: Pick<Catalog, 'meta' | 'names'>, name: string): readonly string[] {
  const lower = name.trim().toLowerCase();
  if (catalog.meta.services.some(({ prefix }) => prefix === lower)) return [lower];
  const bare = squeeze(
    lower.replace(/(?:\.[a-z]{2}(?:-[a-z]+)+-\d+)?\.amazonaws\.com(?:\.cn)?$/, ''),
  ).replace(/^(?:aws|amazon)(?=.)/, '');
  const { services } = catalog.names;
  const alias = Object.hasOwn(services, bare) ? services[bare] : undefined;
  return alias === undefined ? (indexOf(catalog.meta).get(bare) ?? []) : [alias];
}

/**
 * The same, and for a name that no service goes by the prefix that it misspells. What is offered to somebody by
 * this is to be checked first: `efx:` may be a misspelling of more than one.
 */
export function servicesLike(catalog: Pick<Catalog, 'meta' | 'names'>, name: string): readonly string[] {
  const named = servicesNamed(catalog, name);
  // So short a name is one letter away from many others, and `aws` is the prefix of the global keys.
  if (named.length > 0 || name.length < shortestSlip) return named;
  const near = nearestName(
    name,
    catalog.meta.services.map(({ prefix }) => prefix),
  );
  return near?.close === true ? [near.name] : [];
}

/**
 * Services whose entries tell what a text before a colon means: those that it stands for, and those that list condition
 * keys of that prefix, as `sts` lists the claims of identity providers, whose prefixes are addresses.
 */
export function servicesMeant(catalog: Pick<Catalog, 'meta' | 'names'>, prefix: string): readonly string[] {
  const { keyPrefixes } = catalog.names;
  const listing = Object.hasOwn(keyPrefixes, prefix) ? (keyPrefixes[prefix] ?? []) : [];
  return listing.length > 0 ? listing : servicesLike(catalog, prefix);
}
