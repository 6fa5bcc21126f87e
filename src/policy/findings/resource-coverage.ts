/** Which resources an action can be limited to, compared with the resources that statements name. */
import type { Action, ActionResource, Catalog } from '../../catalog/model.ts';
import { actionMatches } from '../../iam/action-pattern.ts';
import { arnContains, arnOverlaps, arnPattern, splitArn, templatePattern } from '../../iam/arn-pattern.ts';
import { compile, contains, matches } from '../../iam/pattern.ts';
import { memo } from '../../text/memo.ts';
import type { StatementView } from './statement-view.ts';

/** Whether a resource stands for everything: `*`, or an ARN of nothing but wildcards; `*:*` is meant so, too. */
export const isEverything = (resource: string): boolean =>
  /^(\*+(:\*+){0,5}|arn:\*+(:\*+){0,4})$/.test(resource);

/** `?*` and the like leave out at most names that nobody gives; twelve `?` are any account. */
const loosened = (field: string): string =>
  /^\?{12}$/.test(field) ? '*' : field.replace(/[?*]*\*[?*]*/g, '*');

/** The wildcard ARN of a template within a partition. */
const wildcardIn = (partition: string, template: string): string =>
  template.replace('${Partition}', partition).replace(/\$\{[^}]*\}/g, '*');

/**
 * Whether the resource reaches every ARN of the template, which may hold wildcards, within the partition that it
 * names: `arn:aws:iam::*` reaches `arn:${Partition}:iam::*:role/*`.
 */
export function reachesEvery(resource: string, template: string): boolean {
  if (isEverything(resource)) return true;
  const fields = splitArn(resource);
  return resourceCovers(fields.map(loosened).join(':'), wildcardIn(fields[1] ?? '*', template));
}

/**
 * Whether the resource reaches all that the action could be limited to and names none of it. The ARN of a whole type
 * (`arn:aws:sagemaker:*:*:model/*`) does name something, and so does `arn:aws:sns:*:*:*`, where topics have
 * nothing before their name.
 */
export function namesNothing(catalog: Catalog, action: Action, resource: string): boolean {
  if (isEverything(resource)) return true;
  const last = splitArn(resource)[5] ?? '*';
  if (/[^*?:/]/.test(last)) return false;
  return action.resourceTypes.some(({ id }) => {
    const template = catalog.resourceType(id)?.arn;
    if (template === undefined || !reachesEvery(resource, template)) return false;
    const own = splitArn(wildcardIn('*', template))[5] ?? '';
    return contains(compile(own), compile(loosened(last))) !== 'inside';
  });
}

/** Whether every ARN that `narrow` matches is surely matched by `wide`. */
export const resourceCovers = (wide: string, narrow: string): boolean =>
  arnContains(arnPattern(wide), arnPattern(narrow)) === 'inside';

const typeOverlaps = memo(
  (catalog: Catalog, type: string, resource: string): boolean => {
    const template = catalog.resourceType(type)?.arn;
    return template === undefined || arnOverlaps(arnPattern(resource), templatePattern(template)) !== 'no';
  },
  { limit: 50_000 },
);

/** Whether the resource can be one of that type; true when the type is not known, so that rules stay silent. */
export const fitsType = (catalog: Catalog, type: ActionResource, resource: string): boolean =>
  resource === '*' || typeOverlaps(catalog, type.id, resource);

/** Whether the resource is an ARN of the action's service, as far as it says. */
function ofService(action: Action, resource: string): boolean {
  return matches(arnPattern(resource).fields[2], action.service);
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
    statement.notResources.some(({ text }) =>
      resourceCovers(text, wildcardIn(splitArn(text)[1] ?? '*', template)),
    );
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
