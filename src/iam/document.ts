/** A policy document as IAM's JSON has it. Plain readonly values that survive JSON. */

/** What a statement does with the requests that it matches. */
export type Effect = 'Allow' | 'Deny';

/** One or many, as IAM's grammar allows it. */
export type OneOrMany<T> = T | readonly T[];

/** One or many as a list; none for an element that is absent. */
export function listOf<T>(value: OneOrMany<T> | undefined): readonly T[] {
  if (value === undefined) return [];
  return Array.isArray(value) ? value : [value as T];
}

/** operator → key → values, as in IAM JSON. */
export type ConditionBlock = Readonly<
  Record<string, Readonly<Record<string, OneOrMany<string | number | boolean>>>>
>;

/** One line of a Condition block. `operator` is whole: `ForAllValues:StringEquals`, `BoolIfExists`. */
export interface Condition {
  readonly operator: string;
  /** As the policy writes it, tag name filled in: `aws:RequestTag/team`. */
  readonly key: string;
  /** Text, whatever the type: IAM compares text, numbers and booleans alike when quoted. */
  readonly values: readonly string[];
}

/** A statement. A loaded one may hold elements that are not named here. */
export interface Statement {
  readonly Sid?: string;
  readonly Effect: Effect;
  readonly Principal?: unknown;
  readonly NotPrincipal?: unknown;
  readonly Action?: OneOrMany<string>;
  readonly NotAction?: OneOrMany<string>;
  readonly Resource?: OneOrMany<string>;
  readonly NotResource?: OneOrMany<string>;
  readonly Condition?: ConditionBlock;
}

/** A policy with its statements as a list, whichever way it was written. */
export interface PolicyDocument {
  readonly Version: string;
  readonly Id?: string;
  readonly Statement: readonly Statement[];
}
