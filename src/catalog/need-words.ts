/**
 * An action's needs as people read them: those of one holder, clause and source in one line, sources by number with
 * the list of what the numbers stand for. That keeps what the caller needs, what the role needs, when, and who says
 * so on one page.
 */
import { taggingAction } from './home-service.ts';
import { nameOf, prefixOf } from './ids.ts';
import type { Action, ActionId, Catalog, Holder } from './model.ts';
import { type Need, needsOf } from './needs.ts';

/** Needs that are read together. */
export interface NeedLine {
  readonly who: Holder;
  readonly ids: readonly ActionId[];
  /** `always`, or `when` and the clause. */
  readonly when: string;
  /** `[1 3]`, and `[2; not 4]` where a source contradicts. */
  readonly marks: string;
}

/** Everything that is said of an action's needs. */
export interface NeedPage {
  readonly lines: readonly NeedLine[];
  /** Who sets tags without being asked, `Studio [6]`. */
  readonly taggers: readonly string[];
  /** Whom a role is passed to, and which role is linked: `glue.amazonaws.com [4]`. */
  readonly roleTakers: readonly string[];
  readonly linkedRoles: readonly string[];
  /** `1 AWS reference 2020-04` and so on, in the order of their numbers. */
  readonly sources: readonly string[];
}

/** How a section about a holder's needs is called. */
export const holderTitles: Readonly<Record<Holder, string>> = {
  caller: 'Caller needs',
  'execution-role': 'Its role needs',
  'pipeline-role': 'Pipeline role',
  'cluster-role': 'Cluster role',
  'domain-role': 'Domain role',
  cloudformation: 'CloudFormation',
  'service-catalog': 'Service Catalog',
  studio: 'Studio',
  'step-functions': 'Step Functions',
};

const tagging: ReadonlySet<Holder> = new Set(['service-catalog', 'studio', 'step-functions']);

/** Names of actions by service, in the order in which they come up. */
function namesByService(ids: readonly string[]): ReadonlyMap<string, readonly string[]> {
  const services = new Map<string, string[]>();
  for (const id of ids) services.set(prefixOf(id), [...(services.get(prefixOf(id)) ?? []), nameOf(id)]);
  return services;
}

/** Ids with the service named once for its actions: `ec2:DescribeSubnets, DescribeVpcs; kms:Decrypt`. */
export function idsByService(ids: readonly string[]): string {
  return [...namesByService(ids)].map(([prefix, names]) => `${prefix}:${names.join(', ')}`).join('; ');
}

/** More names of one service than this are counted where a page is short. */
const mostNames = 6;

/** The same where a page is short: `9 actions of ec2; kms:Decrypt`. */
export function idsInBrief(ids: readonly string[]): string {
  return [...namesByService(ids)]
    .map(([prefix, names]) =>
      names.length > mostNames ? `${names.length} actions of ${prefix}` : `${prefix}:${names.join(', ')}`,
    )
    .join('; ');
}

/** Tagging that a holder does of its own accord is told apart: it is one need, of several holders. */
const isUnasked = ({ who, id, when }: Need): boolean =>
  id === taggingAction && when === undefined && (tagging.has(who) || who === 'cloudformation');

/** Groups needs, those that are always there first within a holder; sources get numbers as they come up. */
export function needPage(catalog: Catalog, action: Action): NeedPage {
  const numbers = new Map<string, number>();
  const numberOf = (id: string): number => {
    const source = catalog.sources[id];
    const text = source === undefined ? id : `${source.name} ${source.date}`;
    const known = numbers.get(text) ?? numbers.size + 1;
    numbers.set(text, known);
    return known;
  };
  const marksOf = (sources: readonly string[], against: readonly string[] = []): string => {
    const list = (ids: readonly string[]): string =>
      [...new Set(ids.map(numberOf))].sort((a, b) => a - b).join(' ');
    return `[${list(sources)}${against.length === 0 ? '' : `; not ${list(against)}`}]`;
  };
  const lines = new Map<string, NeedLine>();
  const all = needsOf(action);
  const always = (need: Need): number => (need.when === undefined ? 0 : 1);
  const holders = Object.keys(holderTitles);
  const sorted = all
    .filter((need) => !isUnasked(need))
    .sort((a, b) => holders.indexOf(a.who) - holders.indexOf(b.who) || always(a) - always(b));
  for (const { who, id, when, sources, against } of sorted) {
    const key = JSON.stringify([who, when, sources, against]);
    const known = lines.get(key);
    lines.set(key, {
      who,
      ids: [...(known?.ids ?? []), id],
      when: when === undefined ? 'always' : `when ${when}`,
      marks: known?.marks ?? marksOf(sources, against),
    });
  }
  const { roleTakers, linkedRoles = [] } = action;
  const tagged = action.id === taggingAction ? catalog.actions.flatMap(needsOf) : all;
  const unasked = [...new Map(tagged.filter(isUnasked).map((need) => [need.who, need])).values()];
  return {
    lines: [...lines.values()],
    taggers: unasked.map(({ who, sources }) => `${holderTitles[who]} ${marksOf(sources)}`),
    roleTakers:
      roleTakers === undefined ? [] : [`${roleTakers.services.join(', ')} ${marksOf([roleTakers.source])}`],
    linkedRoles: linkedRoles.map(({ roleName, source }) => `${roleName} ${marksOf([source])}`),
    sources: [...numbers].map(([text, number]) => `${number} ${text}`),
  };
}
