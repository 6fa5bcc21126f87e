/** How commonly services and actions are granted, for the search beyond the home service. */
import { z } from 'zod';
import type { CatalogPart, CommonUse } from '../src/catalog/model.ts';
import { InputError, ownPath, readJson } from './files.ts';

const count = z.number().int().positive();

/** common-use.json: in how many of AWS's managed policies services and actions are allowed. */
const commonUseSchema = z.strictObject({
  about: z.string(),
  date: z.iso.date(),
  policies: count,
  services: z.record(
    z.string(),
    z.strictObject({ policies: count, actions: z.record(z.string(), count).optional() }),
  ),
});

/**
 * How common each service and action is, as the program reads it.
 * @throws InputError when common-use.json does not fit, or names what the reference does not have
 */
export function commonUse(parts: ReadonlyMap<string, CatalogPart>): CommonUse {
  const use = readJson(ownPath('common-use.json'), commonUseSchema, 'catalog/common-use.json');
  for (const [prefix, { actions = {} }] of Object.entries(use.services)) {
    const known = new Set(parts.get(prefix)?.actions.map(({ name }) => name));
    const unknown = Object.keys(actions).find((name) => !known.has(name));
    if (!parts.has(prefix) || unknown !== undefined)
      throw new InputError(
        `catalog/common-use.json names ${prefix}:${unknown ?? '*'}, which the reference does not have.`,
      );
  }
  return Object.fromEntries(
    Object.entries(use.services).map(([prefix, { policies, actions = {} }]) => [
      prefix,
      { policies, actions },
    ]),
  );
}
