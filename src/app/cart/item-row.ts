/**
 * An item of the cart as a row of a table: action, access level, resources, conditions. Columns stand under each
 * other; what does not fit its column ends in a mark, and the strip below the panes says it in full.
 */

import { withoutHomePrefix } from '../../catalog/home-service.ts';
import type { Catalog } from '../../catalog/model.ts';
import { splitArn } from '../../iam/arn-pattern.ts';
import { hasWildcard } from '../../iam/pattern.ts';
import { actionsOf } from '../../policy/item-actions.ts';
import type { CartItem } from '../../policy/model.ts';
import { count } from '../../text/count.ts';
import { widest } from '../lines/box.ts';
import { fillLine, type Line, lineText, type Span, span } from '../lines/spans.ts';
import { badge, shownName } from '../lines/words.ts';

/** The cells of a row, before they are fitted into columns. */
export interface ItemCells {
  readonly name: Line;
  readonly level: Span;
  /** The resources it is limited to: `prod-*`, `2 ARNs`, `any`. */
  readonly on: string;
  /** Its conditions, else for whose sake it is there. */
  readonly when: Span;
}

/** The last field of an ARN, which tells it from others of its kind: `training-job/prod-*`. */
const resourceOf = (arn: string): string => (arn === '*' ? 'any' : (splitArn(arn)[5] ?? arn));

const several = (arns: readonly string[]): string =>
  arns.length === 1 ? resourceOf(arns[0] ?? '*') : count(arns.length, 'ARN');

/** What a pattern is stated on when nothing narrows it: as the actions that it matches need. */
function everyResourceOf(catalog: Catalog, item: CartItem): string {
  const types = actionsOf(catalog, item).map(({ resourceTypes }) =>
    resourceTypes.filter((one) => one.required),
  );
  const names = [...new Set(types.flat().map(({ id }) => `${catalog.resourceType(id)?.name ?? id}/*`))];
  if (types.length === 0 || types.some((own) => own.length === 0)) return 'any';
  return names.length <= 2 ? names.join(', ') : count(names.length, 'type');
}

/** What an action may be stated on when nothing narrows it: every resource of its types. */
function everyResource(catalog: Catalog, item: CartItem): string {
  if (hasWildcard(item.action)) return everyResourceOf(catalog, item);
  const types = catalog.action(item.action)?.resourceTypes ?? [];
  const required = types.filter((type) => type.required);
  const some = required.length > 0 ? required : types;
  if (some.length === 0) return 'any';
  return some.map(({ id }) => `${catalog.resourceType(id)?.name ?? id}/*`).join(', ');
}

/** The resources of an item in a few words. */
function scopeWords(catalog: Catalog, item: CartItem): string {
  switch (item.scope.kind) {
    case 'default':
      return everyResource(catalog, item);
    case 'arns':
      return several(Object.values(item.scope.byType).flat());
    case 'verbatim':
      return several(item.scope.resources);
  }
}

/** The part of a key behind its service, and its tag: `VpcSubnets`, `RequestTag/team`. */
const shortKey = (key: string): string => key.slice(key.indexOf(':') + 1);

/** The conditions of an item in a few words: `VpcSubnets: 2, team: red`. */
const conditionWords = ({ conditions }: CartItem): string =>
  conditions
    .map(({ key, values }) => `${shortKey(key)}: ${values.length === 1 ? values[0] : values.length}`)
    .join(', ');

/** What an action that the catalog does not hold is: a pattern with what it matches, or a name nobody knows. */
function patternWords(catalog: Catalog, action: string): string {
  if (!hasWildcard(action)) return 'unknown';
  const matching = actionsOf(catalog, { action }).length;
  return matching === 0 ? 'matches nothing' : count(matching, 'action');
}

/** The last cell: its conditions, else for whose sake it is there, or was. */
function whenSpan(item: CartItem, isOrphan: boolean): Span {
  const why = item.dependentOf.map(withoutHomePrefix).join(', ');
  if (isOrphan) return span(`needed no more (was for ${why})`, 'warning');
  const conditions = conditionWords(item);
  if (conditions !== '') return span(conditions, 'hint');
  return span(why === '' ? '' : `for ${why}`, 'dim');
}

/** The cells of an item's row; `orphans` are the ids of dependents that nothing needs any more. */
export function itemCells(catalog: Catalog, item: CartItem, orphans: ReadonlySet<string>): ItemCells {
  const entry = catalog.action(item.action);
  const deny = item.effect === 'Deny' ? [span('deny ', 'error')] : [];
  return {
    name: [...deny, span(entry === undefined ? item.action : shownName(entry))],
    level:
      entry === undefined
        ? span(patternWords(catalog, item.action), 'warning')
        : span(badge(entry).text, badge(entry).tone),
    on: scopeWords(catalog, item),
    when: whenSpan(item, orphans.has(item.id)),
  };
}

/** Widths of the columns, in cells. */
export interface ItemColumns {
  readonly name: number;
  readonly level: number;
  readonly on: number;
  readonly when: number;
}

const gap = '  ';

/** Columns for rows in `width` cells: names and levels as wide as they are, up to a share, the rest shared. */
export function itemColumns(rows: readonly ItemCells[], width: number): ItemColumns {
  const level = Math.min(12, widest(rows.map((row) => row.level.text)));
  const name = Math.min(Math.floor(width * 0.44), widest(rows.map((row) => lineText(row.name))));
  const rest = Math.max(0, width - name - level - 3 * gap.length);
  const on = Math.min(Math.ceil(rest * 0.55), widest(rows.map((row) => row.on)));
  return { name, level, on, when: rest - on };
}

/** A row of the table, its cells in their columns. */
export function itemLine({ name, level, on, when }: ItemCells, columns: ItemColumns, mark: string): Line {
  const cell = (spans: Line, width: number): Line => (width <= 0 ? [] : fillLine(spans, width, mark));
  return [
    ...cell(name, columns.name),
    span(gap),
    ...cell([level], columns.level),
    span(gap),
    ...cell([span(on)], columns.on),
    span(gap),
    ...cell([when], columns.when),
  ];
}

/** The row as a sentence for who hears it: `CreateEndpoint, Write, on prod-*, for …`. */
export function itemText({ name, level, on, when }: ItemCells): string {
  const said = [lineText(name), level.text, `on ${on}`, when.text];
  return said.filter((text) => text !== '').join(', ');
}
