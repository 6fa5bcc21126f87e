/**
 * What is known about one entry, as rows: sections of text and of links to the entries that are related to it. What
 * does not fit into a link's row stands below it.
 */

import { changeSentences } from '../../catalog/changes.ts';
import { homeService } from '../../catalog/home-service.ts';
import { absenceWords, fieldWords, rangeWords, valueWords } from '../../catalog/key-words.ts';
import type { Action, ConditionKey, Entry, Holder, ResourceType } from '../../catalog/model.ts';
import { holderTitles, idsByService, idsInBrief, type NeedLine, needPage } from '../../catalog/need-words.ts';

import {
  actionsHonouring,
  actionsOn,
  honouredKeys,
  neededBy,
  typesHonouring,
} from '../../catalog/relations.ts';
import { operatorsFor } from '../../iam/operator.ts';
import { count } from '../../text/count.ts';
import { descriptionWords, kindWords, levelTone } from '../lines/entry-labels.ts';
import { type Line, line, lineCells, linkSpan, type Span, span } from '../lines/spans.ts';
import { wrapText } from '../lines/wrap-text.ts';
import type { State } from '../state/state.ts';
import {
  arnLine,
  blankRow,
  type DetailRow,
  link,
  linkLine,
  linkWith,
  section,
  text,
  textRows,
  wrapCells,
} from './row.ts';

/** What a page depends on besides its entry and width. */
export interface PageState extends Pick<State, 'catalog' | 'settings'> {
  /** A preview counts what every action has in common; Detail lists it. */
  readonly extent: 'page' | 'preview';
}

const present = <T>(found: readonly (T | undefined)[]): readonly T[] =>
  found.filter((each): each is T & {} => each !== undefined);

/** A need of the caller as a link, with when and the numbers of who says so. */
function callerLink(
  state: PageState,
  id: string,
  { when, marks }: NeedLine,
  width: number,
): readonly DetailRow[] {
  const entry = state.catalog.action(id);
  const tone = when === 'always' ? 'strong' : 'hint';
  const from = span(marks, 'dim');
  if (entry === undefined) return [text([span(id), span('  '), span(when, tone), span('  '), from])];
  const whole: Line = [span(when, tone), span(' '), from];
  if (lineCells(linkLine(entry, whole, ' ')) <= width) return [link(entry, whole)];
  return linkWith(entry, [], [span(`${when} ${marks}`, tone)], width, (room) =>
    wrapText(`${when} ${marks}`, room).map((each) => line(each, tone)),
  );
}

const isRole = (holder: Holder): boolean => holder.endsWith('-role');

/**
 * What the caller needs, each a link, unless several go together in some set-up: these take a line, as do the needs
 * of others that always hold. What others need only sometimes runs on, long lists counted (the role's cart has
 * them all), so that all of it stays on one page of 80 by 24.
 */
function needRows(state: PageState, action: Action, width: number): readonly DetailRow[] {
  const page = needPage(state.catalog, action);
  const inLine = ({ ids, when, marks }: NeedLine): readonly DetailRow[] =>
    textRows(`${when}: ${idsByService(ids)} ${marks}`, width, 'plain');
  const runningOn = (lines: readonly NeedLine[]): readonly DetailRow[] =>
    lines.length === 0
      ? []
      : textRows(
          lines.map(({ ids, when, marks }) => `${when}: ${idsInBrief(ids)} ${marks}`).join('; '),
          width,
          'plain',
        );
  const othersRows = (lines: readonly NeedLine[]): readonly DetailRow[] => [
    ...lines.filter(({ when }) => when === 'always').flatMap(inLine),
    ...runningOn(lines.filter(({ when }) => when !== 'always')),
  ];
  const callersRows = (lines: readonly NeedLine[]): readonly DetailRow[] =>
    lines.flatMap((each) =>
      together(each) ? inLine(each) : each.ids.flatMap((id) => callerLink(state, id, each, width)),
    );
  const together = ({ ids, when }: NeedLine): boolean => ids.length > 2 && when !== 'always';
  const holders = [...new Set(page.lines.map(({ who }) => who))];
  return [
    ...holders.flatMap((holder) =>
      section(
        isRole(holder) ? `${holderTitles[holder]} (R opens a cart for it)` : holderTitles[holder],
        (holder === 'caller' ? callersRows : othersRows)(page.lines.filter(({ who }) => who === holder)),
      ),
    ),
    ...[
      ...page.roleTakers.map((each) => `Role goes to ${each}`),
      ...page.linkedRoles.map((each) => `Links ${each}`),
    ].flatMap((each) => textRows(each, width)),
    ...(page.taggers.length === 0 ? [] : textRows(`Tags unasked: ${page.taggers.join(', ')}`, width)),
    ...textRows(page.sources.join('; '), width, 'dim').map(
      (row, index): DetailRow => (index === 0 && row.kind === 'text' ? { ...row, isPlace: true } : row),
    ),
  ];
}

