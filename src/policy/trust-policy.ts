/**
 * The trust policy of a role that services take: who may assume it. Without the source account any account's
 * resources could make the service use the role (the confused deputy), so it is limited to the account that the
 * ARNs are of, where one is known (IAM user guide, "The confused deputy problem").
 */
import type { ConditionBlock, PolicyDocument } from '../iam/document.ts';
import type { Defaults } from './cart-model.ts';

/** The service prefix in a principal: `sagemaker` of `job.sagemaker.amazonaws.com`. */
const prefixIn = (principal: string): string =>
  principal
    .replace(/\.amazonaws\.com$/, '')
    .split('.')
    .at(-1) ?? '';

/**
 * A trust policy for the services.
 * @param services principals, `sagemaker.amazonaws.com`; at least one
 * @param defaults where partition, region and account of `aws:SourceArn` come from; `*` is no known account
 */
export function trustPolicy(services: readonly string[], defaults: Defaults): PolicyDocument {
  const { partition, region, account } = defaults;
  const sources = [...new Set(services.map(prefixIn))].map(
    (prefix) => `arn:${partition}:${prefix}:${region}:${account}:*`,
  );
  const condition: ConditionBlock = {
    StringEquals: { 'aws:SourceAccount': account },
    ArnLike: { 'aws:SourceArn': sources },
  };
  return {
    Version: '2012-10-17',
    Statement: [
      {
        Sid: 'AssumeRole',
        Effect: 'Allow',
        Principal: { Service: services },
        Action: 'sts:AssumeRole',
        ...(/^\d{12}$/.test(account) ? { Condition: condition } : {}),
      },
    ],
  };
}
