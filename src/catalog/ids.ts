/** Ids of entries: made here and nowhere else, and taken apart. */
import type { ActionId, ConditionKeyId, ResourceTypeId } from './model.ts';

/** Marks text as an action's id. The caller vouches that it came from the catalog or from a literal. */
export function actionId(text: string): ActionId {
  return text as ActionId;
}

/** Marks text as a resource type's id. */
export function resourceTypeId(text: string): ResourceTypeId {
  return text as ResourceTypeId;
}

/** Marks text as a condition key's id. */
export function conditionKeyId(text: string): ConditionKeyId {
  return text as ConditionKeyId;
}

/** Text before the first colon in lower case: the service prefix of an id or name; empty when there is none. */
export function prefixOf(id: string): string {
  return id.slice(0, Math.max(0, id.indexOf(':'))).toLowerCase();
}

/** The part behind the prefix; the rest of `sagemaker:ModelLifeCycle:Stage` keeps its colon. */
export function nameOf(id: string): string {
  return id.slice(id.indexOf(':') + 1);
}
