/**
 * What is known about one entry, as rows: the drill-down. Rows that name another entry are links; the list's
 * selection counts the title and the links, so that moving goes from link to link and the text between scrolls
 * along.
 */

import { changeSentences } from '../catalog/changes.ts';
import type { Action, ConditionKey, Dependent, Entry, ResourceType } from '../catalog/model.ts';
import { operatorsFor } from '../catalog/operators.ts';
import { actionsHonouring, actionsOn, honouredKeys, neededBy, typesHonouring } from '../catalog/relations.ts';
import { detailLayout } from './layout.ts';
import { sourceWords } from './provenance.ts';
import { entryOf } from './results.ts';
import { type Line, line, lineCells, type Span, span, wrapText } from './spans.ts';
import { currentDetail, type DetailState, type State } from './state.ts';
import { badge, kindLetter, kindWords, levelTone, shownName } from './words.ts';

export type DetailRow =
  | { readonly row: 'title'; readonly line: Line }
  | { readonly row: 'text'; readonly line: Line }
  | { readonly row: 'heading'; readonly text: string }
  | { readonly row: 'link'; readonly entry: Entry; readonly note: Line }
  /** More of the note of the link above, where one row does not hold it. */
  | { readonly row: 'note'; readonly line: Line };

const text = (spans: Line): DetailRow => ({ row: 'text', line: spans });
const heading = (title: string): DetailRow => ({ row: 'heading', text: title });
const link = (entry: Entry, note: Line = []): DetailRow => ({ row: 'link', entry, note });
const blank: DetailRow = { row: 'text', line: [] };

const paragraph = (words: string, width: number, tone: Span['tone'] = 'plain'): readonly DetailRow[] =>
  wrapText(words, width).map((each) => text(line(each, tone)));

/** A heading with its rows, or nothing where there are no rows. */
const section = (title: string, rows: readonly DetailRow[]): readonly DetailRow[] =>
  rows.length === 0 ? [] : [blank, heading(title), ...rows];

/** A text without spaces in rows of at most `width` cells, broken behind `:` and `/` and never in a placeholder. */
function wrapCells(arn: string, width: number): readonly string[] {
  const rows: string[] = [];
  for (const part of arn.match(/\$\{[^}]*\}[:/]?|[^$:/]+[:/]?|./g) ?? []) {
    const last = rows.at(-1);
    if (last === undefined || last.length + part.length > width) rows.push(part);
    else rows[rows.length - 1] = last + part;
  }
  return rows;
}

/** An ARN template with its placeholders set apart. */
const arnLine = (template: string): Line =>
  template
    .split(/(\$\{[^}]*\})/)
    .filter((part) => part !== '')
    .map((part) => span(part, part.startsWith('${') ? 'placeholder' : 'plain'));

/**
 * A link with what is said of it: in its own row where that is wide enough, else its `long` part in rows below.
 * What a stranger needs most of an ARN is its end, so it is never cut.
 */
function linkWith(
  entry: Entry,
  short: Line,
  long: Line,
  width: number,
  broken: (room: number) => readonly Line[],
): readonly DetailRow[] {
  const whole = [...short, span('  '), ...long];
  if (lineCells(linkLine(entry, whole, false, '')) <= width) return [link(entry, whole)];
  const below = broken(width - noteIndent.length);
  return [
    link(entry, short),
    ...below.map((each): DetailRow => ({ row: 'note', line: [span(noteIndent), ...each] })),
  ];
}

/** Puts a note below the name of its link. */
const noteIndent = '     ';

const present = <T>(found: readonly (T | undefined)[]): readonly T[] =>
  found.filter((each): each is T & {} => each !== undefined);

function dependentLink(state: State, dependent: Dependent, width: number): readonly DetailRow[] {
  const entry = state.catalog.action(dependent.id);
  const need =
    dependent.when === undefined ? span('always', 'strong') : span(`when ${dependent.when}`, 'hint');
  const from = span(sourceWords(dependent), 'dim');
  if (entry === undefined) return [text([span(dependent.id), span('  '), need, span('  '), from])];
  const broken = (of: Span, room: number): readonly Line[] =>
    wrapText(of.text, room).map((each) => line(each, of.tone));
  const needFits = lineCells(linkLine(entry, [need], false, '')) <= width;
  return linkWith(
    entry,
    needFits ? [need] : [],
    needFits ? [from] : [need, span('  '), from],
    width,
    (room) => [...(needFits ? [] : broken(need, room)), ...broken(from, room)],
  );
}

function actionRows(state: State, action: Action, width: number): readonly DetailRow[] {
  const { catalog } = state;
  const types = action.resourceTypes.map(({ id, required }) => ({
    type: catalog.resourceType(id),
    required,
  }));
  const keys = honouredKeys(catalog, action);
  const global = catalog.conditionKeys.filter((key) => key.service === 'aws' && key.reach === 'every-action');
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
    ...section(
      'Resource types',
      typeRows.length > 0
        ? typeRows
        : paragraph('Takes no resource: a policy states it on * alone.', width, 'dim'),
    ),
    ...section(
      'Needs as well',
      action.dependentActions.flatMap((each) => dependentLink(state, each, width)),
    ),
    ...section(
      'Condition keys',
      keys.map((key) => link(key, [span(key.type, 'dim')])),
    ),
    ...section(
      'Needed by',
      neededBy(catalog, action).map(({ action: other, dependent }) =>
        link(other, dependent.when === undefined ? [] : [span(`when ${dependent.when}`, 'hint')]),
      ),
    ),
    ...section(
      'Global condition keys, honoured by every action',
      global.map((key) => link(key, [span(key.type, 'dim')])),
    ),
  ];
}

