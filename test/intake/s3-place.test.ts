import { expect, it } from 'vitest';
import { s3Arn, s3Places } from '../../src/intake/s3-place.ts';

it.each([
  ['s3:GetBucketObjectLockConfiguration', 'arn:aws:s3:::acme'],
  ['s3:PutBucketObjectLockConfiguration', 'arn:aws:s3:::acme'],
  ['s3:GetObject', 'arn:aws:s3:::acme/a.csv'],
])('%s is on %s', (action, arn) => {
  expect(s3Arn(action, { bucket: 'acme', key: 'a.csv' })).toBe(arn);
});

it.each(['aws-cn', 'aws-us-gov'])('a bucket is in the partition of the ARN beside it: %s', (partition) => {
  const [place] = s3Places(`arn:${partition}:iam::444455556666:role/Exec cannot read s3://acme/a.csv`);
  expect(place && s3Arn('s3:GetObject', place)).toBe(`arn:${partition}:s3:::acme/a.csv`);
});
