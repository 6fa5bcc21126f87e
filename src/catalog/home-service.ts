/**
 * The service that a name without a prefix belongs to: the one setting that makes this an explorer of SageMaker.
 * Everything that treats the home service otherwise than the rest asks here.
 */

/** IAM's prefix of the home service, without its colon. */
export const homeService = 'sagemaker';

/** How people write its name. */
export const homeName = 'SageMaker';

/** Its action that puts tags on a resource, which a request to create one with tags needs besides. */
export const taggingAction = `${homeService}:AddTags`;

/** The key that says which operation tags are put on by. */
export const taggingKey = `${homeService}:TaggingAction`;

/** Whether an id is that of `taggingAction`, in any case. */
export function isTagging(id: string): boolean {
  return id.toLowerCase() === taggingAction.toLowerCase();
}

/** Whether a service is the home service or one of its sisters, whose entries the core catalog has whole. */
export function isSister(prefix: string): boolean {
  return prefix.startsWith(homeService);
}

/** The id without the home service's prefix, as lists show it; ids of other services keep theirs. */
export function withoutHomePrefix(id: string): string {
  return id.startsWith(`${homeService}:`) ? id.slice(homeService.length + 1) : id;
}
