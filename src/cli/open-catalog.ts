/** The catalog at the edge: loaded once, and names looked up with the services that they belong to. */
import { prefixOf } from '../catalog/ids.ts';
import { loadCatalog, loadServices } from '../catalog/load.ts';
import type { Action, Catalog, Entry, EntryKind } from '../catalog/model.ts';
import { actionsMeant, operationsNamed, servicesMeant } from '../catalog/operations.ts';
import { nearestEntries, resolveEntry } from '../catalog/resolve.ts';
import { servicesNamed } from '../catalog/services.ts';
import { nearestName } from '../text/nearest-name.ts';

/**
 * The catalog with the services that the names belong to.
 * @throws Error when the build has not been run
 */
export function openCatalog(names: readonly string[] = []): Catalog {
  const core = loadCatalog();
  const prefixes = names.flatMap((name) => [prefixOf(name), ...servicesMeant(core, name)]);
  return loadServices(core, [...new Set(prefixes.filter((prefix) => prefix !== ''))]);
}

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
  const [named] = servicesNamed(catalog, prefix);
  if (named !== undefined)
    return nearestEntries(loadServices(catalog, [named]), `${named}${name.slice(prefix.length)}`, 3, kind);
  if (service === undefined) return nearestEntries(catalog, name, 3, kind);
  const corrected = `${service.name}${name.slice(prefix.length)}`;
  return nearestEntries(loadServices(catalog, [service.name]), corrected, 3, kind);
}

/** Why a name means nothing, with the three nearest names, as one sentence safe for a terminal. */
export function unknownName(catalog: Catalog, name: string, kind?: EntryKind): string {
  const other = kind === undefined ? undefined : resolveEntry(catalog, name);
  const problem =
    kind === undefined
      ? `There is no entry ${name}`
      : other === undefined
        ? `There is no ${called[kind]} ${name}`
        : `${other.id} is ${withArticle(other.kind)}, not ${withArticle(kind)}`;
  const meant = (kind ?? 'action') === 'action' ? actionsMeant(catalog, name) : [];
  const near = [...new Set([...meant, ...nearestIn(catalog, name, kind)])].slice(0, 3);
  return `${problem}; nearest: ${near.join(', ')}.`;
}

/** What a name stands for: actions, and what there is to say where that is not what it says. */
export interface Meant {
  readonly actions: readonly Action[];
  readonly remark?: string;
}

/** The actions that are checked for an operation of that name, or that are spelt otherwise; undefined for none. */
export function actionsBehind(catalog: Catalog, name: string): Meant | undefined {
  const [operation] = operationsNamed(catalog, name);
  const actions = (operation?.actions ?? []).flatMap((id) => catalog.action(id) ?? []);
  if (operation === undefined || actions.length === 0) return undefined;
  const ids = actions.map(({ id }) => id);
  const more =
    operation.further.length === 0 ? '' : `; some requests also need ${operation.further.join(', ')}`;
  return { actions, remark: `${name} is checked as ${ids.join(' and ')}${more}.` };
}

/** The action that a name means, or those behind it; or the sentence of `unknownName`. */
export function actionsOrProblem(catalog: Catalog, name: string): Meant | string {
  const entry = resolveEntry(catalog, name, 'action');
  if (entry?.kind === 'action') return { actions: [entry] };
  return actionsBehind(catalog, name) ?? unknownName(catalog, name, 'action');
}

/** The entry that a name means, or the sentence of `unknownName`. */
export function entryOrProblem(catalog: Catalog, name: string, kind?: EntryKind): Entry | string {
  return resolveEntry(catalog, name, kind) ?? unknownName(catalog, name, kind);
}
