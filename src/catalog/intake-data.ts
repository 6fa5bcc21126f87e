/** `dist/catalog/intake.json`: what is known for reading texts that may speak of any service. Plain values of JSON. */
import type { ActionId } from './model.ts';

/** A method of SageMaker's Python SDK. */
export interface PythonCall {
  /** The group of classes that have it: `estimator`. */
  readonly of: string;
  readonly method: string;
  /** Whether the name tells enough without the SDK in sight. */
  readonly alone: boolean;
  /** The group of what it gives back: `predictor`. */
  readonly makes?: string;
  readonly actions: readonly ActionId[];
}

/** What an integration of Step Functions that waits needs besides its own call. */
export interface WaitingIntegration {
  readonly call: ActionId;
  /** The managed rule of EventBridge; absent where Step Functions asks again and again instead. */
  readonly rule?: string;
  readonly also: readonly ActionId[];
}

/** What intake knows of every service. */
export interface IntakeData extends IntakeTables {
  /** Names of every service's actions by prefix. */
  readonly names: Readonly<Record<string, readonly string[]>>;
}

/** `dist/catalog/intake.json`; the names are in `names.bin`. */
export interface IntakeTables {
  readonly python: {
    /** Class → group. */
    readonly classes: Readonly<Record<string, string>>;
    readonly calls: readonly PythonCall[];
    readonly functions: Readonly<Record<string, readonly ActionId[]>>;
  };
  readonly waiting: readonly WaitingIntegration[];
  /** Types of Terraform and CloudFormation whose actions do not follow from their names. */
  readonly infrastructure: Readonly<Record<string, readonly ActionId[]>>;
}
