import { allow, anyPolicy, policy, type RuleCases } from '../case.ts';

/** A statement of a policy of a resource: whom it lets in, to read an object. */
const letIn = (Principal: unknown, Condition?: unknown) =>
  anyPolicy({
    Version: '2012-10-17',
    Statement: [
      {
        Effect: 'Allow',
        Principal,
        Action: 's3:GetObject',
        Resource: 'arn:aws:s3:::b/*',
        ...(Condition === undefined ? {} : { Condition }),
      },
    ],
  });

/** A statement of a trust policy: who may take the role. */
const trust = (
  Principal: unknown,
  Condition?: unknown,
  Action: string | readonly string[] = 'sts:AssumeRole',
) =>
  anyPolicy({
    Version: '2012-10-17',
    Statement: [{ Effect: 'Allow', Principal, Action, ...(Condition === undefined ? {} : { Condition }) }],
  });

const github = 'arn:aws:iam::111122223333:oidc-provider/token.actions.githubusercontent.com';
const principal = 'Statement[0].Principal';
const corp = 'arn:aws:iam::111122223333:saml-provider/corp';
const saml = 'sts:AssumeRoleWithSAML';

const role = 'arn:aws:iam::111122223333:role/ml/Train';
const notPrincipal = 'Statement[0].NotPrincipal.AWS';
/** A policy of a resource that denies all but those named. */
const denyBut = (AWS: readonly string[], Condition?: unknown) =>
  anyPolicy({
    Version: '2012-10-17',
    Statement: [
      {
        Effect: 'Deny',
        NotPrincipal: { AWS },
        Action: 's3:GetObject',
        Resource: 'arn:aws:s3:::b/*',
        ...(Condition === undefined ? {} : { Condition }),
      },
    ],
  });

