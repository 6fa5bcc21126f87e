/**
 * The shapes of the tables that say what actions need: dependents of June 2026, the table of API operations, needs
 * by holder, the services that take roles, and service-linked roles. The other files' shapes are in schemas.ts.
 */
import { z } from 'zod';
import { id } from './schemas.ts';

/** reference-2026-06.json: dependents and permission-only flags of every service, names by service. */
export const reference2026Schema = z.strictObject({
  about: z.string(),
  date: z.iso.date(),
  dependents: z.record(z.string(), z.record(z.string(), z.array(id).nonempty())),
  permissionOnly: z.record(z.string(), z.array(z.string()).nonempty()),
});
export type Reference2026 = z.infer<typeof reference2026Schema>;

/** A year, a month or a day. */
const date = z.string().regex(/^\d{4}(-\d{2}){0,2}$/, 'is not a year, month or day');
const principal = z.string().regex(/^[a-z0-9.*-]+\.amazonaws\.com$/, 'is not a service principal');

/** sagemaker-operations.json: the table of API operations. */
export const operationTableSchema = z.strictObject({
  about: z.string(),
  date,
  operations: z.array(
    z.strictObject({
      operation: z.string(),
      client: z.string(),
      actions: z.array(id).nonempty(),
      passedToService: z.array(principal).nonempty().optional(),
    }),
  ),
});
export type OperationTable = z.infer<typeof operationTableSchema>;

/** Sources by the id that the rows of a table name. */
const sources = z.record(
  z.string(),
  z.strictObject({ name: z.string().min(1), date, url: z.url().exactOptional() }),
);
export type Sources = z.infer<typeof sources>;

const otherHolder = z.enum([
  'execution-role',
  'pipeline-role',
  'cluster-role',
  'domain-role',
  'cloudformation',
  'service-catalog',
  'studio',
  'step-functions',
]);

/** needs.json: who needs what else for SageMaker's actions; actions without prefix. */
export const needsSchema = z.strictObject({
  about: z.string(),
  sources,
  needs: z.array(
    z.strictObject({
      who: z.union([z.literal('caller'), otherHolder]),
      when: z.string().min(1).optional(),
      source: z.string(),
      ids: z.array(id).nonempty(),
      actions: z.array(z.string()).nonempty(),
    }),
  ),
  tagging: z.array(
    z.strictObject({
      who: otherHolder,
      source: z.string(),
      /** Absent for every action that can set tags. */
      actions: z.array(z.string()).nonempty().optional(),
    }),
  ),
  scopes: z.array(
    z.strictObject({
      who: otherHolder,
      ids: z.array(id).nonempty(),
      resources: z.array(z.string().startsWith('arn:')).nonempty(),
    }),
  ),
});
export type Needs = z.infer<typeof needsSchema>;

const taker = z.strictObject({ principals: z.array(principal).nonempty(), source: z.string() });

/** passed-services.json: the services that take a role, by service prefix and by action id. */
export const passedServicesSchema = z.strictObject({
  about: z.string(),
  sources,
  services: z.record(z.string(), taker),
  actions: z.record(id, taker.extend({ passesRole: z.enum(['listed', 'inferred']).optional() })),
});
export type PassedServices = z.infer<typeof passedServicesSchema>;

const linkedRoles = z
  .array(z.strictObject({ service: principal, roleName: z.string().min(1), source: z.string() }))
  .nonempty();

/** linked-roles.json: the service-linked roles that actions make, by service prefix and by action id. */
export const linkedRolesSchema = z.strictObject({
  about: z.string(),
  sources,
  services: z.record(z.string(), linkedRoles),
  actions: z.record(id, linkedRoles),
});
export type LinkedRoles = z.infer<typeof linkedRolesSchema>;
