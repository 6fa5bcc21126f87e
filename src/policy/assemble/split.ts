/**
 * Statements into as few documents as fit their target's size. Documents attached to the same principal are
 * evaluated together, statement by statement, so it makes no difference in which document a statement stands.
 *
 * Statements go, in order, into the first document with room. One that is too large for a document of its own is
 * divided by its actions, each part on its own resources, and a single action by its resources; these are parts of
 * a statement that was allowed to be whole. What cannot be divided stays too large, and a finding says so.
 */

import type { Target } from '../../iam/policy-kind.ts';
import { policyKinds } from '../../iam/policy-kind.ts';
import { countedLength } from '../../iam/policy-size.ts';
import type { Grant } from './grant.ts';
import { uniqueSid } from './sid.ts';
import { type Planned, statementOf } from './statement.ts';

const dividedBecause = 'It is divided, since it is too large for one policy.';

const withGrants = (planned: Planned, grants: readonly Grant[], sid: string | undefined): Planned => ({
  ...planned,
  statement: statementOf(grants, sid),
  grants,
  items: [...new Set(grants.map((grant) => grant.item.id))],
  why: planned.why.endsWith(dividedBecause) ? planned.why : `${planned.why} ${dividedBecause}`,
});

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** A group's actions one by one, those on the same resources side by side, so that few resources stand twice. */
const byAction = (grants: readonly Grant[]): readonly (readonly Grant[])[] => {
  const members = new Map<string, Grant[]>();
  for (const grant of grants) members.set(grant.action, [...(members.get(grant.action) ?? []), grant]);
  const on = (group: readonly Grant[]): string => group.flatMap((grant) => grant.resources).join(' ');
  return [...members]
    .sort(([a, x], [b, y]) => compare(on(x), on(y)) || compare(a, b))
    .map(([, group]) => group);
};

/** The grants of one action resource by resource. */
const byResource = (grants: readonly Grant[]): readonly (readonly Grant[])[] =>
  [...new Set(grants.flatMap((grant) => grant.resources))]
    .sort()
    .map((arn) =>
      grants.flatMap((grant) => (grant.resources.includes(arn) ? [{ ...grant, resources: [arn] }] : [])),
    );

/** As many of the parts as fit, at least one, and the rest; null when there is nothing to divide. */
const cut = (
  parts: readonly (readonly Grant[])[],
  fits: (grants: readonly Grant[]) => boolean,
): readonly [readonly Grant[], readonly Grant[]] | null => {
  if (parts.length < 2) return null;
  let [some, tooMany] = [1, parts.length];
  while (tooMany - some > 1) {
    const middle = Math.floor((some + tooMany) / 2);
    if (fits(parts.slice(0, middle).flat())) some = middle;
    else tooMany = middle;
  }
  return [parts.slice(0, some).flat(), parts.slice(some).flat()];
};

const divided = (planned: Planned, room: number, sids: Set<string>): readonly Planned[] => {
  if (countedLength(planned.statement) <= room) return [planned];
  const { Sid } = planned.statement;
  const fits = (grants: readonly Grant[]): boolean => countedLength(statementOf(grants, Sid)) <= room;
  const parts = cut(byAction(planned.grants), fits) ?? cut(byResource(planned.grants), fits);
  if (parts === null) return [planned];
  const second = Sid === undefined ? undefined : uniqueSid(planned.wish ?? Sid, sids);
  return [
    ...divided(withGrants(planned, parts[0], Sid), room, sids),
    ...divided(withGrants(planned, parts[1], second), room, sids),
  ];
};

/**
 * Distributes statements over documents. `frame` is the document without statements, whose size every document
 * has besides; `sids` holds the ids in use and receives those of new parts.
 */
export const distribute = (
  planned: readonly Planned[],
  frame: unknown,
  target: Target,
  sids: Set<string>,
): readonly (readonly Planned[])[] => {
  const room = policyKinds[target].limit - countedLength(frame);
  const length = (each: Planned): number => countedLength(each.statement);
  const whole = planned.reduce((sum, each) => sum + length(each) + 1, -1);
  if (whole <= room) return [planned];
  const documents: { statements: Planned[]; left: number }[] = [];
  for (const part of planned.flatMap((each) => divided(each, room, sids))) {
    // Each statement but a document's first brings a comma.
    const fitting = documents.find((document) => length(part) + 1 <= document.left);
    if (fitting === undefined) documents.push({ statements: [part], left: room - length(part) });
    else {
      fitting.statements.push(part);
      fitting.left -= length(part) + 1;
    }
  }
  return documents.map((document) => document.statements);
};
