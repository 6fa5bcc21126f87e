/**
 * "… is not authorized to create managed-rule": Step Functions makes a rule of EventBridge for each kind of job that it
 * waits for (`.sync`), with the rights of the state machine's role. Rule names and actions: Step Functions developer
 * guide, "How Step Functions generates IAM policies for integrated services".
 */

import { denialDraft } from '../denial.ts';
import type { Facts } from '../facts.ts';
import { callBefore, callsIn } from '../failed-call.ts';
import { principalBefore } from '../message.ts';
import { type Draft, type Recogniser, wanted } from '../recogniser.ts';
import type { Source } from '../source.ts';
import { phrase } from '../tokens.ts';

const anchor = new RegExp(
  `${phrase('not (authorized|authorised|allowed) to create (a )?managed')}[- \\n]?${phrase('rule')}`,
  'giu',
);

/** The rules that Step Functions makes; `rule` narrows them to one. */
const managedRuleArn = (account: string, rule = 'StepFunctionsGetEvents*', region = '*'): string =>
  `arn:aws:events:${region}:${account}:rule/${rule}`;

/** What making and using a managed rule takes. */
const managedRuleActions = ['events:PutRule', 'events:PutTargets', 'events:DescribeRule'] as const;

function recognise(source: Source, facts: Facts): readonly Draft[] {
  const found = [...source.prose.matchAll(anchor)];
  const calls = found.length === 0 ? [] : callsIn(source);
  return found.map((match) => {
    const named = principalBefore(source, match.index);
    return denialDraft(source, facts, {
      start: named?.at ?? match.index,
      end: match.index + match[0].length,
      actions: managedRuleActions.map((id) => wanted(id, [managedRuleArn(named?.principal.account ?? '*')])),
      call: callBefore(calls, match.index),
      principal: named?.principal,
    });
  });
}

export const managedRule: Recogniser = { name: 'managed-rule', recognise };
