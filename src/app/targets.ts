/** What a policy can be for, in words. */
import type { Target } from '../policy/model.ts';

/** Every target with its limit, for the menu. Limits: IAM and Organizations quotas (FACTS: IAM table). */
export const targets: readonly { readonly value: Target; readonly label: string }[] = [
  { value: 'managed', label: 'managed policy (6,144 characters)' },
  { value: 'user', label: 'inline policy of a user (2,048)' },
  { value: 'group', label: 'inline policy of a group (5,120)' },
  { value: 'role', label: 'inline policy of a role (10,240)' },
  { value: 'scp', label: 'service or resource control policy (5,120)' },
  { value: 'session', label: 'session policy (2,048)' },
];

/** Whether a text names a target. */
export const isTarget = (text: string): text is Target => targets.some(({ value }) => value === text);
