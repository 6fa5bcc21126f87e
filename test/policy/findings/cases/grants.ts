import type { ConditionBlock } from '../../../../src/iam/document.ts';
import { allBut, allow, anyPolicy, arn, deny, policy, type RuleCases } from '../case.ts';

const anyRole = 'arn:aws:iam::111122223333:role/*';
const toSageMaker = { StringEquals: { 'iam:PassedToService': 'sagemaker.amazonaws.com' } };
const train = allow('sagemaker:CreateTrainingJob', arn.trainingJob);
const passAny = allow('iam:PassRole', anyRole, toSageMaker);

/** What a fix adds where no role is named yet. */
const passNew = allow(['iam:PassRole'], ['arn:aws:iam::*:role/*'], toSageMaker);

/** Every action on notebook instances but the one that opens them, under a condition. */
const configs = 'sagemaker:NotebookInstanceLifecycleConfigArns';
const approved = 'arn:aws:sagemaker:eu-west-1:111122223333:notebook-instance-lifecycle-config/approved';
/** With a condition on the one action whose requests have the key. */
const notebooks = (condition?: ConditionBlock) => [
  allow(['sagemaker:CreateNotebookInstance?*', 'sagemaker:St*NotebookInstance'], '*'),
  allow('sagemaker:UpdateNotebookInstance', '*', condition),
  deny('sagemaker:CreatePresignedNotebookInstanceUrl', '*'),
];
const attaches = [
  'sagemaker:CreateNotebookInstanceLifecycleConfig',
  'sagemaker:StopNotebookInstance',
  'sagemaker:UpdateNotebookInstance',
  'sagemaker:StartNotebookInstance',
  'attach-lifecycle-configuration',
];

const withoutMfa = { Bool: { 'aws:MultiFactorAuthPresent': 'false' } };
const ofTeam = { StringEquals: { 'aws:ResourceTag/team': 'ml' } };
const stillReturned = ['sagemaker:Describe*', 'denied', 'sagemaker:Search', '*'];

/** What a training job and a domain need, allowed for others only. */
const elsewhere = [
  train,
  allow('iam:PassRole', arn.role, {
    StringEquals: { 'iam:PassedToService': 'lambda.amazonaws.com' },
  }),
  allow('sagemaker:AddTags', arn.trainingJob, {
    StringEquals: { 'sagemaker:TaggingAction': 'CreateModel' },
  }),
  allow('sagemaker:CreateDomain', 'arn:aws:sagemaker:*:*:domain/*'),
  allow('iam:CreateServiceLinkedRole', '*', {
    StringLike: { 'iam:AWSServiceName': '*.eks.amazonaws.com' },
  }),
];

