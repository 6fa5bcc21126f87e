/** Which bundles must stay apart: as the rule says that is asked of each pair. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type ArnPattern, arnCommonInside, arnOverlaps, arnPattern } from '../../../src/iam/arn-pattern.ts';
import { type Bundle, keptApart } from '../../../src/policy/assemble/apart.ts';

/** The rule of `sharing.ts`, word for word. */
const gainsNothing = (bundle: Bundle, foreign: ArnPattern): boolean =>
  bundle.texts.has(foreign.text) ||
  (foreign.text !== '*' &&
    bundle.reach.every(
      (type) =>
        arnOverlaps(foreign, type) === 'no' ||
        bundle.resources.some((own) => arnCommonInside(foreign, type, own) === 'inside'),
    ));

const mayShare = (a: Bundle, b: Bundle): boolean =>
  b.resources.every((foreign) => gainsNothing(a, foreign)) &&
  a.resources.every((foreign) => gainsNothing(b, foreign));

// Few names, so that they meet: equal, one within the other, overlapping, apart; with and without a lead.
const resource = fc.constantFrom(
  'pipeline/*',
  'pipeline/p',
  'pipeline/p*',
  'pipeline/*/execution/*',
  'pipeline/p/execution/*',
  'pipeline/${aws:username}',
  'endpoint/*',
  'endpoint/e',
  'end?oint/e',
  '*/e',
  'bucket',
  'bucket*',
  '*',
);
const head = fc.constantFrom('arn:aws:s3:::', 'arn:*:s3:*:*:', 'arn:aws:sagemaker:*:1:', 'arn:aws:*:*:*:');
const arn = fc.oneof(
  { weight: 9, arbitrary: fc.tuple(head, resource).map((parts) => parts.join('')) },
  { weight: 1, arbitrary: fc.constantFrom('*', 'arn:aws:s3', 'arn:aws:s3:::bucket:x', 'pipeline/p') },
);
const type = fc.oneof(
  fc.constantFrom('*', 'arn:*:s3:*:*:*', 'arn:*:s3:*:*:*/*', 'arn:*:*:*:*:*:*'),
  fc
    .constantFrom('pipeline/*', 'pipeline/*/execution/*', 'endpoint/*')
    .map((each) => `arn:*:sagemaker:*:*:${each}`),
);
const bundle = fc
  .tuple(
    fc.uniqueArray(arn, { minLength: 1, maxLength: 3 }),
    fc.uniqueArray(type, { minLength: 1, maxLength: 3 }),
  )
  .map(
    ([resources, reach]): Bundle => ({
      grants: [],
      resources: resources.map(arnPattern),
      texts: new Set(resources),
      reach: reach.map(arnPattern),
    }),
  );

test('are kept apart exactly where one of two would gain by the other', () => {
  fc.assert(
    fc.property(fc.array(bundle, { minLength: 2, maxLength: 6 }), (bundles) => {
      const byPairs = bundles.map((a, at) =>
        bundles.flatMap((b, other) => (other === at || mayShare(a, b) ? [] : [other])),
      );
      const found = keptApart(bundles).map((others) => [...others].sort((a, b) => a - b));
      expect(found).toEqual(byPairs);
    }),
    { numRuns: 500 },
  );
});
