/**
 * To which service principals a role is passed, and which service-linked roles are made, for the sake of actions.
 * The catalog knows it per action, with its source. Where it is unknown for one of several actions it is unknown for
 * all together: a condition that leaves one out would lock people out.
 */
import type { Action, Catalog, ServiceLinkedRole } from '../catalog/model.ts';

/** What is known of each action, united; undefined when nothing is known of one, or no action is named. */
function united<T>(
  catalog: Catalog,
  actions: readonly string[],
  known: (action: Action) => readonly T[] | undefined,
): readonly T[] | undefined {
  const each = actions.map((id) => {
    const action = catalog.action(id);
    return action === undefined ? undefined : known(action);
  });
  return each.length === 0 || each.includes(undefined) ? undefined : each.flatMap((one) => one ?? []);
}

/**
 * Values of `iam:PassedToService` for the actions that pass the role, sorted, each once. A `*` in one stands for a
 * part that differs. Undefined when nobody knows who takes the role of one of them, or none is named.
 */
export function passedServices(catalog: Catalog, neededBy: readonly string[]): readonly string[] | undefined {
  const services = united(catalog, neededBy, ({ roleTakers }) => roleTakers?.services);
  return services === undefined ? undefined : [...new Set(services)].sort();
}

/**
 * Services that go by a name of their own in China besides that of everywhere else; all others, SageMaker too, have
 * the same name in every partition. EC2 Auto Scaling user guide, "IAM role for applications that run on Amazon EC2
 * instances"; AWS managed policy AmazonEMRFullAccessPolicy_v2, which allows both names of all three.
 */
const alsoInChina: ReadonlySet<string> = new Set([
  'application-autoscaling.amazonaws.com',
  'ec2.amazonaws.com',
  'elasticmapreduce.amazonaws.com',
]);

/** The service principals by the names that they go by in a partition: in `aws-cn` also `ec2.amazonaws.com.cn`. */
export function namesInPartition(partition: string, services: readonly string[]): readonly string[] {
  return partition === 'aws-cn'
    ? services.flatMap((name) => (alsoInChina.has(name) ? [name, `${name}.cn`] : [name]))
    : services;
}

/** The service-linked roles that the actions make, each once; undefined when nobody knows, or none is named. */
export function serviceLinkedRoles(
  catalog: Catalog,
  neededBy: readonly string[],
): readonly ServiceLinkedRole[] | undefined {
  const roles = united(catalog, neededBy, ({ linkedRoles }) => linkedRoles);
  if (roles === undefined) return undefined;
  const byName = new Map(roles.map((role) => [role.roleName, role]));
  return [...byName.values()].sort((a, b) => (a.roleName < b.roleName ? -1 : 1));
}
