/**
 * Calls of boto3: methods of clients, waiters, paginators, presigned operations, and what S3's own helpers do. Names of
 * waiters: botocore's waiters-2.json of each service; of S3's transfer methods: boto3's documentation of S3.
 */

import { squeeze } from '../../catalog/squeeze.ts';
import type { ArrivalAction } from '../arrival.ts';
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
import { type Draft, enough, type Recogniser, wanted } from '../recogniser.ts';
import { s3Arn } from '../s3-place.ts';
import type { Source } from '../source.ts';
import { waitedFor } from '../waiter.ts';

const declarations: readonly Declaration[] = [
  {
    sign: '=',
    pattern:
      /(?<![\w.])([A-Za-z_][\w.]{0,80})\s?(?::\s?[\w."'[\]]{1,80}\s?)?=\s?(?:[\w.]{1,80}(?:\([^()\n]{0,200}\))?\.)?(?:client|resource)\(\s?(?:service_name\s?=\s?)?["']([a-z0-9-]{2,40})["']/gu,
    variable: 1,
    service: 2,
  },
];

const call = /(?<![\w.])([A-Za-z_][\w.]{0,120}|\))\s?\.\s?([a-z]\w{2,80})\(/gu;
const chained = /(?:client|resource)\(\s?(?:service_name\s?=\s?)?["']([a-z0-9-]{2,40})["'][^()\n]{0,300}\)$/u;

/** What the transfer methods of S3's client and resource ask for. */
const transfers: Readonly<Record<string, readonly string[]>> = {
  upload_file: ['s3:PutObject', 's3:AbortMultipartUpload'],
  upload_fileobj: ['s3:PutObject', 's3:AbortMultipartUpload'],
  download_file: ['s3:GetObject'],
  download_fileobj: ['s3:GetObject'],
};

/** `s3.Bucket('b').objects…`, `s3.Object('b', 'k').get()` of `resource('s3')`. */
const resourceCall =
  /(?<![\w.])([A-Za-z_][\w.]{0,80})\.(Bucket|Object)\(\s?["']([a-z0-9][a-z0-9.-]{1,62})["']\s?(?:,\s?["']([^"'\n]{1,500})["']\s?)?\)\s?\.\s?(objects\s?\.\s?(?:all|filter|limit|delete)|upload_file|upload_fileobj|download_file|download_fileobj|put_object|put|get|load|delete|copy|create)\b/gu;
const resourceActions: Readonly<Record<string, readonly string[]>> = {
  objects: ['s3:ListBucket'],
  ...transfers,
  put_object: ['s3:PutObject'],
  put: ['s3:PutObject'],
  get: ['s3:GetObject'],
  load: ['s3:GetObject'],
  delete: ['s3:DeleteObject'],
  copy: ['s3:GetObject', 's3:PutObject'],
  create: ['s3:CreateBucket'],
};

const argument =
  /^\s?(?:waiter_name\s?=\s?|operation_name\s?=\s?|ClientMethod\s?=\s?)?["']([a-z][a-z0-9_]{2,80})["']/u;

/** The operation that a method stands for, which may be named by its first argument. */
function operationOf(
  receiver: string,
  method: string,
  given: string,
  clients: Clients,
  facts: Facts,
): string | undefined {
  const [, first] = argument.exec(given) ?? [];
  if (method === 'get_paginator' || method === 'generate_presigned_url' || method === 'can_paginate')
    return first;
  if (method !== 'get_waiter') return method;
  const service = clients.byName.get(receiver.split('.').at(-1)?.toLowerCase() ?? '');
  return first === undefined ? undefined : waitedFor(first, service, facts);
}

function callDrafts(source: Source, facts: Facts, clients: Clients): readonly Draft[] {
  const { prose } = source;
  const drafts: Draft[] = [];
  for (const match of prose.matchAll(call)) {
    if (drafts.length >= enough) break;
    const [whole, receiver = '', method = ''] = match;
    const open = match.index + whole.length - 1;
    const [, direct] =
      receiver === ')'
        ? (chained.exec(prose.slice(Math.max(0, match.index - 400), match.index + 1)) ?? [])
        : [];
    const path = direct ?? (receiver === ')' ? '' : receiver);
    if (path === '') continue;
    const ids = idsOf(path, method, prose, open, clients, facts);
    if (ids.length === 0 || isComment(prose, match.index)) continue;
    drafts.push({
      kind: 'call',
      start: source.fromProse(match.index + (receiver === ')' ? 1 : 0)),
      end: source.fromProse(open) + 1,
      actions: requested(ids, membersIn(argumentsAt(prose, open)), facts),
    });
  }
  return drafts;
}

function idsOf(
  path: string,
  method: string,
  prose: string,
  open: number,
  clients: Clients,
  facts: Facts,
): readonly string[] {
  const transfer = Object.hasOwn(transfers, method) ? transfers[method] : undefined;
  if (transfer !== undefined) {
    const name = path.split('.').at(-1)?.toLowerCase() ?? '';
    return (clients.byName.get(name) ?? facts.service(name.replace(/_?client$/u, ''))) === 's3'
      ? transfer
      : [];
  }
  const named =
    /^(?:get_paginator|get_waiter|generate_presigned_url)$/u.test(method) ||
    facts.servicesWith(method).length > 0;
  if (!named) return [];
  const operation = operationOf(path, method, prose.slice(open + 1, open + 120), clients, facts);
  return operation === undefined ? [] : actionsOfCall(path, operation, clients, facts);
}

function resourceDrafts(source: Source, clients: Clients): readonly Draft[] {
  return [...source.prose.matchAll(resourceCall)].flatMap((match): readonly Draft[] => {
    const [whole, path = '', , bucket = '', key = '', what = ''] = match;
    const name = path.split('.').at(-1)?.toLowerCase() ?? '';
    if (clients.byName.get(name) !== 's3' && name !== 's3') return [];
    if (isComment(source.prose, match.index)) return [];
    const method = squeeze(what).startsWith('objects') ? 'objects' : what;
    const actions = (resourceActions[method] ?? []).map((id): ArrivalAction => {
      const arn = s3Arn(id, { bucket, key });
      return wanted(id, arn === undefined ? [] : [arn]);
    });
    return [
      {
        kind: 'call',
        start: source.fromProse(match.index),
        end: source.fromProse(match.index + whole.length - 1) + 1,
        actions,
      },
    ];
  });
}

function recognise(source: Source, facts: Facts): readonly Draft[] {
  const { prose } = source;
  if (!/\.\s?[a-z]\w*\(/u.test(prose)) return [];
  const clients = clientsIn(prose, declarations, facts);
  return [...resourceDrafts(source, clients), ...callDrafts(source, facts, clients)];
}

export const boto3: Recogniser = { name: 'boto3', recognise };
