/**
 * ARNs of resource types: templates taken apart and filled in, wildcard ARNs, and the reasons for which an ARN
 * is refused. Matching of ARN patterns is in `arn-pattern.ts`.
 */
import type { Catalog, ResourceType, ResourceTypeId } from '../catalog/model.ts';
import { resourceTypesOfService } from '../catalog/of-service.ts';
import { namesProblem } from '../iam/arn-names.ts';
import { arnContains, arnOverlaps, arnPattern, splitArn, templatePattern } from '../iam/arn-pattern.ts';
import { isAccountName, segmentProblem } from '../iam/arn-segment.ts';
import { memo } from '../text/memo.ts';
import type { Defaults } from './cart-model.ts';

/** The segments that every item of the cart takes from flags, config and environment. */
export type ArnDefaults = Pick<Defaults, 'partition' | 'region' | 'account'>;

/** A part of an ARN template, in its order. */
export type TemplatePart =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'placeholder'; readonly name: string };

/** Placeholders of templates; a policy variable is told apart by its colon (`${aws:username}`). */
const placeholders = /\$\{([A-Za-z0-9]+)\}/gu;

/** Takes an ARN template apart into fixed text and placeholders, in order. */
export function templateParts(template: string): readonly TemplatePart[] {
  const parts: TemplatePart[] = [];
  let end = 0;
  for (const match of template.matchAll(placeholders)) {
    if (match.index > end) parts.push({ kind: 'text', text: template.slice(end, match.index) });
    parts.push({ kind: 'placeholder', name: match[1] ?? '' });
    end = match.index + match[0].length;
  }
  if (end < template.length) parts.push({ kind: 'text', text: template.slice(end) });
  return parts;
}

/**
 * Puts values into a template. A placeholder without a value, or with an empty one, stays as it is, so that a
 * half-filled ARN can be shown while it grows; `validateArn` refuses what still has one.
 */
export function fillTemplate(template: string, values: Readonly<Record<string, string>>): string {
  return template.replace(placeholders, (whole, name: string) => {
    const value = Object.hasOwn(values, name) ? values[name] : undefined;
    return value === undefined || value === '' ? whole : value;
  });
}

/** What the defaults say about a placeholder; names of resources have no default. */
const defaultFor = (placeholder: string, defaults: ArnDefaults): string | undefined => {
  if (placeholder === 'Partition') return defaults.partition;
  if (placeholder === 'Region') return defaults.region;
  return isAccountName(placeholder) ? defaults.account : undefined;
};

/** The ARN that matches every resource of a type in the partition, region and account of the defaults. */
export function wildcardArn(type: Pick<ResourceType, 'arn'>, defaults: ArnDefaults): string {
  return type.arn.replace(placeholders, (_, name: string) => defaultFor(name, defaults) ?? '*');
}

/** Why a value cannot stand for a placeholder of the type's template; undefined when it can. */
export function validateSegment(
  type: Pick<ResourceType, 'arn'>,
  placeholder: string,
  value: string,
): string | undefined {
  return segmentProblem(splitArn(type.arn)[2] ?? '', placeholder, value);
}

const fieldNames = ['prefix', 'partition', 'service', 'region', 'account', 'resource'] as const;

/** Compares one of the first five fields with the template's: fixed text must be equal, a placeholder valid. */
const fieldProblem = (
  service: string,
  field: string,
  template: string,
  value: string,
): string | undefined => {
  const [part, ...more] = templateParts(template);
  if (part?.kind === 'placeholder' && more.length === 0) return segmentProblem(service, part.name, value);
  if (template.includes('${') || template.includes('*')) return undefined;
  if (value === template) return undefined;
  if (field === 'service') return `it is an ARN of ${value || 'no service'}, not of ${template}`;
  return template === ''
    ? `ARNs of this type have no ${field}: leave it empty`
    : `its ${field} must be ${template}, not "${value}"`;
};

/**
 * Whether a wildcard that spans several names of the type (`app/d-1/*`) still matches no other type. That can be
 * told only where all types of the service are at hand.
 */
const isOwnPrefix = (catalog: Catalog, type: ResourceType, arn: string): boolean => {
  const pattern = arnPattern(arn);
  return (
    catalog.completeServices.has(type.service) &&
    resourceTypesOfService(catalog, type.service).every(
      (other) => (arnOverlaps(pattern, templatePattern(other.arn)) !== 'no') === (other.id === type.id),
    )
  );
};

