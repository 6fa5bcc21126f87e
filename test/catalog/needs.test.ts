/** What actions need, by who must hold it: the catalog as built, and as scripts get it. */
import { describe, expect, it } from 'vitest';
import { type ActionJson, entryJson } from '../../src/catalog/entry-json.ts';
import { loadCatalog, loadServices } from '../../src/catalog/load.ts';
import type { Action, Holder } from '../../src/catalog/model.ts';
import { needsOf } from '../../src/catalog/needs.ts';

const catalog = loadServices(loadCatalog(), [
  'ecs',
  'glue',
  'ecr',
  'rds',
  'codebuild',
  'backup-gateway',
  'devicefarm',
  'omics',
]);

function action(id: string): Action {
  const found = catalog.action(id);
  if (found === undefined) throw new Error(`no ${id}`);
  return found;
}

function json(id: string): ActionJson {
  const shown = entryJson(catalog, action(id));
  if (shown.kind !== 'action') throw new Error(`${id} is no action`);
  return shown;
}

const held = (id: string, who: Holder, when?: string): readonly string[] =>
  needsOf(action(id))
    .filter((need) => need.who === who && need.when === when)
    .map((need) => need.id);

describe('what the caller needs', () => {
  it('has the pairs that only the table of operations names', () => {
    const tableOnly = catalog.actions
      .filter(({ service }) => service === 'sagemaker')
      .flatMap(({ name, dependentActions }) =>
        dependentActions
          .filter(({ sources }) => sources.length === 1 && sources[0] === 'operations-2026')
          .map(({ id }) => `${name} ${id}`),
      );
    expect(tableOnly).toEqual([
      'BatchWriteRecord sagemaker:PutRecord',
      'CompleteRollout sagemaker:CallWithBearerToken',
      'CreateCluster sagemaker:UpdateClusterSoftware',
      'CreateJob sagemaker:ImportHubContent',
      'CreateJob sagemaker:UpdateHubContent',
      'CreateModel sagemaker:DeployHubModel',
      'CreateProject iam:PassRole',
      'ImportHubContent iam:PassRole',
      'InvokeEndpointWithResponseStream sagemaker:CallWithBearerToken',
      'InvokeEndpointWithResponseStream sagemaker:InvokeEndpoint',
      'Sample sagemaker:CallWithBearerToken',
      'SampleWithResponseStream sagemaker:CallWithBearerToken',
      'UpdateCluster sagemaker:UpdateClusterSoftware',
      'UpdateReward sagemaker:CallWithBearerToken',
    ]);
  });

  it('says when it is needed, by guides too', () => {
    expect(
      held('sagemaker:CreateWorkteam', 'caller', 'the workforce comes from a Cognito user pool'),
    ).toEqual([
      'cognito-idp:DescribeUserPool',
      'cognito-idp:DescribeUserPoolClient',
      'cognito-idp:UpdateUserPool',
      'cognito-idp:UpdateUserPoolClient',
    ]);
    expect(
      held('sagemaker:ListSubscribedWorkteams', 'caller', 'the workteam is of a vendor on AWS Marketplace'),
    ).toEqual(['aws-marketplace:ViewSubscriptions']);
    expect(held('sagemaker:GetRecord', 'caller', 'the online store has a KMS key')).toEqual(['kms:Decrypt']);
    expect(
      held('sagemaker:UpdateEndpointWeightsAndCapacities', 'caller', 'autoscaling of the endpoint is set up'),
    ).toContain('cloudwatch:PutMetricAlarm');
  });

  it('keeps both sides where sources contradict each other', () => {
    const need = json('sagemaker:StartNotebookInstance').needs.find(({ id }) => id === 'iam:PassRole');
    expect(need).toMatchObject({
      who: 'caller',
      sources: [
        { name: 'SageMaker guide, API permissions', date: '2023' },
        {
          name: 'AWS reference, API operations',
          date: '2026',
          says: 'not needed',
        },
      ],
    });
    // It is not taken for granted.
    expect(need?.when).toContain('guide of 2023');
  });

  it('holds for every service what the reference said in June 2026', () => {
    expect(json('ecr:CreatePullThroughCacheRule').dependentActions).toContainEqual({
      id: 'iam:CreateServiceLinkedRole',
      sources: [{ name: 'AWS reference', date: '2026-06' }],
    });
    expect(json('codebuild:CreateProject').dependentActions).toContainEqual(
      expect.objectContaining({
        id: 'iam:PassRole',
        when: 'the request names a role',
        // Nobody states it, and it says so.
        sources: [expect.objectContaining({ name: expect.stringContaining('inferred') })],
      }),
    );
  });
});

