/** Which resources an action can be limited to, compared with the resources that statements name. */
import type { Action, ActionResource, Catalog } from '../../catalog/model.ts';
import { arnPattern, arnsOverlap, splitArn, templatePattern } from '../arn-pattern.ts';
import { actionMatches, hasWildcard, patternCovers } from './action-pattern.ts';
import type { StatementView } from './view.ts';

/** Whether a resource stands for everything: `*`, or an ARN of nothing but wildcards; `*:*` is meant so, too. */
export const isEverything = (resource: string): boolean =>
  /^(\*+(:\*+){0,5}|arn:\*+(:\*+){0,4})$/.test(resource);

/** Six fields of an ARN pattern; one that ends early with a wildcard is completed, as IAM does. */
function sixFields(resource: string): readonly string[] {
  const fields = splitArn(resource);
  const missing = resource.endsWith('*') ? 6 - fields.length : 0;
  return [...fields, ...Array.from({ length: missing }, () => '*')];
}

/** `?*` and the like leave out at most names that nobody gives; twelve `?` are any account. */
const loosened = (field: string): string =>
  /^\?{12}$/.test(field) ? '*' : field.replace(/[?*]*\*[?*]*/g, '*');

/**
 * Whether the resource reaches every ARN of the template, which may hold wildcards, within the partition that it
 * names: `arn:aws:iam::*` reaches `arn:${Partition}:iam::*:role/*`.
 */
export function reachesEvery(resource: string, template: string): boolean {
  if (isEverything(resource)) return true;
  const fields = sixFields(resource);
  const inPartition = template.replace('${Partition}', fields[1] ?? '*');
  const wanted = splitArn(inPartition.replace(/\$\{[^}]*\}/g, '*'));
  return fields.length === 6 && wanted.every((field, at) => patternCovers(loosened(fields[at] ?? ''), field));
}

/**
 * Whether the resource reaches all that the action could be limited to and names none of it. The ARN of a whole type
 * (`arn:aws:sagemaker:*:*:model/*`) does name something, and so does `arn:aws:sns:*:*:*`, where topics have
 * nothing before their name.
 */
export function namesNothing(catalog: Catalog, action: Action, resource: string): boolean {
  if (isEverything(resource)) return true;
  const fields = sixFields(resource);
  if (/[^*?:/]/.test(fields[5] ?? 'none')) return false;
  return action.resourceTypes.some(({ id }) => {
    const template = catalog.resourceType(id)?.arn;
    if (template === undefined || !reachesEvery(resource, template)) return false;
    const own = splitArn(template.replace(/\$\{[^}]*\}/g, '*'))[5] ?? '';
    return !patternCovers(own, loosened(fields[5] ?? ''));
  });
}

/** Whether every ARN that `narrow` matches is matched by `wide`: field by field, as IAM reads ARNs. Errs towards no. */
export function resourceCovers(wide: string, narrow: string): boolean {
  if (/^\*+$/.test(wide)) return true;
  if (!hasWildcard(wide)) return wide === narrow;
  const [outer, inner] = [splitArn(wide), splitArn(narrow)];
  if (outer.length !== 6 || inner.length !== 6) return wide === narrow;
  return outer.every((field, at) => patternCovers(field, inner[at] ?? ''));
}

/** Per catalog: resource, then type. The same pairs come back for every action of a statement and every check. */
const fitting = new WeakMap<Catalog, Map<string, Map<string, boolean>>>();

/** Whether the resource can be one of that type; true when the type is not known, so that rules stay silent. */
export function fitsType(catalog: Catalog, type: ActionResource, resource: string): boolean {
  if (resource === '*') return true;
  let byResource = fitting.get(catalog);
  if (byResource === undefined) {
    byResource = new Map();
    fitting.set(catalog, byResource);
  }
  let byType = byResource.get(resource);
  if (byType === undefined) {
    if (byResource.size > 2_000) byResource.clear();
    byType = new Map();
    byResource.set(resource, byType);
  }
  let fits = byType.get(type.id);
  if (fits === undefined) {
    const template = catalog.resourceType(type.id)?.arn;
    fits = template === undefined || arnsOverlap(arnPattern(resource), templatePattern(template));
    byType.set(type.id, fits);
  }
  return fits;
}

/** Whether the resource is an ARN of the action's service, as far as it says. */
function ofService(action: Action, resource: string): boolean {
  const service = splitArn(resource)[2] ?? '';
  return patternCovers(service, action.service);
}

/**
 * Whether the action can act on the resource. Actions without resource types are asked for `*` only. What
 * can be tagged is more than the reference lists as types of the tagging action: collections that a new
 * resource goes to (`arn:aws:aps:*:*:/workspaces`), or SageMaker's inference experiments. So for tagging
 * any ARN of the service will do. The same goes for API Gateway, whose actions are HTTP methods on any
 * path.
 */
export function fitsAction(catalog: Catalog, action: Action, resource: string): boolean {
  if (/^\*+$/.test(resource)) return true;
  if (action.resourceTypes.some((type) => fitsType(catalog, type, resource))) return true;
  const loose = action.accessLevels.includes('Tagging') || action.service === 'apigateway';
  return loose && ofService(action, resource);
}

/** Whether the statement names the action, by `Action` or by leaving it out of `NotAction`. */
export function names(statement: StatementView, action: string): boolean {
  if (statement.actions.some(({ text }) => actionMatches(text, action))) return true;
  return (
    statement.notActions.length > 0 && !statement.notActions.some(({ text }) => actionMatches(text, action))
  );
}

/** Whether the statement reaches every resource. */
export const reachesEverything = (statement: StatementView): boolean =>
  statement.resources.some(({ text }) => isEverything(text));

/**
 * Whether the statement's resources leave the action something to act on. True for an action that is not
 * known, and for a statement that names no resource.
 */
export function reachesAction(catalog: Catalog, statement: StatementView, actionId: string): boolean {
  const action = catalog.action(actionId);
  if (action === undefined) return true;
  if (statement.notResources.length === 0) {
    const { resources } = statement;
    return resources.length === 0 || resources.some(({ text }) => fitsAction(catalog, action, text));
  }
  // Compared within the partition that NotResource names, for in another one it excludes nothing.
  const excluded = (template: string): boolean =>
    statement.notResources.some(({ text }) => {
      const inPartition = template.replace('${Partition}', splitArn(text)[1] ?? '*');
      return resourceCovers(text, inPartition.replace(/\$\{[^}]*\}/g, '*'));
    });
  return (
    action.resourceTypes.length === 0 ||
    action.resourceTypes.some(({ id }) => !excluded(catalog.resourceType(id)?.arn ?? ''))
  );
}

/** Whether a denial takes the action away altogether: every resource, no conditions. */
export const deniesOutright = (statement: StatementView, action: string): boolean =>
  statement.effect === 'Deny' &&
  statement.conditions.length === 0 &&
  reachesEverything(statement) &&
  names(statement, action);