/** What a text begins with, up to its first wildcard, placeholder or variable. */
const leadOf = (text: string): string => /^[^*?$]*/u.exec(text)?.[0] ?? '';

/** What an ARN's resource begins with, up to its first wildcard: `training-job/prod-`. */
export function resourceLead(arn: string): string {
  return leadOf(splitArn(arn)[5] ?? '');
}

const leadOfType = memo(resourceLead);

/**
 * Whether a resource that begins so may be one of the type. Others need not be validated, where the reason does not matter:
 * thousands of ARNs are asked about each of the many types that can be tagged.
 */
export function mayBeOfType({ arn: template }: Pick<ResourceType, 'arn'>, lead: string): boolean {
  const own = leadOfType(template);
  return own.startsWith(lead) || lead.startsWith(own);
}

/** Types of the same service that hold the ARN, the narrowest first: asked for each action that takes it, and each of its types. */
const typesOf = memo(
  (catalog: Catalog, arn: string, service: string): readonly ResourceType[] => {
    const pattern = arnPattern(arn);
    const lead = resourceLead(arn);
    return resourceTypesOfService(catalog, service)
      .filter(
        (type) => mayBeOfType(type, lead) && arnContains(templatePattern(type.arn), pattern) === 'inside',
      )
      .sort((a, b) => b.arn.split('/').length - a.arn.split('/').length);
  },
  { limit: 100 },
);

const resourceProblem = (catalog: Catalog, type: ResourceType, arn: string): string | undefined => {
  const holding = typesOf(catalog, arn, type.service);
  const own = templatePattern(type.arn);
  if (arnContains(own, arnPattern(arn)) !== 'inside') {
    if (isOwnPrefix(catalog, type, arn)) return undefined;
    const other = holding[0];
    if (other !== undefined) return `it is an ARN of ${other.id}, not of ${type.id}`;
    const form = splitArn(type.arn)[5] ?? '';
    return arnOverlaps(arnPattern(arn), own) !== 'no'
      ? `it matches more than ${type.id}, whose ARNs end in ${form}`
      : `ARNs of ${type.id} end in ${form}`;
  }
  // `pipeline/*` holds the ARNs of executions too: what fits a type within this one is meant for that one.
  const narrower = holding.find(
    (other) =>
      other.id !== type.id &&
      arnContains(own, templatePattern(other.arn)) === 'inside' &&
      arnContains(templatePattern(other.arn), own) !== 'inside',
  );
  return narrower === undefined ? undefined : `it is an ARN of ${narrower.id}, not of ${type.id}`;
};

function reasonAgainst(catalog: Catalog, typeId: ResourceTypeId | string, arn: string): string | undefined {
  const type = catalog.resourceType(typeId);
  if (type === undefined) return `There is no resource type ${typeId}.`;
  const refused = (reason: string): string => `${arn === '' ? 'The ARN' : arn} is refused: ${reason}.`;
  const example = (): string => wildcardArn(type, { partition: 'aws', region: '*', account: '*' });
  if (arn === '*') return refused(`it stands for every resource; every ${type.name} is ${example()}`);
  const left = [...arn.matchAll(placeholders)].map((match) => match[0]);
  if (left.length > 0) {
    return refused(`${left.join(', ')} ${left.length === 1 ? 'is' : 'are'} not filled in (write * for any)`);
  }
  const fields = splitArn(arn);
  if (fields[0] !== 'arn') return refused(`an ARN begins with arn:, as in ${example()}`);
  if (fields.length < 6) return refused(`it has ${fields.length} of an ARN's six fields, as in ${example()}`);
  const templates = splitArn(type.arn);
  const service = templates[2] ?? '';
  // The service first: when it is wrong, what is said of the other fields would mislead.
  for (const at of [2, 1, 3, 4] as const) {
    const problem = fieldProblem(service, fieldNames[at], templates[at] ?? '', fields[at] ?? '');
    if (problem !== undefined) return refused(problem);
  }
  const problem =
    resourceProblem(catalog, type, arn) ?? namesProblem(service, templates[5] ?? '', fields[5] ?? '');
  return problem === undefined ? undefined : refused(problem);
}

/**
 * Why an ARN cannot be a resource of the type, as a sentence; undefined when it can. Wildcards are allowed in
 * every field but the service, and policy variables in the resource. Asked for each action that takes the ARN, and again
 * for each change of the cart.
 */
export const validateArn = memo(reasonAgainst, { limit: 4_000 });
