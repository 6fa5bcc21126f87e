/**
 * Statements into as few documents as fit their target's size. Documents attached to the same principal are
 * evaluated together, statement by statement, so it makes no difference in which document a statement stands.
 *
 * A statement that is too large for a document of its own is divided by its actions or by its resources, whichever
 * list is the longer: the shorter one is what every part repeats. These are parts of a statement that was allowed to
 * be whole, so no part widens anything. One that a file brought is divided the same way, with everything else in it
 * as it is; of `NotAction` and `NotResource` each part would mean more, so those lists stay whole. What cannot be
 * divided stays too large, and a finding says so.
 *
 * Then `packing.ts` fills the documents.
 */

import { listOf, type Statement } from '../../iam/document.ts';
import type { Target } from '../../iam/policy-kind.ts';
import { policyKinds } from '../../iam/policy-kind.ts';
import { countedLength } from '../../iam/policy-size.ts';
import { groupBy } from '../../text/group-by.ts';
import type { Grant } from './grant.ts';
import { fewestBoxes } from './packing.ts';
import { uniqueSid } from './sid.ts';
import { type Planned, statementOf } from './statement.ts';

const dividedBecause = 'It is divided, since it is too large for one policy.';

const withReason = (why: string): string => (why.endsWith(dividedBecause) ? why : `${why} ${dividedBecause}`);

/** What stays together when a statement is divided: an action with its resources, or a resource with its actions. */
interface Unit<T> {
  readonly value: T;
  /** The action or the resource. */
  readonly own: string;
  /** What else it puts into the lists of its statement. */
  readonly with: readonly string[];
}

/** Characters that a text takes in a list: with its quotes and a comma. */
const inList = (text: string): number => countedLength(text) + 1;

const lengthOf = (texts: Iterable<string>): number => [...texts].reduce((sum, text) => sum + inList(text), 0);

/** As many units as fit in `room` characters, at least one each time, in their order. Texts in common count once. */
function filled<T>(
  units: readonly Unit<T>[],
  room: number,
  textsOf: (unit: Unit<T>) => readonly string[],
): readonly (readonly T[])[] {
  const parts: T[][] = [];
  let texts = new Set<string>();
  let left = 0;
  for (const unit of units) {
    const all = textsOf(unit);
    const more = lengthOf(new Set(all.filter((text) => !texts.has(text))));
    const part = parts.at(-1);
    if (part === undefined || more > left) {
      parts.push([unit.value]);
      texts = new Set(all);
      left = room - lengthOf(texts);
    } else {
      part.push(unit.value);
      for (const text of all) texts.add(text);
      left -= more;
    }
  }
  return parts;
}

/**
 * Divides along the longer of two lists. Where the shorter one alone leaves little room, so that nearly every entry of
 * the longer would need a part of its own, the entries get half of the room and the parts are divided again.
 */
function partsOf<T>(
  byAction: readonly Unit<T>[],
  byResource: readonly Unit<T>[],
  room: number,
): readonly (readonly T[])[] {
  const own = (units: readonly Unit<T>[]): number => lengthOf(units.map((unit) => unit.own));
  const longer = own(byAction) >= own(byResource) ? [byAction, byResource] : [byResource, byAction];
  const units = longer.find(({ length }) => length > 1);
  if (units === undefined) return [];
  const whole = (unit: Unit<T>): readonly string[] => [unit.own, ...unit.with];
  const crowded = units.some((unit) => lengthOf(whole(unit)) > room / 2);
  const other = units === byAction ? byResource : byAction;
  return crowded && other.length > 1
    ? filled(units, room / 2, (unit) => [unit.own])
    : filled(units, room, whole);
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** A group's actions one by one, those on the same resources side by side, so that few resources stand twice. */
function unitsByAction(grants: readonly Grant[]): readonly Unit<readonly Grant[]>[] {
  return [...groupBy(grants, ({ action }) => action)]
    .map(([action, value]) => {
      const resources = [...new Set(value.flatMap((grant) => grant.resources))];
      return { value, own: action, with: resources, on: resources.join(' ') };
    })
    .sort((a, b) => compare(a.on, b.on) || compare(a.own, b.own));
}

/** The grants resource by resource. */
function unitsByResource(grants: readonly Grant[]): readonly Unit<readonly Grant[]>[] {
  const pairs = grants.flatMap((grant) => grant.resources.map((arn) => ({ grant, arn })));
  return [...groupBy(pairs, ({ arn }) => arn)]
    .sort(([a], [b]) => compare(a, b))
    .map(([arn, on]) => ({
      value: on.map(({ grant }) => ({ ...grant, resources: [arn] })),
      own: arn,
      with: [...new Set(on.map(({ grant }) => grant.action))],
    }));
}

/** One entry of a loaded statement's list, in the place of the whole list. */
interface Entry {
  readonly element: 'Action' | 'Resource';
  readonly text: string;
}

function entriesOf({ Action, Resource }: Statement, element: Entry['element']): readonly Unit<Entry>[] {
  const [own, others] = element === 'Action' ? [Action, Resource] : [Resource, Action];
  return listOf(own).map((text) => ({ value: { element, text }, own: text, with: listOf(others) }));
}

/** The parts of a statement, the first with its Sid; none when there is nothing to divide. */
function dividedOnce(planned: Planned, room: number): readonly Planned[] {
  const { statement, grants } = planned;
  if (grants.length === 0) {
    const parts = partsOf(entriesOf(statement, 'Action'), entriesOf(statement, 'Resource'), room);
    return parts.map((entries) => ({
      ...planned,
      statement: { ...statement, [entries[0]?.element ?? 'Action']: entries.map(({ text }) => text) },
    }));
  }
  return partsOf(unitsByAction(grants), unitsByResource(grants), room).map((part) => {
    const own = part.flat();
    const items = [...new Set(own.map((grant) => grant.item.id))];
    return { ...planned, statement: statementOf(own, statement.Sid), grants: own, items };
  });
}

function divided(planned: Planned, room: number, sids: Set<string>): readonly Planned[] {
  const { statement } = planned;
  if (countedLength(statement) <= room) return [planned];
  const frame = { ...statement, Action: [], Resource: [] };
  const parts = dividedOnce(planned, room - countedLength(frame));
  if (parts.length < 2) return [planned];
  return parts.flatMap((part, at) => {
    const { Sid } = statement;
    const renamed =
      at === 0 || Sid === undefined
        ? part
        : { ...part, statement: { ...part.statement, Sid: uniqueSid(planned.wish ?? Sid, sids) } };
    return divided({ ...renamed, why: withReason(planned.why) }, room, sids);
  });
}

/**
 * Distributes statements over documents. `frame` is the document without statements, whose size every document
 * has besides; `sids` holds the ids in use and receives those of new parts.
 */
export function distribute(
  planned: readonly Planned[],
  frame: unknown,
  target: Target,
  sids: Set<string>,
): readonly (readonly Planned[])[] {
  const room = policyKinds[target].limit - countedLength(frame);
  const length = (each: Planned): number => countedLength(each.statement);
  const whole = planned.reduce((sum, each) => sum + length(each) + 1, -1);
  if (whole <= room) return [planned];
  const parts = planned.flatMap((each) => divided(each, room, sids));
  // Each statement but a document's first brings a comma: with one for each there is room for one more.
  const boxes = fewestBoxes(
    parts.map((part) => length(part) + 1),
    room + 1,
  );
  return boxes.map((box) => box.flatMap((at) => parts[at] ?? []));
}
