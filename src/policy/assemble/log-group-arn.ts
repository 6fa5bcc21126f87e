/**
 * ARNs of log groups. CloudWatch Logs asks IAM about `log-group:NAME:*` (the group with its streams) for every
 * action but those that tag the group, so an ARN without the end matches no request (CloudWatch Logs user guide,
 * "Log group ARNs and log stream ARNs"). The reference has one template for both.
 */
import type { Action, ResourceTypeId } from '../../catalog/model.ts';

const taggingActions: ReadonlySet<string> = new Set(['ListTagsForResource', 'TagResource', 'UntagResource']);

/** Whether the action is asked about with the ARN that ends in `:*`. */
function wantsStreams(action: Pick<Action, 'service' | 'name'>): boolean {
  return action.service === 'logs' && !taggingActions.has(action.name);
}

/** The ARN as the action's requests are matched with it: that of a log group with its `:*` where it is wanted. */
export function asMatched(action: Action, type: ResourceTypeId, arn: string): string {
  if (type !== 'logs:log-group' || !wantsStreams(action) || /\*$/.test(arn)) return arn;
  return `${arn}:*`;
}
