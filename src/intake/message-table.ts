/**
 * Messages that name neither an action nor an operation: what they stand for is known all the same. A row per message,
 * with the service that says it. Rows hold the words that tell the message apart, not the message. Between words a row
 * looks only so far: what it takes at one place must not depend on how long the text is.
 */
import type { Verdict } from './arrival.ts';

/** A row of the table. */
export interface KnownMessage {
  readonly pattern: RegExp;
  readonly actions: readonly string[];
  /** Offered beside them, each with its reason. */
  readonly also?: Readonly<Record<string, string>>;
  /** What of the text around is the resource. */
  readonly on?: 's3' | 'role' | 'repository';
  /** Counts only where the message around it has this too: others than AWS say the same. */
  readonly near?: RegExp;
  /** Counts only where something near says that it was a denial. */
  readonly ifDenied?: true;
  /** Set where the message tells more than the call that it came back for. */
  readonly sure?: true;
  readonly verdict?: Verdict;
  readonly note?: string;
}

const trust: Verdict = { reason: 'nothing-allowed', policy: 'trust' };
const pull = ['ecr:BatchGetImage', 'ecr:GetDownloadUrlForLayer', 'ecr:BatchCheckLayerAvailability'];

/** The rows, those first that tell more. */
export const knownMessages: readonly KnownMessage[] = [
  // KMS
  {
    pattern: /ciphertext\s+refers\s+to\s+a\s+(?:customer\s+master\s+key|kms\s+key)/giu,
    actions: ['kms:Decrypt'],
    sure: true,
    note: 'The policy of the key has to allow it as well, or leave it to IAM.',
  },
  // ECS and Lambda, of a secret or an image under a key
  {
    pattern: /access\s+to\s+kms\s+is\s+not\s+allowed/giu,
    actions: ['kms:Decrypt'],
    sure: true,
    note: 'The policy of the key has to allow it as well, or leave it to IAM.',
  },
  // Lambda, SageMaker, Glue, Redshift, ECS and others, of roles
  {
    pattern:
      /(?:cannot|can\s?not|could\s+not|couldn't|unable\s+to|failed\s+to|error)\s+(?:be\s+assumed\s+by|assum(?:e|ing)\s+(?:the\s+)?(?:provided\s+|execution\s+|service\s+|iam\s+|given\s+|task\s+)*role(?!\s*s?\s+linked))/giu,
    actions: ['sts:AssumeRole'],
    on: 'role',
    verdict: trust,
  },
  // Terraform's provider, of the role that it is to work with
  {
    pattern: /\brole\s+[("'`]{0,2}arn:aws\S{1,200}\s+(?:cannot|can\s?not|could\s+not)\s+be\s+assumed\b/giu,
    actions: ['sts:AssumeRole'],
    on: 'role',
  },
  {
    pattern:
      /not\s+(?:authori[sz]ed|allowed|permitted)\s+to\s+assume\s+(?:the\s+|this\s+)?(?:iam\s+)?role/giu,
    actions: ['sts:AssumeRole'],
    on: 'role',
  },
  {
    pattern:
      /(?:(?:not\s+(?:authori[sz]ed|allowed|permitted)|permissions?|unauthori[sz]ed)\s+to\s+pass|cannot\s+pass|pass\s?role\s+(?:permission|is\s+(?:missing|required|not\s+allowed)))(?:\s+(?:the|this|a))?(?:\s+\w+)?(?:\s+role)?/giu,
    actions: ['iam:PassRole'],
    on: 'role',
  },
  {
    pattern:
      /(?:creat(?:e|ing|ion\s+of)|assume|verify\s+that)\s+(?:the\s+|a\s+)?(?:[\w-]+\s+){0,4}?service[- ]linked\s+role/giu,
    actions: ['iam:CreateServiceLinkedRole'],
    ifDenied: true,
  },
  // ECR, as SageMaker, ECS and Docker report it
  {
    pattern:
      /(?:pull(?:ing|ed)?\s+(?:the\s+|your\s+|this\s+)?(?:[\w-]+\s+){0,2}?(?:image|container|permissions?)|pull\s+access\s+denied|image[^.]{0,200}?(?:cannot|can't|could\s+not|couldn't)\s+be\s+pulled|cannotpull(?:container|ecr)\w*)/giu,
    actions: pull,
    also: { 'ecr:GetAuthorizationToken': 'a pull logs in with it, on every resource' },
    on: 'repository',
    ifDenied: true,
    near: /\becr\b|amazon|\baws\b|sagemaker|arn:|\b(?:task|execution|instance)\s+role|cannotpull/iu,
  },
  {
    pattern: /no\s+basic\s+auth\s+credentials/giu,
    actions: ['ecr:GetAuthorizationToken'],
    also: Object.fromEntries(pull.map((id) => [id, 'a pull goes on with it'])),
  },
  // Lake Formation, Athena
  {
    pattern: /insufficient\s+lake\s+formation\s+permission/giu,
    actions: ['lakeformation:GetDataAccess'],
    sure: true,
    note: 'Lake Formation grants data permissions apart from IAM: they have to be granted there.',
  },
  {
    pattern: /unable\s+to\s+verify\/create\s+output\s+bucket/giu,
    actions: ['s3:GetBucketLocation'],
    sure: true,
    also: {
      's3:ListBucket': 'Athena looks into the bucket of its results',
      's3:PutObject': 'Athena writes its results',
    },
    on: 's3',
  },
  // Git over CodeCommit, EFS
  {
    pattern: /git-codecommit\.[^\s]{1,200}[^.]{0,80}?(?:error:?\s*403|403\s+forbidden)/giu,
    actions: ['codecommit:GitPull'],
    also: { 'codecommit:GitPush': 'pushing needs it' },
  },
  {
    pattern: /mount\.nfs4?:\s+access\s+denied\s+by\s+server/giu,
    actions: ['elasticfilesystem:ClientMount'],
    also: { 'elasticfilesystem:ClientWrite': 'writing needs it' },
  },
  // Images of a model, as CreateEndpoint reports them
  {
    pattern:
      /images?\s+(?:included|used|referenced|specified)\s+in\s+(?:the|your)\s+model[^.]{0,160}?exists?\b[^.]{0,160}?permissions?\s+to\s+(?:access|pull|read)/giu,
    actions: pull,
    also: { 'ecr:GetAuthorizationToken': 'a pull logs in with it, on every resource' },
    on: 'repository',
  },
];
