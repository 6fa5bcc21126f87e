/** Ids of entries: made here and nowhere else, and taken apart. */
import type { ActionId, ConditionKeyId, ResourceTypeId } from './model.ts';

/** Marks text as an action's id. The caller vouches that it came from the catalog or from a literal. */
export const actionId = (text: string): ActionId => text as ActionId;

/** Marks text as a resource type's id. */
export const resourceTypeId = (text: string): ResourceTypeId => text as ResourceTypeId;

/** Marks text as a condition key's id. */
export const conditionKeyId = (text: string): ConditionKeyId => text as ConditionKeyId;

/** Text before the first colon in lower case: the service prefix of an id or name; empty when there is none. */
export const prefixOf = (id: string): string => id.slice(0, Math.max(0, id.indexOf(':'))).toLowerCase();

/** The part behind the prefix; the rest of `sagemaker:ModelLifeCycle:Stage` keeps its colon. */
export const nameOf = (id: string): string => id.slice(id.indexOf(':') + 1);