/** Rules about whom policies of resources and roles are about. */
export const principalCases: readonly RuleCases[] = [
  {
    rule: 'principal-form',
    fires: [
      {
        when: 'a role is named by a pattern',
        kind: 'resource',
        policy: letIn({ AWS: 'arn:aws:iam::111122223333:role/Train*' }),
        finds: [['error', `${principal}.AWS`, ['wildcard', 'aws:PrincipalArn']]],
      },
      {
        when: 'an account is short, a group is named, an ARN is of a bucket, and a type is misspelt',
        kind: 'resource',
        policy: letIn({
          AWS: ['11112222333', 'arn:aws:iam::111122223333:group/ml', 'arn:aws:s3:::b'],
          Services: 's3.amazonaws.com',
          CanonicalUser: 'me',
        }),
        finds: [
          ['error', `${principal}.AWS[0]`, ['11 digits']],
          ['error', `${principal}.AWS[1]`, ['group']],
          ['error', `${principal}.AWS[2]`, ['arn:aws:s3:::b']],
          ['error', `${principal}.Services`, ['Services', 'Service']],
          ['error', `${principal}.CanonicalUser`, ['me', '64']],
        ],
      },
      {
        when: 'a session stands for its role',
        kind: 'trust',
        policy: trust({ AWS: 'arn:aws:sts::111122223333:assumed-role/Train/ann' }),
        finds: [['hint', `${principal}.AWS`, ['arn:aws:iam::111122223333:role/Train']]],
        fixed: trust({ AWS: 'arn:aws:iam::111122223333:role/Train' }),
      },
      {
        when: 'somebody was deleted',
        kind: 'trust',
        policy: trust({ AWS: 'AROAEXAMPLEEXAMPLE123' }),
        finds: [['warning', `${principal}.AWS`, ['AROAEXAMPLEEXAMPLE123', 'deleted']]],
      },
    ],
    silent: [
      {
        when: 'accounts, roots, roles with a path, users, everybody and providers are named',
        kind: 'resource',
        policy: letIn({
          AWS: [
            '111122223333',
            'arn:aws:iam::111122223333:root',
            'arn:aws-cn:iam::111122223333:role/ml/Train',
            'arn:aws:iam::111122223333:user/ann',
            'arn:aws:iam::cloudfront:user/CloudFront Origin Access Identity E2EXAMPLE',
          ],
          Federated: [github, 'cognito-identity.amazonaws.com'],
          Service: 'sagemaker.amazonaws.com',
        }),
      },
    ],
  },
  {
    rule: 'unknown-service-principal',
    fires: [
      {
        when: 'a letter slipped',
        kind: 'trust',
        policy: trust({ Service: 'sagemkaer.amazonaws.com' }),
        finds: [['warning', `${principal}.Service`, ['sagemkaer.amazonaws.com', 'sagemaker.amazonaws.com']]],
        fixed: trust({ Service: 'sagemaker.amazonaws.com' }),
      },
      {
        when: 'a role is passed to a service by its short name',
        policy: policy(
          allow('iam:PassRole', 'arn:aws:iam::111122223333:role/T', {
            StringEquals: { 'iam:PassedToService': ['sagemaker', 'ecs-tasks.amazonaws.com'] },
          }),
        ),
        finds: [
          [
            'warning',
            'Statement[0].Condition.StringEquals.iam:PassedToService[0]',
            ['sagemaker is no service principal', '.amazonaws.com'],
          ],
        ],
        fixed: policy(
          allow('iam:PassRole', 'arn:aws:iam::111122223333:role/T', {
            StringEquals: { 'iam:PassedToService': ['sagemaker.amazonaws.com', 'ecs-tasks.amazonaws.com'] },
          }),
        ),
      },
    ],
    silent: [
      {
        when: 'services act by names that no action has',
        kind: 'trust',
        policy: trust({
          Service: [
            'airflow-env.amazonaws.com',
            'costalerts.amazonaws.com',
            'dnssec-route53.amazonaws.com',
            'hooks.cloudformation.amazonaws.com',
            'license-manager.master-account.amazonaws.com',
            'maintenance.s3tables.amazonaws.com',
            'vpcorigin.cloudfront.amazonaws.com',
          ],
        }),
      },
      {
        when: 'services are known, in a region or China, or by a name of their own',
        kind: 'trust',
        policy: trust({
          Service: [
            'lambda.amazonaws.com',
            'logs.eu-west-1.amazonaws.com',
            'ec2.amazonaws.com.cn',
            'delivery.logs.amazonaws.com',
            'edgelambda.amazonaws.com',
            'custom.application-autoscaling.amazonaws.com',
          ],
        }),
      },
    ],
  },
  {
    rule: 'public-access',
    fires: [
      {
        when: 'any service may, for whatever account',
        kind: 'resource',
        policy: letIn('*', { Bool: { 'aws:PrincipalIsAWSService': 'true' } }),
        finds: [['hint', principal, ['Any service of AWS', 'aws:SourceAccount']]],
      },
      {
        when: 'what keeps others out holds for some of it',
        kind: 'resource',
        policy: anyPolicy({
          Version: '2012-10-17',
          Statement: [
            { Effect: 'Allow', Principal: '*', Action: 's3:*', Resource: 'arn:aws:s3:::b/*' },
            {
              Effect: 'Deny',
              Principal: '*',
              Action: 's3:PutObject',
              Resource: 'arn:aws:s3:::b/*',
              Condition: { StringNotEquals: { 'aws:SourceVpce': 'vpce-1a2b3c4d' } },
            },
          ],
        }),
        finds: [['warning', principal, ['Everybody']]],
      },
      {
        when: 'everybody may read a bucket',
        kind: 'resource',
        policy: letIn('*'),
        finds: [['warning', principal, ['Everybody', 'aws:PrincipalOrgID']]],
      },
      {
        when: 'everybody may take a role who knows its external id',
        kind: 'trust',
        policy: trust({ AWS: '*' }, { StringEquals: { 'sts:ExternalId': 'x' } }),
        finds: [['warning', `${principal}.AWS`, ['take the role']]],
      },
      {
        when: 'all but one are let in',
        kind: 'resource',
        policy: anyPolicy({
          Version: '2012-10-17',
          Statement: [
            {
              Effect: 'Allow',
              NotPrincipal: { AWS: '111122223333' },
              Action: 's3:GetObject',
              Resource: 'arn:aws:s3:::b/*',
            },
          ],
        }),
        finds: [['warning', 'Statement[0].NotPrincipal', ['NotPrincipal']]],
      },
    ],
    silent: [
      {
        when: 'requests come by a mount target',
        kind: 'resource',
        policy: letIn('*', { Bool: { 'elasticfilesystem:AccessedViaMountTarget': 'true' } }),
      },
      {
        when: 'all but one endpoint are kept out',
        kind: 'resource',
        policy: anyPolicy({
          Version: '2012-10-17',
          Statement: [
            { Effect: 'Allow', Principal: '*', Action: 'execute-api:Invoke', Resource: 'execute-api:/*' },
            {
              Effect: 'Deny',
              Principal: '*',
              Action: 'execute-api:Invoke',
              Resource: 'execute-api:/*',
              Condition: { StringNotEquals: { 'aws:SourceVpce': 'vpce-1a2b3c4d' } },
            },
          ],
        }),
      },
      {
        when: 'a condition says from which organization',
        kind: 'resource',
        policy: letIn('*', { StringEquals: { 'aws:PrincipalOrgID': 'o-a1b2c3d4e5' } }),
      },
      { when: 'an account is named', kind: 'resource', policy: letIn({ AWS: '111122223333' }) },
    ],
  },
  {
    rule: 'confused-deputy',
    fires: [
      {
        when: 'a service may read for anybody',
        kind: 'resource',
        policy: letIn({ Service: 'cloudtrail.amazonaws.com' }),
        finds: [
          [
            'warning',
            `${principal}.Service`,
            ['cloudtrail.amazonaws.com', 'aws:SourceArn', 'aws:SourceAccount'],
          ],
        ],
      },
      {
        when: 'a schedule may take the role for anybody',
        kind: 'trust',
        policy: trust({ Service: 'scheduler.amazonaws.com' }),
        finds: [['hint', `${principal}.Service`, ['scheduler.amazonaws.com']]],
      },
    ],
    silent: [
      {
        when: 'a condition says for which account',
        kind: 'resource',
        policy: letIn(
          { Service: 'cloudtrail.amazonaws.com' },
          { StringEquals: { 'aws:SourceAccount': '111122223333' } },
        ),
      },
      {
        when: 'the role is passed to the service by iam:PassRole',
        kind: 'trust',
        policy: trust({ Service: 'sagemaker.amazonaws.com' }),
      },
    ],
  },
  {
    rule: 'external-id-missing',
    fires: [
      {
        when: 'an account may take the role',
        kind: 'trust',
        policy: trust({ AWS: 'arn:aws:iam::444455556666:root' }),
        finds: [['hint', `${principal}.AWS`, ['444455556666', 'sts:ExternalId']]],
      },
    ],
    silent: [
      {
        when: 'nothing begins a session',
        kind: 'trust',
        policy: anyPolicy({
          Version: '2012-10-17',
          Statement: [{ Effect: 'Allow', Principal: { AWS: '444455556666' }, Action: 'sts:TagSession' }],
        }),
      },
      {
        when: 'it has to show an external id',
        kind: 'trust',
        policy: trust({ AWS: '444455556666' }, { StringEquals: { 'sts:ExternalId': 'x' } }),
      },
      { when: 'it is a service', kind: 'trust', policy: trust({ Service: 'ec2.amazonaws.com' }) },
    ],
  },
  {
    rule: 'action-of-other-principal',
    fires: [
      {
        when: 'a web identity provider is to take the role as others do',
        kind: 'trust',
        policy: trust({ Federated: github }),
        finds: [['error', 'Statement[0].Action', [github, 'sts:AssumeRoleWithWebIdentity']]],
      },
      {
        when: 'an account, a service or a SAML provider is to come with a web identity',
        kind: 'trust',
        policy: anyPolicy({
          Version: '2012-10-17',
          Statement: [{ AWS: '111122223333' }, { Service: 'ec2.amazonaws.com' }, { Federated: corp }].map(
            (Principal) => ({ Effect: 'Allow', Principal, Action: 'sts:AssumeRoleWithWebIdentity' }),
          ),
        }),
        finds: [
          ['error', 'Statement[0].Action', ['111122223333', 'is sts:AssumeRole;']],
          ['error', 'Statement[1].Action', ['ec2.amazonaws.com', 'is sts:AssumeRole;']],
          ['error', 'Statement[2].Action', [corp, 'sts:AssumeRoleWithSAML']],
        ],
      },
      {
        when: 'a service has its own action, and another that is of no use to it',
        kind: 'trust',
        policy: trust({ Service: 'ec2.amazonaws.com' }, undefined, ['sts:AssumeRole', saml]),
        finds: [['error', 'Statement[0].Action[1]', [saml, 'remove it']]],
      },
      {
        when: 'one of two principals has no action of its own',
        kind: 'trust',
        policy: trust({ Service: 'ec2.amazonaws.com', Federated: corp }),
        finds: [['error', `${principal}.Federated`, [corp, 'add sts:AssumeRoleWithSAML']]],
      },
    ],
    silent: [
      { when: 'each has its action', kind: 'trust', policy: trust({ Federated: corp }, undefined, saml) },
      {
        when: 'a pattern stands for all',
        kind: 'trust',
        policy: trust({ Federated: corp }, undefined, 'sts:*'),
      },
      { when: 'anybody may', kind: 'trust', policy: trust('*', undefined, saml) },
      {
        when: 'it goes along with a session',
        kind: 'trust',
        policy: trust({ Federated: corp }, undefined, 'sts:TagSession'),
      },
      {
        when: 'Google is the provider',
        kind: 'trust',
        policy: trust({ Federated: 'accounts.google.com' }, undefined, 'sts:AssumeRoleWithWebIdentity'),
      },
    ],
  },
  {
    rule: 'deny-not-principal',
    fires: [
      {
        when: 'a role or a user is named without the account',
        kind: 'resource',
        policy: denyBut([role, 'arn:aws:iam::444455556666:user/ann']),
        finds: [
          ['warning', `${notPrincipal}[0]`, ['account 111122223333 and the role']],
          ['warning', `${notPrincipal}[1]`, ['account 444455556666 is']],
        ],
      },
      {
        when: 'the sessions of a role are not named',
        kind: 'resource',
        policy: denyBut([role, '111122223333']),
        finds: [['hint', `${notPrincipal}[0]`, ['Sessions', role, 'aws:PrincipalArn']]],
      },
    ],
    silent: [
      {
        when: 'account, role and session are named',
        kind: 'resource',
        policy: denyBut([
          role,
          'arn:aws:sts::111122223333:assumed-role/Train/job',
          'arn:aws:iam::111122223333:root',
        ]),
      },
      {
        when: 'a condition says who is meant',
        kind: 'resource',
        policy: denyBut([role], { ArnNotEquals: { 'aws:PrincipalArn': role } }),
      },
      { when: 'it is an account', kind: 'resource', policy: denyBut(['111122223333']) },
    ],
  },
  {
    rule: 'federation-open',
    fires: [
      {
        when: 'the subject may be any repository',
        kind: 'trust',
        policy: trust(
          { Federated: github },
          {
            StringEquals: { 'token.actions.githubusercontent.com:aud': 'sts.amazonaws.com' },
            StringLike: { 'token.actions.githubusercontent.com:sub': 'repo:*' },
          },
          'sts:AssumeRoleWithWebIdentity',
        ),
        finds: [
          ['warning', `${principal}.Federated`, ['token.actions.githubusercontent.com:sub', 'anybody']],
        ],
      },
      {
        when: 'any repository may take the role',
        kind: 'trust',
        policy: trust(
          { Federated: github },
          { StringEquals: { 'token.actions.githubusercontent.com:aud': 'sts.amazonaws.com' } },
          'sts:AssumeRoleWithWebIdentity',
        ),
        finds: [['warning', `${principal}.Federated`, ['token.actions.githubusercontent.com:sub']]],
      },
    ],
    silent: [
      {
        when: 'it is for one repository',
        kind: 'trust',
        policy: trust(
          { Federated: github },
          { StringLike: { 'token.actions.githubusercontent.com:sub': 'repo:acme/shop:*' } },
          'sts:AssumeRoleWithWebIdentity',
        ),
      },
      {
        when: 'the provider is the company itself, by SAML',
        kind: 'trust',
        policy: trust(
          { Federated: 'arn:aws:iam::111122223333:saml-provider/corp' },
          undefined,
          'sts:AssumeRoleWithSAML',
        ),
      },
    ],
  },
];
