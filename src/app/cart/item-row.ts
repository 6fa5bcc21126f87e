/**
 * An item of the cart, or a statement that is kept as it was, as cells of a table: action, access level, resources,
 * conditions, for whose sake it is there, statement. `columns.ts` fits them into columns.
 */

import { withoutHomePrefix } from '../../catalog/home-service.ts';
import type { Catalog, ResourceTypeId } from '../../catalog/model.ts';
import { splitArn } from '../../iam/arn-pattern.ts';
import {
  type Condition,
  type ConditionBlock,
  type Effect,
  listOf,
  type Statement,
} from '../../iam/document.ts';
import { hasWildcard } from '../../iam/pattern.ts';
import { wildcardArn } from '../../policy/arn-template.ts';
import { notModelled } from '../../policy/cart/load-cart.ts';
import type { CartItem } from '../../policy/cart-model.ts';
import { actionsOfItem } from '../../policy/item-actions.ts';
import { count } from '../../text/count.ts';
import { badge, shownName } from '../lines/entry-labels.ts';
import { type Line, lineText, type Span, span } from '../lines/spans.ts';

/** The cells of a row, before they are fitted into columns. */
export interface ItemCells {
  readonly name: Line;
  readonly level: Span;
  /** The resources it is limited to: `prod-*`, `2 ARNs`, `any`. */
  readonly on: string;
  readonly when: string;
  /** For whose sake it is there, or what keeps the cart from modelling it; empty where the user chose it. */
  readonly why: Span;
  /** The Sid of its statement. */
  readonly statement: string;
}

/** The last field of an ARN, which tells it from others of its kind: `training-job/prod-*`. */
const resourceOf = (arn: string): string => (arn === '*' ? 'any' : (splitArn(arn)[5] ?? arn));

const several = (arns: readonly string[]): string =>
  arns.length === 1 || arns.includes('*')
    ? resourceOf(arns.includes('*') ? '*' : (arns[0] ?? '*'))
    : count(arns.length, 'ARN');

/** Every resource of a type in its ARN's own words: `endpoint/*`, but `secret:*`. The fields before do not show. */
function everyOf(catalog: Catalog, id: ResourceTypeId): string {
  const type = catalog.resourceType(id);
  return type === undefined
    ? id
    : resourceOf(wildcardArn(type, { partition: '*', region: '*', account: '*' }));
}

/** What a pattern is stated on when nothing narrows it: as the actions that it matches need. */
function everyResourceOf(catalog: Catalog, item: CartItem): string {
  const types = actionsOfItem(catalog, item).map(({ resourceTypes }) =>
    resourceTypes.filter((one) => one.required),
  );
  const names = [...new Set(types.flat().map(({ id }) => everyOf(catalog, id)))];
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
  return some.map(({ id }) => everyOf(catalog, id)).join(', ');
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

/** The conditions of a statement, which limits of its own may have come into: `PassedToService: sagemaker.…`. */
const blockWords = (block: ConditionBlock | undefined): string =>
  conditionWords(
    Object.values(block ?? {}).flatMap((keys) =>
      Object.entries(keys).map(([key, values]) => ({ key, values: [values].flat().map(String) })),
    ),
  );

/** The part of a key behind its service, and its tag: `VpcSubnets`, `RequestTag/team`. */
const shortKey = (key: string): string => key.slice(key.indexOf(':') + 1);

/** The conditions of an item in a few words: `VpcSubnets: 2, team: red`. */
const conditionWords = (conditions: readonly Pick<Condition, 'key' | 'values'>[]): string =>
  conditions
    .map(({ key, values }) =>
      key.toLowerCase() === 'iam:passedtoservice'
        ? `to ${values.map((service) => service.replace(/\.amazonaws\.com(?:\.cn)?$/, '')).join(', ')}`
        : `${shortKey(key)}: ${values.length === 1 ? values[0] : values.length}`,
    )
    .join(', ');

/** What an action that the catalog does not hold is: a pattern with what it matches, or a name nobody knows. */
function patternWords(catalog: Catalog, action: string): string {
  if (!hasWildcard(action)) return 'unknown';
  const matching = actionsOfItem(catalog, { action }).length;
  return matching === 0 ? 'matches nothing' : count(matching, 'action');
}

/** For whose sake an item is there. */
function whySpan({ dependentOf }: CartItem): Span {
  const why = dependentOf.map(withoutHomePrefix).join(', ');
  return span(why === '' ? '' : `for ${why}`, 'dim');
}

const nameOf = (effect: Effect, action: string): Line => [
  ...(effect === 'Deny' ? [span('deny ', 'error')] : []),
  span(action),
];

/** What an item's row needs to know besides the item. */
interface RowFacts {
  /** Whether it is a dependent that nothing needs any more. */
  readonly isOrphan: boolean;
  /** The statement that states it; undefined where none does. */
  readonly statement: Statement | undefined;
}

/** The cells of an item's row. */
export function itemCells(catalog: Catalog, item: CartItem, { isOrphan, statement }: RowFacts): ItemCells {
  const entry = catalog.action(item.action);
  return {
    name: nameOf(item.effect, entry === undefined ? item.action : shownName(entry)),
    level:
      entry === undefined
        ? span(patternWords(catalog, item.action), 'warning')
        : span(badge(entry).text, badge(entry).tone),
    on: scopeWords(catalog, item),
    when: item.conditions.length > 0 ? conditionWords(item.conditions) : blockWords(statement?.Condition),
    why: isOrphan ? span('not needed', 'warning') : whySpan(item),
    statement: statement?.Sid ?? '',
  };
}

/** The first of some names, and how many more there are. */
const firstOf = (names: readonly string[]): string =>
  names.length > 1 ? `${names[0]} and ${names.length - 1} more` : (names[0] ?? 'nothing');

/** The cells of a statement that the cart does not model. */
export function keptCells(statement: Statement): ItemCells {
  const { Action, NotAction, Resource, NotResource, Condition, Sid = '' } = statement;
  const actions = NotAction === undefined ? firstOf(listOf(Action)) : `all but ${firstOf(listOf(NotAction))}`;
  return {
    name: [...(Sid === '' ? [] : [span(`${Sid}: `, 'strong')]), ...nameOf(statement.Effect, actions)],
    level: span('kept', 'dim'),
    on: NotResource === undefined ? several(listOf(Resource)) : `all but ${several(listOf(NotResource))}`,
    when: blockWords(Condition),
    why: span(`not modelled: ${notModelled(statement).join(', ')}`, 'dim'),
    statement: Sid,
  };
}

/** The row as a sentence for who hears it: `CreateEndpoint, Write, on prod-*, for …`. */
export function itemText({ name, level, on, when, why }: ItemCells): string {
  const said = [lineText(name), level.text, `on ${on}`, when, why.text];
  return said.filter((text) => text !== '').join(', ');
}
