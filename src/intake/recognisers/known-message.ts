/**
 * Messages that name neither an action nor an operation: what they stand for is known all the same. A row per message,
 * with the service that says it. Rows hold the words that tell the message apart, not the message.
 */
import type { Verdict } from '../arrival.ts';
import type { Facts } from '../facts.ts';
import { callsIn, denialWords, messageAround, principalBefore } from '../message.ts';
import { type Near, nearIn } from '../near.ts';
import { principalOf } from '../principal.ts';
import { type Draft, enough, offered, type Recogniser, wanted } from '../recogniser.ts';
import { s3Arn, s3Places } from '../s3-place.ts';
import type { Source } from '../source.ts';
import { arnAt } from '../tokens.ts';
import { verdictAt } from '../verdict.ts';
import { callBefore, denialDraft } from './access-denied.ts';

interface KnownMessage {
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
const listing = { 's3:ListBucket': 'without it S3 answers for a missing object as for a forbidden one' };

const messages: readonly KnownMessage[] = [
  // KMS
  {
    pattern: /ciphertext\s+refers\s+to\s+a\s+(?:customer\s+master\s+key|kms\s+key)/giu,
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
  // Hadoop's file system over S3 names the request
  {
    pattern:
      /\bs3[an]?:\/\/[a-z0-9][^\s"'`]*:?\s+(?:put|upload|initiate|copy|write)[^\n]{0,200}?(?:access\s?denied|forbidden)|(?:put|upload|mkdirs?|write)\s+(?:\d-byte\s+object\s+)?on\s+s3[an]?:\/\/[a-z0-9][^\s"'`]*/giu,
    actions: ['s3:PutObject'],
    on: 's3',
    ifDenied: true,
  },
  {
    pattern: /(?:delete|rename)\s+on\s+s3[an]?:\/\/[a-z0-9][^\s"'`]*/giu,
    actions: ['s3:DeleteObject'],
    on: 's3',
    ifDenied: true,
  },
  // S3 without an operation, as SageMaker's jobs and Java's SDK report it
  {
    pattern:
      /(?:upload(?:ing|ed)?|writ(?:e|ing)|sav(?:e|ing)|stor(?:e|ing)|copy\s+to)\b[^.]{0,160}?\bs3:\/\/[a-z0-9][^\s"'`]*/giu,
    actions: ['s3:PutObject'],
    on: 's3',
    ifDenied: true,
  },
  {
    pattern:
      /(?:download(?:ing|ed)?|read(?:ing)?|access(?:ing)?|load(?:ing)?|get(?:ting)?|fetch(?:ing)?|find|denied|forbidden)\b[^.]{0,160}?\bs3:\/\/[a-z0-9][^\s"'`]*/giu,
    actions: ['s3:GetObject'],
    also: listing,
    on: 's3',
    ifDenied: true,
  },
  {
    pattern: /\bs3[an]?:\/\/[a-z0-9][^\s"'`]*[^.]{0,120}?(?:access\s?denied|forbidden|\(403\))/giu,
    actions: ['s3:GetObject'],
    also: listing,
    on: 's3',
  },
  {
    pattern:
      /<Code>\s*AccessDenied\s*<\/Code>|access\s+denied\s+\(service:\s+(?:amazon\s+)?s3\b|amazons3exception:\s+(?:access\s+denied|forbidden)/giu,
    actions: ['s3:GetObject'],
    also: { ...listing, 's3:PutObject': 'the message does not tell reading from writing' },
    on: 's3',
    note: 'S3 does not say what was refused: choose between reading and writing.',
  },
];

/** Other clouds speak of buckets and of access in the same words, S3's own error document among them. */
const otherClouds =
  /google\s+cloud|googleapis|\bstorage\.(?:objects|buckets)\.|\bgs:\/\/|\bazure\b|\.blob\.core\.|\bmicrosoft\./iu;

const denied = new RegExp(`${denialWords.source}|permission|denied|forbidden`, 'iu');

const repository = /\b(\d{12})\.dkr\.ecr\.([a-z0-9-]+)\.amazonaws\.com(?:\.cn)?\/([a-z0-9][a-z0-9._/-]*)/u;

/** The resource that stands around a message. */
function resourcesOf(
  source: Source,
  { on }: KnownMessage,
  id: string,
  at: number,
  end: number,
): readonly string[] {
  const [from, to] = messageAround(source, at, end);
  const near = source.prose.slice(from, to);
  if (id === 'ecr:GetAuthorizationToken') return ['*'];
  if (on === 's3') {
    const [place] = s3Places(source.prose.slice(at, to));
    const other = place ?? s3Places(near)[0];
    const arn = other === undefined ? undefined : s3Arn(id, other);
    return arn === undefined ? [] : [arn];
  }
  if (on === 'repository') {
    const [, account = '', region = '', name = ''] = repository.exec(near) ?? [];
    return name === '' ? [] : [`arn:aws:ecr:${region}:${account}:repository/${name}`];
  }
  if (on !== 'role') return [];
  const roles = [...near.matchAll(/arn:aws[a-z-]*:iam/gu)].map(({ index }) => from + index);
  const behind = roles.find((place) => place >= at) ?? roles.at(-1);
  const token = behind === undefined ? undefined : arnAt(source, behind);
  return token !== undefined && principalOf(token.text)?.kind === 'role' ? [token.text] : [];
}

/** What is asked about the words around a place. */
interface Around {
  readonly denial: Near;
  readonly otherCloud: Near;
  /** Of the row's own pattern; undefined where it has none. */
  readonly own: Near | undefined;
}

function draftOf(
  source: Source,
  facts: Facts,
  message: KnownMessage,
  match: RegExpExecArray,
  { denial, otherCloud, own }: Around,
): Draft | undefined {
  const { prose } = source;
  const end = match.index + match[0].length;
  const [from, to] = messageAround(source, match.index, end);
  if (otherCloud(from, to) || own?.(from, to) === false) return undefined;
  if (message.ifDenied === true && !denial(from, to)) return undefined;
  const resources = (id: string): readonly string[] => resourcesOf(source, message, id, match.index, end);
  const named = principalBefore(source, match.index);
  return denialDraft(source, facts, {
    start: named?.at ?? match.index,
    end,
    actions: [
      ...message.actions.map((id) => wanted(id, resources(id))),
      ...Object.entries(message.also ?? {}).map(([id, why]) => offered(id, why, resources(id))),
    ],
    call: message.sure === true ? callBefore(callsIn(source), match.index) : undefined,
    principal: named?.principal,
    verdict: message.verdict ?? verdictAt(prose, end),
    note: message.note,
  });
}

/** What a row further down sees beside a row above it, in one message, is the same again. */
const sameMessage = 200;

function recognise(rows: readonly KnownMessage[], source: Source, facts: Facts): readonly Draft[] {
  const drafts: Draft[] = [];
  const denial = nearIn(source.prose, denied);
  const otherCloud = nearIn(source.prose, otherClouds);
  for (const message of rows) {
    const own = message.near === undefined ? undefined : nearIn(source.prose, message.near);
    const earlier = drafts.length;
    for (const match of source.prose.matchAll(message.pattern)) {
      if (drafts.length >= enough) break;
      const draft = draftOf(source, facts, message, match, { denial, otherCloud, own });
      if (draft === undefined) continue;
      const again = drafts
        .slice(0, earlier)
        .some(({ start, end }) => start - sameMessage < draft.end && draft.start < end + sameMessage);
      if (!again) drafts.push(draft);
    }
  }
  return drafts;
}

/** Rows that tell more than the call that failed: asked before it. */
export const knownMessage: Recogniser = {
  name: 'known-message',
  recognise: (source, facts) =>
    recognise(
      messages.filter(({ sure }) => sure === true),
      source,
      facts,
    ),
};

/** Rows that tell less than the call that failed, where one is named. */
export const likelyMessage: Recogniser = {
  name: 'likely-message',
  recognise: (source, facts) =>
    recognise(
      messages.filter(({ sure }) => sure !== true),
      source,
      facts,
    ),
};
