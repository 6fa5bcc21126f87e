/** The statement by which a role may be passed to SageMaker. */
export const passRole = <const Arn extends string>(role: Arn) =>
  ({
    Sid: 'PassRole',
    Effect: 'Allow',
    Action: ['iam:PassRole'],
    Resource: [role],
    Condition: { StringEquals: { 'iam:PassedToService': 'sagemaker.amazonaws.com' } },
  }) as const;

/** What a newcomer ends with: a training job may be started, and its role passed. */
export const trainingPolicy = {
  Version: '2012-10-17',
  Statement: [
    {
      Sid: 'CreateTrainingJob',
      Effect: 'Allow',
      Action: ['sagemaker:CreateTrainingJob'],
      Resource: ['arn:aws:sagemaker:*:*:training-job/*'],
    },
    passRole('arn:aws:iam::*:role/*'),
  ],
} as const;
