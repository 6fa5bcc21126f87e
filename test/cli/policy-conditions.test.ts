/** Conditions that somebody gives to `policy`: which actions they reach, and what is said of the rest. */
import { describe, expect, it } from 'vitest';
import { smExplore, words } from './session.ts';

interface Said {
  readonly Action: readonly string[];
  readonly Condition?: unknown;
}
const conditionOf = (out: string, action: string): unknown =>
  JSON.parse(out).Statement.find(({ Action }: Said) => Action.includes(action)).Condition;

describe('tags of the role', () => {
  const passed = { StringEquals: { 'iam:PassedToService': 'sagemaker.amazonaws.com' } };

  it('limit iam:PassRole nowhere, and a finding says so', async () => {
    const asDependent = await smExplore(
      words('policy CreateTrainingJob --with-dependents --condition aws:ResourceTag/team=x'),
    );
    expect(conditionOf(asDependent.out, 'iam:PassRole')).toEqual(passed);
    expect(conditionOf(asDependent.out, 'sagemaker:CreateTrainingJob')).toEqual({
      StringEquals: { 'aws:ResourceTag/team': 'x' },
    });
    expect(asDependent.err).toContain(
      'warning: Statement[1]: iam:PassRole does not honour aws:ResourceTag/team, so it is allowed without that condition. [condition-not-honoured]\n',
    );
    const chosen = await smExplore(['policy', 'iam:PassRole', '--condition', 'iam:ResourceTag/team=x']);
    // Nothing in the cart says which service takes the role.
    expect(conditionOf(chosen.out, 'iam:PassRole')).toBeUndefined();
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

describe('a key out of use', () => {
  it('is left off, and its successor is named', async () => {
    const { code, out, err } = await smExplore([
      'policy',
      'CreateTrainingJob',
      'StopTrainingJob',
      '--condition',
      'VolumeKmsKey=arn:aws:kms:eu-west-1:111122223333:key/x',
    ]);
    expect(conditionOf(out, 'sagemaker:CreateTrainingJob')).toBeUndefined();
    expect(err).toContain(
      'warning: Statement[0]: sagemaker:CreateTrainingJob and sagemaker:StopTrainingJob do not honour sagemaker:VolumeKmsKey, so they are allowed without that condition. No action honours sagemaker:VolumeKmsKey any more: use sagemaker:VolumeKmsKeyArn. [condition-not-honoured]\n',
    );
    expect(code).toBe(0);
  });
});

describe('a key that the reference lacks', () => {
  const policy = (condition: string) =>
    smExplore(['policy', 'InvokeEndpoint', 'iam:PassRole', '--condition', condition]);

  it("reaches its service's actions, with a warning that names the nearest", async () => {
    const { code, out, err } = await policy('sagemaker:TargetVariantHostname=first-*');
    expect(conditionOf(out, 'sagemaker:InvokeEndpoint')).toEqual({
      StringLike: { 'sagemaker:TargetVariantHostname': 'first-*' },
    });
    expect(conditionOf(out, 'iam:PassRole')).toBeUndefined();
    expect(err).toContain(
      'sagemaker:TargetVariantHostname is not among the condition keys of the reference; the nearest that it has is sagemaker:TargetContainerHostname. [unknown-key]\n',
    );
    expect(err).toContain('iam:PassRole does not honour sagemaker:TargetVariantHostname, so it is allowed');
    expect(code).toBe(0);
  });

  it('takes the operator that is written out, and values that fit it', async () => {
    const role = 'arn:aws:iam::111122223333:role/x';
    const { out } = await policy(`sagemaker:TargetVariantHostname ForAnyValue:ArnLike=${role}`);
    expect(conditionOf(out, 'sagemaker:InvokeEndpoint')).toEqual({
      'ForAnyValue:ArnLike': { 'sagemaker:TargetVariantHostname': role },
    });
    expect((await policy('sagemaker:TargetVariantHostname NumericEquals=x')).err).toBe(
      '"x" is not a number.\n',
    );
  });

  it.each([
    ['sagemaker:VpcSubnet=x', 'sagemaker:VpcSubnet; nearest: sagemaker:VpcSubnets, '],
    ['sagemaker:VpcSubnt StringEquals=x', 'sagemaker:VpcSubnt; nearest: sagemaker:VpcSubnets, '],
    ['sagemaker:ResourcTag/team=x', 'sagemaker:ResourcTag/team; nearest: sagemaker:ResourceTag/'],
    ['TargetVariantHostname=x', 'TargetVariantHostname; nearest: '],
    ['sagmaker:TargetVariantHostname=x', 'sagmaker:TargetVariantHostname; nearest: '],
  ])('is refused where it looks misspelled, or names no service: %s', async (condition, said) => {
    const { code, out, err } = await policy(condition);
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toContain(`There is no condition key ${said}`);
  });
});

describe('a bare prefix', () => {
  it('asks for the name of a tag', async () => {
    const { code, err } = await smExplore(words('policy CreateModel --condition sagemaker:ResourceTag/=x'));
    expect(err).toBe('sagemaker:ResourceTag/ needs the name of a tag, as in sagemaker:ResourceTag/team.\n');
    expect(code).toBe(2);
  });
});
