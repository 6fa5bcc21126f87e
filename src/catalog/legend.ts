/** What the reference's access levels and columns mean, in our words: for people who have not read its preface. */
import type { AccessLevel } from './model.ts';

/** The five access levels, from the least to the most. */
export const levelMeanings: readonly (readonly [AccessLevel, string])[] = [
  ['List', 'sees which resources there are, not what is in them'],
  ['Read', 'reads resources and their settings, and changes nothing'],
  ['Write', 'creates, changes, runs or deletes resources'],
  ['Tagging', 'changes tags alone; with Write, an action that may also do more'],
  ['Permissions management', 'grants or changes rights on resources'],
];

/** The columns of the reference's table of actions. */
export const columnMeanings: readonly (readonly [string, string])[] = [
  ['Action', 'what a policy names; most are an API operation of that name, some stand for several'],
  ['Access level', 'what the action does to resources; one action may have two levels'],
  [
    'Resource types',
    'what the action may be limited to by ARN: each required type (* in the reference) needs an ARN in the policy, optional ones where the request is about one; without any it is stated on *',
  ],
  [
    'Condition keys',
    'what a condition on the action may compare, besides the keys of its resource types and the global ones',
  ],
  ['Dependent actions', 'what the caller must be allowed as well for the action to succeed'],
];
