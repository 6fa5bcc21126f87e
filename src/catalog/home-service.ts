/**
 * The service that a name without a prefix belongs to: the one setting that makes this an explorer of SageMaker.
 * Everything that treats the home service otherwise than the rest asks here.
 */

/** IAM's prefix of the home service, without its colon. */
export const homeService = 'sagemaker';

/** Whether a service is the home service or one of its sisters, whose entries the core catalog has whole. */
export function isSister(prefix: string): boolean {
  return prefix.startsWith(homeService);
}

/** The id without the home service's prefix, as lists show it; ids of other services keep theirs. */
export function withoutHomePrefix(id: string): string {
  return id.startsWith(`${homeService}:`) ? id.slice(homeService.length + 1) : id;
}