describe('what others need', () => {
  it('tells the execution role its permissions, always and by case', () => {
    const id = 'sagemaker:CreateTrainingJob';
    expect(held(id, 'execution-role')).toEqual([
      'cloudwatch:PutMetricData',
      'ecr:BatchCheckLayerAvailability',
      'ecr:BatchGetImage',
      'ecr:GetAuthorizationToken',
      'ecr:GetDownloadUrlForLayer',
      's3:GetObject',
      's3:ListBucket',
      's3:PutObject',
      'logs:CreateLogGroup',
      'logs:DescribeLogStreams',
      'logs:CreateLogStream',
      'logs:PutLogEvents',
    ]);
    expect(held(id, 'execution-role', 'a VPC is set')).toHaveLength(9);
    expect(held(id, 'execution-role', 'VolumeKmsKeyId is set')).toEqual(['kms:CreateGrant']);
  });

  it('tells who tags unasked', () => {
    const tagging = (id: string) =>
      needsOf(action(id))
        .filter((need) => need.id === 'sagemaker:AddTags' && need.who !== 'caller')
        .map(({ who }) => who);
    expect(tagging('sagemaker:CreateTrainingJob')).toEqual([
      'studio',
      'service-catalog',
      'cloudformation',
      'step-functions',
    ]);
    expect(tagging('sagemaker:CreateDomain')).toEqual(['studio', 'service-catalog', 'cloudformation']);
    expect(tagging('sagemaker:DescribeDomain')).toEqual([]);
  });

  it('knows pipelines, clusters, domains and CloudFormation', () => {
    expect(held('sagemaker:StartPipelineExecution', 'pipeline-role', 'a step uses JsonGet')).toEqual([
      's3:GetObject',
    ]);
    expect(held('sagemaker:CreateCluster', 'cluster-role', 'the cluster scales by itself')).toEqual([
      'sagemaker:BatchAddClusterNodes',
      'sagemaker:BatchDeleteClusterNodes',
    ]);
    expect(held('sagemaker:CreateDomain', 'domain-role', 'the domain supports RStudio')).toHaveLength(5);
    expect(held('sagemaker:CreateProject', 'cloudformation')).toContain('servicecatalog:ProvisionProduct');
  });

  it('knows the ARNs where they are fixed', () => {
    const logs = json('sagemaker:CreateProcessingJob').needs.find(({ id }) => id === 'logs:PutLogEvents');
    expect(logs).toMatchObject({
      who: 'execution-role',
      resources: ['arn:${Partition}:logs:${Region}:${Account}:log-group:/aws/sagemaker/*:log-stream:*'],
      sources: [{ name: 'SageMaker guide, execution roles', date: '2023' }],
    });
  });
});

describe('roles that are passed and linked', () => {
  it.each([
    ['sagemaker:CreateTrainingJob', ['sagemaker.amazonaws.com']],
    ['sagemaker:CreateJob', ['job.sagemaker.amazonaws.com', 'sagemaker.amazonaws.com']],
    ['sagemaker:CreateCluster', ['hyperpod.sagemaker.amazonaws.com', 'sagemaker.amazonaws.com']],
    ['sagemaker-geospatial:GetTile', ['sagemaker-geospatial.amazonaws.com']],
    ['ecs:RunTask', ['ecs-tasks.amazonaws.com']],
    ['glue:CreateJob', ['glue.amazonaws.com']],
    ['rds:CreateDBInstance', ['monitoring.rds.amazonaws.com', 'rds.amazonaws.com']],
    ['codebuild:CreateProject', ['codebuild.amazonaws.com']],
    ['backup-gateway:PutHypervisorPropertyMappings', undefined],
    ['sagemaker:DescribeModel', undefined],
  ])('go from %s to %s', (id, services) => {
    expect(json(id).passedToService?.services).toEqual(services);
  });

  it.each([
    ['sagemaker:CreateDomain', ['AWSServiceRoleForAmazonSageMakerNotebooks']],
    ['sagemaker:CreateCluster', ['AWSServiceRoleForSageMakerHyperPod']],
    ['ecr:CreatePullThroughCacheRule', ['AWSServiceRoleForECRPullThroughCache']],
    ['ecr:CreateRepositoryCreationTemplate', ['AWSServiceRoleForECRTemplate']],
    ['devicefarm:CreateProject', ['AWSServiceRoleForDeviceFarm']],
    ['devicefarm:CreateTestGridProject', ['AWSServiceRoleForDeviceFarmTestGrid']],
    ['omics:CreateConfiguration', undefined],
  ])('are linked by %s as %s', (id, roles) => {
    expect(json(id).serviceLinkedRoles?.map(({ roleName }) => roleName)).toEqual(roles);
  });
});
