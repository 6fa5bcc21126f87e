/**
 * What intake knows besides the reference: the Python SDK's calls, Step Functions' integrations, types of infrastructure
 * tools. Every action that the files name must exist: one that does not would be offered to people as an answer.
 */
import { z } from 'zod';
import { actionId } from '../src/catalog/ids.ts';
import type { IntakeTables } from '../src/catalog/intake-data.ts';
import type { ActionId, CatalogPart } from '../src/catalog/model.ts';
import { InputError, ownPath, readJson } from './files.ts';

const source = z.strictObject({ name: z.string(), date: z.string() });
const actions = z.array(z.string().regex(/^[a-z0-9-]+:[A-Za-z0-9]+$/)).nonempty();

const pythonSchema = z.strictObject({
  about: z.string(),
  source,
  classes: z.record(z.string(), z.array(z.string()).nonempty()),
  calls: z.array(
    z.strictObject({
      of: z.string(),
      method: z.string(),
      alone: z.boolean().default(false),
      makes: z.string().optional(),
      actions,
    }),
  ),
  functions: z.record(z.string(), actions),
});
const waitingSchema = z.strictObject({
  about: z.string(),
  source,
  integrations: z.array(z.strictObject({ call: z.string(), rule: z.string().optional(), also: actions })),
});
const infrastructureSchema = z.strictObject({
  about: z.string(),
  source,
  types: z.array(z.strictObject({ names: z.array(z.string()).nonempty(), actions })),
});

/**
 * The tables, checked against the reference.
 * @throws InputError when a file is not as expected, or names an action or a group of classes that there is not
 */
export function readIntakeTables(parts: ReadonlyMap<string, CatalogPart>): IntakeTables {
  const own = <T>(name: string, schema: z.ZodType<T>): T =>
    readJson(ownPath(name), schema, `catalog/${name}`);
  const python = own('python-sdk.json', pythonSchema);
  const { integrations } = own('step-functions.json', waitingSchema);
  const { types } = own('infrastructure.json', infrastructureSchema);
  const known = new Set<string>([...parts.values()].flatMap((part) => part.actions.map(({ id }) => id)));
  const ids = (file: string, list: readonly string[]): readonly ActionId[] =>
    list.map((id) => {
      if (!known.has(id))
        throw new InputError(`catalog/${file} names ${id}, which the reference does not have.`);
      return actionId(id);
    });
  const orphan = python.calls
    .flatMap(({ of, makes = of }) => [of, makes])
    .find((group) => !Object.hasOwn(python.classes, group));
  if (orphan !== undefined)
    throw new InputError(
      `catalog/python-sdk.json has a call of ${orphan}, which is no group of its classes.`,
    );
  return {
    python: {
      classes: Object.fromEntries(
        Object.entries(python.classes).flatMap(([group, names]) => names.map((name) => [name, group])),
      ),
      calls: python.calls.map(({ makes, ...call }) => ({
        ...call,
        ...(makes === undefined ? {} : { makes }),
        actions: ids('python-sdk.json', call.actions),
      })),
      functions: Object.fromEntries(
        Object.entries(python.functions).map(([name, list]) => [name, ids('python-sdk.json', list)]),
      ),
    },
    waiting: integrations.map(({ call, rule, also }) => ({
      call: ids('step-functions.json', [call])[0] ?? actionId(call),
      also: ids('step-functions.json', also),
      ...(rule === undefined ? {} : { rule }),
    })),
    infrastructure: Object.fromEntries(
      types.flatMap(({ names, actions: list }) =>
        names.map((name) => [name, ids('infrastructure.json', list)]),
      ),
    ),
  };
}
