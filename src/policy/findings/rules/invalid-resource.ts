/**
 * The form of a resource: `*`, or an ARN of six fields. What IAM refuses for every service, and an account that nobody
 * can have, are errors; a region that is not known, or of another partition, is a warning. Whether a service has such a
 * resource is the concern of resource-fits-no-action.
 */

import { splitArn } from '../../../iam/arn-pattern.ts';
import { segmentProblem } from '../../../iam/arn-segment.ts';
import { partitionOf, partitions } from '../../../iam/partitions.ts';
import type { Path } from '../../../iam/path.ts';
import { isRegion, nearestRegion } from '../../../iam/regions.ts';
import { isShortForm } from '../../../iam/resource-forms.ts';
import { variablesAsWildcards } from '../../../iam/variable.ts';
import { eachResource, type FindingDraft, type Rule } from '../rule.ts';
import type { StatementView } from '../statement-view.ts';
import { about, setting } from '../wording.ts';

/** Accounts of AWS's own, which some ARNs name by a word. */
const ownedByAws = /^(aws|amazon|aws-[a-z-]+|cloudfront|elasticbeanstalk|service|self|owner)$/;

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
  if (account !== '' && !ownedByAws.test(account)) {
    const nobody = segmentProblem('', 'Account', account);
    if (nobody !== undefined) return `In ${text}, ${nobody}; fill in the placeholder.`;
  }
  return undefined;
}

/** What is odd about the fields of a well-formed ARN, though IAM takes it. */
function doubt(statement: StatementView, text: string, path: Path): FindingDraft | undefined {
  const fields = splitArn(text);
  const [, partition = '', , region = ''] = fields;
  if (region === '' || /[*?$]/.test(region)) return undefined;
  if (!isRegion(region)) {
    const near = nearestRegion(region);
    const hint = near === undefined ? 'check its name' : `the nearest is ${near.name}`;
    const mended = fields.map((field, at) => (at === 3 ? (near?.name ?? field) : field)).join(':');
    return about(
      statement,
      path,
      `There is no region ${region} that this program knows of, so ${text} may never match; ${hint}.`,
      near?.close === true ? setting(`Use ${mended}`, path, mended) : undefined,
    );
  }
  const its = partitionOf(region);
  if (its === partition || !partitions.includes(partition)) return undefined;
  const mended = fields.map((field, at) => (at === 1 ? its : field)).join(':');
  return about(
    statement,
    path,
    `${region} is in the partition ${its}, so ${text} never matches; write ${mended}.`,
    setting(`Use ${mended}`, path, mended),
  );
}

export const invalidResource: Rule = {
  name: 'invalid-resource',
  severity: 'error',
  about: 'A resource is neither * nor a well-formed ARN, so IAM rejects it or it never matches.',
  check: eachResource(function* ({ text, path }, statement, { kind }) {
    if (kind === 'resource' && isShortForm(text)) return;
    const message = complaint(text);
    if (message !== undefined) {
      yield about(statement, path, message);
      return;
    }
    const odd = doubt(statement, text, path);
    if (odd !== undefined) yield { ...odd, severity: 'warning' };
  }),
};
