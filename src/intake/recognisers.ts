/** The table of recognisers. What stands earlier knows more of a place than what comes behind it. */
import type { Recogniser } from './recogniser.ts';
import { accessDenied } from './recognisers/access-denied.ts';
import { encodedMessage } from './recognisers/encoded-message.ts';
import { knownMessage } from './recognisers/known-message.ts';
import { managedRule } from './recognisers/managed-rule.ts';
import { operationDenied } from './recognisers/operation-denied.ts';
import { permissionMissing } from './recognisers/permission-missing.ts';
import { verbAndNoun } from './recognisers/verb-and-noun.ts';

export const recognisers: readonly Recogniser[] = [
  managedRule,
  accessDenied,
  permissionMissing,
  operationDenied,
  verbAndNoun,
  knownMessage,
  encodedMessage,
];
