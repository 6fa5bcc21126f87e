/**
 * The shapes of the files that the catalog is built from: the project's own in this folder, and those of the
 * reference package. A file that does not fit stops the build with one sentence (`parseWith` in files.ts).
 */
import { z } from 'zod';

const keyTypes = [
  'String',
  'ArrayOfString',
  'ARN',
  'ArrayOfARN',
  'Bool',
  'ArrayOfBool',
  'Numeric',
  'Date',
  'IPAddress',
] as const;
const levels = ['List', 'Read', 'Write', 'Tagging', 'Permissions management'] as const;

const keyType = z.enum(keyTypes);
/** One level or several, `Tagging, Write`, as a list. */
const accessLevels = z
  .string()
  .transform((text) => text.split(', '))
  .pipe(z.array(z.enum(levels)).nonempty());
/** An id, `service:Name`. */
export const id = z.string().regex(/^[a-z0-9.-]+:\S+$/, 'is not of the form service:Name');

const sourceSchema = z.strictObject({
  name: z.string().min(1),
  date: z.string().regex(/^\d{4}(-\d{2}){0,2}$/, 'is not a date'),
});

/** reference-2020.json: the page of 2020, whole. */
export const reference2020Schema = z.strictObject({
  about: z.string(),
  source: sourceSchema,
  service: z.literal('sagemaker'),
  actions: z.array(
    z.strictObject({
      name: z.string(),
      accessLevel: z.enum(levels),
      permissionOnly: z.boolean(),
      later: z.literal(true).optional(),
      required: z.array(z.string()),
      optional: z.array(z.string()),
      conditionKeys: z.array(id),
      dependentActions: z.array(id),
    }),
  ),
  resourceTypes: z.array(
    z.strictObject({ name: z.string(), arn: z.string().startsWith('arn:'), conditionKeys: z.array(id) }),
  ),
  conditionKeys: z.array(z.strictObject({ key: id, type: keyType })),
});
export type Reference2020 = z.infer<typeof reference2020Schema>;

/** dependents.json: dependents of SageMaker's actions, by action name. */
export const dependentsSchema = z.strictObject({
  about: z.string(),
  madeFrom: z.record(z.string(), z.string()),
  actions: z.record(
    z.string(),
    z
      .array(
        z.strictObject({
          id,
          when: z.string().min(1).optional(),
          sources: z
            .array(
              z.enum([
                'reference-2020',
                'reference-2026-06',
                'operations-2026',
                'request-role',
                'request-tags',
              ]),
            )
            .nonempty(),
        }),
      )
      .nonempty(),
  ),
});
export type Dependents = z.infer<typeof dependentsSchema>;

/**
 * corrections.json: what the reference gets wrong or leaves out. Names are without the prefix `sagemaker:`, except
 * in `ignoredKeys`, which has ids of any service: per action the keys that do not limit it though they are listed.
 */
export const correctionsSchema = z.strictObject({
  permissionOnly: z.array(z.string()),
  levels: z.record(z.string(), accessLevels),
  deprecatedKeys: z.record(z.string(), z.string().nullable()),
  renamed2020: z.record(z.string(), z.string()),
  ignoredKeys: z.record(id, z.array(id).nonempty()),
  keyNotes: z.record(z.string(), z.string().min(1)),
  keyValues: z.record(
    z.string(),
    z.strictObject({ known: z.array(z.string()).nonempty(), closed: z.boolean() }),
  ),
});
export type Corrections = z.infer<typeof correctionsSchema>;

/** global-keys.json: keys of every service, described in the project's own words. */
export const globalKeysSchema = z.strictObject({
  keys: z.array(
    z.strictObject({
      id,
      type: keyType,
      reach: z.enum(['every-action', 'where-listed']),
      description: z.string().min(1),
      note: z.string().min(1).optional(),
      values: z.strictObject({ known: z.array(z.string()).nonempty(), closed: z.boolean() }).optional(),
    }),
  ),
});
export type GlobalKeys = z.infer<typeof globalKeysSchema>;

/** escalations.json: combinations with which a principal raises its own rights. */
export const escalationsSchema = z.strictObject({
  about: z.string(),
  escalations: z.array(
    z.strictObject({
      name: z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'is not in kebab case'),
      actions: z.array(id).nonempty(),
      gain: z.string().min(1),
      limitedBy: z.array(id),
      references: z.array(z.url()).nonempty(),
      methods: z.array(z.strictObject({ source: z.string(), number: z.string() })),
      namedResources: z.enum(['gain-the-same', 'own-is-harmless']).optional(),
      passedTo: z.array(z.string().endsWith('.amazonaws.com')).nonempty().optional(),
    }),
  ),
});
export type Escalations = z.infer<typeof escalationsSchema>;

const sources = z
  .array(z.strictObject({ name: z.string(), date: z.string(), url: z.url().optional() }))
  .nonempty();

