/** `sm-explore show`: one entry with all its relations. */
import { changeSentences } from '../../catalog/changes.ts';
import { type EntryJson, entryJson } from '../../catalog/entry-json.ts';
import { homeService, isSister } from '../../catalog/home-service.ts';
import { prefixOf } from '../../catalog/ids.ts';
import { fieldWords, rangeWords, valueWords } from '../../catalog/key-words.ts';
import { loadServices } from '../../catalog/load.ts';
import type { Catalog } from '../../catalog/model.ts';
import { holderTitles, idsByService, type NeedPage, needPage } from '../../catalog/need-words.ts';
import { type ServicePage, servicePage } from '../../catalog/service-page.ts';
import { servicesNamed } from '../../catalog/services.ts';
import { command } from '../command.ts';
import { actionsBehind, entryOrProblem, openCatalog } from '../open-catalog.ts';
import { jsonText, table } from '../table.ts';
import { UsageError } from '../usage-error.ts';

/** A label and its values, one a line; without values the label is left out. */
type Field = readonly [label: string, values: readonly string[]];

/** Rows as lines, their columns below each other. */
const columns = (rows: readonly (readonly string[])[]): readonly string[] =>
  table(rows, { width: undefined, ascii: false }).trimEnd().split('\n');

const since2020 = (json: EntryJson): readonly string[] =>
  json.service === homeService ? changeSentences(json) : [];

/** Why the reference lacks the entry, and who knows it. */
const unlistedWords = ({ unlisted }: EntryJson): readonly string[] =>
  (unlisted?.sources ?? []).map(({ name, date }) => `known from: ${name} (${date})`);

/** Actions that point at an entry which services beyond those at hand use as well, and where they were looked for. */
const covered = ({ id }: EntryJson, actions: readonly string[]): readonly string[] => {
  const service = prefixOf(id);
  if (actions.length === 0 || isSister(service)) return actions;
  const own = service === 'aws' ? '' : `${service}, `;
  return [...actions, `(looked for in ${own}SageMaker and its sister services only)`];
};

function fieldsOf(json: EntryJson): readonly Field[] {
  switch (json.kind) {
    case 'action':
      return [
        [
          'Kind',
          [`action, ${json.accessLevel}${json.permissionOnly ? ' (permission only, no API operation)' : ''}`],
        ],
        [
          'Resource types',
          json.resourceTypes.length === 0
            ? ['none: stated on *']
            : columns(
                json.resourceTypes.map(({ id, required, arn }) => [
                  id,
                  required ? 'required' : 'optional',
                  arn,
                ]),
              ),
        ],
        ['Condition keys', json.conditionKeys],
        ['Needed by', covered(json, json.neededBy)],
      ];
    case 'resource-type':
      return [
        ['Kind', [json.kind]],
        ['ARN', [json.arn]],
        ['Condition keys', json.conditionKeys],
        ['Actions', json.actions],
      ];
    case 'condition-key': {
      const { deprecated, note } = json;
      const successor = deprecated?.replacedBy;
      return [
        ['Kind', [json.kind]],
        ['Type', [json.type]],
        [
          'Deprecated',
          deprecated === undefined ? [] : [successor === undefined ? 'yes' : `use ${successor}`],
        ],
        ['Note', note === undefined ? [] : [note]],
        ['Operators', json.operators],
        ['Values', valueWords(json)],
        ['Numbers', [rangeWords(json) ?? []].flat()],
        ['Request fields', fieldWords(json)],
        ['Absence', [json.absence ?? []].flat()],
        ['Honoured by', json.reach === 'every-action' ? ['every action'] : covered(json, json.actions)],
        ['Resource types', json.resourceTypes],
      ];
    }
  }
}

/** Fields as lines, the labels in a column of their own. */
function fieldLines(fields: readonly Field[]): readonly string[] {
  const shown = fields.filter(([, values]) => values.length > 0);
  const width = Math.max(...shown.map(([label]) => label.length)) + 2;
  return shown.flatMap(([label, values]) =>
    values.map((value, at) => `${(at === 0 ? label : '').padEnd(width)}${value}`),
  );
}

/** Words in lines of at most `width` cells, those behind the first indented; a path too long is broken at a dot. */
function wrapped(words: string, width: number): readonly string[] {
  const room = width - 2;
  const pieces = words
    .split(' ')
    .flatMap((word) => (word.length <= room ? [` ${word}`] : ` ${word}`.split(/(?<=\.)/)));
  const lines: string[] = [];
  for (const piece of pieces) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + piece.length <= width) lines[lines.length - 1] = last + piece;
    else lines.push(last === undefined ? piece.trimStart() : `  ${piece.trimStart()}`);
  }
  return lines;
}

