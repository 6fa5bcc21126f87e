/** The table of recognisers. What stands earlier knows more of a place than what comes behind it. */
import type { Recogniser } from './recogniser.ts';
import { accessDenied } from './recognisers/access-denied.ts';
import { actionName } from './recognisers/action-name.ts';
import { arn } from './recognisers/arn.ts';
import { awsCli } from './recognisers/aws-cli.ts';
import { boto3 } from './recognisers/boto3.ts';
import { cloudtrail } from './recognisers/cloudtrail.ts';
import { decodedMessage } from './recognisers/decoded-message.ts';
import { encodedMessage } from './recognisers/encoded-message.ts';
import { infrastructure } from './recognisers/infrastructure.ts';
import { knownMessage, likelyMessage } from './recognisers/known-message.ts';
import { managedRule } from './recognisers/managed-rule.ts';
import { operationDenied } from './recognisers/operation-denied.ts';
import { otherSdks } from './recognisers/other-sdks.ts';
import { permissionMissing } from './recognisers/permission-missing.ts';
import { pythonSdk } from './recognisers/python-sdk.ts';
import { s3Message } from './recognisers/s3-message.ts';
import { stepFunctions } from './recognisers/step-functions.ts';
import { verbAndNoun } from './recognisers/verb-and-noun.ts';

/** Every recogniser; of what two find in one place the earlier counts. */
export const recognisers: readonly Recogniser[] = [
  cloudtrail,
  decodedMessage,
  managedRule,
  accessDenied,
  knownMessage,
  permissionMissing,
  operationDenied,
  verbAndNoun,
  likelyMessage,
  s3Message,
  encodedMessage,
  awsCli,
  stepFunctions,
  boto3,
  pythonSdk,
  otherSdks,
  infrastructure,
  actionName,
  arn,
];
