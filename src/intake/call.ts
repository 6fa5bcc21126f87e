/**
 * Calls in programs: which service a client is of, which operation a method is, and what the arguments tell.
 *
 * A method's name alone says little: `get_object` is anybody's. So a call counts only where its client is in sight (its
 * declaration, or a name that is the service's own), where the file has clients of one service only and the receiver is
 * called a client, or where SageMaker alone has an operation of that name. Comments are passed over.
 */
import { homeService, isSister, taggingAction } from '../catalog/home-service.ts';
import { squeeze } from '../catalog/squeeze.ts';
import type { ArrivalAction } from './arrival.ts';
import { anywhere, type Facts } from './facts.ts';
import { offered, wanted } from './recogniser.ts';
import { s3Arn } from './s3-place.ts';

/** Clients of a text by the last name of the variable that holds them. */
export interface Clients {
  readonly byName: ReadonlyMap<string, string>;
  /** Every service that has a client here. */
  readonly services: ReadonlySet<string>;
}

/** A form of declaring a client: where in the match the variable and the service stand. */
export interface Declaration {
  /** Text that every match holds: a text without it is not searched. */
  readonly sign: string;
  readonly pattern: RegExp;
  readonly variable: number;
  readonly service: number;
}

const lastName = (path: string): string =>
  path
    .split(/\.|->|::/u)
    .at(-1)
    ?.replace(/^[$@&*_]+/u, '') ?? '';

/** The clients that a text declares. A name that is given to two services stands for neither. */
export function clientsIn(prose: string, declarations: readonly Declaration[], facts: Facts): Clients {
  const byName = new Map<string, string>();
  const services = new Set<string>();
  const torn = new Set<string>();
  for (const { pattern, variable, service } of declarations.filter(({ sign }) => prose.includes(sign)))
    for (const match of prose.matchAll(pattern)) {
      const prefix = facts.service(match[service] ?? '');
      if (prefix === undefined) continue;
      services.add(prefix);
      const name = lastName(match[variable] ?? '').toLowerCase();
      if (name === '') continue;
      const known = byName.get(name);
      if (known !== undefined && known !== prefix) torn.add(name);
      byName.set(name, prefix);
    }
  for (const name of torn) byName.delete(name);
  return { byName, services };
}

const clientWords = /^(?:client|svc|service|api|c|aws|conn|connection)$|client$|_(?:client|svc)$/u;
const sagemakerNames = /^(?:sm|smr|sagemaker|smruntime|runtime)(?:_?(?:client|boto|boto3|runtime|rt|svc))*$/u;

/** Endings of method names that are not the operation's: asynchronous forms, pages, waiting. */
const bare = (method: string): string =>
  method.replace(/(?:Async|Paginator|WithContext|Pages|Request)$/u, '');

/** Names of one word (`search`, `invoke`) are anybody's. */
const isDistinctive = (method: string): boolean => /_|[a-z][A-Z]/u.test(method.replace(/^[A-Z]/u, 'a'));

/** The service that a method call is made to; undefined where that would be a guess. */
function serviceOf(receiver: string, method: string, clients: Clients, facts: Facts): string | undefined {
  const name = lastName(receiver).toLowerCase();
  const candidates = facts.servicesWith(method);
  const declared = clients.byName.get(name);
  if (declared !== undefined) return candidates.includes(declared) ? declared : undefined;
  const plain = name.replace(/_?(?:client|svc|boto3|boto)$/u, '');
  const named = plain.length < 2 ? undefined : facts.service(plain);
  if (named !== undefined && candidates.includes(named)) return named;
  if (sagemakerNames.test(name) && candidates.includes(homeService)) return homeService;
  const [only] = clients.services;
  if (clients.services.size === 1 && only !== undefined && clientWords.test(name))
    return candidates.includes(only) ? only : undefined;
  const homes = candidates.filter(isSister);
  return homes.length > 0 && homes.length === candidates.length && isDistinctive(method)
    ? homes[0]
    : undefined;
}

/** The actions that a method call asks for; empty where it is no call of a service that one can be sure of. */
export function actionsOfCall(
  receiver: string,
  method: string,
  clients: Clients,
  facts: Facts,
): readonly string[] {
  for (const name of new Set([method, bare(method)])) {
    const service = serviceOf(receiver, name, clients, facts);
    if (service !== undefined) return facts.operation(service, name);
  }
  return [];
}

