/**
 * Which bundles of items must stay apart, by the rule of `sharing.ts`: one of them would gain by an ARN of the other.
 *
 * Of each pair that can be asked, and of hundreds of actions that are tens of thousands. But what somebody gains by an
 * ARN hangs on the ARN, and nearly every ARN is one of a type or two: so for each ARN those types are looked up, and
 * only whoever acts on one of them is asked.
 */
import { type ArnPattern, arnCommonInside, arnContains, arnOverlaps } from '../../iam/arn-pattern.ts';
import { groupBy } from '../../text/group-by.ts';
import type { Grant } from './grant.ts';

/** Items of one action, one effect and the same conditions: they are stated together in any case. */
export interface Bundle {
  readonly grants: readonly Grant[];
  readonly resources: readonly ArnPattern[];
  /** The same resources, to be looked up. */
  readonly texts: ReadonlySet<string>;
  /** The ARNs that requests of the action can be about. */
  readonly reach: readonly ArnPattern[];
}

const isPlain = ({ fields }: ArnPattern): boolean =>
  fields.every(({ hasWildcard, hasVariable }) => !hasWildcard && !hasVariable);

/** The service of an ARN; undefined where it may be of several. */
const serviceOf = ({ fields: [, , service] }: ArnPattern): string | undefined =>
  service.hasWildcard || service.hasVariable ? undefined : service.text;

/** What a resource begins with, up to its first wildcard or variable. */
const leadOf = ({ fields }: ArnPattern): string => /^[^*?$]*/u.exec(fields[5].text)?.[0] ?? '';

/**
 * Of types those that may overlap with an ARN, and few others: one of another service does not, nor one whose resources
 * begin otherwise.
 */
function fileTypes(types: readonly ArnPattern[]): (arn: ArnPattern) => readonly ArnPattern[] {
  const all = types.map((type) => ({ type, service: serviceOf(type), lead: leadOf(type) }));
  const byService = groupBy(all, ({ service }) => service);
  return (arn) => {
    const service = serviceOf(arn);
    if (service === undefined) return types;
    const lead = leadOf(arn);
    return [...(byService.get(undefined) ?? []), ...(byService.get(service) ?? [])].flatMap((each) =>
      each.lead.startsWith(lead) || lead.startsWith(each.lead) ? [each.type] : [],
    );
  };
}

/** A bundle as it is asked about ARNs of others. */
interface Asked {
  readonly at: number;
  readonly bundle: Bundle;
  /** Its resources that match more than their own text: no other can hold an ARN without a wildcard. */
  readonly open: readonly ArnPattern[];
}

/**
 * Asks whether the action of a bundle gains something when its statement also names an ARN, among its requests on a type.
 * Most bundles of a type are on the same few ARNs: each of these is looked at once.
 */
function gainBy(foreign: ArnPattern, type: ArnPattern): (asked: Asked) => boolean {
  const plain = isPlain(foreign);
  const known = new Map<string, boolean>();
  const holds = (own: ArnPattern): boolean => {
    let answer = known.get(own.text);
    // All that is common to one ARN and its type is the ARN.
    answer ??= (plain ? arnContains(own, foreign) : arnCommonInside(foreign, type, own)) === 'inside';
    known.set(own.text, answer);
    return answer;
  };
  return ({ bundle, open }) =>
    !bundle.texts.has(foreign.text) && !(plain ? open : bundle.resources).some(holds);
}

/** For each bundle those that it must be kept apart from. */
export function keptApart(bundles: readonly Bundle[]): readonly ReadonlySet<number>[] {
  const apart = bundles.map(() => new Set<number>());
  const arns = new Map<string, { readonly arn: ArnPattern; readonly holders: number[] }>();
  const types = new Map<string, { readonly type: ArnPattern; readonly acting: Asked[] }>();
  for (const [at, bundle] of bundles.entries()) {
    for (const arn of bundle.resources) {
      const known = arns.get(arn.text);
      if (known === undefined) arns.set(arn.text, { arn, holders: [at] });
      else known.holders.push(at);
    }
    // Whoever is on "*" gains by nothing else.
    if (bundle.texts.has('*')) continue;
    const asked: Asked = { at, bundle, open: bundle.resources.filter((arn) => !isPlain(arn)) };
    for (const type of bundle.reach) {
      const known = types.get(type.text);
      if (known === undefined) types.set(type.text, { type, acting: [asked] });
      else known.acting.push(asked);
    }
  }
  const typesFor = fileTypes([...types.values()].map(({ type }) => type));
  for (const { arn, holders } of arns.values()) {
    const gaining = new Set<number>();
    if (arn.text === '*') {
      // It matches also requests about no resource: whoever is not on it gains.
      for (const [at, { texts }] of bundles.entries()) if (!texts.has('*')) gaining.add(at);
    } else
      for (const type of typesFor(arn)) {
        const acting = types.get(type.text)?.acting.filter(({ at }) => !gaining.has(at)) ?? [];
        if (acting.length === 0 || arnOverlaps(arn, type) === 'no') continue;
        for (const { at } of acting.filter(gainBy(arn, type))) gaining.add(at);
      }
    for (const one of gaining)
      for (const other of holders) {
        apart[one]?.add(other);
        apart[other]?.add(one);
      }
  }
  return apart;
}
