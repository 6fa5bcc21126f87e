/** Names that people know, and the actions that they come to. */
import { describe, expect, it } from 'vitest';
import { readOperations, readServiceAliases, readServicePrincipals } from '../../catalog/files.ts';
import { knownNames } from '../../catalog/known-names.ts';
import { loadCatalog, loadServices } from '../../src/catalog/load.ts';
import { actionsMeant, operationsNamed, servicesMeant } from '../../src/catalog/operations.ts';
import { servicesNamed } from '../../src/catalog/services.ts';
import { squeeze } from '../../src/catalog/squeeze.ts';

const catalog = loadCatalog();

describe('an API operation under another name than its action', () => {
  it.each([
    ['ListObjectsV2', ['s3:ListBucket']],
    ['HeadBucket', ['s3:ListBucket']],
    ['s3:CreateMultipartUpload', ['s3:PutObject']],
    ['GetBucketEncryption', ['s3:GetEncryptionConfiguration']],
    ['aws s3api list-objects-v2', ['s3:ListBucket']],
    ['s3.amazonaws.com:HeadObject', ['s3:GetObject']],
    ['ListObjectsV2Command', ['s3:ListBucket']],
    ['s3.upload_part_copy', ['s3:PutObject', 's3:GetObject']],
    ['lambda:Invoke20150331', ['lambda:InvokeFunction']],
    ['sqs:SendMessageBatch', ['sqs:SendMessage']],
  ])('%s is checked as %j', (text, actions) => {
    expect(operationsNamed(catalog, text)[0]?.actions).toEqual(actions);
    expect(actionsMeant(catalog, text)).toEqual(actions);
  });

  it('keeps apart what only some requests need', () => {
    expect(operationsNamed(catalog, 's3:DeleteObjects')).toMatchObject([
      {
        service: 's3',
        actions: ['s3:DeleteObject'],
        further: ['s3:BypassGovernanceRetention', 's3:DeleteObjectVersion'],
      },
    ]);
  });

  it('says which services its actions are in', () => {
    expect(servicesMeant(catalog, 's3:PutBucketReplication')).toEqual(['s3', 'iam']);
  });
});

describe('an action in another spelling', () => {
  it.each([
    'create_training_job',
    'create-training-job',
    'createTrainingJob',
    'CreateTrainingJobCommand',
    'sagemaker.create_training_job',
    'CREATETRAININGJOB',
    'CreateTrainingJobRequest',
  ])('%s is sagemaker:CreateTrainingJob', (text) => {
    expect(actionsMeant(catalog, text)).toEqual(['sagemaker:CreateTrainingJob']);
  });

  it('is told from every other of its service', () => {
    const all = loadServices(
      catalog,
      catalog.meta.services.map(({ prefix }) => prefix),
    ).actions;
    const spelt = all.map(({ service, name }) => `${service}:${squeeze(name)}`);
    expect(new Set(spelt).size).toBe(all.length);
  });
});

describe('a name under the wrong service', () => {
  it.each([
    ['sagemaker-runtime:InvokeEndpoint', 'sagemaker:InvokeEndpoint'],
    ['batch:CreateEndpoint', 'sagemaker:CreateEndpoint'],
    ['efs:CreateFileSystem', 'elasticfilesystem:CreateFileSystem'],
    ['elb:CreateLoadBalancer', 'elasticloadbalancing:CreateLoadBalancer'],
  ])('%s is %s', (text, meant) => {
    const full = loadServices(catalog, servicesMeant(catalog, text));
    expect(actionsMeant(full, text)).toEqual([meant]);
  });

  it.each([
    ['monitoring.amazonaws.com', ['cloudwatch']],
    ['api.ecr.eu-west-1.amazonaws.com', ['ecr']],
    ['EventBridge', ['events']],
    ['step-functions', ['states']],
    ['SageMaker', ['sagemaker']],
    ['nosuch', []],
    ['constructor', []],
  ])('the service %s is %j', (name, prefixes) => {
    expect(servicesNamed(catalog, name)).toEqual(prefixes);
  });
});

it.each(['', ':', 'constructor', 'sagemaker:__proto__', 'aws', 'CreateTrainningJob'])(
  '%j means nothing',
  (text) => {
    expect(actionsMeant(catalog, text)).toEqual([]);
  },
);

it('names nothing in the tables that there is not', () => {
  const tables = {
    operations: readOperations(),
    services: readServiceAliases(),
    principals: readServicePrincipals(),
  };
  expect(() => knownNames(tables, new Map())).toThrow(
    /operations\.json names s3:|operations\.json names bedrock:/,
  );
});
