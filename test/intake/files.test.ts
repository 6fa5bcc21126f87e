import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { read } from './facts.ts';

/** What a file asks for: the line, and the wanted actions with the resources that it names. */
const seen = (name: string): readonly string[] =>
  read(readFileSync(join(import.meta.dirname, 'files', name), 'utf8')).map(
    ({ evidence, actions }) =>
      `${evidence.line} ${actions
        .filter(({ wanted }) => wanted)
        .map(({ id, resources, count }) =>
          [
            id,
            ...resources.map((arn) => arn.split(':').slice(2).join(':')),
            ...(count === undefined ? [] : [`×${count}`]),
          ].join(' '),
        )
        .join(', ')}`,
  );

describe('calls', () => {
  it('of boto3 count with their client in sight, waiters and paginators too; comments and others do not', () => {
    expect(seen('boto3.py')).toMatchInlineSnapshot(`
      [
        "5 sagemaker:CreateTrainingJob sagemaker:*:*:training-job/churn-1, iam:PassRole iam::111122223333:role/Exec, sagemaker:AddTags sagemaker:*:*:training-job/churn-1",
        "10 sagemaker:DescribeTrainingJob",
        "11 sagemaker:ListEndpoints",
        "12 s3:PutObject s3:::acme-data/*, s3:AbortMultipartUpload s3:::acme-data/*",
        "13 s3:GetObject s3:::acme-data/k",
        "14 s3:GetObject s3:::acme-data/raw/x.csv",
        "16 secretsmanager:GetSecretValue secretsmanager:*:*:secret:x-??????",
      ]
    `);
  });
  it('of JavaScript count as commands', () => {
    expect(seen('javascript.ts.txt')).toMatchInlineSnapshot(`
      [
        "4 sagemaker:CreateEndpoint sagemaker:*:*:endpoint/churn sagemaker:*:*:endpoint-config/cfg, sagemaker:AddTags sagemaker:*:*:endpoint/churn",
        "5 s3:GetObject s3:::acme/k",
        "7 sagemaker:DescribeEndpoint sagemaker:*:*:endpoint/churn",
      ]
    `);
  });
  it('of Java, Go and Rust count as methods of a client', () => {
    expect([...seen('client.java'), ...seen('client.go'), ...seen('client.rs')]).toMatchInlineSnapshot(`
      [
        "2 sagemaker:CreateTrainingJob sagemaker:*:*:training-job/j, iam:PassRole iam::111122223333:role/Exec",
        "4 s3:PutObject s3:::b/k",
        "3 sagemaker:DescribeEndpoint sagemaker:*:*:endpoint/churn",
        "2 sagemaker:DescribeEndpoint sagemaker:*:*:endpoint/churn",
      ]
    `);
  });
  it('of the command line say by their options what else is needed', () => {
    expect(seen('commands.sh')).toMatchInlineSnapshot(`
      [
        "2 sagemaker:CreateTrainingJob sagemaker:*:*:training-job/j1, iam:PassRole iam::111122223333:role/Exec, sagemaker:AddTags sagemaker:*:*:training-job/j1",
        "6 s3:PutObject s3:::acme-models/churn/*",
        "7 s3:ListBucket s3:::acme-data, s3:GetObject s3:::acme-data/raw/*",
        "8 s3:GetObject s3:::acme/k",
        "9 sts:GetCallerIdentity",
        "10 logs:FilterLogEvents",
      ]
    `);
  });
  it('of the Python SDK follow its table', () => {
    expect(seen('python-sdk.py')).toMatchInlineSnapshot(`
      [
        "3 sts:GetCallerIdentity, iam:GetRole",
        "5 s3:CreateBucket, s3:ListBucket, sts:GetCallerIdentity",
        "7 sagemaker:CreateTrainingJob, sagemaker:DescribeTrainingJob, iam:PassRole, logs:DescribeLogStreams, logs:GetLogEvents",
        "8 sagemaker:CreateModel, sagemaker:CreateEndpointConfig, sagemaker:CreateEndpoint, sagemaker:DescribeEndpoint, iam:PassRole",
        "9 sagemaker:CreatePipeline, sagemaker:UpdatePipeline, sagemaker:DescribePipeline, iam:PassRole, sagemaker:AddTags, sagemaker:ListTags",
        "10 sagemaker:InvokeEndpoint",
        "11 sagemaker:CreateModel, sagemaker:DescribeModel, iam:PassRole",
        "12 sagemaker:CreateTransformJob, sagemaker:DescribeTransformJob, logs:DescribeLogStreams, logs:GetLogEvents",
      ]
    `);
  });
  it('in a notebook are found on their lines', () => {
    expect(seen('notebook.ipynb')).toMatchInlineSnapshot(`
      [
        "8 sagemaker:DescribeEndpoint sagemaker:*:*:endpoint/churn",
      ]
    `);
  });
  it('of Step Functions that wait need their rule of events', () => {
    expect(seen('states.asl.json')).toMatchInlineSnapshot(`
      [
        "5 sagemaker:CreateTrainingJob, iam:PassRole, sagemaker:DescribeTrainingJob, sagemaker:StopTrainingJob, events:PutTargets events:*:*:rule/StepFunctionsGetEventsForSageMakerTrainingJobsRule, events:PutRule events:*:*:rule/StepFunctionsGetEventsForSageMakerTrainingJobsRule, events:DescribeRule events:*:*:rule/StepFunctionsGetEventsForSageMakerTrainingJobsRule",
      ]
    `);
  });
});

