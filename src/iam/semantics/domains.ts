/**
 * What the keys of a request can have: told by the catalog where it knows a key, else by how the policies compare it.
 *
 * A number is only ever a number: for a key that is compared by numeric operators alone other texts do not count, or
 * "less than 10" and "not 10 or more" would differ by a request that nobody can make. The same is true of dates, addresses and
 * truth values, and of resources, which are ARNs of the action's types.
 */
import { later } from '../../text/memo.ts';
import { serviceOf } from '../action-pattern.ts';
import type { ActionFacts, PolicyFacts } from './facts.ts';
import type { KeyDomain } from './key-values.ts';
import type { ReadStatement } from './read-statement.ts';
import { compileText, patternOf, shortestOf, type TextPattern, templatePatterns } from './text-pattern.ts';

type Family = KeyDomain['family'];

const exactly = (text: string): readonly TextPattern[] => [compileText(text, 'equal', 'without')];
const someArn = exactly('arn:aws:iam::111122223333:role/example');
const someText = exactly('example');

interface Usage {
  readonly families: Set<Family>;
  /** Whether a set operator is used on it. */
  isList: boolean;
  isArn: boolean;
}

/** How statements compare each key. */
function usageIn(statements: readonly ReadStatement[]): ReadonlyMap<string, Usage> {
  const usage = new Map<string, Usage>();
  for (const { lines } of statements)
    for (const { asked, place } of lines) {
      if (asked === 'always' || asked === 'never') continue;
      const { key, set } = asked.atom;
      const known = usage.get(key) ?? { families: new Set<Family>(), isList: false, isArn: false };
      usage.set(key, known);
      if (place.kind !== 'condition') continue;
      // Whether a key is there says nothing of its values.
      const isNull = /^null$/i.test(place.operator);
      if (set.family !== 'opaque' && !isNull) known.families.add(set.family);
      if (/^for(all|any)value/i.test(place.operator)) known.isList = true;
      if (/arn/i.test(place.operator)) known.isArn = true;
    }
  return usage;
}

const familyOfType: Readonly<Record<string, Family>> = {
  Bool: 'truth',
  ArrayOfBool: 'truth',
  Numeric: 'number',
  Date: 'date',
  IPAddress: 'address',
};

/** A key that is compared in one way has values of that kind; as text and as truth value, texts. */
function familyOf({ families }: Usage, type: string | undefined): Family {
  const declared = type === undefined ? undefined : familyOfType[type];
  const found = new Set(families);
  if (found.size === 0) return declared ?? 'text';
  if (found.has('text') && found.has('truth')) found.delete('truth');
  if (declared === 'truth' && found.size === 1 && found.has('text')) return 'truth';
  const [only] = found;
  return found.size === 1 && only !== undefined ? only : 'mixed';
}

/** The domains of condition keys, by name in lower case; `given` is what the request has of one. */
export function keyDomains(
  statements: readonly ReadStatement[],
  facts: PolicyFacts,
  given: (key: string) => KeyDomain['given'],
): (key: string) => KeyDomain {
  const usage = usageIn(statements);
  return (key) => {
    const used = usage.get(key) ?? { families: new Set<Family>(), isList: false, isArn: false };
    const known = facts.key(key);
    const isArn = used.isArn || known?.type === 'ARN' || known?.type === 'ArrayOfARN';
    return {
      family: familyOf(used, known?.type),
      mayBeAbsent: true,
      severalValues: known === undefined ? used.isList : known.type.startsWith('ArrayOf'),
      within: undefined,
      preferred: [...(known?.values ?? []).map(exactly), isArn ? someArn : someText],
      given: given(key),
    };
  };
}

/** What people fill into templates, in the order in which it is tried. */
const fillings: readonly Readonly<Record<string, string>>[] = [
  { Partition: 'aws', Region: 'us-east-1', Account: '111122223333' },
  { Partition: 'aws', Account: '111122223333' },
  { Partition: 'aws', Region: 'us-east-1', Account: '444455556666' },
  { Partition: 'aws', Account: '444455556666' },
  { Partition: 'aws', Region: 'us-east-1' },
  { Partition: 'aws' },
];

/** A template with some of its placeholders filled. */
const filledTemplate = (template: string, filling: Readonly<Record<string, string>>): string =>
  template.replace(/\$\{(Partition|Region|Account)\}/g, (whole, name: string) => filling[name] ?? whole);

/**
 * ARNs of the templates as people write them, made as far as they are asked for: most often the first will do, and of a
 * policy that speaks of every service there are thousands.
 */
function filled(templates: readonly string[]): Iterable<readonly TextPattern[]> {
  const made: (readonly TextPattern[])[] = [];
  return {
    *[Symbol.iterator]() {
      for (const [at, filling] of fillings.entries()) {
        made[at] ??= templates.flatMap((template) => templatePatterns(filledTemplate(template, filling)));
        yield made[at];
      }
    },
  };
}

/**
 * The first ARN of the templates that a search would find, without one; undefined where no placeholder is left to fill, and
 * the ARNs can be listed.
 */
function sampleOf(templates: readonly string[]): string | undefined {
  const [first] = templates;
  if (first === undefined || !templates.some((template) => /[$*]/.test(template))) return undefined;
  return shortestOf(filledTemplate(first, fillings[0] ?? {}));
}

/** Any ARN of a service, written with what people fill in first. */
function arnsOfService(service: string): readonly (readonly TextPattern[])[] {
  const like = (text: string): readonly TextPattern[] => [compileText(text, 'arn', 'without')];
  return [
    like(`arn:aws:${service}:us-east-1:111122223333:?*`),
    like(`arn:aws:${service}:*:111122223333:?*`),
    like(`arn:aws:${service}:*:*:?*`),
  ];
}

const bareStar = compileText('*', 'equal', 'without');
/** No resource has an empty name. */
const anything: readonly TextPattern[] = [
  patternOf('any resource', [
    { kind: 'one', of: 'any' },
    { kind: 'many', of: 'any' },
  ]),
];

/** The resources that an action is asked for on: those of its types, `*`, or any text when it is not known. */
export function resourceDomain(
  action: string,
  known: ActionFacts | undefined,
  given: readonly string[] | undefined,
): KeyDomain {
  const base = { family: 'text', mayBeAbsent: false, severalValues: false, given } as const;
  if (known === undefined) {
    const [service = ''] = action.split(':');
    return { ...base, within: anything, preferred: arnsOfService(service.toLowerCase()) };
  }
  const { templates, onEverything } = known;
  const within = later(() => [...(onEverything ? [bareStar] : []), ...templates.flatMap(templatePatterns)]);
  return {
    ...base,
    get within() {
      return within();
    },
    preferred: templates.length === 0 ? [] : filled(templates),
    sample: sampleOf(templates),
  };
}

/** Actions with equal keys are asked for on the same resources. */
export function resourceDomainId(action: string, known: ActionFacts | undefined): string {
  return known === undefined
    ? `unknown ${serviceOf(action).toLowerCase()}`
    : [String(known.onEverything), ...known.templates].join('\n');
}
