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
    {
      Sid: 'PassRole',
      Effect: 'Allow',
      Action: ['iam:PassRole'],
      Resource: ['arn:aws:iam::*:role/*'],
      Condition: { StringEquals: { 'iam:PassedToService': 'sagemaker.amazonaws.com' } },
    },
  ],
} as const;
