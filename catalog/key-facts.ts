/**
 * What feeds SageMaker's condition keys (key-facts.json), found in the SDK's request shapes: the members of each
 * request that a key is read from, the values that the SDK's enumerations know, and what the API takes.
 */
import type { CatalogPart, ConditionKey } from '../src/catalog/model.ts';
import { InputError } from './files.ts';
import type { SdkShapes } from './request-shapes.ts';
import type { KeyFacts } from './schemas.ts';

/** Whether a member's path is the field, or ends in it; `=` asks for the whole path. */
const isField = (path: string, field: string): boolean =>
  field.startsWith('=') ? path === field.slice(1) : path === field || path.endsWith(`.${field}`);

function requestFacts(
  key: ConditionKey,
  facts: KeyFacts['keys'][string],
  part: CatalogPart,
  shapes: SdkShapes,
): Readonly<Record<string, readonly string[]>> {
  const honouring = part.actions.filter(({ conditionKeys }) => conditionKeys.includes(key.id));
  const fields: Record<string, readonly string[]> = {};
  for (const { name } of honouring) {
    const paths = (shapes.members.get(name) ?? []).filter((path) =>
      facts.fields.some((field) => isField(path, field)),
    );
    if (paths.length > 0) fields[name] = paths;
  }
  if (Object.keys(fields).length === 0)
    throw new InputError(`catalog/key-facts.json: no request has a field of ${key.id}.`);
  return fields;
}

function valueLists(name: string, { lists }: KeyFacts['keys'][string], shapes: SdkShapes) {
  if (lists === undefined) return undefined;
  const used = [...new Set(Object.values(lists))].sort();
  const values = used.map((list) => {
    const known = shapes.enumerations.get(list);
    if (known === undefined)
      throw new InputError(`catalog/key-facts.json names ${list} for ${name}, which the SDK does not have.`);
    return [list, known] as const;
  });
  const union = [...new Set(values.flatMap(([, known]) => known))].sort();
  return { known: union, closed: false, lists: Object.fromEntries(values), listOf: lists };
}

/**
 * SageMaker's part with what is known of its keys' values and fields.
 * @throws InputError when the file names a key, field or enumeration that there is not
 */
export function withKeyFacts(
  part: CatalogPart,
  { keys, source, rangeSource }: KeyFacts,
  shapes: SdkShapes,
): CatalogPart {
  const names = new Set(part.conditionKeys.map(({ name }) => name));
  const unknown = Object.keys(keys).find((name) => !names.has(name));
  if (unknown !== undefined)
    throw new InputError(`catalog/key-facts.json names ${unknown}, which is no key of SageMaker.`);
  const conditionKeys = part.conditionKeys.map((key): ConditionKey => {
    const facts = Object.hasOwn(keys, key.name) ? keys[key.name] : undefined;
    if (facts === undefined) return key;
    const values = valueLists(key.name, facts, shapes);
    return {
      ...key,
      request: { fields: requestFacts(key, facts, part, shapes), source },
      ...(facts.range === undefined ? {} : { range: { ...facts.range, source: rangeSource } }),
      ...(values === undefined ? {} : { values }),
    };
  });
  return { ...part, conditionKeys };
}
