/** Which resources an action can be limited to, compared with the resources that statements name. */
import type { Action, ActionResource, Catalog, ResourceTypeId } from '../../catalog/model.ts';
import { resourceTypesOfService } from '../../catalog/of-service.ts';
import {
  type ArnPattern,
  arnContains,
  arnOverlaps,
  arnPattern,
  splitArn,
  templatePattern,
} from '../../iam/arn-pattern.ts';
import { compile, contains, matches } from '../../iam/pattern.ts';
import { furtherTemplates, isFurtherForm, isShortForm } from '../../iam/resource-forms.ts';
import { memo } from '../../text/memo.ts';
import { names } from './named-actions.ts';
import type { StatementView } from './statement-view.ts';

/** Whether a resource stands for everything: `*`, or an ARN of nothing but wildcards; `*:*` is meant so, too. */
export function isEverything(resource: string): boolean {
  return /^(\*+(:\*+){0,5}|arn:\*+(:\*+){0,4})$/.test(resource);
}

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
export function resourceCovers(wide: string, narrow: string): boolean {
  return arnContains(arnPattern(wide), arnPattern(narrow)) === 'inside';
}

/** A field of an ARN that is empty where the type has a region or an account, or the other way about. */
export type OddField = 'region-missing' | 'account-missing' | 'region-surplus' | 'account-surplus';

/** Services some of whose resources are AWS's own, which have no account: `arn:aws:ssm:*::document/AWS-…`. */
const ownedByAws = /^(bedrock|partnercentral|ssm)$/;

/** Region and account of the resource against those of a type's template; both must be ARNs of one service. */
export function oddField(template: string, resource: string): OddField | undefined {
  const [wanted, given] = [splitArn(template), splitArn(resource)];
  if (given.length < 6) return undefined;
  for (const [at, name] of [
    [3, 'region'],
    [4, 'account'],
  ] as const) {
    const [its, own] = [wanted[at] ?? '', given[at] ?? ''];
    if (its !== '' && own === '' && !(at === 4 && ownedByAws.test(given[2] ?? ''))) return `${name}-missing`;
    if (its === '' && own !== '' && !/^\*+$/.test(own)) return `${name}-surplus`;
  }
  return undefined;
}

/** Whether an ARN of the template may match the resource, and no field that it needs is empty. */
function fitsTemplate(template: string, resource: string): boolean {
  const odd = oddField(template, resource);
  return (
    arnOverlaps(arnPattern(resource), templatePattern(template)) !== 'no' &&
    odd !== 'region-missing' &&
    odd !== 'account-missing'
  );
}

const typeOverlaps = memo(
  (catalog: Catalog, type: string, resource: string): boolean => {
    const template = catalog.resourceType(type)?.arn;
    return template === undefined || fitsTemplate(template, resource);
  },
  { limit: 50_000 },
);

const inside = (template: string, pattern: ArnPattern): boolean =>
  arnContains(templatePattern(template), pattern) === 'inside';

/**
 * Services whose narrower types are no types apart: what follows the name of a log group, of an API or of a function is a
 * part of it, and of load balancers some actions list only the general type.
 */
const notApart = /^(apigateway|elasticloadbalancing|execute-api|lambda|logs)$/;

/**
 * The types within the type that the whole resource is of: `bucket/*` is a bucket as far as patterns go, since a
 * placeholder stands for any text, but an object is what it is.
 */
const narrowerTypes = memo(
  (catalog: Catalog, typeId: string, resource: string): readonly ResourceTypeId[] => {
    const type = catalog.resourceType(typeId);
    if (type === undefined || notApart.test(type.service)) return [];
    const pattern = arnPattern(resource);
    if (!inside(type.arn, pattern)) return [];
    return resourceTypesOfService(catalog, type.service)
      .filter(
        ({ id, arn }) =>
          id !== type.id &&
          inside(arn, pattern) &&
          inside(type.arn, templatePattern(arn)) &&
          !inside(arn, templatePattern(type.arn)),
      )
      .map(({ id }) => id);
  },
  { limit: 50_000 },
);

/** The types that the whole resource is of, as far as patterns tell; of types within each other the inner one. */
export function typesOf(catalog: Catalog, resource: string): readonly ResourceTypeId[] {
  const pattern = arnPattern(resource);
  const holding = resourceTypesOfService(catalog, splitArn(resource)[2] ?? '').filter(({ arn }) =>
    inside(arn, pattern),
  );
  return holding
    .filter(
      ({ id, arn }) =>
        !holding.some(
          (other) =>
            other.id !== id &&
            inside(arn, templatePattern(other.arn)) &&
            !inside(other.arn, templatePattern(arn)),
        ),
    )
    .map(({ id }) => id);
}

/** Whether the resource can be one of that type; true when the type is not known, so that rules stay silent. */
export function fitsType(catalog: Catalog, type: ActionResource, resource: string): boolean {
  return resource === '*' || typeOverlaps(catalog, type.id, resource);
}

/** Whether the resource is wholly of a type within this one that the action does not take. */
function isNarrower(catalog: Catalog, action: Action, type: ActionResource, resource: string): boolean {
  const narrower = narrowerTypes(catalog, type.id, resource);
  return narrower.length > 0 && !narrower.some((id) => action.resourceTypes.some((taken) => taken.id === id));
}

/** Whether the resource is of a kind that the reference lists as no type. */
const unlisted = memo((catalog: Catalog, resource: string): boolean =>
  catalog.unlistedArns.arns.some((arn) => arnContains(arnPattern(arn), arnPattern(resource)) === 'inside'),
);

/** Whether the resource is an ARN of the action's service, as far as it says. */
function ofService(action: Action, resource: string): boolean {
  return matches(arnPattern(resource).fields[2], action.service);
}

/** Whether the resource can be of a form of the type that the reference does not list. */
function fitsFurtherForm(catalog: Catalog, type: ActionResource, resource: string): boolean {
  if (!isFurtherForm(resource)) return false;
  const templates = furtherTemplates(catalog.resourceType(type.id)?.arn ?? '');
  return templates.some((template) => fitsTemplate(template, resource));
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
  if (isShortForm(resource)) return action.service === 'execute-api';
  if (
    action.resourceTypes.some(
      (type) =>
        (fitsType(catalog, type, resource) && !isNarrower(catalog, action, type, resource)) ||
        fitsFurtherForm(catalog, type, resource),
    )
  )
    return true;
  if (unlisted(catalog, resource) && ofService(action, resource)) return true;
  const loose = action.accessLevels.includes('Tagging') || action.service === 'apigateway';
  return loose && ofService(action, resource);
}

/** Whether the statement reaches every resource. */
export function reachesEverything(statement: StatementView): boolean {
  return statement.resources.some(({ text }) => isEverything(text));
}

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
export function deniesOutright(statement: StatementView, action: string): boolean {
  return (
    statement.effect === 'Deny' &&
    statement.conditions.length === 0 &&
    reachesEverything(statement) &&
    names(statement, action)
  );
}
