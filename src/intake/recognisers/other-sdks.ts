/**
 * Calls of the other SDKs: JavaScript's commands and clients, Java, Kotlin, C#, Go, Rust, Ruby and PHP. What they have in
 * common is more than what parts them: a client is made from a class, package or crate that names the service, and an
 * operation is a method, or for JavaScript 3 a command's class. Names: the SDKs' developer guides.
 */

import { isSister } from '../../catalog/home-service.ts';
import {
  actionsOfCall,
  argumentsAt,
  type Clients,
  clientsIn,
  type Declaration,
  isComment,
  membersIn,
  requested,
} from '../call.ts';
import type { Facts } from '../facts.ts';
import { type Draft, enough, type Recogniser } from '../recogniser.ts';
import type { Source } from '../source.ts';
import { waitedFor } from '../waiter.ts';

const declarations: readonly Declaration[] = [
  // new SageMakerClient({}), new AmazonS3Client(), new AWS.SageMaker(), Aws::SageMaker::Client.new
  {
    sign: 'Client(',
    pattern:
      /(?<![\w$.>-])([A-Za-z_$][\w$.>-]{0,80})\s?(?::\s?[\w.<>]{1,60}\s?)?=\s?(?:await\s)?new\s(?:\\?Aws\\)?(?:\w+\\)?(?:Amazon)?([A-Z][A-Za-z0-9]{1,40}?)Client\(/gu,
    variable: 1,
    service: 2,
  },
  {
    sign: 'AWS.',
    pattern: /(?<![\w$.])([A-Za-z_$][\w$.]{0,80})\s?=\s?new\sAWS\.([A-Z][A-Za-z0-9]{1,40})\(/gu,
    variable: 1,
    service: 2,
  },
  {
    sign: 'Aws::',
    pattern:
      /(?<![\w.@])([A-Za-z_@][\w.]{0,80})\s?=\s?Aws::([A-Z][A-Za-z0-9]{1,40})::(?:Client|Resource)\.new/gu,
    variable: 1,
    service: 2,
  },
  // SageMakerClient sm = SageMakerClient.builder()…, AmazonSageMaker sm = AmazonSageMakerClientBuilder.…
  {
    sign: 'Client',
    pattern:
      /(?<!\w)([A-Za-z_]\w{0,80})\s?=\s?(?:Amazon|AWS)?([A-Z][A-Za-z0-9]{1,40}?)(?:Async)?Client(?:Builder)?\s?(?:\.\s?(?:builder|create|standard|defaultClient|fromEnvironment)\b|\{)/gu,
    variable: 1,
    service: 2,
  },
  // client := sagemaker.NewFromConfig(cfg)
  {
    sign: '.New',
    pattern: /(?<![\w.])([A-Za-z_][\w.]{0,80})\s?:?=\s?([a-z][a-z0-9]{1,40})\.New(?:FromConfig)?\(/gu,
    variable: 1,
    service: 2,
  },
  // let client = aws_sdk_sagemaker::Client::new(&config)
  {
    sign: 'aws_sdk_',
    pattern: /let\s([a-z_]\w{0,80})\s?=\s?aws_sdk_([a-z0-9]{2,40})::Client::(?:new|from_conf)\(/gu,
    variable: 1,
    service: 2,
  },
  // use aws_sdk_sagemaker::Client
  { sign: 'aws_sdk_', pattern: /\b(aws)_sdk_([a-z0-9]{2,40})::/gu, variable: 9, service: 2 },
  // import … from '@aws-sdk/client-sagemaker', service/sagemaker of Go
  { sign: '@aws-sdk/', pattern: /@aws-sdk\/(client)-([a-z0-9-]{2,50})/gu, variable: 9, service: 2 },
  {
    sign: 'aws-sdk-go',
    pattern: /aws-sdk-go(-v2)?\/service\/([a-z0-9]{2,40})["'/]/gu,
    variable: 9,
    service: 2,
  },
];

const method = /(?<![\w$.])([A-Za-z_$@][\w$.>-]{0,120}?)\s?(?:\.|->|\?\.)\s?([A-Za-z]\w{3,80})\(/gu;
const command = /\bnew\s([A-Z][A-Za-z0-9]{3,80}?)Command\(/gu;
const paging = /\b(?:paginate|New)([A-Z][A-Za-z0-9]{3,80}?)(?:Paginator)?\(/gu;
const waiting = /\bwaitUntil([A-Z][A-Za-z0-9]{3,80})\(/gu;

/** What a command's class stands for: the operation of the one imported service that has it, or SageMaker's own. */
function actionsOfCommand(name: string, clients: Clients, facts: Facts): readonly string[] {
  const candidates = facts.servicesWith(name);
  const imported = candidates.filter((service) => clients.services.has(service));
  const [service] = imported.length > 0 ? imported : candidates.every(isSister) ? candidates : [];
  return service === undefined || imported.length > 1 ? [] : facts.operation(service, name);
}

function drafts(
  source: Source,
  facts: Facts,
  pattern: RegExp,
  idsOf: (match: RegExpExecArray) => readonly string[],
): readonly Draft[] {
  const { prose } = source;
  const found: Draft[] = [];
  for (const match of prose.matchAll(pattern)) {
    if (found.length >= enough) break;
    const ids = idsOf(match);
    if (ids.length === 0 || isComment(prose, match.index)) continue;
    const open = match.index + match[0].length - 1;
    // Rust and Java write members as methods behind the call, or in a builder inside it.
    const given =
      argumentsAt(prose, open) || (/^.{1,600}?\.send\(\)/u.exec(prose.slice(open, open + 600))?.[0] ?? '');
    found.push({
      kind: 'call',
      start: source.fromProse(match.index),
      end: source.fromProse(open) + 1,
      actions: requested(ids, membersIn(given), facts),
    });
  }
  return found;
}

function recognise(source: Source, facts: Facts): readonly Draft[] {
  const { prose } = source;
  if (!/[a-z]\(/u.test(prose)) return [];
  const clients = clientsIn(prose, declarations, facts);
  return [
    ...drafts(source, facts, command, ([, name = '']) => actionsOfCommand(name, clients, facts)),
    ...drafts(source, facts, paging, ([, name = '']) => actionsOfCommand(name, clients, facts)),
    ...drafts(source, facts, waiting, ([, name = '']) => {
      const operation = waitedFor(name, undefined, facts);
      return operation === undefined ? [] : actionsOfCommand(operation, clients, facts);
    }),
    ...drafts(source, facts, method, ([, receiver = '', name = '']) =>
      facts.servicesWith(name.replace(/(?:Async|Paginator|WithContext|Pages)$/u, '')).length === 0
        ? []
        : actionsOfCall(receiver, name, clients, facts),
    ),
  ];
}

export const otherSdks: Recogniser = { name: 'other-sdks', recognise };
