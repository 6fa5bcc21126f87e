/** Conditions that somebody gives to `policy`: which actions they reach, and what is said of the rest. */
import { describe, expect, it } from 'vitest';
import { smExplore } from './session.ts';

interface Said {
  readonly Action: readonly string[];
  readonly Condition?: unknown;
}
const conditionOf = (out: string, action: string): unknown =>
  JSON.parse(out).Statement.find(({ Action }: Said) => Action.includes(action)).Condition;

describe('tags of the role', () => {
  const passed = { StringEquals: { 'iam:PassedToService': 'sagemaker.amazonaws.com' } };

  it('limit iam:PassRole nowhere, and a finding says so', async () => {
    const asDependent = await smExplore([
      'policy',
      'CreateTrainingJob',
      '--with-dependents',
      '--condition',
      'aws:ResourceTag/team=x',
    ]);
    expect(conditionOf(asDependent.out, 'iam:PassRole')).toEqual(passed);
    expect(conditionOf(asDependent.out, 'sagemaker:CreateTrainingJob')).toEqual({
      StringEquals: { 'aws:ResourceTag/team': 'x' },
    });
    expect(asDependent.err).toContain(
      'warning: Statement[1]: iam:PassRole does not honour aws:ResourceTag/team, so it is allowed without that condition. [condition-not-honoured]\n',
    );
    const chosen = await smExplore(['policy', 'iam:PassRole', '--condition', 'iam:ResourceTag/team=x']);
    expect(conditionOf(chosen.out, 'iam:PassRole')).toEqual(passed);
    expect(chosen.err).toContain('iam:PassRole does not honour iam:ResourceTag/team');
  });

  it('are found by the check in a policy that has them', async () => {
    const Condition = { StringEquals: { ...passed.StringEquals, 'iam:ResourceTag/team': 'x' } };
    const Resource = 'arn:aws:iam::111122223333:role/Train';
    const Statement = [{ Effect: 'Allow', Action: 'iam:PassRole', Resource, Condition }];
    const { code, out } = await smExplore(['check', '-'], {
      stdin: JSON.stringify({ Version: '2012-10-17', Statement }),
    });
    expect(out).toContain('iam:PassRole does not honour iam:ResourceTag/team');
    expect(out).toContain('[key-not-honoured]');
    expect(code).toBe(1);
  });
});
