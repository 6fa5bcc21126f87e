/**
 * A policy document as a cart. Every statement is kept as it was (`LoadedStatement`); those that the cart can
 * model become items besides, one per action, so that they can be edited. Nothing is lost: a statement with
 * elements that the cart has no place for (NotAction, NotResource, Principal, unknown ones, an empty list) has no
 * items and is printed as it was, and elements of the document besides Version and Statement stay beside them.
 */
import type { Action, Catalog, ResourceType, ResourceTypeId } from '../../catalog/model.ts';
import { arnContains, arnOverlaps, arnPattern, templatePattern } from '../../iam/arn-pattern.ts';
import {
  type Condition,
  type ConditionBlock,
  listOf,
  type PolicyDocument,
  type Statement,
} from '../../iam/document.ts';
import { hasWildcard } from '../../iam/pattern.ts';
import { finish } from '../../text/steps.ts';
import { validateArn } from '../arn-template.ts';
import type { Cart, CartItem, LoadedStatement, Scope } from '../cart-model.ts';

/** Elements that items can hold; a statement with any other is kept whole and not modelled. */
const modelled = new Set(['Sid', 'Effect', 'Action', 'Resource', 'Condition']);

/** What keeps the cart from modelling a statement: elements by their names, or that one is empty. */
export function notModelled(statement: Statement): readonly string[] {
  const others = Object.keys(statement).filter((key) => !modelled.has(key));
  if (others.length > 0) return others;
  return (['Action', 'Resource'] as const).flatMap((key) =>
    listOf(statement[key]).length > 0 ? [] : [statement[key] === undefined ? `no ${key}` : `empty ${key}`],
  );
}

const canModel = (statement: Statement): boolean => notModelled(statement).length === 0;

const conditionsOf = (block: ConditionBlock | undefined): readonly Condition[] =>
  Object.entries(block ?? {}).flatMap(([operator, keys]) =>
    Object.entries(keys).map(([key, values]) => ({
      operator,
      key,
      values: listOf<string | number | boolean>(values).map(String),
    })),
  );

const typesOf = (action: Action, catalog: Catalog): readonly ResourceType[] =>
  action.resourceTypes.flatMap((resource) => catalog.resourceType(resource.id) ?? []);

const fits = (type: ResourceType, resource: string): boolean =>
  arnOverlaps(arnPattern(resource), templatePattern(type.arn)) !== 'no';

/** Resources of a statement that are looked at between two pauses: a file may have thousands. */
const resourcesOfStep = 50;

const isTimeToPause = (at: number): boolean => at % resourcesOfStep === resourcesOfStep - 1;

/**
 * The statement's resources as ARNs per type, if that says the same: every resource that concerns the action is an
 * ARN of exactly one of its types, and every required type has one (a missing one would stand for all).
 */
function* scopeByType(
  action: Action,
  types: readonly ResourceType[],
  resources: readonly string[],
  catalog: Catalog,
): Generator<void, Scope | undefined> {
  const byType: Record<ResourceTypeId, string[]> = {};
  for (const [at, resource] of resources.entries()) {
    if (isTimeToPause(at)) yield;
    const touched = types.filter((type) => fits(type, resource));
    if (touched.length === 0) continue;
    const own = touched.filter((type) => validateArn(catalog, type.id, resource) === undefined);
    const [type] = own;
    const inside =
      type !== undefined && arnContains(templatePattern(type.arn), arnPattern(resource)) === 'inside';
    if (own.length !== 1 || type === undefined || !inside) return undefined;
    const held = byType[type.id];
    if (held === undefined) byType[type.id] = [resource];
    else held.push(resource);
  }
  const complete = action.resourceTypes.every(({ id, required }) => !required || byType[id] !== undefined);
  return complete && Object.keys(byType).length > 0 ? { kind: 'arns', byType } : undefined;
}

/** What a statement's resources mean for one of its actions. */
function* scopeOf(written: string, statement: Statement, catalog: Catalog): Generator<void, Scope> {
  const resources = listOf(statement.Resource);
  const verbatim: Scope = { kind: 'verbatim', resources };
  const action = hasWildcard(written) ? undefined : catalog.action(written);
  if (action === undefined) return verbatim;
  const types = typesOf(action, catalog);
  const [only] = resources;
  if (types.length === 0) return resources.length === 1 && only === '*' ? { kind: 'default' } : verbatim;
  if (types.length < action.resourceTypes.length) return verbatim;
  return (yield* scopeByType(action, types, resources, catalog)) ?? verbatim;
}

/** Whether every resource concerns at least one action, so that dividing them up by action loses none. */
function* provingAllConcernSomething(statement: Statement, catalog: Catalog): Generator<void, boolean> {
  for (const [at, resource] of listOf(statement.Resource).entries()) {
    if (isTimeToPause(at)) yield;
    const concerns = listOf(statement.Action).some((written) => {
      const action = hasWildcard(written) ? undefined : catalog.action(written);
      if (action === undefined || action.resourceTypes.length === 0) return true;
      return typesOf(action, catalog).some((type) => fits(type, resource));
    });
    if (!concerns) return false;
  }
  return true;
}

/** The items that a statement is, with ids from `firstId` on; none when the cart cannot model it. */
export function itemsOfStatement(
  statement: Statement,
  key: string,
  firstId: number,
  catalog: Catalog,
): readonly CartItem[] {
  return finish(makingItems(statement, key, firstId, catalog));
}

function* makingItems(
  statement: Statement,
  key: string,
  firstId: number,
  catalog: Catalog,
): Generator<void, readonly CartItem[]> {
  if (!canModel(statement)) return [];
  const divide = yield* provingAllConcernSomething(statement, catalog);
  const whole: Scope = { kind: 'verbatim', resources: listOf(statement.Resource) };
  const items: CartItem[] = [];
  for (const [at, action] of listOf(statement.Action).entries())
    items.push({
      id: `i${firstId + at}`,
      effect: statement.Effect,
      action,
      scope: divide ? yield* scopeOf(action, statement, catalog) : whole,
      conditions: conditionsOf(statement.Condition),
      dependentOf: [],
      loadedFrom: key,
    });
  return items;
}

/**
 * Makes a cart of a document. Assembling it unchanged gives the same document. A document without a Version keeps
 * having none (`version` is then empty): IAM reads it as of 2008-10-17, where variables are plain text.
 */
export function cartFromDocument(document: PolicyDocument, catalog: Catalog): Cart {
  return finish(makingCart(document, catalog));
}

/** The same in steps of some milliseconds. */
export function* makingCart(document: PolicyDocument, catalog: Catalog): Generator<void, Cart> {
  const { Version, Statement, ...extra } = document;
  const loaded: LoadedStatement[] = [];
  let nextId = 1;
  for (const [at, statement] of Statement.entries()) {
    const key = `s${at + 1}`;
    const items = yield* makingItems(statement, key, nextId, catalog);
    yield;
    nextId += items.length;
    loaded.push({ key, statement, items });
  }
  const version: string | undefined = Version;
  return {
    items: loaded.flatMap((one) => one.items),
    loaded,
    extra,
    ...(version === '2012-10-17' ? {} : { version: version ?? '' }),
    nextId,
  };
}
