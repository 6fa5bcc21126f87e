/**
 * Exceptions from the rule that an action honours the keys of its resource types: a role carries tags, but
 * `iam:PassRole` does not look at them (IAM user guide, "Grant a user permissions to pass a role to an AWS
 * service"). Taken for a limit, such a key would leave the action allowed on everything, or never.
 */
import { conditionKeyId, prefixOf } from '../src/catalog/ids.ts';
import type { Action, CatalogPart } from '../src/catalog/model.ts';
import { InputError } from './files.ts';
import type { Corrections } from './schemas.ts';

type Parts = ReadonlyMap<string, CatalogPart>;

/** Keys that the reference lists for the action or for its resource types. */
function listedKeys({ resourceTypes }: CatalogPart, action: Action): ReadonlySet<string> {
  const carried = action.resourceTypes.flatMap(({ id, conditionKeys }) => [
    ...conditionKeys,
    ...(resourceTypes.find((type) => type.id === id)?.conditionKeys ?? []),
  ]);
  return new Set([...action.conditionKeys, ...carried]);
}

/** The part with the keys marked on one action; or what of it the reference does not list. */
function marked(part: CatalogPart | undefined, id: string, keys: readonly string[]): CatalogPart | string {
  const action = part?.actions.find((each) => each.id === id);
  if (part === undefined || action === undefined) return id;
  const listed = listedKeys(part, action);
  const unlisted = keys.find((key) => !listed.has(key));
  if (unlisted !== undefined) return `${unlisted} of ${id}`;
  const changed = { ...action, ignoredKeys: keys.map(conditionKeyId) };
  return { ...part, actions: part.actions.map((each) => (each === action ? changed : each)) };
}

/**
 * The parts of all services with the ignored keys on their actions.
 * @throws InputError for an action that there is not, or a key that it would not honour anyway
 */
export function withIgnoredKeys(parts: Parts, { ignoredKeys }: Corrections): Parts {
  const result = new Map(parts);
  for (const [id, keys] of Object.entries(ignoredKeys)) {
    const prefix = prefixOf(id);
    const part = marked(result.get(prefix), id, keys);
    if (typeof part === 'string')
      throw new InputError(`catalog/corrections.json ignores ${part}, which the reference does not list.`);
    result.set(prefix, part);
  }
  return result;
}
