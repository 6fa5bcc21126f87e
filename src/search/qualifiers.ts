/**
 * The qualifiers of the query language, as one table: the help and the problem sentences come from it too. At the end,
 * what a list of answers says of an entry because its query has `needs:` or `is:data`.
 */

import { dataRead, isForAudit } from '../catalog/audit.ts';
import { isChanged, isNew } from '../catalog/changes.ts';
import { nameOf } from '../catalog/ids.ts';
import { idsOf } from '../catalog/ids-of.ts';
import type { Action, Catalog, ConditionKey, Entry, EntryKind } from '../catalog/model.ts';
import { honouredKeys } from '../catalog/relations.ts';
import type { KeyType } from '../iam/operator.ts';
import { memo } from '../text/memo.ts';
import { nearestNames } from '../text/nearest-name.ts';
import { fold } from './words.ts';

/** A test of entries. */
export type Predicate = (entry: Entry) => boolean;

/** What a qualifier's value comes to: a test of entries, or the sentence that says why there is none. */
type Meaning =
  | { readonly kind: 'test'; readonly accepts: Predicate }
  | { readonly kind: 'problem'; readonly problem: string };

/** A qualifier of the query language: `name:value`. */
export interface Qualifier {
  readonly name: string;
  /** What may stand behind the colon, for the help. */
  readonly values: string;
  /** Completes "lists …". */
  readonly about: string;
  /** Gives a value its meaning. Values that name an entry may be begun only: they are typed letter by letter. */
  readonly mean: (catalog: Catalog, value: string) => Meaning;
}

const accepts = (test: Predicate): Meaning => ({ kind: 'test', accepts: test });

const isAction = (entry: Entry): entry is Action => entry.kind === 'action';
const isKey = (entry: Entry): entry is ConditionKey => entry.kind === 'condition-key';
const ofKind =
  (kind: EntryKind): Predicate =>
  (entry) =>
    entry.kind === kind;
const ofLevel =
  (level: string): Predicate =>
  (entry) =>
    isAction(entry) && entry.accessLevels.some((each) => each === level);
const ofType =
  (...types: readonly KeyType[]): Predicate =>
  (entry) =>
    isKey(entry) && types.includes(entry.type);

/** A qualifier with a closed set of values; the first names of each are the ones that sentences mention. */
function closed(
  name: string,
  about: string,
  table: readonly (readonly [names: string, accepts: (entry: Entry, catalog: Catalog) => boolean])[],
): Qualifier {
  const rows = table.map(([names, test]) => ({ names: names.split(' '), test }));
  const valid = rows.map((row) => row.names[0]).join(', ');
  return {
    name,
    values: valid,
    about,
    mean(catalog, value) {
      const row =
        rows.find(({ names }) => names.includes(value)) ??
        (value === '' ? undefined : rows.find(({ names }) => names.some((each) => each.startsWith(value))));
      if (row !== undefined) return accepts((entry) => row.test(entry, catalog));
      const heard = value === '' ? `${name}: needs a value` : `${name}: does not know “${shown(value)}”`;
      return { kind: 'problem', problem: `${heard}; it takes ${valid}.` };
    },
  };
}

/** So many names are offered for one that is not known. */
const mostNear = 3;

/** A qualifier whose value names an entry: the name itself if there is one, else every name it begins. */
function naming(
  name: string,
  values: string,
  about: string,
  known: (catalog: Catalog) => Iterable<string>,
  test: (catalog: Catalog, ids: ReadonlySet<string>) => Predicate,
): Qualifier {
  return {
    name,
    values,
    about,
    mean(catalog, value) {
      if (value === '') return { kind: 'problem', problem: `${name}: needs a value; it takes ${values}.` };
      const ids = named(known(catalog), value);
      if (ids.size > 0) return accepts(test(catalog, ids));
      const near = [...new Set(nearestNames(value, known(catalog), mostNear).map(nameOf))].join(', ');
      return { kind: 'problem', problem: `${name}: does not know “${shown(value)}”; nearest: ${near}.` };
    },
  };
}

/** Ids that a value names: as it stands, without its prefix, up to its placeholder, or begun. */
function named(known: Iterable<string>, value: string): ReadonlySet<string> {
  const whole = new Set<string>();
  const begun = new Set<string>();
  for (const id of known) {
    const folded = fold(id);
    const name = folded.slice(folded.indexOf(':') + 1);
    const bare = folded.replace(/\/?\$\{[^}]*\}$/, '');
    const bareName = bare.slice(bare.indexOf(':') + 1);
    const filled = bare !== folded && (value.startsWith(`${bare}/`) || value.startsWith(`${bareName}/`));
    if (value === folded || value === name || value === bare || value === bareName || filled) whole.add(id);
    else if (folded.startsWith(value) || name.startsWith(value)) begun.add(id);
  }
  return whole.size > 0 ? whole : begun;
}

