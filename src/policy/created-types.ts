/**
 * Which resource types an action creates. The reference lists what an action takes, not what it makes:
 * CreateEndpoint takes an endpoint and the endpoint-config that it reads. The name tells them apart: the type
 * that the action is named after is the one that is created. Where no type bears the action's name, all that it
 * takes count, so that nothing that is created goes untagged.
 */
import type { Action, ActionResource, Catalog, ResourceTypeId } from '../catalog/model.ts';

/** `automljob` of `CreateAutoMLJobV2`, `trial` of `CreateTrial`, `device` of `RegisterDevices`. */
const nounOf = (actionName: string): string =>
  actionName
    .replace(/^(Batch)?(Create|Register|Import|Start|Put|Add)/u, '')
    .replace(/V\d+$/u, '')
    .toLowerCase()
    .replace(/s$/u, '');

const plain = (typeName: string): string => typeName.replaceAll('-', '').toLowerCase();

/** Resource types that the action creates, among those that `tagging` can put tags on; sorted. */
export function createdTypes(catalog: Catalog, action: Action, tagging: Action): readonly ResourceTypeId[] {
  const taggable = new Set<string>(tagging.resourceTypes.map((resource) => resource.id));
  const taken = action.resourceTypes.filter((resource) => taggable.has(resource.id));
  const noun = nounOf(action.name);
  const nameOf = ({ id }: ActionResource): string => plain(catalog.resourceType(id)?.name ?? '');
  const exact = taken.filter((resource) => nameOf(resource) === noun);
  const longer = taken.filter((resource) => nameOf(resource).endsWith(noun));
  // CreateHubContentReference makes hub content, not a hub: of the types that begin the name the longest counts.
  const begins = taken.filter((resource) => noun.startsWith(nameOf(resource)));
  const longest = Math.max(0, ...begins.map((resource) => nameOf(resource).length));
  const begun = begins.filter((resource) => nameOf(resource).length === longest);
  const required = taken.filter((resource) => resource.required);
  const chosen = [exact, longer, begun, required, taken].find((types) => types.length > 0) ?? [];
  return chosen.map((resource) => resource.id).sort();
}
