/** Reads what the catalog is built from. Nothing is taken from a file before its schema has passed it. */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { z } from 'zod';
import {
  type LinkedRoles,
  linkedRolesSchema,
  type Needs,
  needsSchema,
  type OperationTable,
  operationTableSchema,
  type PassedServices,
  passedServicesSchema,
  type Reference2026,
  reference2026Schema,
} from './needs-schemas.ts';
import {
  type Corrections,
  correctionsSchema,
  type Dependents,
  dependentsSchema,
  type Escalations,
  type ExposingActions,
  escalationsSchema,
  exposingActionsSchema,
  type GlobalKeys,
  globalKeysSchema,
  type KeyFacts,
  keyFactsSchema,
  type Operations,
  operationsSchema,
  type Reference2020,
  reference2020Schema,
  type ServiceAliases,
  type ServicePrincipals,
  serviceAliasesSchema,
  servicePrincipalsSchema,
  type UnlistedArns,
  type UnlistedEntries,
  unlistedArnsSchema,
  unlistedSchema,
} from './schemas.ts';

/** What stops the build, in one sentence for the person who runs it. */
export class InputError extends Error {}

/**
 * The value in the shape of the schema.
 * @param label names the file in the sentence of the error
 * @throws InputError that names the first place which does not fit
 */
export function parseWith<T>(schema: z.ZodType<T>, value: unknown, label: string): T {
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  const [issue] = result.error.issues;
  const place = issue === undefined || issue.path.length === 0 ? 'as a whole' : `at ${issue.path.join('.')}`;
  throw new InputError(
    `${label} is not as the build expects ${place}: ${issue?.message ?? 'unknown reason'}.`,
  );
}

/**
 * A JSON file in the shape of the schema.
 * @throws InputError when the file is missing, is not JSON or does not fit
 */
export function readJson<T>(path: string, schema: z.ZodType<T>, label: string): T {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch {
    throw new InputError(`${label} cannot be read; run \`npm ci\` if a package is missing.`);
  }
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    throw new InputError(`${label} is not JSON: ${error instanceof Error ? error.message : String(error)}.`);
  }
  return parseWith(schema, value, label);
}

/** Path of a file of this folder. */
export function ownPath(name: string): string {
  return fileURLToPath(new URL(name, import.meta.url));
}

const own = <T>(name: string, schema: z.ZodType<T>): T => readJson(ownPath(name), schema, `catalog/${name}`);

/** Facts of the page of 2020. */
export function readReference2020(): Reference2020 {
  return own('reference-2020.json', reference2020Schema);
}
/** Dependents and flags of every service in June 2026. */
export function readReference2026(): Reference2026 {
  return own('reference-2026-06.json', reference2026Schema);
}
/** What IAM asks about for each operation of SageMaker. */
export function readOperationTable(): OperationTable {
  return own('sagemaker-operations.json', operationTableSchema);
}
/** What SageMaker's actions depend on, as request shapes and references tell it. */
export function readDependents(): Dependents {
  return own('dependents.json', dependentsSchema);
}
/** Who needs what else for SageMaker's actions, as guides and managed policies tell it. */
export function readNeeds(): Needs {
  return own('needs.json', needsSchema);
}
/** Which service takes the role that an action passes. */
export function readPassedServices(): PassedServices {
  return own('passed-services.json', passedServicesSchema);
}
/** Which service-linked role an action makes. */
export function readLinkedRoles(): LinkedRoles {
  return own('linked-roles.json', linkedRolesSchema);
}
/** What the reference gets wrong or leaves out. */
export function readCorrections(): Corrections {
  return own('corrections.json', correctionsSchema);
}
/** Keys of every service, in our words. */
export function readGlobalKeys(): GlobalKeys {
  return own('global-keys.json', globalKeysSchema);
}
/** Combinations with which a principal raises its own rights. */
export function readEscalations(): Escalations {
  return own('escalations.json', escalationsSchema);
}
/** Service principals under other names than their prefixes. */
export function readServicePrincipals(): ServicePrincipals {
  return own('service-principals.json', servicePrincipalsSchema);
}
/** ARNs that actions take besides those of their types. */
export function readUnlistedArns(): UnlistedArns {
  return own('unlisted-arns.json', unlistedArnsSchema);
}
/** Actions that give something away. */
export function readExposingActions(): ExposingActions {
  return own('exposing-actions.json', exposingActionsSchema);
}
/** API operations under other names than their actions'. */
export function readOperations(): Operations {
  return own('operations.json', operationsSchema);
}
/** Other names of services. */
export function readServiceAliases(): ServiceAliases {
  return own('service-aliases.json', serviceAliasesSchema);
}
/** Entries of SageMaker that today's reference does not have. */
export function readUnlisted(): UnlistedEntries {
  return own('unlisted.json', unlistedSchema);
}
/** What feeds SageMaker's condition keys. */
export function readKeyFacts(): KeyFacts {
  return own('key-facts.json', keyFactsSchema);
}
