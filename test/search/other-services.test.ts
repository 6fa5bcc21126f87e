import { describe, expect, it } from 'vitest';
import { withDirectory } from '../../src/catalog/catalog.ts';
import { loadCatalog, loadDirectory } from '../../src/catalog/load.ts';
import { searchLoading } from '../../src/cli/search-loading.ts';
import { search } from '../../src/search/search.ts';
import { servicesInShort } from '../../src/search/services/other-services.ts';

const core = loadCatalog();
const catalog = withDirectory(core, loadDirectory());
const ask = (query: string, limit = 20) => searchLoading(catalog, query, limit);
const ids = (query: string): readonly string[] => ask(query).hits.map(({ entry }) => entry.id);

describe('a query that names no service', () => {
  it.each([
    // Exact names, however they are written.
    ['getobject', 's3:GetObject'],
    ['GetObject', 's3:GetObject'],
    ['get object', 's3:GetObject'],
    ['PassRole', 'iam:PassRole'],
    ['put_log_events', 'logs:PutLogEvents'],
    ['put-log-events', 'logs:PutLogEvents'],
    ['BatchGetImage', 'ecr:BatchGetImage'],
    ['assume role', 'sts:AssumeRole'],
    ['accessui', 'sagemaker-mlflow:AccessUI'],
    ['sourceip', 'aws:SourceIp'],
    // As code and shells write them.
    ['client.get_object(Bucket="b", Key="k")', 's3:GetObject'],
    ["boto3.client('dynamodb').put_item(TableName='t')", 'dynamodb:PutItem'],
    ['const answer = await s3Client.send(new GetObjectCommand(', 's3:GetObject'],
    ['await lambdaClient.createFunction(', 'lambda:CreateFunction'],
    ['aws s3api put-object --bucket b --key k', 's3:PutObject'],
    ['DescribeInstancesCommandInput', 'ec2:DescribeInstances'],
    // API operations that IAM calls otherwise.
    ['ListObjectsV2', 's3:ListBucket'],
    ['list_buckets', 's3:ListAllMyBuckets'],
    // A service by another name, before and behind.
    ['secrets manager get value', 'secretsmanager:GetSecretValue'],
    ['step functions start execution', 'states:StartExecution'],
    ['put item ddb', 'dynamodb:PutItem'],
    ['ec2runinst', 'ec2:RunInstances'],
    ['s3 getobj', 's3:GetObject'],
    // Colloquial phrases.
    ['read a secret', 'secretsmanager:GetSecretValue'],
    ['who am i', 'sts:GetCallerIdentity'],
    ['open a port', 'ec2:AuthorizeSecurityGroupIngress'],
    ['tail logs', 'logs:StartLiveTail'],
  ])('%s finds %s first', (query, id) => {
    const { hits, loose, total, outOf } = ask(query, 5);
    expect(hits[0]?.entry.id).toBe(id);
    expect(loose).toBe(false);
    expect(total).toBeLessThanOrEqual(outOf);
  });

  it('names the services that have it, the commonest first', () => {
    const { otherServices, hits } = ask('getobject');
    expect(otherServices[0]).toBe('s3');
    expect(otherServices.length).toBeGreaterThan(2);
    expect(hits[0]?.entry.service).toBe('s3');
    expect(servicesInShort(['s3', 'glacier', 'ds', 'sqs'])).toBe('s3, 3 more: glacier, ds, sqs');
    expect(servicesInShort(['s3'])).toBe('s3');
    const many = Array.from({ length: 10 }, (_, at) => `s${at}`);
    expect(servicesInShort(many)).toBe('s0, 9 more, such as s1, s2, s3, s4, s5, s6, s7, s8');
  });

  it('is answered by SageMaker alone where it has it', () => {
    for (const query of [
      'ctj',
      'create domain',
      'tags',
      'vpcsubnets',
      'creaet domain',
      'notebook',
      'CreateTrainingJobCommand',
      'sagemaker_client.create_training_job(',
      'sagemaker.create_endpoint',
      'invoke_endpoint',
      'a',
    ]) {
      const { hits, otherServices } = ask(query);
      expect(otherServices, query).toEqual([]);
      expect(hits[0]?.entry.service, query).toBe('sagemaker');
    }
  });

  it('puts SageMaker first where it has as good a name', () => {
    expect(ids('create cluster')[0]).toBe('sagemaker:CreateCluster');
    expect(ids('put metric')[0]).toBe('sagemaker:BatchPutMetrics');
  });

  it.each([
    ['invoke', 'sagemaker:InvokeEndpoint', 'lambda:InvokeFunction'],
    ['query', 'sagemaker:QueryLineage', 'dynamodb:Query'],
    ['create', 'sagemaker:CreateApp', 'cassandra:Create'],
    ['delete', 'sagemaker:DeleteApp', 'apigateway:DELETE'],
    ['INVOKE_', 'sagemaker:InvokeEndpoint', 'lambda:InvokeFunction'],
  ])('%s alone, a word of %s, finds it before the whole name %s', (query, own, elsewhere) => {
    expect(ids(query)[0]).toBe(own);
    expect(ids(query).slice(1, 3)).toContain(elsewhere);
  });

  it('stays first where it is a whole name elsewhere and no word of SageMaker', () => {
    for (const [query, id] of [
      ['publish', 'sns:Publish'],
      ['encrypt', 'kms:Encrypt'],
      ['scan', 'dynamodb:Scan'],
      ['get item', 'dynamodb:GetItem'],
    ])
      expect(ids(query ?? '')[0]).toBe(id);
  });

  it('stands before hits that suppose a typo, and these stay', () => {
    expect(ids('AccessUI').slice(0, 2)).toEqual([
      'sagemaker-mlflow:AccessUI',
      'sagemaker:AccessModelPackage',
    ]);
    expect(ask('AccessUI', 1).hits).toHaveLength(1);
  });

  it('keeps to kinds, and to services that are named', () => {
    expect(ids('PassRole kind:key')).not.toContain('iam:PassRole');
    expect(ask('sagemaker:PassRole').hits.map(({ entry }) => entry.service)).not.toContain('iam');
    expect(ask('service:sagemaker PassRole').loose).toBe(true);
  });
});