/** What an action's caller, its role and others need, as fields that fit `width` cells. */
function needFields(page: NeedPage, width: number): readonly Field[] {
  const inRows = (texts: readonly string[]): readonly string[] =>
    texts.flatMap((each) => wrapped(each, width));
  const holders = [...new Set(page.lines.map(({ who }) => who))];
  return [
    ...holders.map(
      (holder): Field => [
        holderTitles[holder],
        inRows(
          page.lines
            .filter(({ who }) => who === holder)
            .map(({ ids, when, marks }) => `${when}: ${idsByService(ids)} ${marks}`),
        ),
      ],
    ),
    ['Tags unasked', inRows(page.taggers.length === 0 ? [] : [page.taggers.join(', ')])],
    ['Role goes to', inRows(page.roleTakers)],
    ['Linked role', inRows(page.linkedRoles)],
  ];
}

/** What the numbers behind needs stand for: footnotes, so that what is needed stands on the first page. */
const sourceField = ({ sources }: NeedPage, width: number): Field => [
  'Who says so',
  sources.length === 0 ? [] : wrapped(sources.join('; '), width),
];

/** The first sentence, where a description goes on. */
const firstSentence = (description: string): string => /^.+?\.(?=\s)/u.exec(description)?.[0] ?? description;

/** What a page is printed for without a terminal that says otherwise. */
const pageWidth = 80;

/** Cells of the labels' column where needs are shown. */
const labelWidth = 17;

function text(json: EntryJson, needs: NeedPage | undefined, width: number): string {
  const [first, ...others] = fieldsOf(json);
  const brief = json.description.length > width ? firstSentence(json.description) : json.description;
  const fields: readonly Field[] = [
    ...(first === undefined ? [] : [first]),
    ...(needs === undefined ? [] : needFields(needs, width - labelWidth)),
    ...others,
    ['Since 2020', since2020(json)],
    ['Not in the reference', unlistedWords(json)],
    ['Reference', [json.docsUrl]],
    ...(needs === undefined ? [] : [sourceField(needs, width - labelWidth)]),
    ['In full', brief === json.description ? [] : wrapped(json.description, width - labelWidth)],
  ];
  const lines = fieldLines(fields);
  return [json.id, ...(brief === '' ? [] : [brief]), '', ...lines, ''].join('\n');
}

function serviceText(page: ServicePage): string {
  const { counts, since2020: since } = page;
  const fields: readonly Field[] = [
    ['Prefix', [page.prefix]],
    [
      'Entries',
      [
        `${counts.actions} actions, ${counts.resourceTypes} resource types, ${counts.conditionKeys} condition keys`,
      ],
    ],
    [
      'Since 2020',
      since === undefined
        ? []
        : [`${since.changed} changed, ${since.new} new, ${since.gone} gone, ${since.unchanged} unchanged`],
    ],
    ...page.links.map(({ about, url }): Field => [about, [url]]),
    ['Columns', columns(page.columns.map(({ name, meaning }) => [name, meaning]))],
    ['Access levels', columns(page.levels.map(({ name, meaning }) => [name, meaning]))],
    ['Sources', page.sources.map(({ name, date }) => `${name} (${date})`)],
  ];
  return `${page.name}\n\n${fieldLines(fields).join('\n')}\n`;
}

/** The page of a service that a name means, when it means no entry. */
function serviceNamed(catalog: Catalog, name: string): ServicePage | undefined {
  const [prefix, ...others] = servicesNamed(catalog, name.replace(/:$/, ''));
  if (prefix === undefined || others.length > 0) return undefined;
  return servicePage(loadServices(catalog, [prefix]), prefix);
}

/** The subcommand. */
export const showCommand = command(
  'show',
  async ({ operands: [name = ''], options: { kind, json }, console }) => {
    if (name.trim() === '') throw new UsageError('Name the entry to show, as in show CreateTrainingJob.');
    const catalog = openCatalog([name]);
    const found = entryOrProblem(catalog, name, kind);
    const behind =
      typeof found === 'string' && (kind ?? 'action') === 'action' ? actionsBehind(catalog, name) : undefined;
    const entry = behind?.actions[0] ?? found;
    if (behind?.remark !== undefined) await console.err(`${behind.remark}\n`);
    const page = typeof entry === 'string' && kind === undefined ? serviceNamed(catalog, name) : undefined;
    if (page !== undefined) await console.out(json === true ? jsonText(page) : serviceText(page));
    else if (typeof entry === 'string') throw new UsageError(entry);
    else {
      const shown = entryJson(catalog, entry);
      const needs = entry.kind === 'action' ? needPage(catalog, entry) : undefined;
      await console.out(json === true ? jsonText(shown) : text(shown, needs, console.columns ?? pageWidth));
    }
    return 0;
  },
);
