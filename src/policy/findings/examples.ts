/**
 * A policy for each rule that it speaks of, for "sm-explore rules NAME" and docs/findings.md. A test holds each example to
 * its rule. They are text, since some are no policies that IAM would take.
 */
import type { PolicyKind } from '../../iam/policy-kind.ts';

/** A policy in which a rule finds something. */
export interface Example {
  /** What the policy is checked as; a managed policy unless it is said. */
  readonly kind?: PolicyKind;
  /** JSON, minified. */
  readonly policy: string;
}

/** More names than a session policy has room for. */
const tooLong = JSON.stringify({
  Version: '2012-10-17',
  Statement: [
    {
      Effect: 'Allow',
      Action: 'sagemaker:DescribeModel',
      Resource: Array.from({ length: 60 }, (_, at) => `arn:aws:sagemaker:*:*:model/shop-window-${at}`),
    },
  ],
});

/** An example for each rule by its name, for `rules NAME` and docs/rules.md. */
export const examples: Readonly<Record<string, Example>> = {
  'json-syntax': { policy: '{"Version":"2012-10-17","Statement":[}' },
  'duplicate-key': { policy: '{"Version":"2012-10-17","Version":"2012-10-17","Statement":[]}' },
  'element-shape': { policy: '{"Version":"2012-10-17","Statement":"all"}' },
  'unknown-element': {
    policy:
      '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Actions":"s3:*","Action":"s3:*","Resource":"*"}]}',
  },
  'missing-element': { policy: '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Resource":"*"}]}' },
  'exclusive-elements': {
    policy:
      '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"s3:*","NotAction":"s3:*","Resource":"*"}]}',
  },
  'empty-element': {
    policy: '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":[],"Resource":"*"}]}',
  },
  'policy-size': { kind: 'session', policy: tooLong },
  version: {
    policy:
      '{"Statement":[{"Effect":"Allow","Action":"sagemaker:DescribeModel","Resource":"arn:aws:sagemaker:eu-west-1:111122223333:model/shop"}]}',
  },
  characters: {
    policy:
      '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"sagemaker:DescribeModel","Resource":"arn:aws:sagemaker:eu-west-1:111122223333:model/shop→2"}]}',
  },
  'sid-characters': {
    policy:
      '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"sagemaker:DescribeModel","Resource":"arn:aws:sagemaker:eu-west-1:111122223333:model/shop","Sid":"Read the model"}]}',
  },
  'sid-not-unique': {
    policy:
      '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"sagemaker:DescribeModel","Resource":"arn:aws:sagemaker:eu-west-1:111122223333:model/shop","Sid":"Read"},{"Effect":"Allow","Action":"sagemaker:DescribeModel","Resource":"arn:aws:sagemaker:eu-west-1:111122223333:model/shop","Sid":"Read2"},{"Effect":"Allow","Action":"sagemaker:DescribeModel","Resource":"arn:aws:sagemaker:eu-west-1:111122223333:model/shop","Sid":"Read"}]}',
  },
  principal: {
    kind: 'trust',
    policy: '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"sts:AssumeRole"}]}',
  },
  'principal-form': {
    kind: 'trust',
    policy:
      '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"AWS":"AROAEXAMPLEEXAMPLE123"},"Action":"sts:AssumeRole"}]}',
  },
  'unknown-service-principal': {
    kind: 'trust',
    policy:
      '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"Service":"sagemkaer.amazonaws.com"},"Action":"sts:AssumeRole"}]}',
  },
  'element-of-kind': {
    kind: 'rcp',
    policy:
      '{"Version":"2012-10-17","Statement":[{"Effect":"Deny","Principal":"*","NotAction":"s3:*","Resource":"*"}]}',
  },
  'malformed-action': {
    policy: '{"Version":"2012-10-17","Statement":[{"Effect":"Deny","Action":"","Resource":"*"}]}',
  },
  'invalid-resource': {
    policy:
      '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"sagemaker:DescribeModel","Resource":"model/shop"}]}',
  },
  'invalid-operator': {
    policy:
      '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"sagemaker:CreateTrainingJob","Resource":"arn:aws:sagemaker:eu-west-1:111122223333:training-job/nightly","Condition":{"bool":{"aws:SecureTransport":"true"}}}]}',
  },
  'invalid-value': {
    policy:
      '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"sagemaker:CreateTrainingJob","Resource":"arn:aws:sagemaker:eu-west-1:111122223333:training-job/nightly","Condition":{"Bool":{"aws:SecureTransport":"yes"}}}]}',
  },
  'invalid-id': {
    policy:
      '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"sagemaker:CreateTrainingJob","Resource":"*","Condition":{"ForAllValues:StringEquals":{"sagemaker:VpcSubnets":["sg-0123456789abcdef0"]}}}]}',
  },
  'invalid-address': {
    policy:
      '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"s3:GetObject","Resource":"arn:aws:s3:::b/*","Condition":{"IpAddress":{"aws:VpcSourceIp":"10.0.0.0/8"}}}]}',
  },
  'no-values': {
    policy:
      '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"sagemaker:CreateTrainingJob","Resource":"arn:aws:sagemaker:eu-west-1:111122223333:training-job/nightly","Condition":{"StringEquals":{"aws:PrincipalTag/team":[]}}}]}',
  },
  'empty-condition': {
    policy:
      '{"Version":"2012-10-17","Statement":[{"Sid":"","Effect":"Allow","Action":"s3:GetObject","Resource":"arn:aws:s3:::b/*","Condition":{}}]}',
  },
  'several-bool-values': {
    policy:
      '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"sagemaker:CreateTrainingJob","Resource":"arn:aws:sagemaker:eu-west-1:111122223333:training-job/nightly","Condition":{"Bool":{"aws:SecureTransport":["true","false"]}}}]}',
  },
  'null-with-modifier': {
    policy:
      '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"sagemaker:CreateTrainingJob","Resource":"arn:aws:sagemaker:eu-west-1:111122223333:training-job/nightly","Condition":{"NullIfExists":{"sagemaker:VpcSubnets":"false"}}}]}',
  },
  'keys-differ-by-case': {
    policy:
      '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"sagemaker:CreateTrainingJob","Resource":"arn:aws:sagemaker:eu-west-1:111122223333:training-job/nightly","Condition":{"StringEquals":{"aws:PrincipalTag/team":"a","aws:principaltag/Team":"b"}}}]}',
  },
  'tag-key-without-name': {
    policy:
      '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"sagemaker:CreateTrainingJob","Resource":"arn:aws:sagemaker:eu-west-1:111122223333:training-job/nightly","Condition":{"StringEquals":{"aws:RequestTag":"ml"}}}]}',
  },
  'invalid-variable': {
    policy:
      '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"sagemaker:DescribeModel","Resource":"arn:aws:sagemaker:*:*:model/${aws:UserNam}"}]}',
  },
  'variable-misplaced': {
    policy:
      '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"sagemaker:${aws:username}","Resource":"*"}]}',
  },
  'unknown-service': {
    policy:
      '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":["elb:Describe*"],"Resource":"*"}]}',
  },
  'unknown-action': {
    policy:
      '{"Version":"2012-10-17","Statement":[{"Effect":"Deny","NotAction":["iam:GetRoles"],"Resource":"*"}]}',
  },
  'pattern-matches-nothing': {
    policy:
      '{"Version":"2012-10-17","Statement":[{"Effect":"Deny","Action":"sagemaker:CreateModel?","Resource":"*"}]}',
  },
  'unknown-key': {
    policy:
      '{"Version":"2012-10-17","Statement":[{"Effect":"Deny","Action":"sagemaker:*","Resource":"*","Condition":{"StringNotEquals":{"aws:RequestRegion":"eu-west-1"}}}]}',
  },
  'deprecated-key': {
    policy:
      '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"sagemaker:CreateDomain","Resource":"*","Condition":{"StringEquals":{"sagemaker:AppNetworkAccess":"VpcOnly"}}}]}',
  },
  'key-not-honoured': {
    policy:
      '{"Version":"2012-10-17","Statement":[{"Effect":"Deny","Action":"sagemaker:DeleteModel","Resource":"*","Condition":{"Null":{"sagemaker:RootAccess":"true"}}}]}',
  },
  'resource-tag-on-create': {
    policy:
      '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"sagemaker:CreateModel","Resource":"arn:aws:sagemaker:eu-west-1:111122223333:model/shop","Condition":{"StringEquals":{"aws:ResourceTag/team":"ml"}}}]}',
  },
  'operator-type': {
    policy:
      '{"Version":"2012-10-17","Statement":[{"Effect":"Deny","Action":"sagemaker:CreateTrainingJob","Resource":"*","Condition":{"StringNotEquals":{"aws:SourceIp":"203.0.113.7"}}}]}',
  },
  'set-operator-missing': {
    policy:
      '{"Version":"2012-10-17","Statement":[{"Effect":"Deny","Action":"sagemaker:CreateTrainingJob","Resource":"*","Condition":{"StringNotEquals":{"sagemaker:VpcSubnets":"subnet-1"}}}]}',
  },
  'set-operator-on-single-value': {
    policy:
      '{"Version":"2012-10-17","Statement":[{"Effect":"Deny","Action":"sagemaker:CreateTrainingJob","Resource":"*","Condition":{"ForAllValues:StringEquals":{"aws:RequestTag/team":"ml"}}}]}',
  },
  'for-all-values-without-guard': {
    policy:
      '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"sagemaker:CreateTrainingJob","Resource":"arn:aws:sagemaker:eu-west-1:111122223333:training-job/nightly","Condition":{"ForAllValues:StringEquals":{"sagemaker:VpcSubnets":"subnet-1"}}}]}',
  },
  'set-operator-by-effect': {
    policy:
      '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"sagemaker:CreateTrainingJob","Resource":"*","Condition":{"ForAnyValue:StringEquals":{"sagemaker:InstanceTypes":["ml.m5.large"]}}}]}',
  },
  'wildcard-without-like': {
    policy:
      '{"Version":"2012-10-17","Statement":[{"Effect":"Deny","Action":"sagemaker:CreateTrainingJob","Resource":"*","Condition":{"ForAnyValue:StringNotEquals":{"sagemaker:VpcSubnets":"subnet-?"}}}]}',
  },
  'mfa-pattern': {
    policy:
      '{"Version":"2012-10-17","Statement":[{"Effect":"Deny","Action":"s3:GetObject","Resource":"arn:aws:s3:::b/*","Condition":{"Bool":{"aws:MultiFactorAuthPresent":"false"}}}]}',
  },
  'session-as-principal': {
    policy:
      '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"s3:GetObject","Resource":"arn:aws:s3:::b/*","Condition":{"ArnLike":{"aws:PrincipalArn":"arn:aws:sts::111122223333:assumed-role/Train/*"}}}]}',
  },
  'tag-with-not-action': {
    policy:
      '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","NotAction":"iam:*","Resource":"*","Condition":{"StringEquals":{"aws:RequestTag/team":"ml"}}}]}',
  },
  'negated-operator': {
    policy:
      '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":["iam:PassRole","iam:GetRole"],"Resource":"arn:aws:iam::111122223333:role/trainer","Condition":{"StringNotEquals":{"iam:PassedToService":"ec2.amazonaws.com"}}}]}',
  },
  'resource-fits-no-action': {
    policy:
      '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"s3:ListBucket","Resource":"arn:aws:s3:::b/*"}]}',
  },
  'required-resource-missing': {
    policy:
      '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":["s3:ListBucket","s3:GetObject"],"Resource":"arn:aws:s3:::example-data"}]}',
  },
  'log-group-without-star': {
    policy:
      '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"logs:FilterLogEvents","Resource":"arn:aws:logs:eu-west-1:111122223333:log-group:/aws/sagemaker/TrainingJobs"}]}',
  },
  'endpoint-name-capitals': {
    policy:
      '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"sagemaker:InvokeEndpoint","Resource":"arn:aws:sagemaker:eu-west-1:111122223333:endpoint/My-Endpoint"}]}',
  },
  'condition-on-some-types': {
    policy:
      '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"ec2:RunInstances","Resource":["arn:aws:ec2:*:*:instance/*","arn:aws:ec2:*:*:subnet/*","arn:aws:ec2:*:*:security-group/*","arn:aws:ec2:*:*:network-interface/*","arn:aws:ec2:*::image/*"],"Condition":{"StringEquals":{"ec2:InstanceType":"t3.micro"}}}]}',
  },
  'denied-anyway': {
    policy:
      '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":["sagemaker:DeleteModel","sagemaker:DescribeModel"],"Resource":"arn:aws:sagemaker:eu-west-1:111122223333:model/shop"},{"Effect":"Deny","Action":"sagemaker:Delete*","Resource":"*"}]}',
  },
  'action-of-other-principal': {
    kind: 'trust',
    policy:
      '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"Federated":"arn:aws:iam::111122223333:saml-provider/corp"},"Action":"sts:AssumeRole"}]}',
  },
  'deny-not-principal': {
    kind: 'resource',
    policy:
      '{"Version":"2012-10-17","Statement":[{"Effect":"Deny","NotPrincipal":{"AWS":"arn:aws:iam::111122223333:role/Train"},"Action":"s3:GetObject","Resource":"arn:aws:s3:::b/*"}]}',
  },
  'public-access': {
    kind: 'resource',
    policy:
      '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":"*","Action":"s3:GetObject","Resource":"arn:aws:s3:::b/*"}]}',
  },
  'confused-deputy': {
    kind: 'resource',
    policy:
      '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"Service":"cloudtrail.amazonaws.com"},"Action":"s3:GetObject","Resource":"arn:aws:s3:::b/*"}]}',
  },
  'federation-open': {
    kind: 'trust',
    policy:
      '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"Federated":"arn:aws:iam::111122223333:oidc-provider/token.actions.githubusercontent.com"},"Action":"sts:AssumeRoleWithWebIdentity","Condition":{"StringEquals":{"token.actions.githubusercontent.com:aud":"sts.amazonaws.com"}}}]}',
  },
  'external-id-missing': {
    kind: 'trust',
    policy:
      '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"AWS":"arn:aws:iam::444455556666:root"},"Action":"sts:AssumeRole"}]}',
  },
  'full-access': {
    policy: '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"*","Resource":"*"}]}',
  },
  'allow-not-action': {
    policy: '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","NotAction":"iam:*","Resource":"*"}]}',
  },
  'allow-not-resource': {
    policy:
      '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"sagemaker:DeleteModel","NotResource":"arn:aws:sagemaker:eu-west-1:111122223333:model/shop"}]}',
  },
  'pass-role-any-role': {
    policy: '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"iam:Pass*","Resource":["*"]}]}',
  },
  'pass-role-any-service': {
    policy:
      '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"iam:PassRole","Resource":"arn:aws:iam::111122223333:role/trainer"}]}',
  },
  'write-on-everything': {
    policy:
      '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"sagemaker:DeleteModel","Resource":"*:*"}]}',
  },
  escalation: {
    policy:
      '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"iam:PutUserPolicy","Resource":"arn:aws:iam::111122223333:user/${aws:username}"}]}',
  },
  'search-not-denied': {
    kind: 'scp',
    policy:
      '{"Version":"2012-10-17","Statement":[{"Effect":"Deny","Action":"sagemaker:Describe*","Resource":"*"}]}',
  },
  'missing-dependents': {
    policy:
      '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"sagemaker:CreateTrainingJob","Resource":"arn:aws:sagemaker:eu-west-1:111122223333:training-job/nightly"}]}',
  },
  'permissions-management': {
    policy:
      '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":["iam:PutRolePolicy","iam:GetRole"],"Resource":"*"}]}',
  },
  'resource-exposure': {
    policy:
      '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"s3:PutBucketPolicy","Resource":"*"}]}',
  },
  'data-exfiltration': {
    policy:
      '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":["s3:GetObject","secretsmanager:GetSecretValue"],"Resource":"*"}]}',
  },
  'credentials-exposure': {
    policy:
      '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"sts:AssumeRole","Resource":"*"}]}',
  },
  'duplicate-action': {
    policy:
      '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":["sagemaker:ListModels","sagemaker:listmodels"],"Resource":"*"}]}',
  },
  'redundant-action': {
    policy:
      '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":["*","sagemaker:ListModels"],"Resource":"*"}]}',
  },
  'duplicate-resource': {
    policy:
      '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"sagemaker:DescribeModel","Resource":["arn:aws:sagemaker:eu-west-1:111122223333:model/shop","arn:aws:sagemaker:eu-west-1:111122223333:model/shop"]}]}',
  },
  'redundant-resource': {
    policy:
      '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"sagemaker:ListModels","Resource":["*","**"]}]}',
  },
  'redundant-value': {
    policy:
      '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"s3:GetObject","Resource":"arn:aws:s3:::b/*","Condition":{"StringEquals":{"aws:PrincipalOrgID":["o-a1b2c3d4e5","o-a1b2c3d4e5"]}}}]}',
  },
  'redundant-statement': {
    policy:
      '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"sagemaker:ListModels","Resource":"*","Sid":"One"},{"Effect":"Allow","Action":"sagemaker:ListModels","Resource":"*","Sid":"Two"}]}',
  },
};
