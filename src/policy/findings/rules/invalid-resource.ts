/**
 * The form of a resource: `*`, or an ARN of six fields. Only what IAM refuses for every service is an
 * error; whether a service has such a resource is the concern of resource-fits-no-action.
 */

import { splitArn } from '../../../iam/arn-pattern.ts';
import { segmentProblem } from '../../../iam/arn-segment.ts';
import { variablesAsWildcards } from '../../../iam/variable.ts';
import type { Rule } from '../rule.ts';
import { about } from '../wording.ts';

function complaint(text: string): string | undefined {
  const pattern = variablesAsWildcards(text);
  if (/^\*/.test(pattern)) return undefined;
  const [prefix = '', partition, service, region = '', account = '', resource] = splitArn(pattern);
  if (prefix !== 'arn') {
    const named = text === '' ? 'An empty resource' : text;
    return `${named} is neither * nor an ARN, so IAM rejects it; write arn:aws:service:region:account:resource.`;
  }
  if (resource === undefined) {
    return pattern.endsWith('*')
      ? undefined
      : `${text} lacks fields of an ARN; it has six, parted by colons.`;
  }
  const wrong = segmentProblem('', 'Partition', partition ?? '');
  if (wrong !== undefined) return `In ${text}, ${wrong}.`;
  if (service === undefined || service === '') return `${text} lacks the service of the ARN; name it.`;
  if (service !== service.toLowerCase())
    return `${text} spells its service with capitals; IAM wants ${service.toLowerCase()}.`;
  const nowhere = region === '' ? undefined : segmentProblem('', 'Region', region);
  if (nowhere !== undefined) return `In ${text}, ${nowhere}.`;
  if (/^\d+$/.test(account) && account.length !== 12) {
    return `${text} has an account number of ${account.length} digits; account numbers have 12.`;
  }
  return undefined;
}

export const invalidResource: Rule = {
  name: 'invalid-resource',
  severity: 'error',
  about: 'A resource is neither * nor a well-formed ARN, so IAM rejects it or it never matches.',
  *check({ statements }) {
    for (const statement of statements) {
      for (const { text, path } of [...statement.resources, ...statement.notResources]) {
        const message = complaint(text);
        if (message !== undefined) yield about(statement, path, message);
      }
    }
  },
};
