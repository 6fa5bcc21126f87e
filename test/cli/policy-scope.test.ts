/** ARNs that somebody gives to `policy`, and what is said of those that limit nothing or were left out. */
import { describe, expect, it } from 'vitest';
import { smExplore } from './session.ts';

const statements = (text: string) => JSON.parse(text).Statement;

describe('policy variables', () => {
  it('stand in the names of resources and roles', async () => {
    const model = "arn:aws:sagemaker:eu-west-1:111122223333:model/${aws:PrincipalTag/team, 'none'}";
    const role = 'arn:aws:iam::111122223333:role/${aws:username}';
    const { code, out } = await smExplore([
      'policy',
      'CreateModel',
      'iam:PassRole',
      '--resource',
      `model=${model}`,
      '--role',
      role,
    ]);
    expect(statements(out).map((each: { Resource: string[] }) => each.Resource)).toEqual([[model], [role]]);
    expect(code).toBe(0);
  });
});

describe('several values in one flag', () => {
  it('are parted by commas and line breaks; a comma of the value is escaped', async () => {
    const arn = (type: string, name: string) => `arn:aws:sagemaker:eu-west-1:111122223333:${type}/${name}`;
    const role = (name: string) => `arn:aws:iam::111122223333:role/${name}`;
    const { code, out } = await smExplore([
      'policy',
      'CreateModel',
      'iam:PassRole',
      '--resource',
      `model=${arn('model', 'a')}, ${arn('model', 'b')}`,
      '--role',
      `${role('A')},${role('B')}`,
      '--condition',
      "aws:RequestTag/team=red\nblue\\, green,${aws:PrincipalTag/team, 'none'}",
    ]);
    expect(statements(out)).toMatchObject([
      {
        Resource: [arn('model', 'a'), arn('model', 'b')],
        Condition: {
          StringEquals: {
            'aws:RequestTag/team': ['red', 'blue, green', "${aws:PrincipalTag/team, 'none'}"],
          },
        },
      },
      { Resource: [role('A'), role('B')] },
      { Action: ['sagemaker:AddTags'] },
    ]);
    expect(code).toBe(0);
  });
});

describe('a role that has no effect', () => {
  const role = (name: string) => `arn:aws:iam::111122223333:role/${name}`;

  it.each([
    ['beside a resource', ['--resource', `role=${role('x')}`], role('x'), 'is limited by --resource'],
    ['on a denial', ['--deny'], 'arn:aws:iam::*:role/*', 'use --resource role=ARN.'],
  ])('is told: %s', async (_, args, resource, said) => {
    const { code, out, err } = await smExplore(['policy', 'iam:PassRole', '--role', role('y'), ...args]);
    expect(statements(out)[0].Resource).toEqual([resource]);
    expect(err).toMatch(/^hint: .*--role .*has no effect/m);
    expect(err).toContain(said);
    expect(code).toBe(0);
  });

  it('is not told of one that has', async () => {
    const { out, err } = await smExplore(['policy', 'iam:PassRole', '--role', role('y')]);
    expect(statements(out)[0].Resource).toEqual([role('y')]);
    expect(err).not.toContain('--role');
  });
});

describe('resource types that some requests need', () => {
  const plan = 'arn:aws:sagemaker:eu-west-1:111122223333:training-plan/p';
  const hint = (types: string) =>
    `hint: sagemaker:CreateTrainingJob is stated without ${types}, needed for some requests; --resource adds it.\n`;

  it('are named while they are left out, and added by hand', async () => {
    const bare = await smExplore(['policy', 'CreateTrainingJob']);
    expect(bare.err).toContain(hint('reserved-capacity and training-plan'));
    const planned = await smExplore(['policy', 'CreateTrainingJob', '--resource', `training-plan=${plan}`]);
    expect(statements(planned.out)[0].Resource).toEqual(['arn:aws:sagemaker:*:*:training-job/*', plan]);
    expect(planned.err).toContain(hint('reserved-capacity'));
  });

  it('are not spoken of where there are none, or where an action is denied', async () => {
    const none = await smExplore(['policy', 'CreateEndpoint', 'AddTags', '--with-dependents']);
    const denied = await smExplore(['policy', 'CreateTrainingJob', '--deny']);
    expect(none.err + denied.err).not.toContain('is stated without');
  });
});
