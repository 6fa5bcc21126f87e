import type { ConditionBlock, OneOrMany, PolicyDocument, Statement } from '../../../src/iam/document.ts';
import type { PolicyKind } from '../../../src/iam/policy-kind.ts';

/** Severity, path, and the facts that the message has to name. How it words them is free. */
export type Expected = readonly ['error' | 'warning' | 'hint', path: string, facts: readonly string[]];

/** A policy, and all that one rule should find in it. */
interface Fires {
  readonly when: string;
  readonly policy: PolicyDocument;
  readonly kind?: PolicyKind;
  readonly finds: readonly Expected[];
  /** What the fix of the first finding turns the policy into. */
  readonly fixed?: PolicyDocument;
}

/** A policy in which the rule should find nothing, and why. */
interface Silent {
  readonly when: string;
  readonly policy: PolicyDocument;
  readonly kind?: PolicyKind;
}

export interface RuleCases {
  readonly rule: string;
  readonly fires: readonly Fires[];
  readonly silent: readonly Silent[];
}

/** A policy of these statements. */
export function policy(...statements: readonly Statement[]): PolicyDocument {
  return {
    Version: '2012-10-17',
    Statement: statements,
  };
}

/** A policy that no type would let pass, as a file may hold it. */
export function anyPolicy(document: unknown): PolicyDocument {
  return document as PolicyDocument;
}

const statement =
  (Effect: 'Allow' | 'Deny') =>
  (Action: OneOrMany<string>, Resource: OneOrMany<string>, Condition?: ConditionBlock): Statement =>
    Condition === undefined ? { Effect, Action, Resource } : { Effect, Action, Resource, Condition };

export const allow = statement('Allow');
export const deny = statement('Deny');

/** Every action but those named, on everything. */
export function allBut(
  Effect: Statement['Effect'],
  NotAction: OneOrMany<string>,
  Condition?: ConditionBlock,
): Statement {
  return { Effect, NotAction, Resource: '*', ...(Condition === undefined ? {} : { Condition }) };
}

/** ARNs of one account, as the cases need them. */
export const arn = {
  trainingJob: 'arn:aws:sagemaker:eu-west-1:111122223333:training-job/nightly',
  endpoint: 'arn:aws:sagemaker:eu-west-1:111122223333:endpoint/shop',
  endpointConfig: 'arn:aws:sagemaker:eu-west-1:111122223333:endpoint-config/shop',
  model: 'arn:aws:sagemaker:eu-west-1:111122223333:model/shop',
  notebook: 'arn:aws:sagemaker:eu-west-1:111122223333:notebook-instance/lab',
  bucket: 'arn:aws:s3:::example-data',
  role: 'arn:aws:iam::111122223333:role/trainer',
} as const;