const shown = (value: string): string => (value.length > 40 ? `${value.slice(0, 40)}…` : value);

function* dependentIds(catalog: Catalog): Generator<string> {
  for (const action of catalog.actions) for (const { id } of action.dependentActions) yield id;
}

/** Every qualifier but `service:`, which chooses what is searched instead of testing it. */
export const qualifiers: readonly Qualifier[] = [
  closed('kind', 'entries of one kind', [
    ['action actions', ofKind('action')],
    ['key keys condition-key condition-keys', ofKind('condition-key')],
    ['type types resource-type resource-types', ofKind('resource-type')],
  ]),
  closed('is', 'entries with a property', [
    ['read', ofLevel('Read')],
    ['write', ofLevel('Write')],
    ['list', ofLevel('List')],
    ['audit', (entry, catalog) => isAction(entry) && isForAudit(catalog, entry)],
    ['data', (entry, catalog) => isAction(entry) && dataRead(catalog, entry) !== undefined],
    ['tagging', ofLevel('Tagging')],
    ['permissions permissions-management', ofLevel('Permissions management')],
    ['deprecated', (entry) => isKey(entry) && entry.deprecated !== undefined],
    ['permission-only permissiononly', (entry) => isAction(entry) && entry.permissionOnly],
    ['new', isNew],
    ['2020', (entry) => entry.in2020],
    ['changed', isChanged],
    ['gone', (entry) => entry.unlisted?.why === 'gone'],
  ]),
  naming(
    'needs',
    'an action that others depend on, such as iam:PassRole',
    'actions that need another one as well',
    dependentIds,
    (_catalog, wanted) => (entry) =>
      isAction(entry) && entry.dependentActions.some(({ id }) => wanted.has(id)),
  ),
  naming(
    'key',
    'a condition key, such as VpcSubnets',
    'actions that honour a condition key',
    (catalog) => idsOf(catalog, 'condition-key'),
    (catalog, wanted) => {
      const everywhere = [...wanted].some((id) => catalog.conditionKey(id)?.reach === 'every-action');
      return (entry) =>
        isAction(entry) && (everywhere || honouredKeys(catalog, entry).some(({ id }) => wanted.has(id)));
    },
  ),
  naming(
    'on',
    'a resource type, such as endpoint',
    'actions on a resource type',
    (catalog) => idsOf(catalog, 'resource-type'),
    (_catalog, wanted) => (entry) => isAction(entry) && entry.resourceTypes.some(({ id }) => wanted.has(id)),
  ),
  closed('type', 'condition keys of one type', [
    ['string', ofType('String', 'ArrayOfString')],
    ['arn', ofType('ARN', 'ArrayOfARN')],
    ['bool boolean', ofType('Bool', 'ArrayOfBool')],
    ['numeric number', ofType('Numeric')],
    ['date', ofType('Date')],
    ['ipaddress ip', ofType('IPAddress')],
    ['array', ofType('ArrayOfString', 'ArrayOfARN', 'ArrayOfBool')],
    ['arrayofstring', ofType('ArrayOfString')],
    ['arrayofarn', ofType('ArrayOfARN')],
    ['arrayofbool', ofType('ArrayOfBool')],
  ]),
];

/** The names that a query may use before a colon. */
export const qualifierNames: readonly string[] = [...qualifiers.map(({ name }) => name), 'service'];

const byName: ReadonlyMap<string, Qualifier> = new Map(qualifiers.map((each) => [each.name, each]));

/** The qualifier of a name, or undefined; `service` is not among them. */
export function qualifierNamed(name: string): Qualifier | undefined {
  return byName.get(name);
}

/** The dependent actions that the `needs:` of a query line name. */
const neededBy = memo(
  (catalog: Catalog, query: string): ReadonlySet<string> => {
    const values = [...query.matchAll(/(?<=^|\s)needs:(\S+)/giu)].map(([, value = '']) => value);
    return new Set(values.flatMap((value) => [...named(dependentIds(catalog), fold(value))]));
  },
  { limit: 4 },
);

/**
 * When an action needs what a query's `needs:` names, in words: `always`, or `when …`; undefined where the query asks
 * for no such thing, or the action does not need it.
 */
export function neededWhen(catalog: Catalog, query: string, action: Action): string | undefined {
  if (!query.includes('needs:')) return undefined;
  const wanted = neededBy(catalog, query);
  const found = action.dependentActions.filter(({ id }) => wanted.has(id));
  if (found.length === 0) return undefined;
  const times = found.flatMap(({ when }) => when ?? []);
  return times.length < found.length ? 'always' : `when ${times.join(', or when ')}`;
}

/** What an action gives of data or secrets, in words, where a query asks for that with `is:data`. */
export function dataWords(catalog: Catalog, query: string, action: Action): string | undefined {
  return /(?:^|\s)is:data(?=\s|$)/i.test(query) ? dataRead(catalog, action) : undefined;
}
