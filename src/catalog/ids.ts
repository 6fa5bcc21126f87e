import type { ActionId, ConditionKeyId, ResourceTypeId } from './model.ts';

/** Marks text as an action's id. The caller vouches that it came from the catalog or from a literal. */
export const actionId = (text: string): ActionId => text as ActionId;

/** Marks text as a resource type's id. */
export const resourceTypeId = (text: string): ResourceTypeId => text as ResourceTypeId;

/** Marks text as a condition key's id. */
export const conditionKeyId = (text: string): ConditionKeyId => text as ConditionKeyId;
