/**
 * The nouns of policy making: what the cart holds, and what assembly makes of it.
 * Plain readonly values that survive JSON: the cart is saved between sessions as it stands here.
 */
import type { ResourceTypeId } from '../catalog/model.ts';
import type { Condition, Effect, PolicyDocument, Statement } from '../iam/document.ts';
import type { Target } from '../iam/policy-kind.ts';
import type { Finding } from './finding.ts';

/** What an item is limited to. */
export type Scope =
  /** The wildcard ARN of every required resource type; `*` when the action takes none. */
  | { readonly kind: 'default' }
  /** ARNs per resource type id; a required type that is missing here keeps its wildcard ARN. */
  | { readonly kind: 'arns'; readonly byType: Readonly<Record<ResourceTypeId, readonly string[]>> }
  /** Resources as a loaded policy wrote them. */
  | { readonly kind: 'verbatim'; readonly resources: readonly string[] };

/** An action (or an action pattern of a loaded policy) with its scope and conditions. */
export interface CartItem {
  /** Unique within its cart, never reused: `i7`. */
  readonly id: string;
  readonly effect: Effect;
  /** As the policy writes it: `sagemaker:CreateTrainingJob`, or a pattern `sagemaker:List*`. */
  readonly action: string;
  readonly scope: Scope;
  readonly conditions: readonly Condition[];
  /** Action ids for whose sake it was added; empty when the user chose it. */
  readonly dependentOf: readonly string[];
  /** Key of the loaded statement it came from. */
  readonly loadedFrom?: string;
  /** The Sid that the user gave its statement: it shares one with items of the same Sid alone. */
  readonly sid?: string;
}

/** A statement that came from a file. It is printed unchanged as long as its items are unchanged. */
export interface LoadedStatement {
  /** Unique within its cart: `s3`. */
  readonly key: string;
  readonly statement: Statement;
  /** The items it became, as they were then; empty when the cart does not model it (NotAction, Principal …). */
  readonly items: readonly CartItem[];
}

/** What a policy is made of. A value: every change gives a new one. */
export interface Cart {
  readonly items: readonly CartItem[];
  /** Statements of a loaded document, in their order. */
  readonly loaded: readonly LoadedStatement[];
  /** Top-level elements of a loaded document besides Version and Statement (`Id`, unknown ones), kept as they were. */
  readonly extra: Readonly<Record<string, unknown>>;
  /** Version of the loaded document; absent means `2012-10-17`, empty that the document had none and keeps none. */
  readonly version?: string;
  /** Number for the next item id. */
  readonly nextId: number;
}

/** Where wildcard ARNs take their first segments from, and which role may be passed. */
export interface Defaults {
  readonly partition: string;
  readonly region: string;
  readonly account: string;
  /** Role ARNs for `iam:PassRole`; empty means `role/*`, with a finding. */
  readonly roleArns: readonly string[];
}

/** What assembly takes besides the cart. */
export interface AssembleOptions extends Defaults {
  readonly target: Target;
}

/** Where a statement of the output came from. */
export interface StatementOrigin {
  /** Index into `Assembly.documents`. */
  readonly document: number;
  /** Index into that document's statements. */
  readonly statement: number;
  /** Cart items that it states. */
  readonly items: readonly string[];
  /** One sentence: why these items share a statement, or why one stands alone. */
  readonly why: string;
}

/** The policy of a cart, and where each statement came from. */
export interface Assembly {
  /** One, or several when the whole does not fit the target's size. Never empty; a cart without items gives one without statements. */
  readonly documents: readonly PolicyDocument[];
  readonly origins: readonly StatementOrigin[];
  /** What assembly itself has to say: conditions left off, split, role asked for. */
  readonly findings: readonly Finding[];
}
