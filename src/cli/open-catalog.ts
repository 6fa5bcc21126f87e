/** The catalog at the edge: loaded once, and names looked up with the services that they belong to. */
import { prefixOf } from '../catalog/ids.ts';
import { loadCatalog, loadServices } from '../catalog/load.ts';
import type { Catalog, Entry, EntryKind } from '../catalog/model.ts';
import { nearestEntries, resolveEntry } from '../catalog/resolve.ts';
import { safeText } from '../text/escape.ts';
import { nearestName } from '../text/nearest-name.ts';

/** The catalog with the services that the names belong to. Throws when the build has not been run. */
export const openCatalog = (names: readonly string[] = []): Catalog =>
  loadServices(loadCatalog(), [...new Set(names.map(prefixOf).filter((prefix) => prefix !== ''))]);

const called: Readonly<Record<EntryKind, string>> = {
  action: 'action',
  'condition-key': 'condition key',
  'resource-type': 'resource type',
};

/** `an action`, `a condition key` */
const withArticle = (kind: EntryKind): string => `${kind === 'action' ? 'an' : 'a'} ${called[kind]}`;

/** A misspelt prefix leads to the service meant, so that the names offered are not all of SageMaker. */
function nearestIn(catalog: Catalog, name: string, kind: EntryKind | undefined): readonly string[] {
  const prefix = prefixOf(name);
  if (prefix === '' || catalog.meta.services.some((service) => service.prefix === prefix))
    return nearestEntries(catalog, name, 3, kind);
  const service = nearestName(
    prefix,
    catalog.meta.services.map((each) => each.prefix),
  );
  if (service === undefined) return nearestEntries(catalog, name, 3, kind);
  const corrected = `${service.name}${name.slice(prefix.length)}`;
  return nearestEntries(loadServices(catalog, [service.name]), corrected, 3, kind);
}

/** Why a name means nothing, with the three nearest names, as one sentence safe for a terminal. */
export function unknownName(catalog: Catalog, name: string, kind?: EntryKind): string {
  const other = kind === undefined ? undefined : resolveEntry(catalog, name);
  const problem =
    kind === undefined
      ? `There is no entry ${safeText(name)}`
      : other === undefined
        ? `There is no ${called[kind]} ${safeText(name)}`
        : `${other.id} is ${withArticle(other.kind)}, not ${withArticle(kind)}`;
  return `${problem}; nearest: ${nearestIn(catalog, name, kind).join(', ')}.`;
}

/** The entry that a name means, or the sentence of `unknownName`. */
export const entryOrProblem = (catalog: Catalog, name: string, kind?: EntryKind): Entry | string =>
  resolveEntry(catalog, name, kind) ?? unknownName(catalog, name, kind);
