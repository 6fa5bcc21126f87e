/**
 * Limits that three actions get without being asked, because they are dangerous or useless without them:
 *
 * - `iam:PassRole`: role ARNs, and `iam:PassedToService` with the services that take the role. Where these are not
 *   known there is no condition, since a wrong one locks people out; the rules say what is left open.
 * - `sagemaker:AddTags` as a dependent: the resource types that are created by the actions that need it, and
 *   `sagemaker:TaggingAction` with the names of these actions (the key holds the API that tags while it creates).
 * - `iam:CreateServiceLinkedRole`: the role's own ARN, and `iam:AWSServiceName` with the service that owns it; where
 *   the role is not known, the path that all of them are in.
 *
 * A condition or an ARN that the user set takes the place of the limit. A Deny gets none: limits would make it
 * deny less than it says.
 */
import { isTagging, taggingAction, taggingKey } from '../../catalog/home-service.ts';
import type { Action, Catalog, ResourceTypeId } from '../../catalog/model.ts';
import type { Condition } from '../../iam/document.ts';
import { validateArn, wildcardArn } from '../arn-template.ts';
import type { AssembleOptions, CartItem } from '../cart-model.ts';
import { createdTypes } from '../created-types.ts';
import { namesInPartition, passedServices, serviceLinkedRoles } from '../passed-services.ts';
import type { Remark } from './remark.ts';

/** What takes the place of the default scope, and which conditions are added. */
export interface Limits {
  readonly resources?: readonly string[];
  readonly conditions: readonly Condition[];
  readonly remarks: readonly Remark[];
}

const equals = (key: string, values: readonly string[]): Condition => ({
  operator: values.some((value) => value.includes('*')) ? 'StringLike' : 'StringEquals',
  key,
  values,
});

const roleLimits = (item: CartItem, catalog: Catalog, options: AssembleOptions): Limits => {
  const services = passedServices(catalog, item.dependentOf);
  const conditions =
    services === undefined
      ? []
      : [equals('iam:PassedToService', namesInPartition(options.partition, services))];
  if (options.roleArns.length > 0) {
    const problems = options.roleArns.map((arn) => validateArn(catalog, 'iam:role', arn));
    return {
      // With every role refused nothing is left, and the item is not stated: any role would be too many.
      resources: options.roleArns.filter((_, at) => problems[at] === undefined),
      conditions,
      remarks: problems.flatMap((message): Remark[] =>
        message === undefined ? [] : [{ rule: 'scope-refused', severity: 'error', message }],
      ),
    };
  }
  const any = `arn:${options.partition}:iam::${options.account}:role/*`;
  if (item.scope.kind === 'arns') return { conditions, remarks: [] };
  return {
    resources: [any],
    conditions,
    remarks: [
      {
        rule: 'role-not-named',
        severity: 'hint',
        message: `No role is named, so iam:PassRole is stated on ${any}; name the role that is to be passed.`,
      },
    ],
  };
};

const tagLimits = (item: CartItem, catalog: Catalog, options: AssembleOptions): Limits => {
  const tagging = catalog.action(taggingAction);
  const created = (one: Action): readonly ResourceTypeId[] =>
    tagging === undefined ? [] : createdTypes(catalog, one, tagging);
  const creating = item.dependentOf.flatMap((id) => catalog.action(id) ?? []);
  const names = creating.map((one) => one.name);
  const types = new Set(creating.flatMap((one) => created(one)));
  const conditions = names.length === 0 ? [] : [equals(taggingKey, [...new Set(names)].sort())];
  // Types that AddTags lacks in the reference although their creation takes tags (inference-experiment).
  const untagged = creating.filter((one) => created(one).length === 0);
  const own = untagged.flatMap((one) => one.resourceTypes.filter((resource) => resource.required));
  const all = [...types, ...own.map((resource) => resource.id)].flatMap((id) => {
    const type = catalog.resourceType(id);
    return type === undefined ? [] : [wildcardArn(type, options)];
  });
  return all.length === 0 ? { conditions, remarks: [] } : { resources: all, conditions, remarks: [] };
};

const linkedRoleLimits = (item: CartItem, catalog: Catalog, options: AssembleOptions): Limits => {
  const roles = serviceLinkedRoles(catalog, item.dependentOf);
  const path = `arn:${options.partition}:iam::${options.account}:role/aws-service-role`;
  if (roles === undefined) {
    const of = item.dependentOf.length === 0 ? 'it is to make' : `${item.dependentOf.join(', ')} makes`;
    const message = `Which service-linked role ${of} is not known, so iam:CreateServiceLinkedRole is stated on all of them; limit it by iam:AWSServiceName.`;
    return {
      resources: [`${path}/*`],
      conditions: [],
      remarks: [{ rule: 'linked-role-unknown', severity: 'warning', message }],
    };
  }
  return {
    resources: roles.map(({ service, roleName }) => `${path}/${service}/${roleName}`),
    conditions: [equals('iam:AWSServiceName', [...new Set(roles.map((role) => role.service))].sort())],
    remarks: [],
  };
};

/**
 * Limits that an item gets by itself; undefined for all other actions. Its `dependentOf` names the actions for whose
 * sake it is there.
 */
export function dependentLimits(
  item: CartItem,
  catalog: Catalog,
  options: AssembleOptions,
): Limits | undefined {
  if (item.effect !== 'Allow') return undefined;
  if (isTagging(item.action))
    return item.dependentOf.length > 0 ? tagLimits(item, catalog, options) : undefined;
  switch (item.action.toLowerCase()) {
    case 'iam:passrole':
      return roleLimits(item, catalog, options);
    case 'iam:createservicelinkedrole':
      return linkedRoleLimits(item, catalog, options);
    default:
      return undefined;
  }
}
