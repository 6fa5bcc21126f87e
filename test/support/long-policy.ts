/** A policy so long that its findings are worked out while no key comes. */
import type { PolicyDocument } from '../../src/iam/document.ts';

/**
 * A policy of so many statements, a model each: from some 40 on too much for a managed policy. The first one names no
 * model, the second one is not needed beside the third.
 */
export function longPolicy(statements: number): PolicyDocument {
  return {
    Version: '2012-10-17',
    Statement: Array.from({ length: statements }, (_, at) => ({
      Effect: 'Allow' as const,
      Action: ['sagemaker:DescribeModel'],
      Resource: [
        at === 0 ? 'model/m' : `arn:aws:sagemaker:eu-west-1:111122223333:model/m-${Math.max(2, at)}`,
      ],
      ...(at === 2 ? {} : { Condition: { StringEquals: { 'aws:PrincipalTag/team': `${at}` } } }),
    })),
  };
}
