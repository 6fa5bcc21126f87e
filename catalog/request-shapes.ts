/**
 * What SageMaker's requests tell about dependents, read from the schemas that AWS's SDK exports at run time.
 *
 * A role that SageMaker will assume is passed to it, so whoever makes the request needs `iam:PassRole`. Members
 * that hold such a role end in `Role` or `RoleArn`, at any depth. Four groups of settings hold roles too, which
 * another service or account assumes: Canvas's, EMR's, Redshift's and CloudFormation's. They say nothing about
 * passing a role to SageMaker, so their whole branch is left out. Names such as `RoleName` (a role of a partner's
 * product), `EnableIotRoleAlias` (a flag) or `ExecutionRoleSessionNameMode` do not end so and drop out by
 * themselves.
 *
 * A schema of a structure is `[3, namespace, name, traits, member names, member schemas, count of required
 * members]` with the required ones first; of a list `[1, …, element]`, of a map `[2, …, key, value]`, of an
 * operation `[9, namespace, name, traits, input, output]`. A member's schema may be wrapped: `[schema, traits]` or
 * a function that returns it. The form is the SDK's own and not promised, so the expected counts guard it.
 */
import { z } from 'zod';

/** A member of a request, and whether every request has it. */
export interface RequestMember {
  /** Path as one would write it: `InstanceGroups[].ExecutionRole`. */
  readonly path: string;
  readonly required: boolean;
}

/** What one operation's request shows. */
export interface RequestShape {
  readonly operation: string;
  readonly roles: readonly RequestMember[];
  /** The member `Tags`; absent when the request has none. */
  readonly tags?: RequestMember;
}

const roleName = /Role(?:Arn|ARN)?$/;
const assumedElsewhere = /^(?:Canvas|Emr|Redshift|Cfn)/;

const isList = (value: unknown): value is readonly unknown[] => Array.isArray(value);
const names = z.array(z.string());

/** The bare schema behind functions and `[schema, traits]` pairs. */
function bare(schema: unknown): unknown {
  if (typeof schema === 'function') return bare(schema());
  if (isList(schema) && typeof schema[0] !== 'number') return bare(schema[0]);
  return schema;
}

/** Roles that a request names below one of its members, which is itself required or not. */
function rolesIn(
  schema: unknown,
  { path, required }: RequestMember,
  above: readonly unknown[],
): RequestMember[] {
  const shape = bare(schema);
  if (!isList(shape) || above.includes(shape[2])) return [];
  if (shape[0] === 1) return rolesIn(shape[4], { path: `${path}[]`, required: false }, above);
  if (shape[0] === 2) return rolesIn(shape[5], { path: `${path}.*`, required: false }, above);
  if (shape[0] !== 3 && shape[0] !== 4) return [];
  const members = names.parse(shape[4]);
  const schemas = isList(shape[5]) ? shape[5] : [];
  // Of a union (4) exactly one member is set, so none of them is required.
  const requiredCount = shape[0] === 3 ? Number(shape[6] ?? 0) : 0;
  return members.flatMap((name, at) => {
    if (assumedElsewhere.test(name)) return [];
    const here = path === '' ? name : `${path}.${name}`;
    const always = required && at < requiredCount;
    const own = roleName.test(name) ? [{ path: here, required: always }] : [];
    return [...own, ...rolesIn(schemas[at], { path: here, required: always }, [...above, shape[2]])];
  });
}

function tagsIn(schema: unknown): RequestMember | undefined {
  const shape = bare(schema);
  if (!isList(shape) || shape[0] !== 3) return undefined;
  const at = names.parse(shape[4]).indexOf('Tags');
  return at < 0 ? undefined : { path: 'Tags', required: at < Number(shape[6] ?? 0) };
}

/** Every operation of the SDK with the roles and tags of its request, sorted by name. */
export async function readRequestShapes(): Promise<readonly RequestShape[]> {
  const sdk: Readonly<Record<string, unknown>> = await import('@aws-sdk/client-sagemaker');
  return Object.values(sdk)
    .flatMap((value): RequestShape[] => {
      if (!isList(value) || value[0] !== 9 || typeof value[2] !== 'string') return [];
      const tags = tagsIn(value[4]);
      const roles = rolesIn(value[4], { path: '', required: true }, []);
      return [{ operation: value[2], roles, ...(tags === undefined ? {} : { tags }) }];
    })
    .sort((a, b) => (a.operation < b.operation ? -1 : 1));
}

/** What else the SDK shows: every member of each request, and its enumerations. */
export interface SdkShapes {
  /** Paths of all members by operation: `VpcConfig.Subnets`. */
  readonly members: ReadonlyMap<string, readonly string[]>;
  /** Values by the enumeration's name in the SDK: `TrainingInstanceType`. */
  readonly enumerations: ReadonlyMap<string, readonly string[]>;
}

function membersIn(schema: unknown, path: string, above: readonly unknown[]): readonly string[] {
  const shape = bare(schema);
  if (!isList(shape) || above.includes(shape[2])) return [];
  if (shape[0] === 1) return membersIn(shape[4], `${path}[]`, above);
  if (shape[0] === 2) return membersIn(shape[5], `${path}.*`, above);
  if (shape[0] !== 3 && shape[0] !== 4) return [];
  const schemas = isList(shape[5]) ? shape[5] : [];
  return names.parse(shape[4]).flatMap((name, at) => {
    const here = path === '' ? name : `${path}.${name}`;
    return [here, ...membersIn(schemas[at], here, [...above, shape[2]])];
  });
}

/** Members of every request, and every enumeration. */
export async function readSdkShapes(): Promise<SdkShapes> {
  const sdk: Readonly<Record<string, unknown>> = await import('@aws-sdk/client-sagemaker');
  const members = new Map<string, readonly string[]>();
  const enumerations = new Map<string, readonly string[]>();
  for (const [name, value] of Object.entries(sdk)) {
    if (isList(value) && value[0] === 9 && typeof value[2] === 'string')
      members.set(value[2], membersIn(value[4], '', []));
    else if (typeof value === 'object' && value !== null && !isList(value)) {
      const values = Object.values(value);
      if (values.every((each): each is string => typeof each === 'string'))
        enumerations.set(name, [...values].sort());
    }
  }
  return { members, enumerations };
}
