/**
 * What creating, reading, updating and deleting a resource takes, for tools that make infrastructure. The operations
 * follow from the resource's noun: `Endpoint` is made by CreateEndpoint or PutEndpoint, read by DescribeEndpoint or
 * GetEndpoint, and so on, each where the service has it. Types whose operations do not follow stand in a table
 * (`catalog/infrastructure.json`). A noun that nothing creates is no resource, so names that only look like types fall out.
 */
import { homeService } from '../catalog/home-service.ts';
import type { ArrivalAction } from './arrival.ts';
import type { Facts } from './facts.ts';
import { offered, wanted } from './recogniser.ts';

const creating = ['Create', 'Put', 'Register'];
const reading = ['Describe', 'Get'];
const changing = ['Update', 'Modify'];
const deleting = ['Delete', 'Deregister'];

function firstOf(service: string, verbs: readonly string[], noun: string, facts: Facts): readonly string[] {
  for (const verb of verbs)
    for (const name of [`${verb}${noun}`, `${verb}${noun}s`, `${verb}${noun.replace(/y$/u, 'ies')}`]) {
      const ids = facts.operation(service, name);
      if (ids.length > 0) return ids;
    }
  return [];
}

/** The actions by the rule; empty when the service does not create such a thing. */
function byRule(service: string, noun: string, facts: Facts): readonly string[] {
  const create = firstOf(service, creating, noun, facts);
  const remove = firstOf(service, deleting, noun, facts);
  if (create.length === 0 || (remove.length === 0 && firstOf(service, reading, noun, facts).length === 0))
    return [];
  return [
    ...create,
    ...firstOf(service, reading, noun, facts),
    ...firstOf(service, changing, noun, facts),
    ...remove,
  ];
}

/**
 * The actions for a type of a tool, with what its definition calls for besides; empty when it is no type.
 * @param members squeezed names of what the definition sets: `tags`, `rolearn` …
 */
export function actionsOfType(
  type: string,
  service: string | undefined,
  noun: string,
  members: ReadonlySet<string>,
  facts: Facts,
): readonly ArrivalAction[] {
  const table = facts.data.infrastructure;
  const ids = Object.hasOwn(table, type)
    ? (table[type] ?? [])
    : service === undefined
      ? []
      : byRule(service, noun, facts);
  if (ids.length === 0) return [];
  const needs = ids.flatMap((id) => facts.needs(id, members)).filter(({ id }) => !ids.includes(id));
  const seen = new Set<string>();
  const more = needs.filter(({ id }) => !seen.has(id) && seen.add(id) !== undefined);
  const tags = ids.some((id) => id.startsWith(`${homeService}:Create`))
    ? ['AddTags', 'ListTags', 'DeleteTags']
        .map((name) => `${homeService}:${name}`)
        .filter((id) => !seen.has(id))
    : [];
  return [
    ...ids.map((id) => wanted(id)),
    ...more.map((need): ArrivalAction => ({ ...offered(need.id, need.why), wanted: true })),
    ...tags.map((id) =>
      id === `${homeService}:ListTags`
        ? { ...offered(id, 'tools read the tags of what they keep'), wanted: true }
        : offered(id, 'it is needed once tags are set'),
    ),
  ];
}
