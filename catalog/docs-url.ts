/** Addresses of AWS's pages. Nothing is fetched; the addresses follow from names. */

const reference = 'https://docs.aws.amazon.com/service-authorization/latest/reference/';
const sagemakerApi = 'https://docs.aws.amazon.com/sagemaker/latest/APIReference/';

/**
 * Where the service's page in the service authorization reference lists an entry. Since 2026 a page is named after
 * the service's prefix (the full name before that), and its actions have an anchor each; types and keys do not.
 */
export function referenceUrl(
  prefix: string,
  kind: 'action' | 'resource-type' | 'condition-key',
  name: string,
): string {
  const fragments = {
    action: `action-${name}`,
    'resource-type': 'resources-for-iam-policies',
    'condition-key': 'policy-keys',
  };
  return `${reference}list_${prefix}.html#list_${prefix}-${fragments[kind]}`;
}

/** The API reference's page of an operation of SageMaker. */
export function sagemakerApiUrl(operation: string): string {
  return `${sagemakerApi}API_${operation}.html`;
}

/** The user guide's page that describes keys of every service. */
export const globalKeysUrl =
  'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html';
