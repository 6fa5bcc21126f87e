/**
 * The events of CloudTrail that a text holds: one, `Records`, a list, JSON lines, `aws cloudtrail lookup-events` (events as
 * escaped JSON), in an envelope (EventBridge's `detail`), or cut by a paste. Record contents: CloudTrail user guide.
 */
import { isRecord } from '../text/is-record.ts';
import { textOf } from './values.ts';

/** An event as CloudTrail writes it. */
export type Event = Readonly<Record<string, unknown>>;

/** An event, and where its name stands in the text. */
export interface Placed {
  readonly event: Event;
  readonly at: number;
}

const deepest = 8;

/** The events inside of a value, in its order; those kept as escaped JSON are parsed. */
function eventsIn(value: unknown, depth = 0): readonly Event[] {
  if (depth > deepest) return [];
  if (Array.isArray(value)) return value.flatMap((each) => eventsIn(each, depth + 1));
  if (!isRecord(value)) return [];
  if (typeof value['eventSource'] === 'string' && typeof value['eventName'] === 'string') return [value];
  const escaped = textOf(value['CloudTrailEvent']);
  if (escaped !== undefined) return eventsIn(parsed(escaped), depth + 1);
  return Object.values(value).flatMap((each) => (typeof each === 'object' ? eventsIn(each, depth + 1) : []));
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** The fields of an event that tell what was refused, where they stand as they would in JSON. */
const field =
  /"(eventSource|eventName|awsRegion|errorCode|errorMessage|recipientAccountId|arn)"\s*:\s*"([^"\n]{1,2000})"/gu;

/** Events that a paste has cut: a field that stands a second time begins the next one. Without its names it is none. */
function cutEvents(text: string): readonly Event[] {
  const events: Record<string, string>[] = [{}];
  for (const [, name = '', value = ''] of text.matchAll(field)) {
    const last = events.at(-1);
    if (last !== undefined && !Object.hasOwn(last, name)) last[name] = value;
    else events.push({ [name]: value });
  }
  return events
    .filter((event) => Object.hasOwn(event, 'eventSource') && Object.hasOwn(event, 'eventName'))
    .map(({ arn, ...event }) => ({ ...event, ...(arn === undefined ? {} : { userIdentity: { arn } }) }));
}

/** All events of the text: it is JSON as a whole, or lines of it are, or it is a piece of JSON. */
function allEvents(text: string): readonly Event[] {
  const whole = parsed(text);
  if (whole !== undefined) return eventsIn(whole);
  const lines = text
    .split('\n')
    .flatMap((line) =>
      /^\s*[{[]/u.test(line) && line.includes('eventSource') ? eventsIn(parsed(line)) : [],
    );
  return lines.length > 0 ? lines : cutEvents(text);
}

/** Each event of a text with the place of its name: the names come in the same order in the text. Never throws. */
export function eventsOf(text: string): readonly Placed[] {
  const places = new Map<string, number[]>();
  for (const { index, 1: name = '' } of text.matchAll(/eventName\\*"\s*:\s*\\*"([\w-]{1,100})/gu)) {
    const list = places.get(name);
    if (list === undefined) places.set(name, [index - 1]);
    else list.push(index - 1);
  }
  const used = new Map<string, number>();
  return allEvents(text).map((event) => {
    const name = String(event['eventName']);
    const at = used.get(name) ?? 0;
    used.set(name, at + 1);
    return { event, at: Math.max(0, places.get(name)?.[at] ?? 0) };
  });
}