/** service-principals.json: principals that are not simply a service's prefix. */
export const servicePrincipalsSchema = z.strictObject({
  about: z.string(),
  sources,
  names: z.array(z.string().regex(/^[a-z0-9][a-z0-9.-]*$/)).nonempty(),
});
export type ServicePrincipals = z.infer<typeof servicePrincipalsSchema>;

/** unlisted-arns.json: ARNs that AWS's own policies state though the reference does not list their types. */
export const unlistedArnsSchema = z.strictObject({
  about: z.string(),
  sources,
  actions: z.array(id).nonempty(),
  arns: z.array(z.string().startsWith('arn:')).nonempty(),
});
export type UnlistedArns = z.infer<typeof unlistedArnsSchema>;

/** exposing-actions.json: actions that give away credentials, data, or the power to share. */
export const exposingActionsSchema = z.strictObject({
  about: z.string(),
  sources,
  'data-reads': z.record(id, z.string().min(1)),
  'credentials-exposure': z.array(id).nonempty(),
  'data-exfiltration': z.array(id).nonempty(),
  'resource-exposure': z.array(id).nonempty(),
});
export type ExposingActions = z.infer<typeof exposingActionsSchema>;

const unlistedBase = {
  name: z.string(),
  why: z.enum(['gone', 'documented']),
  source: z.string(),
  description: z.string().min(1),
};

/** unlisted.json: entries of SageMaker that today's reference does not have. */
export const unlistedSchema = z.strictObject({
  about: z.string(),
  sources: z.record(z.string(), sourceSchema.extend({ url: z.url().optional() })),
  actions: z.array(
    z.strictObject({
      ...unlistedBase,
      accessLevel: z.enum(levels),
      required: z.array(z.string()),
      conditionKeys: z.array(id),
    }),
  ),
  conditionKeys: z.array(z.strictObject({ ...unlistedBase, type: keyType, actions: z.array(z.string()) })),
});
export type UnlistedEntries = z.infer<typeof unlistedSchema>;

/** key-facts.json: what feeds SageMaker's condition keys, by key. */
export const keyFactsSchema = z.strictObject({
  about: z.string(),
  source: sourceSchema,
  /** Who knows the ranges: the request shapes do not. */
  rangeSource: sourceSchema.extend({ url: z.url() }),
  keys: z.record(
    z.string(),
    z.strictObject({
      fields: z.array(z.string()).nonempty(),
      lists: z.record(z.string(), z.string()).optional(),
      range: z.strictObject({ min: z.number(), max: z.number().optional() }).optional(),
    }),
  ),
});
export type KeyFacts = z.infer<typeof keyFactsSchema>;

/** operations.json: API operations that are not simply the action of their name. */
export const operationsSchema = z.strictObject({
  about: z.string(),
  sources: z.record(z.string(), sourceSchema),
  operations: z.array(
    z.strictObject({
      service: z.string(),
      name: z.string(),
      client: z.string().optional(),
      actions: z.array(id).nonempty(),
      further: z.array(id).default([]),
      source: z.string(),
    }),
  ),
});
export type Operations = z.infer<typeof operationsSchema>;

/** service-aliases.json: other names of services, by prefix. */
export const serviceAliasesSchema = z.strictObject({
  about: z.string(),
  source: sourceSchema,
  names: z.record(z.string(), z.array(z.string().regex(/^[a-z0-9.-]+$/)).nonempty()),
});
export type ServiceAliases = z.infer<typeof serviceAliasesSchema>;

/** `data/actions/<prefix>.json` of the reference package. */
export const packageActionsSchema = z.record(
  z.string(),
  z.object({
    name: z.string(),
    description: z.string(),
    accessLevel: accessLevels,
    resourceTypes: z.array(
      z.object({
        name: z.string(),
        required: z.boolean(),
        conditionKeys: z.array(z.string()),
      }),
    ),
    conditionKeys: z.array(z.string()),
  }),
);
export type PackageAction = z.infer<typeof packageActionsSchema>[string];

/** `data/conditionKeys/<prefix>.json` of the reference package. */
export const packageKeysSchema = z.record(
  z.string(),
  z.object({ key: z.string().includes(':'), description: z.string(), type: keyType }),
);
export type PackageKey = z.infer<typeof packageKeysSchema>[string];

/** `data/resourceTypes/<prefix>.json` of the reference package; some types have no list of keys. */
export const packageTypesSchema = z.record(
  z.string(),
  z.object({ key: z.string(), arn: z.string(), conditionKeys: z.array(z.string()).optional() }),
);
export type PackageType = z.infer<typeof packageTypesSchema>[string];

/** `data/serviceNames.json` of the reference package. */
export const serviceNamesSchema = z.record(z.string(), z.string());

/** `package.json` of the reference package. */
export const packageManifestSchema = z.object({
  version: z.string(),
  updatedAt: z.iso.datetime().optional(),
});
