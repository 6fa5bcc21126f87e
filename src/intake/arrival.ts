/**
 * The nouns of intake: what was recognised in a text that somebody pasted, piped or opened. Plain readonly values that
 * survive JSON. An arrival says what it saw and where; what becomes of it (a cart, a policy) is decided elsewhere.
 */
/**
 * `denial`: an error that says what was refused. `event`: an entry of CloudTrail that was refused. `use`: entries that
 * were not. `call`: a call in a program or on a command line. `infrastructure`: a resource that a tool creates.
 * `policy`: a statement that allows something already. `arn` and `action`: names that stand by themselves.
 */
export type ArrivalKind =
  | 'denial'
  | 'event'
  | 'use'
  | 'call'
  | 'infrastructure'
  | 'policy'
  | 'arn'
  | 'action';

/** Where something was seen. Line and column count from 1, columns in UTF-16 units as editors do. */
export interface Evidence {
  readonly line: number;
  readonly column: number;
  /** The text seen, on one line and cut to a readable length. Not escaped: it is the text's own. */
  readonly words: string;
}

/** A value of the request, for a condition of the statement: `iam:PassedToService`, `sagemaker:TaggingAction` … */
export interface ContextValue {
  readonly key: string;
  readonly values: readonly string[];
}

/** An action that the text asks for, with what it says of the request. */
export interface ArrivalAction {
  /** `service:Name`, as the reference spells it where it knows the action. */
  readonly id: string;
  /** ARNs or ARN patterns that the evidence names; empty when it names none. `*` where it says that there is none. */
  readonly resources: readonly string[];
  readonly context: readonly ContextValue[];
  /** Whether it is what was asked for; the others are offered beside it. */
  readonly wanted: boolean;
  /** Why it is among the actions, as a clause of our own, where the evidence does not name it. */
  readonly why?: string;
  /** How many events used it. */
  readonly count?: number;
}

/** Who made the request. */
export interface Principal {
  readonly kind: 'role' | 'user' | 'root' | 'federated' | 'service' | 'other';
  readonly name: string;
  readonly account?: string;
  /** Of an assumed role. `SageMaker` is the session of jobs, notebooks and Studio: then it is an execution role. */
  readonly session?: string;
  /** As the text has it. */
  readonly arn?: string;
}

/** The kinds of policies that decide about a request, as IAM's messages tell them apart. */
export type DecidingPolicy =
  | 'identity-based'
  | 'resource-based'
  | 'trust'
  | 'session'
  | 'permissions-boundary'
  | 'service-control'
  | 'resource-control'
  | 'vpc-endpoint';

/** What kind of denial it was. */
export interface Verdict {
  /** `nothing-allowed`: an Allow is missing, in a policy of the kind if one is named. `explicit-deny`: no Allow helps. */
  readonly reason: 'nothing-allowed' | 'explicit-deny';
  readonly policy?: DecidingPolicy;
  /** ARN of the policy that denied, where the message has it. */
  readonly arn?: string;
}

/** What was recognised in a text: where, by which recogniser, and what it asks for. */
export interface Arrival {
  readonly kind: ArrivalKind;
  /** Name of the recogniser: `access-denied`, `boto3` … */
  readonly by: string;
  readonly evidence: Evidence;
  /** What is wanted comes first. May be empty when the text tells of a denial but not of what. */
  readonly actions: readonly ArrivalAction[];
  readonly principal?: Principal;
  readonly verdict?: Verdict;
  /** A sentence of our own on what to do or to doubt. */
  readonly note?: string;
}