/** Arguments are read no further than this, and no deeper: a long row of open brackets would be read for each of them. */
const longest = 4000;
const deepest = 40;

/** What stands between the bracket at an offset and the one that closes it; strings are passed over. */
export function argumentsAt(prose: string, at: number): string {
  let depth = 0;
  let quote = '';
  const most = Math.min(prose.length, at + longest);
  for (let end = at; end < most; end += 1) {
    const character = prose[end] ?? '';
    if (quote !== '') {
      if (character === '\\') end += 1;
      else if (character === quote || character === '\n') quote = '';
    } else if (character === '"' || character === "'" || character === '`') quote = character;
    else if ('([{'.includes(character)) {
      depth += 1;
      if (depth > deepest) return '';
    } else if (')]}'.includes(character)) {
      depth -= 1;
      if (depth <= 0) return prose.slice(at + 1, end);
    }
  }
  return '';
}

/** Members of a request as programs write them: `Name=`, `"Name":`, `name:`, `.name(`, `Name:`. */
const member =
  /(?:^|[\s,({[.])["']?([A-Za-z][A-Za-z0-9_]{1,60})["']?\s?(?:=(?!=)|:(?!:)|\()\s?(?:aws\.String\(|String\.valueOf\()?(?:f?(["'`])([^"'`\n{}$]{1,300})\2)?/gu;

/** The members that arguments set, squeezed, with their values where these are literal. */
export function membersIn(text: string): {
  readonly set: ReadonlySet<string>;
  readonly values: ReadonlyMap<string, string>;
} {
  const set = new Set<string>();
  const values = new Map<string, string>();
  for (const [, name = '', , value] of text.matchAll(member)) {
    const key = squeeze(name);
    set.add(key);
    if (value !== undefined && !values.has(key)) values.set(key, value);
  }
  return { set, values };
}

const roleArn = /^arn:aws[a-z-]*:iam::\d{12}:role\/[\w+=,.@/-]+$/u;

function resourcesOf(id: string, values: ReadonlyMap<string, string>, facts: Facts): readonly string[] {
  const bucket = values.get('bucket');
  if (!id.startsWith('s3:') || bucket === undefined) return facts.resources(id, values, anywhere);
  const arn = s3Arn(id, { bucket, key: values.get('key') ?? values.get('prefix') ?? '' });
  return arn === undefined ? [] : [arn];
}

/** Of what a call names, the resource that it creates: tags go onto that one. */
function created(id: string, resources: readonly string[]): readonly string[] {
  const noun = squeeze(id.replace(/^\w+:Create/u, ''));
  return resources.filter((arn) => squeeze(arn.split(':')[5]?.split('/')[0] ?? '') === noun);
}

/** The actions of a call with the resources that its members name, and what else those members call for. */
export function requested(
  ids: readonly string[],
  members: { readonly set: ReadonlySet<string>; readonly values: ReadonlyMap<string, string> },
  facts: Facts,
): readonly ArrivalAction[] {
  const own = ids.map((id) => wanted(id, resourcesOf(id, members.values, facts)));
  const roles = [...members.values.values()].filter((value) => roleArn.test(value));
  const more = ids.flatMap((id) =>
    facts.needs(id, members.set).map((need): ArrivalAction => {
      const resources =
        need.id === 'iam:PassRole'
          ? roles
          : need.id === taggingAction
            ? created(id, own[0]?.resources ?? [])
            : [];
      return { ...offered(need.id, need.why, resources), wanted: true };
    }),
  );
  return [...own, ...more.filter(({ id }) => !ids.includes(id))];
}

/** Whether a place in the prose is in a comment of its line. */
export function isComment(prose: string, at: number): boolean {
  // Only so much is searched for the line's start: all of a text may be one line.
  const near = prose.slice(Math.max(0, at - 500), at);
  const line = near.slice(near.lastIndexOf('\n') + 1);
  return /^[\s"',]*(?:#(?!!)|\/\/|\*\s|--\s|rem\s)/iu.test(line);
}
