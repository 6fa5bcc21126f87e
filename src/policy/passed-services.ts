/**
 * To which service principal a role is passed, and which service-linked roles are made, for the sake of an
 * action. Every entry that differs from `sagemaker.amazonaws.com` has its evidence beside it: a wrong value here
 * locks people out.
 */

/** A service-linked role: the principal that owns it and the role's fixed name. */
export interface ServiceLinkedRole {
  readonly service: string;
  readonly roleName: string;
}

const sagemaker = 'sagemaker.amazonaws.com';
const hyperPod = 'hyperpod.sagemaker.amazonaws.com';

/**
 * HyperPod clusters take two kinds of roles: those of their instance groups, which trust SageMaker, and the
 * cluster role for autoscaling, whose trust policy names HyperPod's own principal (SageMaker developer guide,
 * "Create an IAM role for HyperPod autoscaling with Karpenter").
 */
const passedTo: Readonly<Record<string, readonly string[]>> = {
  'sagemaker:createcluster': [hyperPod, sagemaker],
  'sagemaker:updatecluster': [hyperPod, sagemaker],
};

const notebooksRole: ServiceLinkedRole = {
  service: sagemaker,
  roleName: 'AWSServiceRoleForAmazonSageMakerNotebooks',
};

/**
 * Domains use the role of notebooks (path `aws-service-role/sagemaker.amazonaws.com/`), clusters HyperPod's
 * (`aws-service-role/hyperpod.sagemaker.amazonaws.com/`, from the page of AmazonSageMakerHyperPodServiceRolePolicy).
 */
const linkedRoles: Readonly<Record<string, ServiceLinkedRole>> = {
  'sagemaker:createcluster': { service: hyperPod, roleName: 'AWSServiceRoleForSageMakerHyperPod' },
};

/** Prefixes whose service principal is not `prefix.amazonaws.com`. */
const principalOf = (prefix: string): string =>
  prefix === 'sagemaker' || prefix === '' ? sagemaker : `${prefix}.amazonaws.com`;

const found = <T>(table: Readonly<Record<string, T>>, action: string): T | undefined =>
  Object.hasOwn(table, action.toLowerCase()) ? table[action.toLowerCase()] : undefined;

/**
 * Values of `iam:PassedToService` for the actions that need the role, sorted; SageMaker's own when none is named.
 * An action of another service passes to that service's principal.
 */
export const passedServices = (neededBy: readonly string[]): readonly string[] => {
  const services = neededBy.flatMap(
    (action) => found(passedTo, action) ?? [principalOf(action.toLowerCase().split(':')[0] ?? '')],
  );
  return services.length === 0 ? [sagemaker] : [...new Set(services)].sort();
};

/** The service-linked roles that the actions make, each once; the one of notebooks when none is named. */
export const serviceLinkedRoles = (neededBy: readonly string[]): readonly ServiceLinkedRole[] => {
  const roles = neededBy.map((action) => found(linkedRoles, action) ?? notebooksRole);
  const byName = new Map((roles.length === 0 ? [notebooksRole] : roles).map((role) => [role.roleName, role]));
  return [...byName.values()].sort((a, b) => (a.roleName < b.roleName ? -1 : 1));
};
