/** Calls that failed, as messages and stack traces name them: which operation, of which service, and whether it was refused. */
import { memo } from '../text/memo.ts';
import type { Facts } from './facts.ts';
import { denialWords } from './message.ts';
import type { Source } from './source.ts';
import { phrase } from './tokens.ts';

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

/** The call during which a denial happened, if the prose names one just before it. */
export function callBefore(calls: readonly Call[], at: number): Call | undefined {
  let [low, high] = [0, calls.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((calls[middle]?.start ?? 0) < at) low = middle + 1;
    else high = middle;
  }
  const call = calls[low - 1];
  return call !== undefined && at - call.end < 500 ? call : undefined;
}

/** Codes that mean a denial, as services spell them. */
const denialCode =
  /^(?:Client\.)?(?:AccessDenied(?:Exception|Fault)?|Unauthorized(?:Operation|Exception)?|NotAuthorized(?:Exception)?|AuthorizationError(?:Exception)?|Forbidden(?:Exception)?|403|AllAccessDisabled|AccessDeniedForDependency(?:Exception)?|InsufficientPrivileges(?:Exception)?|KMSAccessDenied(?:Exception)?|KMS\.AccessDeniedException|UnauthorizedAccess(?:Exception)?|OperationNotPermitted(?:Exception)?)$/iu;

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
