/**
 * What may stand in one segment of an ARN. Strict where a mistake is certain (an account has twelve digits),
 * lenient where services differ (names outside SageMaker may hold slashes and colons).
 */
import { partitions } from './partitions.ts';
import { hasWildcard } from './pattern.ts';
import { withoutVariables } from './variable.ts';

/** Whether a placeholder stands for an account number: `Account`, `AccountId`, `VpcOwnerAccount` … */
export function isAccountName(placeholder: string): boolean {
  return /account(id)?$/iu.test(placeholder);
}

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

/** `aws` is the account of what AWS itself owns: the public hub's contents, managed policies. */
const accountProblem = (value: string): string | undefined => {
  if (value === 'aws') return undefined;
  const fits = hasWildcard(value) ? /^[0-9*?]{1,12}$/u.test(value) : /^\d{12}$/u.test(value);
  return fits ? undefined : `"${value}" is not an account number: twelve digits, or *`;
};

/**
 * What IAM or nobody's name allows in the text of a name, as a clause; undefined when there is nothing of it.
 * `called` says whose text it is.
 */
export function textProblem(called: string, value: string): string | undefined {
  const text = withoutVariables(value, 'v');
  const holds = (what: string): string => `${called} "${value}" holds ${what}`;
  if (/[\s"'\\]/u.test(text)) return holds('white space or quotes');
  if (/\$\{|\{[^{}]*\}|<[^<>]*>/u.test(text)) return holds('a placeholder or a broken policy variable');
  if (/[^\u0021-\u00ff]/u.test(text)) return holds('a character that IAM refuses');
  return undefined;
}

/**
 * SageMaker's names that have parts, and how many: a versioned package (`group/1`), a version of hub content
 * (`name/1.0.0`), a work team with the kind of its crowd (`private-crowd/team`).
 */
const nameParts: ReadonlyMap<string, number> = new Map([
  ['ModelPackageName', 2],
  ['HubContentName', 2],
  ['WorkteamName', 2],
]);

/** SageMaker's names have neither slash nor colon; either would make the ARN one of another type, or of none. */
const partsProblem = (placeholder: string, value: string): string | undefined => {
  const text = withoutVariables(value, 'v');
  const parts = text.split('/');
  const most = nameParts.get(placeholder) ?? 1;
  if (/[{}$<>]/u.test(text))
    return `${placeholder} "${value}" holds a placeholder or a broken policy variable`;
  if (most === 1 && /[/:]/u.test(text))
    return `${placeholder} "${value}" holds a slash or a colon, which no such name has`;
  if (text.includes(':')) return `${placeholder} "${value}" holds a colon, which no such name has`;
  if (parts.length > most) return `${placeholder} "${value}" has ${parts.length} parts and may have ${most}`;
  return parts.includes('') ? `${placeholder} "${value}" has an empty part (write * for any)` : undefined;
};

const nameProblem = (service: string, placeholder: string, value: string): string | undefined => {
  if (value === '') return `${placeholder} is empty (write * for any)`;
  const problem = textProblem(placeholder, value);
  if (problem !== undefined || !service.startsWith('sagemaker')) return problem;
  return partsProblem(placeholder, value);
};

/**
 * Why a value cannot stand for a placeholder in an ARN of the service; undefined when it can. A clause, without
 * a full stop.
 */
export function segmentProblem(service: string, placeholder: string, value: string): string | undefined {
  const variable = /\$\{[^}]*:/u.test(value);
  if (placeholder === 'Partition') return partitionProblem(value);
  if (placeholder === 'Region') return variable ? undefined : regionProblem(value);
  if (isAccountName(placeholder)) return variable ? undefined : accountProblem(value);
  return nameProblem(service, placeholder, value);
}