describe('behind *:', () => {
  it.each([
    ['*:getobject', 's3:GetObject'],
    ['*:putlogev', 'logs:PutLogEvents'],
    ['*:sourceinstancearn', 'ec2:SourceInstanceARN'],
    ['*:loggroup', 'logs:log-group'],
    ['*:createtrainjob', 'sagemaker:CreateTrainingJob'],
  ])('%s finds %s, of whichever service and kind it is', (query, id) => {
    expect(
      ids(query)
        .slice(0, 3)
        .map((each) => each.toLowerCase()),
    ).toContain(id.toLowerCase());
  });

  it('lists nothing twice, the best first, and says which services are to be read', () => {
    const { hits, missingServices, otherServices } = ask('*:create table', 30);
    const found = hits.map(({ entry }) => `${entry.kind} ${entry.id.toLowerCase()}`);
    expect(new Set(found).size).toBe(found.length);
    const scores = hits.map(({ score }) => score);
    expect(scores).toEqual([...scores].sort((a, b) => b - a));
    expect(missingServices).toEqual([]);
    expect(otherServices).toContain('dynamodb');
    expect(search(catalog, '*:create table', 30).missingServices).toContain('dynamodb');
  });
});

describe('what a query needs of the files', () => {
  it('is asked for only where SageMaker has no good answer: first the directory, then the services with hits', () => {
    expect(search(core, 'createtrainingjob', 5)).toMatchObject({
      needsDirectory: false,
      missingServices: [],
    });
    expect(search(core, 'getobject', 5)).toMatchObject({ needsDirectory: true });
    const asked = search(catalog, 'getobject', 5);
    expect(asked.needsDirectory).toBe(false);
    expect(asked.missingServices).toContain('s3');
    expect(asked.missingServices.length).toBeLessThanOrEqual(6);
  });
});
