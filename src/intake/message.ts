/** What stands around the heart of an error message: the call that failed, who made it, and what follows it. */
import { memo } from '../text/memo.ts';
import type { Principal } from './arrival.ts';
import type { Facts } from './facts.ts';
import { principalOf } from './principal.ts';
import type { Source } from './source.ts';
import { arnAt, phrase } from './tokens.ts';

/** An operation that a message names, with its service where that is told. */
export interface Call {
  readonly operation: string;
  readonly service?: string;
  /** The error code that came back, where it is told. */
  readonly code?: string;
  /** Set for a line of a stack trace: the message stands above it. */
  readonly traced?: true;
  /** Offsets in the prose. */
  readonly start: number;
  readonly end: number;
}

/** `\w+` that a terminal may have cut; `X\nY` is put together again. */
const name = '([A-Za-z][A-Za-z0-9]*(?:\\n[A-Za-z0-9]+)?)';

/**
 * Forms in which SDKs name a failed call: botocore, Go's SDK 2, the Java and .NET SDKs' traces, the classes of
 * JavaScript's, CloudFormation's `API: s3:CreateBucket`, Arrow's file system (its codes are C++'s `ACCESS_DENIED`).
 */
const forms: readonly {
  readonly pattern: RegExp;
  readonly read: (match: RegExpMatchArray) => Pick<Call, 'operation' | 'service' | 'code' | 'traced'>;
}[] = [
  {
    pattern: new RegExp(
      `(?:${phrase('An error occurred')}[ \\n]?\\(([A-Za-z0-9.\\n]{1,60})\\)[ \\n])?${phrase('when calling the ')}["'\`]?${name}["'\`]?${phrase(' operation')}`,
      'gu',
    ),
    read: ([, code, operation = '']) => ({
      operation: operation.replace('\n', ''),
      ...(code === undefined ? {} : { code: code.replace('\n', '') }),
    }),
  },
  {
    pattern: new RegExp(
      `${phrase('operation error ')}([A-Za-z0-9][A-Za-z0-9 \\n-]{0,50}?):[ \\n]?${name},`,
      'gu',
    ),
    read: ([, service = '', operation = '']) => ({ service, operation: operation.replace('\n', '') }),
  },
  {
    pattern: /services\.([a-z0-9]{2,40})\.(?:Default)?[A-Za-z0-9]{2,60}Client\.([a-z][A-Za-z0-9]{3,80})\(/gu,
    read: ([, service = '', operation = '']) => ({ service, operation, traced: true }),
  },
  {
    pattern: /\bde_([A-Z][A-Za-z0-9]{2,80}?)CommandError\b.{0,200}?client-([a-z0-9-]{2,50})/gu,
    read: ([, operation = '', service = '']) => ({ service, operation, traced: true }),
  },
  {
    pattern: new RegExp(
      `${phrase('AWS Error ')}([A-Z_]{3,60})${phrase(' during ')}${name}${phrase(' operation')}`,
      'gu',
    ),
    read: ([, code = '', operation = '']) => ({
      operation: operation.replace('\n', ''),
      code: code.replaceAll('_', ''),
    }),
  },
  {
    pattern: /\bAPI: ([a-z0-9-]{2,40}):([A-Z][A-Za-z0-9]{2,80})\b/gu,
    read: ([, service = '', operation = '']) => ({ service, operation }),
  },
];

const allCalls = memo(({ prose }: Source): readonly Call[] =>
  forms
    .flatMap(({ pattern, read }) =>
      [...prose.matchAll(pattern)].map((match) => ({
        ...read(match),
        start: match.index,
        end: match.index + match[0].length,
      })),
    )
    .sort((a, b) => a.start - b.start),
);

/** Every failed call that the prose names, in its order. Several recognisers ask; the text is searched once. */
export function callsIn(source: Source): readonly Call[] {
  return allCalls(source);
}

/** Codes that mean a denial, as services spell them. */
const denialCode =
  /^(?:Client\.)?(?:AccessDenied(?:Exception|Fault)?|Unauthorized(?:Operation|Exception)?|NotAuthorized(?:Exception)?|AuthorizationError(?:Exception)?|Forbidden(?:Exception)?|403|AllAccessDisabled|AccessDeniedForDependency(?:Exception)?|InsufficientPrivileges(?:Exception)?|KMSAccessDenied(?:Exception)?|KMS\.AccessDeniedException|UnauthorizedAccess(?:Exception)?|OperationNotPermitted(?:Exception)?)$/iu;

/** Words that mean a denial. */
export const denialWords =
  /access(?:[ \n]?was)?[ \n]?denied|accessdenied|unauthorizedoperation|not[ \n]authori[sz]ed|unauthori[sz]ed|\bforbidden\b|status[ \n]?code:?[ \n]?403|permission[ \n]denied|(?:do|does)[ \n]not[ \n]have[ \n](?:the[ \n])?(?:required[ \n]|necessary[ \n]|sufficient[ \n])?permission|insufficient[ \n]permission|explicit[ \n]deny/iu;

/** A stack trace's frames between the message and the call are no longer than this together. */
const longestTrace = 1500;

/** Where the message stands that a stack trace belongs to: the first words of a denial above the call. */
export function tracedFrom(prose: string, { start }: Call, last: number): number | undefined {
  const from = Math.max(last, start - longestTrace);
  const at = prose.slice(from, start).search(denialWords);
  return at < 0 ? undefined : from + at;
}

/**
 * Whether the error that came back for a call is a denial: by its code, else by the words that follow; for a line of a
 * stack trace by those above it.
 * @param last where the call before ends
 * @param next where the next call begins
 */
export function isDenial(prose: string, call: Call, last: number, next: number): boolean {
  if (call.code !== undefined && denialCode.test(call.code)) return true;
  if (call.traced === true) return tracedFrom(prose, call, last) !== undefined;
  const said = prose.slice(call.end, Math.min(next, call.end + 400));
  return denialWords.test(said);
}

/**
 * The actions that a failed call stands for, the most likely service's first; empty when none has the operation. Where
 * the service is not told, the error code helps: SageMaker's protocol ends its codes in `Exception`, S3's does not.
 */
export function actionsOf(
  { operation, service, code }: Pick<Call, 'operation' | 'service' | 'code'>,
  facts: Facts,
): readonly string[] {
  if (service !== undefined) {
    const prefix = facts.service(service.replaceAll('\n', ''));
    return prefix === undefined ? [] : facts.operation(prefix, operation);
  }
  const services = facts.servicesWith(operation);
  const chosen = services.find((each) => answersWith(each, code)) ?? services[0];
  return chosen === undefined ? [] : facts.operation(chosen, operation);
}

/** Whether a service's error codes look like this one. */
function answersWith(service: string, code: string | undefined): boolean {
  if (code === undefined) return true;
  if (/UnauthorizedOperation$/u.test(code)) return service === 'ec2';
  return code.endsWith('Exception') ? !xmlServices.has(service) : xmlServices.has(service);
}

/** Services that answer in XML, with codes such as `AccessDenied`. */
const xmlServices: ReadonlySet<string> = new Set([
  's3',
  'iam',
  'sts',
  'cloudformation',
  'cloudfront',
  'route53',
  'rds',
  'elasticloadbalancing',
  'autoscaling',
  'elasticache',
  'redshift',
  'elasticbeanstalk',
  'ses',
  'sns',
  'sqs',
  'cloudwatch',
  'ec2',
]);

const principalArn = new RegExp(
  `${phrase('arn:aws')}[a-z-]*\\n?:\\n?(?:${phrase('iam|sts|redshift')})\\b`,
  'gu',
);

/** Messages are no longer than this on either side of their heart. */
const longest = 600;

/** Whether a line feed of the prose parts two messages: not where a terminal cut the line or a sentence goes on. */
const isBoundary = (source: Source, at: number): boolean =>
  !/[a-z(:]/u.test(source.prose[at + 1] ?? '') && !source.cutAt(at);

/** The part of the prose around a place that is one message, as offsets. */
export function messageAround(source: Source, at: number, end: number): readonly [number, number] {
  const { prose } = source;
  // Only a window is searched: a search through all of the text for every message would take quadratic time.
  let first = Math.max(0, at - longest);
  const before = prose.slice(first, at);
  for (let feed = before.lastIndexOf('\n'); feed >= 0; feed = before.lastIndexOf('\n', feed - 1)) {
    if (isBoundary(source, first + feed)) {
      first += feed + 1;
      break;
    }
    if (feed === 0) break;
  }
  let last = Math.min(prose.length, end + longest);
  const behind = prose.slice(end, last);
  for (let feed = behind.indexOf('\n'); feed >= 0; feed = behind.indexOf('\n', feed + 1)) {
    if (!isBoundary(source, end + feed)) continue;
    last = end + feed;
    break;
  }
  return [first, last];
}

/** A principal, and where in the prose it stands. */
export interface PlacedPrincipal {
  readonly principal: Principal;
  readonly at: number;
}

/** The principal named nearest before an offset of the prose, within the same message. */
export function principalBefore(source: Source, at: number): PlacedPrincipal | undefined {
  const [from] = messageAround(source, at, at);
  const before = source.prose.slice(from, at);
  // What stands before an earlier denial is that one's.
  const earlier = before.toLowerCase().lastIndexOf('not authorized to perform');
  const after = Math.max(0, earlier);
  const named = [...before.slice(after).matchAll(principalArn)].at(-1);
  if (named !== undefined) {
    const start = from + after + named.index;
    const token = arnAt(source, start);
    const principal = token === undefined ? undefined : principalOf(token.text);
    const lead = /(?:\b(?:User|Principal|Role):?\s)?["'`]?$/iu.exec(
      source.prose.slice(Math.max(from, start - 12), start),
    );
    return principal === undefined ? undefined : { principal, at: start - (lead?.[0].length ?? 0) };
  }
  const anonymous = before.lastIndexOf('User: anonymous');
  return anonymous < after
    ? undefined
    : { principal: { kind: 'other', name: 'anonymous' }, at: from + anonymous };
}

const reason =
  /["'`”’\s.;,]{0,6}(?:Context:\s)?(?:because\s)?(?:no\s[A-Za-z\s-]{3,40}?(?:policy|policies|boundary)\sallows?(?:\sthe)?(?:\s[A-Za-z0-9-]+(?:\n[A-Za-z0-9-]+)?\s?:\s?[A-Za-z0-9]+(?:\n[A-Za-z0-9]+)?)?(?:\saction)?|with\san?\sexplicit\sdeny(?:\sin\san?\s[A-Za-z\s-]{3,40}?(?:policy|boundary)(?::\sarn:\S{1,200})?)?)/iuy;

const trailing =
  /^(?:["'`]|\\)*[ \n.;:,]*(?:You are not authorized to perform this operation\.?[ \n]?)?(Encoded[ \n]authorization[ \n]failure[ \n]message:[ \n]?[A-Za-z0-9_+/=-]*(?:\n[A-Za-z0-9_+/=-]{20,})*)?[ \n.;]*(?:\(Service:[^)]{0,300}\)|status code: \d+, request id: [\w-]+)?/u;

/** What belongs to a message behind its resource: the reason, the encoded message, and the SDK's own remarks. */
export function tailAfter(prose: string, at: number): { readonly end: number; readonly encoded: boolean } {
  reason.lastIndex = at;
  const from = at + (reason.exec(prose)?.[0].length ?? 0);
  const match = trailing.exec(prose.slice(from, from + 4000));
  return { end: from + (match?.[0].length ?? 0), encoded: match?.[1] !== undefined };
}