/** Rules about what an Allow statement grants, and what a Deny leaves open. */
export const grantCases: readonly RuleCases[] = [
  {
    rule: 'full-access',
    fires: [
      {
        when: 'every action is allowed on *',
        policy: policy(allow('*', '*')),
        finds: [['warning', 'Statement[0].Action', ['allows']]],
      },
      {
        when: 'every action is allowed on something',
        policy: policy(allow(['sagemaker:List*', '*:*'], arn.bucket)),
        finds: [['warning', 'Statement[0].Action[1]', ['allows']]],
      },
    ],
    silent: [
      { when: 'it is denied', policy: policy(deny('*', '*')) },
      { when: 'a service control policy filters nothing', kind: 'scp', policy: policy(allow('*', '*')) },
      { when: 'it is every action of a service', policy: policy(allow('sagemaker:*', '*')) },
    ],
  },
  {
    rule: 'allow-not-action',
    fires: [
      {
        when: 'Allow says what not',
        policy: policy(allBut('Allow', 'iam:*')),
        finds: [['warning', 'Statement[0].NotAction', ['Allow', 'NotAction']]],
      },
    ],
    silent: [
      {
        when: 'Deny says what not',
        policy: policy(allBut('Deny', 'sagemaker:*')),
      },
      {
        when: 'a service control policy does',
        kind: 'scp',
        policy: policy(allBut('Allow', 'iam:*')),
      },
    ],
  },
  {
    rule: 'allow-not-resource',
    fires: [
      {
        when: 'Allow says where not',
        policy: policy({ Effect: 'Allow', Action: 'sagemaker:DeleteModel', NotResource: arn.model }),
        finds: [['warning', 'Statement[0].NotResource', ['Allow', 'NotResource']]],
      },
    ],
    silent: [
      {
        when: 'Deny says where not',
        policy: policy({ Effect: 'Deny', Action: 'sagemaker:DeleteModel', NotResource: arn.model }),
      },
    ],
  },
  {
    rule: 'pass-role-any-role',
    fires: [
      {
        when: 'the resource is *',
        policy: policy(allow('iam:PassRole', '*', toSageMaker)),
        finds: [['warning', 'Statement[0].Resource', ['iam:PassRole']]],
      },
      {
        when: 'the role is open',
        policy: policy(passAny),
        finds: [['warning', 'Statement[0].Resource', ['iam:PassRole', 'arn:aws:iam::111122223333:role/*']]],
      },
      {
        when: 'a pattern has PassRole in it',
        policy: policy(allow('iam:Pass*', ['*'])),
        finds: [['warning', 'Statement[0].Resource[0]', ['iam:PassRole']]],
      },
      {
        when: 'every account has its roles open: arn:aws:iam::*',
        policy: policy(allow('iam:PassRole', 'arn:aws:iam::*', toSageMaker)),
        finds: [['warning', 'Statement[0].Resource', ['iam:PassRole', 'arn:aws:iam::*']]],
      },
      {
        when: 'every account has its roles open: arn:aws:iam::*:role/?*',
        policy: policy(allow('iam:PassRole', 'arn:aws:iam::*:role/?*', toSageMaker)),
        finds: [['warning', 'Statement[0].Resource', ['iam:PassRole', 'arn:aws:iam::*:role/?*']]],
      },
      {
        when: 'every account has its roles open: arn:aws:*:*:*:*',
        policy: policy(allow('iam:PassRole', 'arn:aws:*:*:*:*', toSageMaker)),
        finds: [['warning', 'Statement[0].Resource', ['iam:PassRole', 'arn:aws:*:*:*:*']]],
      },
      {
        when: 'every account has its roles open: arn:*:iam:*:*:r*',
        policy: policy(allow('iam:PassRole', 'arn:*:iam:*:*:r*', toSageMaker)),
        finds: [['warning', 'Statement[0].Resource', ['iam:PassRole', 'arn:*:iam:*:*:r*']]],
      },
    ],
    silent: [
      { when: 'the role is named', policy: policy(allow('iam:PassRole', arn.role, toSageMaker)) },
      {
        when: 'roles are named by their beginning',
        policy: policy(
          allow('iam:PassRole', 'arn:aws:iam::*:role/service-role/AmazonSageMaker-*', toSageMaker),
        ),
      },
      {
        when: 'a role is named by a part of its name, or is no role',
        policy: policy(
          allow(
            'iam:PassRole',
            ['arn:aws:iam::*:role/*a', 'arn:aws:iam::*:user/*', 'arn:aws:iam::*:role/?'],
            toSageMaker,
          ),
        ),
      },
      { when: 'it is denied', policy: policy(deny('iam:PassRole', '*')) },
    ],
  },
  {
    rule: 'pass-role-any-service',
    fires: [
      {
        when: 'it stands alone',
        policy: policy(train, allow('iam:PassRole', arn.role)),
        finds: [['warning', 'Statement[1].Action', ['iam:PassRole', 'iam:PassedToService']]],
        fixed: policy(train, allow('iam:PassRole', arn.role, toSageMaker)),
      },
      {
        when: 'it stands with others',
        policy: policy(allow(['iam:PassRole', 'sagemaker:CreateModel'], [arn.role, arn.model])),
        finds: [['warning', 'Statement[0].Action[0]', ['iam:PassRole', 'iam:PassedToService']]],
        fixed: policy(
          allow(['sagemaker:CreateModel'], [arn.role, arn.model]),
          allow('iam:PassRole', [arn.role, arn.model], toSageMaker),
        ),
      },
      {
        when: 'nobody knows who takes the role',
        policy: policy(allow('iam:PassRole', arn.role)),
        finds: [['warning', 'Statement[0].Action', ['iam:PassRole', 'iam:PassedToService']]],
      },
      ...[
        { StringLike: { 'iam:PassedToService': '*' } },
        { StringLike: { 'iam:passedtoservice': ['glue.amazonaws.com', '*.amazonaws.com'] } },
        { StringLikeIfExists: { 'iam:PassedToService': '?*' } },
        { Null: { 'iam:PassedToService': 'false' } },
      ].map((condition) => ({
        when: `${JSON.stringify(condition)} holds for every service`,
        policy: policy(train, allow('iam:PassRole', arn.role, condition)),
        finds: [
          [
            'warning' as const,
            `Statement[1].Condition.${Object.entries(condition)
              .map(([operator, keys]) => `${operator}.${Object.keys(keys).join()}`)
              .join()}`,
            [...Object.keys(condition), 'iam:PassRole', 'sagemaker.amazonaws.com'],
          ] as const,
        ],
        fixed: policy(train, allow('iam:PassRole', arn.role, toSageMaker)),
      })),
      {
        when: 'one service is shut out',
        policy: policy(
          train,
          allow('iam:PassRole', arn.role, {
            StringNotEquals: { 'iam:PassedToService': 'ec2.amazonaws.com' },
          }),
        ),
        finds: [
          [
            'warning',
            'Statement[1].Condition.StringNotEquals.iam:PassedToService',
            ['StringNotEquals', 'iam:PassRole', 'StringEquals'],
          ],
        ],
        fixed: policy(train, allow('iam:PassRole', arn.role, toSageMaker)),
      },
      {
        when: 'the service that takes the role is shut out, which no fix undoes',
        policy: policy(
          train,
          allow('iam:PassRole', arn.role, {
            StringNotEquals: { 'iam:PassedToService': 'sagemaker.amazonaws.com' },
          }),
        ),
        finds: [
          [
            'warning',
            'Statement[1].Condition.StringNotEquals.iam:PassedToService',
            ['StringNotEquals', 'iam:PassRole', 'StringEquals'],
          ],
        ],
      },
      {
        when: 'IfExists leaves it open',
        policy: policy(
          allow('iam:PassRole', arn.role, {
            StringEqualsIfExists: { 'iam:PassedToService': 'sagemaker.amazonaws.com' },
          }),
        ),
        finds: [
          [
            'hint',
            'Statement[0].Condition.StringEqualsIfExists.iam:PassedToService',
            ['StringEqualsIfExists', 'IfExists'],
          ],
        ],
      },
    ],
    silent: [
      { when: 'the service is named', policy: policy(allow('iam:PassRole', arn.role, toSageMaker)) },
      {
        when: 'the key is written in lower case',
        policy: policy(
          allow('iam:PassRole', arn.role, {
            StringLike: { 'iam:passedtoservice': '*.sagemaker.amazonaws.com' },
          }),
        ),
      },
      {
        when: 'a service is named beside what does not limit',
        policy: policy(
          allow('iam:PassRole', arn.role, {
            ...toSageMaker,
            StringLike: { 'iam:PassedToService': '*' },
            Null: { 'iam:PassedToService': 'false' },
          }),
        ),
      },
      { when: 'all is allowed, which full-access says', policy: policy(allow('*', '*')) },
    ],
  },
  {
    rule: 'write-on-everything',
    fires: [
      {
        when: 'what can be limited is allowed on *',
        policy: policy(
          allow(['sagemaker:DeleteModel', 'sagemaker:ListModels', 'sagemaker:DescribeModel'], '*'),
        ),
        finds: [['warning', 'Statement[0].Resource', ['sagemaker:DeleteModel', 'allowed']]],
      },
      {
        when: 'a pattern brings it along',
        policy: policy(allow('sagemaker:*ModelPackageGroupPolicy', ['arn:aws:sagemaker:*:*:model/a', '*'])),
        finds: [
          [
            'warning',
            'Statement[0].Resource[1]',
            ['sagemaker:DeleteModelPackageGroupPolicy', 'sagemaker:PutModelPackageGroupPolicy', 'allowed'],
          ],
        ],
      },
      {
        when: 'the ARN has nothing but wildcards',
        policy: policy(allow('sagemaker:DeleteModel', 'arn:*:*:*:*:*')),
        finds: [['warning', 'Statement[0].Resource', ['sagemaker:DeleteModel', 'allowed']]],
      },
      {
        when: 'a condition says who, not what',
        policy: policy(
          allow('sagemaker:DeleteModel', '*', { Bool: { 'aws:MultiFactorAuthPresent': 'true' } }),
        ),
        finds: [['warning', 'Statement[0].Resource', ['sagemaker:DeleteModel', 'allowed']]],
      },
      {
        when: 'the ARN names no more than the service: arn:aws:*:*:*:*',
        policy: policy(allow('sagemaker:DeleteModel', 'arn:aws:*:*:*:*')),
        finds: [['warning', 'Statement[0].Resource', ['sagemaker:DeleteModel', 'allowed']]],
      },
      {
        when: 'the ARN names no more than the service: arn:aws:sagemaker:*:*:*',
        policy: policy(allow('sagemaker:DeleteModel', 'arn:aws:sagemaker:*:*:*')),
        finds: [['warning', 'Statement[0].Resource', ['sagemaker:DeleteModel', 'allowed']]],
      },
      {
        when: 'the ARN names no more than the service: arn:aws:sagemaker:*',
        policy: policy(allow('sagemaker:DeleteModel', 'arn:aws:sagemaker:*')),
        finds: [['warning', 'Statement[0].Resource', ['sagemaker:DeleteModel', 'allowed']]],
      },
      {
        when: 'the ARN names no more than the service: arn:aws:sage*:*:????????????:?*/*',
        policy: policy(allow('sagemaker:DeleteModel', 'arn:aws:sage*:*:????????????:?*/*')),
        finds: [['warning', 'Statement[0].Resource', ['sagemaker:DeleteModel', 'allowed']]],
      },
      {
        when: 'the ARN names no more than the service: *:*',
        policy: policy(allow('sagemaker:DeleteModel', '*:*')),
        finds: [['warning', 'Statement[0].Resource', ['sagemaker:DeleteModel', 'allowed']]],
      },
    ],
    silent: [
      { when: 'it reads a policy', policy: policy(allow('billing:Get*', '*')) },
      {
        when: 'tags are set on what is made alone',
        policy: policy(
          allow('ecs:TagResource', '*', { StringEquals: { 'ecs:CreateAction': 'RunTask' } }),
          allow('ec2:CreateTags', 'arn:aws:ec2:*:*:*/*', {
            StringEquals: { 'ec2:CreateAction': 'RunInstances' },
          }),
          allow('sagemaker:AddTags', '*', { Null: { 'sagemaker:TaggingAction': 'false' } }),
        ),
      },
      { when: 'it only reads', policy: policy(allow(['sagemaker:DescribeModel', 'sagemaker:Search'], '*')) },
      {
        when: 'it cannot be limited',
        policy: policy(
          allow('sagemaker:EnableSagemakerServicecatalogPortfolio', '*'),
          allow('ecr:GetAuthorizationToken', '*'),
        ),
      },
      { when: 'the resource is named', policy: policy(allow('sagemaker:DeleteModel', arn.model)) },
      {
        when: 'the type, the account or the beginning of names is named',
        policy: policy(
          allow('sagemaker:DeleteModel', [
            'arn:aws:sagemaker:*:*:model/*',
            'arn:aws:sagemaker:*:111122223333:*',
            'arn:aws:sagemaker:*:*:*/shop-*',
          ]),
        ),
      },
      {
        when: 'names of the service have nothing before them',
        policy: policy(allow('sns:Publish', 'arn:aws:sns:*:*:*')),
      },
      {
        when: 'a tag limits the resource',
        policy: policy(
          allow('sagemaker:DeleteModel', '*', { StringEquals: { 'aws:ResourceTag/team': 'ml' } }),
        ),
      },
      { when: 'it denies', policy: policy(deny('sagemaker:DeleteModel', '*')) },
    ],
  },
  {
    rule: 'escalation',
    fires: [
      {
        when: "Studio opens for the profile of one's own name, in any domain",
        policy: policy(
          allow(
            'sagemaker:CreatePresignedDomainUrl',
            'arn:aws:sagemaker:eu-west-1:111122223333:user-profile/*/${aws:username}',
          ),
        ),
        finds: [['hint', 'Statement[0].Action', ['sagemaker:CreatePresignedDomainUrl']]],
      },
      {
        when: 'one writes the policy of the own user',
        policy: policy(allow('iam:PutUserPolicy', 'arn:aws:iam::111122223333:user/${aws:username}')),
        finds: [['warning', 'Statement[0].Action', ['iam:PutUserPolicy', 'put-user-policy']]],
      },
      {
        when: 'a role is passed to a function, and another combination rests on the same statement',
        policy: policy(
          allow('iam:PassRole', anyRole, { StringEquals: { 'iam:PassedToService': 'lambda.amazonaws.com' } }),
          allow(['lambda:CreateFunction', 'lambda:InvokeFunction', 'lambda:UpdateFunctionCode'], '*'),
        ),
        finds: [
          ['warning', 'Statement[1].Action[0]', ['pass-role-to-function', 'also open: rewrite-function']],
        ],
      },
      {
        when: 'tasks run with any role, whose principal is not the same as the service',
        policy: policy(
          allow('iam:PassRole', anyRole, {
            StringEquals: { 'iam:PassedToService': 'ecs-tasks.amazonaws.com' },
          }),
          allow(['ecs:RegisterTaskDefinition', 'ecs:RunTask'], '*'),
        ),
        finds: [['warning', 'Statement[1].Action[0]', ['pass-role-to-ecs-task']]],
      },

      {
        when: 'any role can be run by a training job',
        policy: policy(train, passAny),
        finds: [['warning', 'Statement[0].Action', ['iam:PassRole', 'sagemaker:CreateTrainingJob']]],
      },
      {
        when: 'the role is named',
        policy: policy(train, allow('iam:PassRole', arn.role, toSageMaker)),
        finds: [['hint', 'Statement[0].Action', ['iam:PassRole', 'sagemaker:CreateTrainingJob']]],
      },
      {
        when: 'PassedToService names the service among others',
        policy: policy(
          train,
          allow('iam:PassRole', anyRole, {
            StringLike: { 'iam:PassedToService': ['ec2.amazonaws.com', 'sage*'] },
          }),
        ),
        finds: [['warning', 'Statement[0].Action', ['iam:PassRole', 'sagemaker:CreateTrainingJob']]],
      },
      {
        when: 'one action is enough',
        policy: policy(
          allow('sagemaker:CreatePresignedNotebookInstanceUrl', 'arn:aws:sagemaker:*:*:notebook-instance/*'),
        ),
        finds: [
          ['warning', 'Statement[0].Action', ['sagemaker:CreatePresignedNotebookInstanceUrl', 'allows']],
        ],
      },
      {
        when: 'what it opens is named',
        policy: policy(
          allow(
            'sagemaker:CreatePresignedDomainUrl',
            'arn:aws:sagemaker:eu-west-1:111122223333:user-profile/d-1/${aws:username}',
          ),
        ),
        finds: [['hint', 'Statement[0].Action', ['sagemaker:CreatePresignedDomainUrl']]],
      },
      {
        when: 'a lifecycle configuration can be attached',
        policy: policy(
          allow('sagemaker:*NotebookInstance*', '*'),
          deny('sagemaker:CreatePresignedNotebookInstanceUrl', '*'),
        ),
        finds: [
          [
            'warning',
            'Statement[0].Action',
            [
              'sagemaker:CreateNotebookInstanceLifecycleConfig',
              'sagemaker:StopNotebookInstance',
              'sagemaker:UpdateNotebookInstance',
              'sagemaker:StartNotebookInstance',
            ],
          ],
        ],
      },
      ...[
        { 'ForAnyValue:ArnLike': { [configs]: '*' } },
        { 'ForAnyValue:ArnLike': { [configs]: [approved, approved.replace('approved', '*')] } },
        { 'ForAnyValue:ArnNotEquals': { [configs]: approved } },
        { Null: { [configs]: 'false' } },
      ].map((condition) => ({
        when: `${JSON.stringify(condition)} limits nothing`,
        policy: policy(...notebooks(condition)),
        finds: [['warning', 'Statement[0].Action[0]', attaches] as const],
      })),
      {
        when: 'the configuration is limited where it is made, not where it is attached',
        policy: policy(
          allow('sagemaker:CreateNotebookInstanceLifecycleConfig', '*', {
            'ForAllValues:ArnEquals': { [configs]: approved },
          }),
          allow(
            [
              'sagemaker:StopNotebookInstance',
              'sagemaker:UpdateNotebookInstance',
              'sagemaker:StartNotebookInstance',
            ],
            '*',
          ),
        ),
        finds: [['warning', 'Statement[0].Action', attaches]],
      },
      {
        when: 'a denial on the key has a condition',
        policy: policy(
          ...notebooks(),
          deny('sagemaker:UpdateNotebookInstance', '*', { 'ForAnyValue:ArnEquals': { [configs]: approved } }),
        ),
        finds: [['warning', 'Statement[0].Action[0]', attaches]],
      },
      {
        when: 'the denial is of other resources',
        policy: policy(train, passAny, deny('sagemaker:CreateTrainingJob', arn.endpoint)),
        finds: [['warning', 'Statement[0].Action', ['iam:PassRole', 'sagemaker:CreateTrainingJob']]],
      },
      {
        when: 'the denial leaves a way',
        policy: policy(
          train,
          passAny,
          deny('sagemaker:CreateTrainingJob', '*', { Bool: { 'aws:MultiFactorAuthPresent': 'false' } }),
        ),
        finds: [['warning', 'Statement[0].Action', ['iam:PassRole', 'sagemaker:CreateTrainingJob']]],
      },
    ],
    silent: [
      {
        when: 'what opens Studio is never allowed under a tag that it does not set',
        policy: policy(allow('sagemaker:Create*', '*', { StringEquals: { 'aws:RequestTag/team': 'ml' } })),
      },
      {
        when: 'one makes keys for oneself, or the roles of services are written',
        policy: policy(
          allow('iam:CreateAccessKey', 'arn:aws:iam::*:user/${aws:username}'),
          allow('iam:PutRolePolicy', 'arn:aws:iam::*:role/aws-service-role/batch.amazonaws.com/*'),
        ),
      },
      {
        when: 'only a named policy may be attached',
        policy: policy(
          allow('iam:AttachRolePolicy', '*', {
            ArnEquals: { 'iam:PolicyARN': 'arn:aws:iam::aws:policy/ReadOnlyAccess' },
          }),
        ),
      },

      { when: 'the role cannot be passed', policy: policy(train) },
      {
        when: 'the role goes to another service',
        policy: policy(
          train,
          allow('iam:PassRole', anyRole, { StringEquals: { 'iam:PassedToService': 'ec2.amazonaws.com' } }),
        ),
      },
      {
        when: 'the role goes anywhere else',
        policy: policy(
          train,
          allow('iam:PassRole', anyRole, {
            StringNotEquals: { 'iam:PassedToService': 'sagemaker.amazonaws.com' },
          }),
        ),
      },
      {
        when: 'one of the actions is denied',
        policy: policy(train, passAny, deny('sagemaker:Create*', '*')),
      },
      {
        when: 'passing to the service is denied',
        policy: policy(train, allow('iam:PassRole', anyRole), deny('iam:PassRole', '*', toSageMaker)),
      },
      ...['ForAnyValue:ArnEquals', 'ForAllValues:ArnLike'].map((operator) => ({
        when: `the configurations that may be attached are named with ${operator}`,
        policy: policy(...notebooks({ [operator]: { [configs]: approved } })),
      })),
      {
        when: 'one of the actions is denied on the resources that it is allowed on',
        policy: policy(
          train,
          passAny,
          deny('sagemaker:CreateTrainingJob', 'arn:aws:sagemaker:*:*:training-job/*'),
        ),
      },
      { when: 'full access has said it', policy: policy(allow('*', '*')) },
      { when: 'a service control policy grants nothing', kind: 'scp', policy: policy(train, passAny) },
    ],
  },
  {
    rule: 'search-not-denied',
    fires: [
      {
        when: 'only Describe is denied',
        policy: policy(deny(['sagemaker:ListModels', 'sagemaker:DescribeTrainingJob'], '*')),
        finds: [
          [
            'warning',
            'Statement[0].Action[1]',
            ['sagemaker:DescribeTrainingJob', 'denied', 'sagemaker:Search', '*'],
          ],
        ],
        fixed: policy(
          deny(['sagemaker:ListModels', 'sagemaker:DescribeTrainingJob'], '*'),
          deny('sagemaker:Search', '*'),
        ),
      },
      {
        when: 'a pattern denies Describe',
        kind: 'scp',
        policy: policy(deny('sagemaker:Describe*', '*')),
        finds: [
          ['warning', 'Statement[0].Action', ['sagemaker:Describe*', 'denied', 'sagemaker:Search', '*']],
        ],
        fixed: policy(deny('sagemaker:Describe*', '*'), deny('sagemaker:Search', '*')),
      },
      {
        when: 'Search is denied under a condition only',
        policy: policy(deny('sagemaker:Describe*', '*'), deny('sagemaker:Search', '*', withoutMfa)),
        finds: [['warning', 'Statement[0].Action', stillReturned]],
        fixed: policy(
          deny('sagemaker:Describe*', '*'),
          deny('sagemaker:Search', '*', withoutMfa),
          deny('sagemaker:Search', '*'),
        ),
      },
      {
        when: 'the condition asks for a tag, which Search has not',
        policy: policy(deny(['sagemaker:Describe*', 'sagemaker:Search'], '*', ofTeam)),
        finds: [['warning', 'Statement[0].Action[0]', stillReturned]],
        fixed: policy(
          deny(['sagemaker:Describe*', 'sagemaker:Search'], '*', ofTeam),
          deny('sagemaker:Search', '*'),
        ),
      },
      {
        when: 'Search is denied on one model, which it does not act on',
        policy: policy(deny('sagemaker:*', arn.model)),
        finds: [['warning', 'Statement[0].Action', ['sagemaker:*', 'denied', 'sagemaker:Search', '*']]],
        fixed: policy(deny('sagemaker:*', arn.model), deny('sagemaker:Search', '*')),
      },
    ],
    silent: [
      {
        when: 'it is the policy of a resource, where nobody can search',
        kind: 'resource',
        policy: anyPolicy({
          Version: '2012-10-17',
          Statement: [
            {
              Effect: 'Deny',
              Principal: '*',
              Action: '*',
              Condition: { Bool: { 'aws:SecureTransport': 'false' } },
            },
          ],
        }),
      },
      {
        when: 'both are denied under the same condition',
        policy: policy(deny(['sagemaker:Describe*', 'sagemaker:Search'], '*', withoutMfa)),
      },
      {
        when: 'Search is always denied',
        policy: policy(deny('sagemaker:Describe*', '*', withoutMfa), deny('sagemaker:Search', '*')),
      },
      {
        when: 'both are denied',
        policy: policy(deny('sagemaker:Describe*', '*'), deny('sagemaker:Search', '*')),
      },
      { when: 'everything is denied', policy: policy(deny('sagemaker:*', '*')) },
      {
        when: 'Search does not find the kind',
        policy: policy(deny('sagemaker:DescribeNotebookInstance', '*')),
      },
    ],
  },
  {
    rule: 'missing-dependents',
    fires: [
      {
        when: 'the reference of another service does not say for which requests',
        policy: policy(
          allow(
            'autoscaling:CreateAutoScalingGroup',
            'arn:aws:autoscaling:*:*:autoScalingGroup:*:autoScalingGroupName/web',
          ),
          allow('iam:CreateServiceLinkedRole', '*'),
        ),
        finds: [['hint', 'Statement[0].Action', ['may need', 'iam:PassRole']]],
        fixed: policy(
          allow(
            'autoscaling:CreateAutoScalingGroup',
            'arn:aws:autoscaling:*:*:autoScalingGroup:*:autoScalingGroupName/web',
          ),
          allow('iam:CreateServiceLinkedRole', '*'),
          allow(['iam:PassRole'], ['arn:aws:iam::*:role/*']),
        ),
      },
      {
        when: 'an action always needs another',
        policy: policy(train),
        finds: [
          ['warning', 'Statement[0].Action', ['sagemaker:CreateTrainingJob', 'iam:PassRole', 'allows']],
          ['hint', 'Statement[0].Action', ['sagemaker:CreateTrainingJob', 'sagemaker:AddTags', 'allows']],
        ],
        fixed: policy(train, passNew),
      },
      {
        when: 'several need the same',
        policy: policy(
          allow(['sagemaker:CreateTrainingJob', 'sagemaker:CreateProcessingJob'], '*'),
          allow('sagemaker:AddTags', '*'),
        ),
        finds: [
          [
            'warning',
            'Statement[0].Action[0]',
            ['sagemaker:CreateTrainingJob', 'sagemaker:CreateProcessingJob', 'iam:PassRole', 'allows'],
          ],
        ],
        fixed: policy(
          allow(['sagemaker:CreateTrainingJob', 'sagemaker:CreateProcessingJob'], '*'),
          allow('sagemaker:AddTags', '*'),
          passNew,
        ),
      },
      {
        when: 'a pattern sweeps them up',
        policy: policy(allow('sagemaker:CreateTraining*', '*'), allow('sagemaker:AddTags', '*')),
        finds: [
          [
            'hint',
            'Statement[0].Action',
            [
              'sagemaker:CreateTrainingJob and sagemaker:CreateTrainingPlan',
              'iam:PassRole and sagemaker:CreateReservedCapacity',
            ],
          ],
        ],
      },
      {
        when: 'conditions limit what allows them to another service and another action',
        policy: policy(...elsewhere),
        finds: [
          ['warning', 'Statement[0].Action', ['sagemaker:CreateTrainingJob', 'iam:PassRole', 'allows']],
          [
            'hint',
            'Statement[0].Action',
            ['sagemaker:CreateTrainingJob', 'sagemaker:CreateDomain', 'sagemaker:AddTags', 'allows'],
          ],
          [
            'warning',
            'Statement[3].Action',
            ['sagemaker:CreateDomain', 'iam:CreateServiceLinkedRole', 'allows'],
          ],
          [
            'hint',
            'Statement[3].Action',
            [
              'sagemaker:CreateDomain',
              'iam:PassRole',
              'DefaultUserSettings.ExecutionRole',
              'DomainSettings.RStudioServerProDomainSettings.DomainExecutionRoleArn',
              'DefaultSpaceSettings.ExecutionRole',
              'allows',
            ],
          ],
        ],
        fixed: policy(...elsewhere, passNew),
      },
    ],
    silent: [
      {
        when: 'conditions may hold for what needs them',
        policy: policy(
          train,
          allow(
            ['sagemaker:CreateCluster', 'sagemaker:UpdateClusterSoftware'],
            'arn:aws:sagemaker:*:*:cluster/*',
          ),
          allow('iam:PassRole', arn.role, {
            StringLike: { 'iam:PassedToService': 'sagemaker.*' },
            StringNotEquals: { 'iam:PassedToService': 'lambda.amazonaws.com' },
          }),
          allow('sagemaker:AddTags', '*', {
            StringEquals: { 'sagemaker:TaggingAction': ['CreateCluster', 'CreateTrainingJob'] },
          }),
          allow('iam:CreateServiceLinkedRole', '*', {
            StringEquals: { 'iam:AWSServiceName': 'hyperpod.sagemaker.amazonaws.com' },
          }),
          allow(['eks:*', 'ec2:*'], '*'),
        ),
      },
      {
        when: 'they are allowed',
        policy: policy(train, passAny, allow('sagemaker:AddTags', arn.trainingJob)),
      },
      { when: 'patterns allow them', policy: policy(train, allow(['iam:*', 'sagemaker:Add*'], '*')) },
      { when: 'all is allowed', policy: policy(train, allow('*', '*')) },
      { when: 'a pattern is over another service', policy: policy(allow('iam:*', '*')) },
      { when: 'it is denied', policy: policy(deny('sagemaker:CreateTrainingJob', '*')) },
    ],
  },
];
