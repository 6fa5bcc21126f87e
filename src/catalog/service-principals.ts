/** The names by which services act: `sagemaker.amazonaws.com`, `ecs-tasks.amazonaws.com`. */
import { memo } from '../text/memo.ts';
import { type NearName, nearestName } from '../text/nearest-name.ts';
import type { Catalog } from './model.ts';

const namesOf = memo(
  ({ meta, names }: Catalog): ReadonlySet<string> =>
    new Set([...meta.services.map(({ prefix }) => prefix), ...names.principals]),
);

/** What stands before the name's ending, without a region: `logs` of `logs.eu-west-1.amazonaws.com`. */
const bareName = (principal: string): string | undefined => {
  const [, name] =
    /^(.+?)\.(amazonaws\.com|amazonaws\.com\.cn|amazonaws\.eu|amazon\.com)$/i.exec(principal) ?? [];
  return name?.toLowerCase().replace(/(^|\.)[a-z]{2,4}(-[a-z]+){1,3}-\d{1,2}(?=\.|$)/, '');
};

/** Ends of principals of which there is one for every kind of resource, so that no list has them all. */
const openEnded = /\.(application-autoscaling|marketplace|customer)$/;

/** Whether the text has the form of a service principal. */
export function hasPrincipalForm(text: string): boolean {
  return bareName(text) !== undefined;
}

/**
 * Whether a service acts by that name; otherwise the nearest name that one does, where there is one. `maybe` where it
 * cannot be told.
 */
export function knownPrincipal(
  catalog: Catalog,
  principal: string,
): { readonly known: 'yes' | 'maybe' } | { readonly known: 'no'; readonly near: NearName | undefined } {
  const bare = bareName(principal);
  const names = namesOf(catalog);
  if (bare !== undefined && (names.has(bare) || /\.amazon\.com$/i.test(principal))) return { known: 'yes' };
  if (bare !== undefined && openEnded.test(bare)) return { known: 'maybe' };
  const near = nearestName(bare ?? principal.replace(/\.amazonaws.*$|\.aws.*$/i, ''), names);
  return {
    known: 'no',
    near: near === undefined ? undefined : { ...near, name: `${near.name}.amazonaws.com` },
  };
}
