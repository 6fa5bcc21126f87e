/**
 * Step Functions: integrations in a state machine's definition (`arn:aws:states:::sagemaker:createTrainingJob.sync`), and
 * CDK's tasks (`tasks.SageMakerCreateTrainingJob`). One that waits makes a rule of EventBridge, reads and may stop what it
 * started; which rule is a table (`catalog/step-functions.json`).
 */
import type { ArrivalAction } from '../arrival.ts';
import { requested } from '../call.ts';
import type { Facts } from '../facts.ts';
import { type Draft, enough, offered, type Recogniser } from '../recogniser.ts';
import type { Source } from '../source.ts';

const integration =
  /arn:aws[a-z-]*:states:::(aws-sdk:)?([a-z0-9-]{2,40}):([a-zA-Z][A-Za-z0-9]{2,80})(\.sync(?::2)?|\.waitForTaskToken)?/gu;
const task = /\b(?:tasks|sfn_tasks|sfnTasks|stepfunctions_tasks)\.([A-Z][A-Za-z0-9]{4,80})\(/gu;

/** What waiting takes, besides the call. */
function waitingFor(id: string, facts: Facts): readonly ArrivalAction[] {
  const row = facts.data.waiting.find(({ call }) => call === id);
  if (row === undefined) return [];
  const why = 'the integration waits until the job has ended';
  const add = (each: string, resources: readonly string[] = []): ArrivalAction => ({
    ...offered(each, why, resources),
    wanted: true,
  });
  const rule = row.rule === undefined ? [] : [`arn:aws:events:*:*:rule/${row.rule}`];
  return [
    ...row.also.map((each) => add(each)),
    ...(row.rule === undefined
      ? []
      : ['events:PutTargets', 'events:PutRule', 'events:DescribeRule'].map((each) => add(each, rule))),
  ];
}

/** Whether a task waits for what it started, or goes on once it has asked for it. */
type Integration = 'waits' | 'asks';

function draft(
  source: Source,
  facts: Facts,
  at: number,
  end: number,
  ids: readonly string[],
  integration: Integration,
): Draft {
  const near = source.prose.slice(end, end + 1500);
  const set = new Set([
    ...(/RoleArn|\brole\b/u.test(near) ? ['rolearn'] : []),
    ...(/"Tags"|\btags\b/u.test(near) ? ['tags'] : []),
  ]);
  return {
    kind: 'call',
    start: source.fromProse(at),
    end: source.fromProse(end - 1) + 1,
    actions: [
      ...requested(ids, { set, values: new Map() }, facts),
      ...(integration === 'waits' ? ids.flatMap((id) => waitingFor(id, facts)) : []),
    ],
  };
}

/** `SageMakerCreateTrainingJob`, `CallAwsService`, `LambdaInvoke`, `GlueStartJobRun`: service and operation in one word. */
function idsOfTask(name: string, facts: Facts): readonly string[] {
  for (let at = 2; at < name.length - 2; at += 1) {
    if (!/[A-Z]/u.test(name[at] ?? '')) continue;
    const service = facts.service(name.slice(0, at));
    const ids = service === undefined ? [] : facts.operation(service, name.slice(at));
    if (ids.length > 0) return ids;
  }
  return [];
}

function recognise(source: Source, facts: Facts): readonly Draft[] {
  const { prose } = source;
  const drafts: Draft[] = [];
  for (const match of prose.matchAll(integration)) {
    if (drafts.length >= enough) break;
    const [whole, , service = '', operation = '', mode = ''] = match;
    const prefix = service === 'lambda' ? 'lambda' : facts.service(service);
    const ids = prefix === undefined ? [] : facts.operation(prefix, operation);
    const invoked = prefix === 'lambda' && operation === 'invoke' ? ['lambda:InvokeFunction'] : ids;
    if (invoked.length === 0) continue;
    drafts.push(
      draft(
        source,
        facts,
        match.index,
        match.index + whole.length,
        invoked,
        mode.startsWith('.sync') ? 'waits' : 'asks',
      ),
    );
  }
  for (const match of prose.matchAll(task)) {
    if (drafts.length >= enough) break;
    const [whole, name = ''] = match;
    const ids = idsOfTask(name, facts);
    const end = match.index + whole.length;
    if (ids.length > 0)
      drafts.push(
        draft(
          source,
          facts,
          match.index,
          end,
          ids,
          /RUN_JOB/u.test(prose.slice(end, end + 1500)) ? 'waits' : 'asks',
        ),
      );
  }
  return drafts;
}

/** Integrations of state machines, and CDK's tasks for them. */
export const stepFunctions: Recogniser = { name: 'step-functions', recognise };