function keyRows(state: State, key: ConditionKey, width: number): readonly DetailRow[] {
  const { catalog } = state;
  const successor = key.deprecated?.replacedBy && catalog.conditionKey(key.deprecated.replacedBy);
  const types = typesHonouring(catalog, key);
  const actions = key.reach === 'every-action' ? [] : actionsHonouring(catalog, key);
  return [
    ...(key.note ? [blank, ...paragraph(key.note, width, 'warning')] : []),
    ...section('Replaced by', successor ? [link(successor)] : []),
    ...section('Operators', paragraph(operatorsFor(key.type).join(', '), width)),
    ...section(
      key.values?.closed ? 'Values' : 'Known values',
      key.values ? paragraph(key.values.known.join(', '), width) : [],
    ),
    ...(key.reach === 'every-action'
      ? section('Honoured by', paragraph('Every action: it is a global key.', width, 'dim'))
      : []),
    ...section(
      'Honoured by',
      actions.map((action) => link(action)),
    ),
    ...(key.reach !== 'every-action' && actions.length === 0
      ? section('Honoured by', paragraph('No action: a condition on it never matches.', width, 'warning'))
      : []),
    ...section(
      'Resource types that carry it',
      types.map((type) => link(type)),
    ),
  ];
}

function typeRows(state: State, type: ResourceType, width: number): readonly DetailRow[] {
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

function summary(entry: Entry, ascii: boolean): Line {
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
export function detailRows(state: State, entry: Entry, width: number): readonly DetailRow[] {
  const body =
    entry.kind === 'action'
      ? actionRows(state, entry, width)
      : entry.kind === 'condition-key'
        ? keyRows(state, entry, width)
        : typeRows(state, entry, width);
  const levelNote =
    entry.kind === 'action' && entry.publishedLevels
      ? paragraph(
          `AWS lists it as ${entry.publishedLevels.join(', ')}, but it writes a policy.`,
          width,
          'warning',
        )
      : [];
  return [
    { row: 'title', line: [span(entry.id, 'strong')] },
    text(summary(entry, state.settings.ascii)),
    // The reference describes no resource type: there an empty text says nothing.
    ...(entry.description === '' && entry.kind !== 'resource-type'
      ? paragraph('The reference does not describe it.', width, 'dim')
      : paragraph(entry.description, width)),
    ...levelNote,
    ...body,
    ...section(
      'Since 2020',
      entry.service === 'sagemaker'
        ? changeSentences(entry).flatMap((each) => paragraph(each, width, 'dim'))
        : [],
    ),
    ...section(
      'AWS page',
      wrapText(entry.docsUrl, width).map((part) => text([{ text: part, tone: 'link', url: entry.docsUrl }])),
    ),
  ];
}

/** Rows with the filter applied: links that hold every word of it, and the headings above them. */
function filterRows(rows: readonly DetailRow[], filter: string): readonly DetailRow[] {
  const words = filter
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== '');
  if (words.length === 0) return rows;
  let linkKept = false;
  const kept = rows.filter((row) => {
    if (row.row === 'title' || row.row === 'heading') return true;
    // A note goes with the link above it, which was looked at just before.
    if (row.row === 'note') return linkKept;
    if (row.row !== 'link') return false;
    const name = row.entry.id.toLowerCase();
    linkKept = words.every((word) => name.includes(word));
    return linkKept;
  });
  return kept.filter((row, index) => row.row !== 'heading' || kept[index + 1]?.row === 'link');
}

/** The rows that Detail shows for one step of the way down. */
export function shownRows(state: State, detail: DetailState): readonly DetailRow[] {
  const entry = entryOf(state, detail.entry);
  if (entry === undefined) return [text(line('The catalog does not hold this entry.', 'warning'))];
  // Linear text is wrapped by the terminal, wherever it is read.
  const width = state.settings.screenReader ? Number.POSITIVE_INFINITY : detailLayout(state).main.columns - 2;
  const rows = detailRows(state, entry, width);
  return filterRows(rows, detail.filter.line.text);
}

/** Indexes of the rows that the cursor stops at: the title, which stands for the entry itself, and the links. */
export const stops = (rows: readonly DetailRow[]): readonly number[] =>
  rows.flatMap((row, index) => (row.row === 'link' || row.row === 'title' ? [index] : []));

/** The row that the cursor is on. */
export function rowAtCursor(rows: readonly DetailRow[], selected: number): DetailRow | undefined {
  const places = stops(rows);
  return rows[places[Math.min(selected, places.length - 1)] ?? -1];
}

/** The entry that the highlighted link of Detail names; undefined while the cursor is on the title. */
export function highlightedLink(state: State): Entry | undefined {
  const detail = currentDetail(state);
  if (state.screen !== 'detail' || detail === undefined) return undefined;
  const row = rowAtCursor(shownRows(state, detail), detail.list.selected);
  return row?.row === 'link' ? row.entry : undefined;
}

/** One link as a line: cart mark, letter, name, level, note. */
export function linkLine(entry: Entry, note: Line, inCart: boolean, mark: string): Line {
  const { text: level, tone } = badge(entry);
  return [
    span(inCart ? mark : ' ', 'in-cart'),
    span(`${kindLetter(entry.kind)} `, entry.kind),
    span(shownName(entry)),
    ...(entry.kind === 'action' ? [span('  '), span(level, tone)] : []),
    ...(note.length > 0 ? [span('  '), ...note] : []),
  ];
}
