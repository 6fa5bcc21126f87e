/**
 * Lines of the AWS CLI: `aws sagemaker create-endpoint --endpoint-name e …`, over several lines too, and the commands of
 * `aws s3` that stand for several operations (AWS CLI Command Reference, "s3").
 */
import { squeeze } from '../../catalog/squeeze.ts';
import { isComment, requested } from '../call.ts';
import type { Facts } from '../facts.ts';
import { type Draft, enough, type Recogniser, wanted } from '../recogniser.ts';
import { s3Arn, s3Places } from '../s3-place.ts';
import type { Source } from '../source.ts';
import { waitedFor } from '../waiter.ts';

const line = /\baws\s(?:--[a-z-]+(?:[\s=](?!-)[^\s]{1,120})?\s){0,8}([a-z0-9-]{2,50})\s([a-z0-9-]{2,80})/gu;
const option = /--([a-z0-9-]{2,60})(?:[\s=](?!--)(?:"([^"]{0,2000})"|'([^']{0,2000})'|([^\s"']{1,2000})))?/gu;

/** A command reaches to the end of its line, over lines that end in a backslash or go on with an option. */
function commandEnd(prose: string, from: number): number {
  const most = Math.min(prose.length, from + 6000);
  for (let at = from; at < most; at += 1) {
    const character = prose[at];
    if (character === ';' || character === '|' || (character === '&' && prose[at + 1] === '&')) return at;
    if (character !== '\n') continue;
    const goesOn = /[\\`^]\s?$/u.test(prose.slice(Math.max(0, at - 3), at)) || prose.startsWith('--', at + 1);
    if (!goesOn) return at;
  }
  return most;
}

/** What the high-level commands do at an S3 URL: read from the first, written to the last. */
const s3Commands: Readonly<
  Record<string, { readonly first: readonly string[]; readonly last: readonly string[] }>
> = {
  ls: { first: ['s3:ListBucket'], last: [] },
  cp: { first: ['s3:GetObject'], last: ['s3:PutObject'] },
  mv: { first: ['s3:GetObject', 's3:DeleteObject'], last: ['s3:PutObject'] },
  sync: { first: ['s3:ListBucket', 's3:GetObject'], last: ['s3:PutObject', 's3:ListBucket'] },
  rm: { first: ['s3:DeleteObject'], last: [] },
  mb: { first: ['s3:CreateBucket'], last: [] },
  rb: { first: ['s3:DeleteBucket'], last: [] },
  presign: { first: ['s3:GetObject'], last: [] },
  website: { first: ['s3:PutBucketWebsite'], last: [] },
};

/** Commands of the CLI's own, which no operation is named after (AWS CLI Command Reference, by service). */
const ownCommands: Readonly<Record<string, readonly string[]>> = {
  'ecr get-login-password': ['ecr:GetAuthorizationToken'],
  'ecr get-login': ['ecr:GetAuthorizationToken'],
  'ecr-public get-login-password': ['ecr-public:GetAuthorizationToken', 'sts:GetServiceBearerToken'],
  'eks update-kubeconfig': ['eks:DescribeCluster'],
  'codeartifact login': [
    'codeartifact:GetAuthorizationToken',
    'codeartifact:GetRepositoryEndpoint',
    'sts:GetServiceBearerToken',
  ],
  'cloudformation package': ['s3:PutObject'],
  'cloudformation deploy': [
    'cloudformation:CreateChangeSet',
    'cloudformation:DescribeChangeSet',
    'cloudformation:ExecuteChangeSet',
    'cloudformation:DescribeStacks',
    'cloudformation:GetTemplateSummary',
  ],
  'logs tail': ['logs:FilterLogEvents'],
  'rds generate-db-auth-token': ['rds-db:connect'],
  'emr create-cluster': ['elasticmapreduce:RunJobFlow'],
};

function s3Actions(command: string, text: string): Draft['actions'] {
  const rule = Object.hasOwn(s3Commands, command) ? s3Commands[command] : undefined;
  if (rule === undefined) return [];
  const places = s3Places(text);
  if (command === 'ls' && places.length === 0) return [wanted('s3:ListAllMyBuckets')];
  const recursive = /\s--recursive\b/u.test(text);
  const words = text
    .trim()
    .split(/\s+/u)
    .filter((word) => !word.startsWith('--'));
  return places.flatMap((place, at) => {
    const isLast =
      rule.last.length > 0 &&
      (places.length > 1 ? at > 0 : words.findIndex((word) => word.includes('s3://')) > 0);
    const ids = isLast ? rule.last : [...rule.first, ...(recursive ? ['s3:ListBucket'] : [])];
    const whole =
      recursive || command === 'sync'
        ? { ...place, key: `${place.key.replace(/\/$/u, '')}${place.key === '' ? '' : '/'}*` }
        : place;
    const written = isLast && place.key === '' ? { ...place, key: '*' } : whole;
    return [...new Set(ids)].map((id) => {
      const arn = s3Arn(id, written);
      return wanted(id, arn === undefined ? [] : [arn]);
    });
  });
}

/** Commands inside of one command, as `$(aws …)`, that are read as well; each reads to the end of its line. */
const mostInside = 8;

function recognise(source: Source, facts: Facts): readonly Draft[] {
  const { prose } = source;
  const drafts: Draft[] = [];
  let [outer, inside] = [0, 0];
  for (const match of prose.matchAll(line)) {
    if (drafts.length >= enough) break;
    const [whole, service = '', command = ''] = match;
    const prefix = service === 's3api' ? 's3' : facts.service(service);
    if (prefix === undefined || isComment(prose, match.index)) continue;
    const behind = match.index + whole.length;
    inside = match.index < outer ? inside + 1 : 0;
    if (inside > mostInside) continue;
    const end = commandEnd(prose, behind);
    outer = Math.max(outer, end);
    const text = prose.slice(behind, end);
    const options = [...text.matchAll(option)];
    const set = new Set(options.map(([, name = '']) => squeeze(name)));
    const values = new Map(
      options.flatMap(([, name = '', a, b, c]) => {
        const value = a ?? b ?? c;
        return value === undefined || value.startsWith('$') ? [] : [[squeeze(name), value] as const];
      }),
    );
    const waiting = command === 'wait' ? /^\s([a-z-]{3,60})/u.exec(text)?.[1] : undefined;
    const operation = waiting === undefined ? command : (waitedFor(waiting, prefix, facts) ?? '');
    const named = `${service} ${command}`;
    const own = Object.hasOwn(ownCommands, named) ? ownCommands[named] : undefined;
    const actions =
      service === 's3'
        ? s3Actions(command, text)
        : requested(own ?? facts.operation(prefix, operation), { set, values }, facts);
    if (actions.length === 0) continue;
    drafts.push({
      kind: 'call',
      start: source.fromProse(match.index),
      end: source.fromProse(Math.max(behind, end) - 1) + 1,
      actions,
    });
  }
  return drafts;
}

export const awsCli: Recogniser = { name: 'aws-cli', recognise };
