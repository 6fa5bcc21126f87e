/**
 * From the names that people know to actions: API operations as SDKs, the CLI and CloudTrail spell them, services
 * under other names than their prefix, and actions under the wrong service.
 *
 * Most operations are checked as the action of their own name; the table `catalog.names` holds the others
 * (`ListObjectsV2` is `s3:ListBucket`). It names actions of services that may not be loaded yet, so ids come back
 * and not entries: load the services of the ids, then look them up. What is found by spelling alone
 * (`create_training_job`) comes from the services that are loaded, and therefore exists.
 */
import { memo } from '../text/memo.ts';
import { isSister } from './home-service.ts';
import { nameOf, prefixOf } from './ids.ts';
import { idsIn } from './ids-of.ts';
import type { Action, ActionId, ApiOperation, Catalog, CatalogPart, KnownNames } from './model.ts';
import { servicesNamed } from './services.ts';
import { squeeze } from './squeeze.ts';

/** An operation, and the actions that it is checked as. */
export type NamedOperation = Pick<ApiOperation, 'service' | 'name' | 'actions' | 'further'>;

function bySqueezedName<T>(values: Iterable<T>, nameOf: (value: T) => string): ReadonlyMap<string, T[]> {
  const map = new Map<string, T[]>();
  for (const value of values) {
    const key = squeeze(nameOf(value));
    const list = map.get(key);
    if (list === undefined) map.set(key, [value]);
    else list.push(value);
  }
  return map;
}

const operationsOf = memo(({ operations }: KnownNames) => bySqueezedName(operations, ({ name }) => name));

/** Ids of a part's actions: for each part, as further services are read while somebody types a name. */
const actionIdsOf = memo((part: CatalogPart) => bySqueezedName(idsIn(part, 'action'), nameOf));

/** The actions of a squeezed name; of those with the same id one. */
function actionsSpelt(catalog: Catalog, spelling: string): readonly Action[] {
  const parts = [catalog.core, ...catalog.parts.values()];
  const ids = parts.flatMap((part) => actionIdsOf(part).get(spelling) ?? []);
  return [...new Set(ids.flatMap((id) => catalog.action(id) ?? []))];
}

/**
 * What SDKs put behind an operation's name: classes of a command (`…Command`, `…CommandInput`), of its messages
 * (`…Request`, `…Response`), of paging; and the API's date that CloudTrail writes for Lambda and CloudFront.
 */
const suffix = /(?:command(?:input|output)?|request|response|result|input|output|paginator|\d{8}(?:v\d+)?)$/;

/** The spellings under which a name is looked up, the likelier first. */
function spellings(name: string): readonly string[] {
  const whole = squeeze(name);
  const bare = whole.replace(suffix, '');
  return bare === whole || bare === '' ? [whole] : [whole, bare];
}

/** Longer texts are no names; they are not taken apart. */
const longestName = 200;

/** A name and the service in front of it: `s3:X`, `s3.X`, `s3.amazonaws.com:X`, `aws s3api list-objects-v2`. */
function parts(text: string): { readonly service: string; readonly name: string } {
  if (text.length > longestName) return { service: '', name: '' };
  const typed = text.trim().replace(/^aws\s+/i, '');
  const [, service = '', name = typed] =
    /^(\S+?)[:\s]\s*(\S+)$/.exec(typed) ?? /^(\S+)\.(\w+)$/.exec(typed) ?? [];
  return { service, name };
}

const homeFirst = (a: { readonly service: string }, b: { readonly service: string }): number =>
  Number(isSister(b.service)) - Number(isSister(a.service));

function operationsSpelt(
  catalog: Catalog,
  name: string,
  services: readonly string[],
): readonly NamedOperation[] {
  const wanted = ({ service }: { readonly service: string }): boolean =>
    services.length === 0 || services.includes(service);
  for (const spelling of spellings(name)) {
    const listed = (operationsOf(catalog.names).get(spelling) ?? []).filter(wanted);
    const known = actionsSpelt(catalog, spelling)
      .filter((action) => wanted(action) && !listed.some(({ service }) => service === action.service))
      .map((action): NamedOperation => {
        const { service, name: spelt, id } = action;
        return { service, name: spelt, actions: [id], further: [] };
      });
    const found = [...listed, ...known].sort(homeFirst);
    if (found.length > 0) return found;
  }
  return [];
}

/**
 * The API operations that a text names, SageMaker's first, with the actions that each is checked as. The text may
 * name the service (`s3:ListObjectsV2`, `s3.list_objects_v2`, `aws s3api list-objects-v2`) and then means only that
 * one; it may be spelt in any case, with hyphens or underscores, and as a class of an SDK
 * (`CreateTrainingJobCommand`). Empty when nothing is known by that name.
 */
export function operationsNamed(catalog: Catalog, text: string): readonly NamedOperation[] {
  const { service, name } = parts(text);
  if (service === '') return operationsSpelt(catalog, name, []);
  const services = servicesNamed(catalog, service);
  return services.length === 0 ? [] : operationsSpelt(catalog, name, services);
}

/**
 * Ids of the actions that a name stands for: itself where it is one's id, else by another spelling, as an operation,
 * under another name of its service, or, last, exactly so named in another service that is loaded
 * (`batch:CreateEndpoint` is `sagemaker:CreateEndpoint`). All that exist; none is a guess at a misspelling.
 */
export function actionsMeant(catalog: Catalog, text: string): readonly ActionId[] {
  const exact = catalog.action(text.trim());
  if (exact !== undefined) return [exact.id];
  const { name } = parts(text);
  const named = operationsNamed(catalog, text);
  const found = named.length > 0 ? named : operationsSpelt(catalog, name, []);
  const [first] = found;
  if (first === undefined) return [];
  // Of several services that have the name, SageMaker's is meant; else all of them may be.
  const best = isSister(first.service) ? [first] : found;
  return [...new Set(best.flatMap(({ actions }) => actions))];
}

/** Prefixes of the services that have to be loaded before a name's actions can be looked up. */
export function servicesMeant(catalog: Catalog, text: string): readonly string[] {
  const { service } = parts(text);
  const ids = operationsNamed(catalog, text).flatMap(({ actions, further }) => [...actions, ...further]);
  return [...new Set([...(service === '' ? [] : servicesNamed(catalog, service)), ...ids.map(prefixOf)])];
}
