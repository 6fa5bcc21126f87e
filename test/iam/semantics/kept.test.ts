/** What the meaning of policies keeps in a session that comes upon ever more of them. */
import { expect, it } from 'vitest';
import { readStatements } from '../../../src/iam/semantics/read-statement.ts';
import { templatePatterns } from '../../../src/iam/semantics/text-pattern.ts';
import { keptBy } from '../../support/alive.ts';

it('keeps no answer for each action of each list of actions', () => {
  const actions = Array.from({ length: 10_000 }, (_, at) => `sagemaker:Action${at}`);
  let named = 0;
  const kept = keptBy(() => {
    for (let list = 0; list < 20; list += 1) {
      const Action = [`sagemaker:Action${list}*`, `s3:Get${list}`];
      const read = readStatements({
        Version: '2012-10-17',
        Statement: [{ Effect: 'Allow', Action, Resource: '*' }],
      });
      for (const action of actions) if (read[0]?.namesAction(action)) named += 1;
    }
  });
  // 1,111 begin with each digit but 0, 111 with each two digits; 0 itself is one.
  expect(named).toBe(1 + 9 * 1_111 + 10 * 111);
  // An answer takes some 50 bytes: of 200,000 it would be ten.
  expect(kept).toBeLessThan(3);
});

it('keeps of ARN templates those of a service or two', () => {
  const kept = keptBy(() => {
    for (let type = 0; type < 2_500; type += 1)
      templatePatterns(`arn:\${Partition}:sagemaker:\${Region}:\${Account}:type-${type}/\${Name}`);
  });
  expect(kept).toBeLessThan(4);
});
