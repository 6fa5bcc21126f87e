import { expect, test } from 'vitest';
import { resourceTypeId } from '../../../src/catalog/ids.ts';
import { loadCatalog, loadServices } from '../../../src/catalog/load.ts';
import { asMatched } from '../../../src/policy/assemble/log-group-arn.ts';

const catalog = loadServices(loadCatalog(), ['logs', 's3']);
const group = 'arn:aws:logs:eu-west-1:111122223333:log-group:train';
const bucket = 'arn:aws:s3:::train';

// CloudWatch Logs asks about a group with its streams, but where it tags the group.
test.each([
  ['logs:CreateLogStream', 'logs:log-group', group, `${group}:*`],
  ['logs:CreateLogStream', 'logs:log-group', `${group}:*`, `${group}:*`],
  ['logs:CreateLogStream', 'logs:log-group', `${group}*`, `${group}*`],
  ['logs:CreateLogStream', 'logs:log-group', `${group}*er`, `${group}*er:*`],
  ['logs:TagResource', 'logs:log-group', group, group],
  ['logs:UntagResource', 'logs:log-group', group, group],
  ['logs:ListTagsForResource', 'logs:log-group', group, group],
  ['logs:GetLogEvents', 'logs:log-stream', `${group}:log-stream:a`, `${group}:log-stream:a`],
  ['s3:ListBucket', 'logs:log-group', group, group],
  ['s3:ListBucket', 's3:bucket', bucket, bucket],
])('%s on the %s %s is matched with %s', (id, type, arn, matched) => {
  const action = catalog.action(id);
  expect(action && asMatched(action, resourceTypeId(type), arn)).toBe(matched);
});
