import { describe, expect, test } from 'vitest';
import type { PolicyDocument } from '../../src/iam/document.ts';
import type { Target } from '../../src/iam/policy-kind.ts';
import { policySize } from '../../src/iam/policy-size.ts';

const document = (team: string): PolicyDocument => ({
  Version: '2012-10-17',
  Statement: [
    {
      Effect: 'Allow',
      Action: 'sagemaker:ListModels',
      Resource: '*',
      Condition: { StringEquals: { 'aws:PrincipalTag/team': team } },
    },
  ],
});

describe('the size of a policy', () => {
  const targets: readonly Target[] = ['managed', 'user', 'group', 'role', 'scp', 'session'];

  test.each(targets)('of %s counts the white space inside values', (target) => {
    const { used } = policySize(document('a b c'), target);
    expect(used).toBe(policySize(document('abc'), target).used + 2);
    expect(used).toBe(JSON.stringify(document('a b c')).length);
  });

  test('counts the white space between elements for policies that are saved as they stand', () => {
    const text = `${JSON.stringify(document('a'), null, 2)}\n`;
    expect(policySize(document('a'), 'scp', text).used).toBe(text.length - 1);
    expect(policySize(document('a'), 'managed', text).used).toBe(JSON.stringify(document('a')).length);
  });
});
