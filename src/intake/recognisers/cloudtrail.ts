/**
 * CloudTrail. What was refused is a denial each; the rest is what each principal used, an arrival for each action with its
 * count and the resources that the events name.
 */
import { squeeze } from '../../catalog/squeeze.ts';
import { isRecord } from '../../text/is-record.ts';
import type { Principal } from '../arrival.ts';
import { type Event, eventsOf, type Placed } from '../cloudtrail-events.ts';
import type { Facts, Place } from '../facts.ts';
import { fewerArns } from '../fewer-arns.ts';
import { principalOf } from '../principal.ts';
import { type Draft, type Recogniser, wanted } from '../recogniser.ts';
import { s3Arn } from '../s3-place.ts';
import { type Source, sourceOf } from '../source.ts';
import { listOf, textOf } from '../values.ts';
import { accessDenied } from './access-denied.ts';

function principalIn({ userIdentity }: Event): Principal | undefined {
  if (!isRecord(userIdentity)) return undefined;
  const arn = textOf(userIdentity['arn']) ?? textOf(userIdentity['invokedBy']);
  return arn === undefined ? undefined : principalOf(arn);
}

const placeOf = (event: Event): Place => ({
  partition: 'aws',
  region: textOf(event['awsRegion']) ?? '*',
  account: textOf(event['recipientAccountId']) ?? '*',
});

/** Names of Lambda's and CloudFront's events carry the date of the API. */
const operationOf = (event: Event): string =>
  String(event['eventName']).replace(/(?:_?\d{4}_?\d{2}_?\d{2})(?:v\d+)?$/u, '');

function actionsOf(event: Event, facts: Facts): readonly string[] {
  const service = facts.service(String(event['eventSource']).replace(/\.amazonaws\.com(\.cn)?$/u, ''));
  return service === undefined ? [] : facts.operation(service, operationOf(event));
}

const membersOf = (event: Event): ReadonlyMap<string, string> =>
  new Map(
    Object.entries(isRecord(event['requestParameters']) ? event['requestParameters'] : {}).flatMap(
      ([name, value]) => (typeof value === 'string' ? [[squeeze(name), value] as const] : []),
    ),
  );

/** The ARNs that an event is about: the request's names in the action's templates, else those that it lists. */
function resourcesOf(event: Event, id: string, facts: Facts): readonly string[] {
  const members = membersOf(event);
  const bucket = members.get('bucketname');
  if (id.startsWith('s3:') && bucket !== undefined) {
    const arn = s3Arn(id, { bucket, key: members.get('key') ?? '' });
    return arn === undefined ? [] : [arn];
  }
  const filled = facts.resources(id, members, placeOf(event));
  if (filled.length > 0) return filled;
  const service = id.slice(0, id.indexOf(':'));
  const listed = listOf(event['resources']).flatMap((each) =>
    isRecord(each) ? (textOf(each['ARN']) ?? []) : [],
  );
  const named = [...members.values()].filter((value) => value.startsWith('arn:'));
  return [...new Set([...listed, ...named])].filter((arn) => arn.split(':')[2] === service);
}

const isDenied = (event: Event): boolean =>
  /AccessDenied|Unauthorized|NotAuthorized|Forbidden/u.test(String(event['errorCode'] ?? ''));

function denial({ event, at }: Placed, facts: Facts): Draft | undefined {
  const ids = actionsOf(event, facts);
  const message = textOf(event['errorMessage']);
  const [said] = message === undefined ? [] : accessDenied.recognise(sourceOf(message), facts);
  const principal = principalIn(event) ?? said?.principal;
  const own = ids.map((id) => wanted(id, resourcesOf(event, id, facts)));
  const actions = said === undefined ? own : said.actions;
  if (actions.length === 0) return undefined;
  return {
    kind: 'event',
    start: at,
    end: at + `"eventName": "${event['eventName']}"`.length,
    actions,
    ...(principal === undefined ? {} : { principal }),
    ...(said?.verdict === undefined ? {} : { verdict: said.verdict }),
  };
}

/** Uses of one action by one principal as one arrival. */
function uses(events: readonly Placed[], facts: Facts): readonly Draft[] {
  const found = new Map<
    string,
    {
      at: number;
      name: string;
      id: string;
      count: number;
      resources: Set<string>;
      needs: Map<string, string>;
      roles: Set<string>;
      principal: Principal | undefined;
    }
  >();
  for (const { event, at } of events)
    for (const id of actionsOf(event, facts)) {
      const principal = principalIn(event);
      const key = `${principal?.kind} ${principal?.account} ${principal?.name} ${id}`;
      const use = found.get(key) ?? {
        at,
        name: String(event['eventName']),
        id,
        count: 0,
        resources: new Set<string>(),
        needs: new Map<string, string>(),
        roles: new Set<string>(),
        principal,
      };
      use.count += 1;
      for (const arn of resourcesOf(event, id, facts)) use.resources.add(arn);
      const parameters = isRecord(event['requestParameters']) ? event['requestParameters'] : {};
      for (const need of facts.needs(id, new Set(Object.keys(parameters).map(squeeze))))
        use.needs.set(need.id, need.why);
      for (const value of Object.values(parameters))
        if (typeof value === 'string' && /^arn:aws[a-z-]*:iam::\d{12}:role\//u.test(value))
          use.roles.add(value);
      found.set(key, use);
    }
  return [...found.values()].map(({ at, name, id, count, resources, needs, roles, principal }) => {
    const stated = fewerArns([...resources]);
    return {
      kind: 'use',
      start: at,
      end: at + `"eventName": "${name}"`.length,
      actions: [
        { ...wanted(id, stated), count },
        ...[...needs].map(([need, why]) => ({
          ...wanted(need, need === 'iam:PassRole' ? [...roles] : []),
          why,
        })),
      ],
      ...(principal === undefined ? {} : { principal }),
      ...(stated.length === resources.size
        ? {}
        : {
            note: `${resources.size} resources were used; ${stated.length === 1 ? 'a pattern stands' : `${stated.length} patterns stand`} for them, which may allow more.`,
          }),
    };
  });
}

function recognise({ text }: Source, facts: Facts): readonly Draft[] {
  if (!text.includes('eventSource') || !text.includes('eventName')) return [];
  const events = eventsOf(text);
  const denied = events.filter(({ event }) => isDenied(event)).flatMap((each) => denial(each, facts) ?? []);
  const used = uses(
    events.filter(({ event }) => event['errorCode'] === undefined),
    facts,
  );
  // The whole text is events: their messages and ARNs are not to be read a second time.
  return [...denied, ...used].map((draft, at) => (at === 0 ? { ...draft, claims: [0, text.length] } : draft));
}

export const cloudtrail: Recogniser = { name: 'cloudtrail', onlyWhole: true, recognise };
