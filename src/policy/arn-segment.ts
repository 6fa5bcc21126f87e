/**
 * What may stand in one segment of an ARN. Strict where a mistake is certain (an account has twelve digits),
 * lenient where services differ (names outside SageMaker may hold slashes and colons).
 */

/** AWS partitions of today; `aws-iso…` are the isolated ones, `aws-eusc` the European sovereign one. */
const partitions = [
  'aws',
  'aws-cn',
  'aws-us-gov',
  'aws-iso',
  'aws-iso-b',
  'aws-iso-e',
  'aws-iso-f',
  'aws-eusc',
];

const hasWildcard = (value: string): boolean => /[*?]/u.test(value);

/** Whether a placeholder stands for an account number: `Account`, `AccountId`, `VpcOwnerAccount` … */
export const isAccountName = (placeholder: string): boolean => /account(id)?$/iu.test(placeholder);

const partitionProblem = (value: string): string | undefined => {
  if (hasWildcard(value)) return /^[a-z*?-]+$/u.test(value) ? undefined : `"${value}" is not a partition`;
  return partitions.includes(value) ? undefined : `"${value}" is not a partition (aws, aws-cn, aws-us-gov …)`;
};

const regionProblem = (value: string): string | undefined => {
  const fits = hasWildcard(value)
    ? /^[a-z0-9*?-]+$/u.test(value)
    : /^[a-z]{2,4}(-[a-z]+){1,3}-\d{1,2}$/u.test(value);
  return fits ? undefined : `"${value}" is not a region (write one like eu-west-1, or *)`;
};

const accountProblem = (value: string): string | undefined => {
  const fits = hasWildcard(value) ? /^[0-9*?]{1,12}$/u.test(value) : /^\d{12}$/u.test(value);
  return fits ? undefined : `"${value}" is not an account number: twelve digits, or *`;
};

/** Removes policy variables (`${aws:username}`, `${aws:PrincipalTag/team, 'none'}`, `${*}`), whose text is free. */
const withoutVariables = (value: string): string => value.replace(/\$\{([^${}]*:[^${}]*|[*?$])\}/gu, 'v');

const nameProblem = (service: string, placeholder: string, value: string): string | undefined => {
  const text = withoutVariables(value);
  if (text === '') return `${placeholder} is empty (write * for any)`;
  if (/[\s"'\\]/u.test(text)) return `${placeholder} "${value}" holds white space or quotes`;
  if (/[${}]/u.test(text)) return `${placeholder} "${value}" holds a placeholder or a broken policy variable`;
  if (/[^\u0021-\u00ff]/u.test(text)) return `${placeholder} "${value}" holds a character that IAM refuses`;
  // SageMaker's names have neither, and either would make the ARN one of another type.
  if (service.startsWith('sagemaker') && /[/:]/u.test(text)) {
    return `${placeholder} "${value}" holds a slash or a colon, which no such name has`;
  }
  return undefined;
};

/**
 * Why a value cannot stand for a placeholder in an ARN of the service; undefined when it can. A clause, without
 * a full stop.
 */
export const segmentProblem = (service: string, placeholder: string, value: string): string | undefined => {
  const variable = /\$\{[^}]*:/u.test(value);
  if (placeholder === 'Partition') return partitionProblem(value);
  if (placeholder === 'Region') return variable ? undefined : regionProblem(value);
  if (isAccountName(placeholder)) return variable ? undefined : accountProblem(value);
  return nameProblem(service, placeholder, value);
};