describe('infrastructure', () => {
  it('of Terraform', () => {
    expect(seen('resources.tf')).toMatchInlineSnapshot(`
      [
        "1 sagemaker:CreateEndpoint, sagemaker:DescribeEndpoint, sagemaker:UpdateEndpoint, sagemaker:DeleteEndpoint, sagemaker:AddTags, sagemaker:ListTags",
        "5 sagemaker:CreateModel, sagemaker:DescribeModel, sagemaker:DeleteModel, iam:PassRole, sagemaker:ListTags",
        "6 s3:CreateBucket, s3:ListBucket, s3:DeleteBucket",
        "7 lambda:CreateFunction, lambda:GetFunction, lambda:UpdateFunctionCode, lambda:UpdateFunctionConfiguration, lambda:DeleteFunction, iam:PassRole",
        "8 ecr:CreateRepository, ecr:DescribeRepositories, ecr:DeleteRepository",
      ]
    `);
  });
  it('of CloudFormation', () => {
    expect(seen('template.yaml')).toMatchInlineSnapshot(`
      [
        "3 sagemaker:CreateEndpoint, sagemaker:DescribeEndpoint, sagemaker:UpdateEndpoint, sagemaker:DeleteEndpoint, sagemaker:AddTags, sagemaker:ListTags",
      ]
    `);
  });
  it('of CDK', () => {
    expect(seen('stack.ts.txt')).toMatchInlineSnapshot(`
      [
        "3 sagemaker:CreateEndpointConfig, sagemaker:DescribeEndpointConfig, sagemaker:DeleteEndpointConfig, sagemaker:ListTags",
        "4 sagemaker:CreateTransformJob, sagemaker:DescribeTransformJob, sagemaker:StopTransformJob, events:PutTargets events:*:*:rule/StepFunctionsGetEventsForSageMakerTransformJobsRule, events:PutRule events:*:*:rule/StepFunctionsGetEventsForSageMakerTransformJobsRule, events:DescribeRule events:*:*:rule/StepFunctionsGetEventsForSageMakerTransformJobsRule",
      ]
    `);
  });
});

describe('CloudTrail', () => {
  it('tells what a principal used, counted, and what was denied', () => {
    expect(seen('cloudtrail.json')).toMatchInlineSnapshot(`
      [
        "5 sagemaker:CreateEndpoint sagemaker:eu-west-1:111122223333:endpoint/churn sagemaker:eu-west-1:111122223333:endpoint-config/cfg ×1, sagemaker:AddTags",
        "13 sagemaker:DescribeEndpoint sagemaker:eu-west-1:111122223333:endpoint/churn sagemaker:eu-west-1:111122223333:endpoint/b ×2",
        "29 s3:GetObject s3:::acme/a/b",
      ]
    `);
  });
  it('is read from lookup-events as well, a message of its own first', () => {
    expect(seen('lookup-events.json')).toMatchInlineSnapshot(`
      [
        "6 iam:PassRole iam::444455556666:role/Exec",
      ]
    `);
  });
  it('is read line by line', () => {
    const { Records } = JSON.parse(readFileSync(join(import.meta.dirname, 'files/cloudtrail.json'), 'utf8'));
    const lines = Records.map((record: unknown) => JSON.stringify(record)).join('\n');
    expect(read(lines).map(({ evidence, kind, actions }) => [evidence.line, kind, actions[0]?.id])).toEqual([
      [1, 'use', 'sagemaker:CreateEndpoint'],
      [2, 'use', 'sagemaker:DescribeEndpoint'],
      [4, 'event', 's3:GetObject'],
    ]);
  });
});

describe('a list of ARNs', () => {
  it('gives what reads each, with its ARN, and offers the rest', () => {
    expect(seen('arns.txt')).toEqual([
      expect.stringMatching(
        /^1 sagemaker:DescribeEndpoint sagemaker:eu-west-1:111122223333:endpoint\/churn, /,
      ),
      '2 sagemaker:DescribeModel sagemaker:eu-west-1:111122223333:model/m1, sagemaker:ListTags sagemaker:eu-west-1:111122223333:model/m1',
      expect.stringMatching(
        /^3 sagemaker:DescribeEndpoint sagemaker:eu-west-1:111122223333:endpoint\/other, /,
      ),
    ]);
    const [first] = read(readFileSync(join(import.meta.dirname, 'files/arns.txt'), 'utf8'));
    expect(first?.actions.find(({ id }) => id === 'sagemaker:DeleteEndpoint')).toMatchObject({
      wanted: false,
    });
  });
});

describe('precision', () => {
  it.each([
    [
      'a method that anybody has',
      'store.get_object(1)\nindex.search("x")\nmodel.fit(X, y)\nclient.list_tags()',
    ],
    ['a client of another service', 'ec2 = boto3.client("ec2")\nec2.create_model()'],
    ['scikit-learn', 'from sklearn import x\nestimator.fit(X, y)'],
    ['a commented call', '# sagemaker_client.create_endpoint()\n// new CreateEndpointCommand()'],
    [
      'a type that nothing creates',
      'AWS::NoValue\nresource "aws_region" "r" {}\nType: AWS::SageMaker::Nothing',
    ],
    ['prose', 'We run aws and train models; see the endpoint of the model package.'],
  ])('%s gives nothing', (_, text) => {
    expect(read(text)).toEqual([]);
  });
});
