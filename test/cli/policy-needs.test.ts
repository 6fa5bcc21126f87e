/** What `policy` brings along without being told: the services that take a role, linked roles, tags, `--role`. */
import { describe, expect, it } from 'vitest';
import { smExplore } from './session.ts';

interface Stated {
  readonly Action: readonly string[];
  readonly Resource: readonly string[];
  readonly Condition?: object;
}

async function policy(...args: readonly string[]) {
  const { code, out, err } = await smExplore(['policy', ...args]);
  const statements: readonly Stated[] = JSON.parse(out).Statement;
  const stating = (action: string): Stated | undefined =>
    statements.find(({ Action }) => Action.includes(action));
  return { code, err, stating };
}

const role = 'arn:aws:iam::111122223333:role/Work';

describe('iam:PassedToService', () => {
  it.each([
    ['sagemaker.amazonaws.com', ['CreateTrainingJob', 'iam:PassRole']],
    [
      ['job.sagemaker.amazonaws.com', 'sagemaker.amazonaws.com'],
      ['CreateJob', '--with-dependents'],
    ],
    ['glue.amazonaws.com', ['glue:CreateJob', 'iam:PassRole']],
    ['codebuild.amazonaws.com', ['codebuild:CreateProject', 'iam:PassRole']],
    ['ecs-tasks.amazonaws.com', ['ecs:RunTask', '--with-dependents']],
    [
      ['monitoring.rds.amazonaws.com', 'rds.amazonaws.com'],
      ['rds:CreateDBInstance', 'iam:PassRole'],
    ],
    [
      ['glue.amazonaws.com', 'sagemaker.amazonaws.com'],
      ['glue:CreateJob', 'CreateModel', 'iam:PassRole'],
    ],
  ])('is %j', async (services, args) => {
    const { stating } = await policy(...args, '--role', role);
    expect(stating('iam:PassRole')?.Condition).toEqual({
      StringEquals: { 'iam:PassedToService': services },
    });
  });

  it('compares by pattern where the service differs by region', async () => {
    const { stating } = await policy('dms:CreateEndpoint', '--role', role);
    expect(stating('iam:PassRole')?.Condition).toEqual({
      StringLike: { 'iam:PassedToService': ['dms.*.amazonaws.com', 'dms.amazonaws.com'] },
    });
  });

  it('is left open where nobody knows, and a finding says whose role it is', async () => {
    const { stating, err } = await policy(
      'backup-gateway:PutHypervisorPropertyMappings',
      'CreateTrainingJob',
      '--with-dependents',
    );
    expect(stating('iam:PassRole')).not.toHaveProperty('Condition');
    expect(err).toMatch(/warning: .*backup-gateway:PutHypervisorPropertyMappings.*\[pass-role-any-service\]/);
  });
});

describe('iam:CreateServiceLinkedRole', () => {
  it('is limited to the role of the service that needs it', async () => {
    const { stating } = await policy('ecr:CreatePullThroughCacheRule', '--with-dependents');
    expect(stating('iam:CreateServiceLinkedRole')).toMatchObject({
      Resource: [
        'arn:aws:iam::*:role/aws-service-role/pullthroughcache.ecr.amazonaws.com/AWSServiceRoleForECRPullThroughCache',
      ],
      Condition: { StringEquals: { 'iam:AWSServiceName': 'pullthroughcache.ecr.amazonaws.com' } },
    });
  });

  it('is not limited where the role is unknown, and a finding says so', async () => {
    const { stating, err } = await policy('omics:CreateConfiguration', '--with-dependents');
    expect(stating('iam:CreateServiceLinkedRole')).not.toHaveProperty('Condition');
    expect(err).toMatch(/warning: .*omics:CreateConfiguration.*\[linked-role-unknown\]/);
  });
});

describe('what an argument brings along', () => {
  it('--role: iam:PassRole, where an action may pass one', async () => {
    const { stating, err } = await policy('CreateModel', '--role', role);
    expect(stating('iam:PassRole')?.Resource).toEqual([role]);
    expect(err).not.toContain('--role');
    const idle = await policy('DescribeModel', '--role', role);
    expect(idle.stating('iam:PassRole')).toBeUndefined();
    expect(idle.err).toContain('hint: No action here passes a role, so --role has no effect.');
  });

  it.each(['aws:RequestTag/team=a', 'aws:TagKeys=team', 'aws:RequestTag/team Null=false'])(
    '--condition %s: sagemaker:AddTags, since requests without tags are denied',
    async (condition) => {
      const { stating } = await policy('CreateTrainingJob', '--condition', condition);
      expect(stating('sagemaker:AddTags')?.Resource).toEqual(['arn:aws:sagemaker:*:*:training-job/*']);
    },
  );

  it.each(['aws:RequestTag/team StringEqualsIfExists=a', 'aws:RequestTag/team Null=true'])(
    '--condition %s: nothing, since it lets requests without tags through',
    async (condition) => {
      const { stating } = await policy('CreateTrainingJob', '--condition', condition);
      expect(stating('sagemaker:AddTags')).toBeUndefined();
    },
  );
});

describe('iam:PassedToService in China', () => {
  it.each([
    [
      'autoscaling:CreateAutoScalingGroup',
      ['autoscaling.amazonaws.com', 'ec2.amazonaws.com', 'ec2.amazonaws.com.cn'],
    ],
    ['CreateModel', 'sagemaker.amazonaws.com'],
  ])('has the names that services go by there: %s', async (action, services) => {
    const { stating } = await policy(action, '--with-dependents=all', '--region', 'cn-north-1');
    expect(stating('iam:PassRole')).toMatchObject({
      Condition: { StringEquals: { 'iam:PassedToService': services } },
    });
  });
});