function actionRows(state: PageState, action: Action, width: number): readonly DetailRow[] {
  const { catalog } = state;
  const types = action.resourceTypes.map(({ id, required }) => ({
    type: catalog.resourceType(id),
    required,
  }));
  const keys = honouredKeys(catalog, action);
  const global = catalog.core.conditionKeys.filter(
    (key) => key.service === 'aws' && key.reach === 'every-action',
  );
  const typeRows = types.flatMap(({ type, required }) =>
    type === undefined
      ? []
      : linkWith(
          type,
          [span(required ? 'required' : 'optional', required ? 'strong' : 'dim')],
          arnLine(type.arn),
          width,
          (room) => wrapCells(type.arn, room).map(arnLine),
        ),
  );
  return [
    ...needRows(state, action, width),
    ...section(
      'Resource types',
      typeRows.length > 0
        ? typeRows
        : textRows('Takes no resource: a policy states it on * alone.', width, 'dim'),
    ),
    ...section('Condition keys', [
      ...keys.map((key) => link(key, [span(key.type, 'dim')])),
      ...(state.extent === 'preview'
        ? textRows(`${keys.length === 0 ? '' : 'and '}${count(global.length, 'global key')}`, width, 'dim')
        : []),
    ]),
    ...section(
      'Needed by',
      neededBy(catalog, action).map(({ action: other, dependent }) =>
        link(other, dependent.when === undefined ? [] : [span(`when ${dependent.when}`, 'hint')]),
      ),
    ),
    ...section(
      'Global condition keys, honoured by every action',
      state.extent === 'preview' ? [] : global.map((key) => link(key, [span(key.type, 'dim')])),
    ),
  ];
}

const paragraphOf = (words: string | undefined, width: number): readonly DetailRow[] =>
  words === undefined ? [] : textRows(words, width);

function keyRows(state: PageState, key: ConditionKey, width: number): readonly DetailRow[] {
  const { catalog } = state;
  const successor = key.deprecated?.replacedBy && catalog.conditionKey(key.deprecated.replacedBy);
  const types = typesHonouring(catalog, key);
  const actions = key.reach === 'every-action' ? [] : actionsHonouring(catalog, key);
  return [
    ...(key.note ? [blankRow, ...textRows(key.note, width, 'warning')] : []),
    ...section('Replaced by', successor ? [link(successor)] : []),
    ...section('Operators', textRows(operatorsFor(key.type).join(', '), width)),
    ...section(
      key.values?.closed ? 'Values' : 'Known values',
      key.values ? textRows(valueWords(key).join(', '), width) : [],
    ),
    ...section('Numbers', paragraphOf(rangeWords(key), width)),
    ...section('Absence', paragraphOf(absenceWords(key), width)),
    ...(key.reach === 'every-action'
      ? section('Honoured by', textRows('Every action: it is a global key.', width, 'dim'))
      : []),
    ...section(
      'Honoured by',
      actions.map((action) => link(action)),
    ),
    ...(key.reach !== 'every-action' && actions.length === 0
      ? section('Honoured by', textRows('No action: a condition on it never matches.', width, 'warning'))
      : []),
    ...section(
      'Request fields',
      fieldWords(key).flatMap((each) => textRows(each, width)),
    ),
    ...section(
      'Resource types that carry it',
      types.map((type) => link(type)),
    ),
  ];
}

function typeRows(state: PageState, type: ResourceType, width: number): readonly DetailRow[] {
  const { catalog } = state;
  const actions = actionsOn(catalog, type);
  const needs = (action: Action): boolean =>
    action.resourceTypes.some(({ id, required }) => id === type.id && required);
  return [
    ...section(
      'ARN',
      wrapCells(type.arn, width).map((part) => text(arnLine(part))),
    ),
    ...section(
      'Condition keys',
      present(type.conditionKeys.map((id) => catalog.conditionKey(id))).map((key) =>
        link(key, [span(key.type, 'dim')]),
      ),
    ),
    ...section(
      'Required by',
      actions.filter(needs).map((action) => link(action)),
    ),
    ...section(
      'Optional for',
      actions.filter((action) => !needs(action)).map((action) => link(action)),
    ),
  ];
}

function summary(entry: Entry, { settings: { ascii } }: PageState): Line {
  const dot = span(ascii ? ', ' : ' · ');
  const parts: Span[] = [span(kindWords(entry.kind), entry.kind)];
  if (entry.kind === 'action') {
    for (const level of entry.accessLevels) parts.push(dot, span(level, levelTone(level)));
    if (entry.permissionOnly) parts.push(dot, span('permission only', 'hint'));
  }
  if (entry.kind === 'condition-key') parts.push(dot, span(entry.type, 'strong'));
  if (entry.kind === 'condition-key' && entry.deprecated) parts.push(dot, span('deprecated', 'warning'));
  return parts;
}

/** Every row about an entry, wrapped to `width` cells. */
export function detailRows(state: PageState, entry: Entry, width: number): readonly DetailRow[] {
  const body =
    entry.kind === 'action'
      ? actionRows(state, entry, width)
      : entry.kind === 'condition-key'
        ? keyRows(state, entry, width)
        : typeRows(state, entry, width);
  const levelNote =
    entry.kind === 'action' && entry.publishedLevels
      ? textRows(
          `AWS lists it as ${entry.publishedLevels.join(', ')}, but it writes a policy.`,
          width,
          'warning',
        )
      : [];
  return [
    { kind: 'title', line: [span(entry.id, 'strong')] },
    text(summary(entry, state)),
    // The reference describes no resource type: there an empty text says nothing.
    ...(entry.description === '' && entry.kind !== 'resource-type'
      ? textRows('The reference does not describe it.', width, 'dim')
      : textRows(descriptionWords(entry), width)),
    ...(entry.unlisted?.sources ?? []).flatMap(({ name, date }) =>
      textRows(`Not in AWS's reference; known from: ${name} (${date}).`, width, 'warning'),
    ),
    ...levelNote,
    ...body,
    ...section(
      'Since 2020',
      entry.service === homeService
        ? changeSentences(entry).flatMap((each) => textRows(each, width, 'dim'))
        : [],
    ),
    ...section(
      'AWS page',
      wrapText(entry.docsUrl, width).map((part) => text([linkSpan(part, entry.docsUrl)])),
    ),
  ];
}
