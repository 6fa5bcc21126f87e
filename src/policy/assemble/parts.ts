/**
 * A grant in parts, where its action's resources do not all carry the keys of its conditions.
 *
 * A request is authorised for each of its resources by itself, and each has its own keys: of RunInstances the
 * instance, the volume and the network interface that are created carry `aws:RequestTag/…`, the image and the subnet
 * that are used do not. On those the condition never holds, and the whole request is denied. So an Allow is parted:
 * the resources that carry a key under the condition, the others without it; since all of a request's resources must
 * be allowed, the condition still binds it (IAM user guide and EC2 user guide, "Resource-level permissions").
 *
 * That is done only where the reference lists keys in full for each type of an action. Elsewhere a type may carry
 * what its row does not say, and a warning is given instead. Denials stay whole: on a resource without the key they
 * deny nothing.
 */
import type { Action, Catalog } from '../../catalog/model.ts';
import { typeKeys } from '../../catalog/relations.ts';
import { arnOverlaps, arnPattern, templatePattern } from '../../iam/arn-pattern.ts';
import type { Condition } from '../../iam/document.ts';
import { operatorParts } from '../../iam/operator.ts';
import type { Grant } from './grant.ts';
import { isParted } from './item-conditions.ts';

/** A condition that also holds, or is made to be asked, where the key is absent. */
const standsAnywhere = ({ operator }: Condition): boolean => operatorParts(operator).ifExists;

/** Whether a request about the resource can have the key; a `*` may be about any type. */
function carries(catalog: Catalog, action: Action, resource: string, condition: Condition): boolean {
  const entry = catalog.conditionKey(condition.key);
  if (entry === undefined || entry.reach === 'every-action' || action.conditionKeys.includes(entry.id))
    return true;
  return action.resourceTypes.some(({ id, conditionKeys }) => {
    const type = catalog.resourceType(id);
    const fits = type === undefined || arnOverlaps(arnPattern(resource), templatePattern(type.arn)) !== 'no';
    return fits && (conditionKeys.includes(entry.id) || typeKeys(catalog, action, id).includes(entry.id));
  });
}

/**
 * The grant's parts, each with the conditions that its resources can meet, the most conditions first; the grant
 * itself where no resource carries a key or all do.
 */
export function partsOf(grant: Grant, catalog: Catalog): readonly Grant[] {
  const action = catalog.action(grant.action);
  if (action === undefined || !isParted(action)) return [grant];
  if (grant.effect === 'Deny' || grant.item.loadedFrom !== undefined) return [grant];
  const parts = new Map<string, Grant>();
  for (const resource of grant.resources) {
    const conditions = grant.conditions.filter(
      (each) => standsAnywhere(each) || carries(catalog, action, resource, each),
    );
    const key = JSON.stringify(conditions);
    const known = parts.get(key);
    parts.set(key, { ...grant, conditions, resources: [...(known?.resources ?? []), resource] });
  }
  // A condition that none of the resources can meet stays: without it the item would grant what it does not say.
  const stated = new Set([...parts.values()].flatMap(({ conditions }) => conditions));
  if (grant.conditions.some((each) => !stated.has(each))) return [grant];
  return [...parts.values()].sort((a, b) => b.conditions.length - a.conditions.length);
}
