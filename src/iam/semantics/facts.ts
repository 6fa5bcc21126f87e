/**
 * What semantics asks of a catalog. Its owner fills it in (`src/catalog/policy-facts.ts`), so that the language of IAM needs
 * to know no catalog.
 */

/** An action of a service's reference. */
export interface ActionFacts {
  /** `service:Name`, as the reference spells it. */
  readonly id: string;
  readonly accessLevels: readonly string[];
  /** Templates of the ARNs that it acts on. */
  readonly templates: readonly string[];
  /** Whether it is asked for on `*`: it has no resource types, or none that every request needs. */
  readonly onEverything: boolean;
}

/** A condition key of the reference. */
export interface KeyFacts {
  /** Its type in the reference: String, ArrayOfString, ARN, Bool … */
  readonly type: string;
  /** Values that it is known to have. */
  readonly values: readonly string[];
}

/** A set of actions with which somebody raises their own rights. */
export interface EscalationFacts {
  readonly name: string;
  readonly actions: readonly string[];
  readonly gain: string;
}

/** What is known of actions and keys. */
export interface PolicyFacts {
  /** The ids of the actions of the services that are at hand: thousands, of which most policies name few. */
  readonly actionIds: readonly string[];
  /** An action of a service that is not at hand, standing for all of those; undefined when every service is. */
  readonly otherServiceAction: string | undefined;
  readonly escalations: readonly EscalationFacts[];
  /** In any case. */
  action(id: string): ActionFacts | undefined;
  /** In any case, a tag's name filled in or not. */
  key(name: string): KeyFacts | undefined;
}

/** Nothing is known: every text is a resource, and no pattern of actions is expanded. */
export const noFacts: PolicyFacts = {
  actionIds: [],
  otherServiceAction: undefined,
  escalations: [],
  action: () => undefined,
  key: () => undefined,
};
