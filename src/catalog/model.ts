/**
 * The nouns of the product: what is known about IAM permissions.
 *
 * Everything here is a plain readonly value that survives JSON. Ids are branded so that an action's id is
 * never handed to a function that wants a condition key's; they are made in `ids.ts` and nowhere else.
 */
import type { KeyType } from '../iam/operator.ts';

type Brand<Name extends string> = string & { readonly __brand: Name };

/** `service:Name`, spelt as the reference spells it: `sagemaker:CreateTrainingJob`. */
export type ActionId = Brand<'ActionId'>;
/** `service:type-name`, as in `sagemaker:training-job`. */
export type ResourceTypeId = Brand<'ResourceTypeId'>;
/** The key as policies write it, `${Placeholder}` included: `sagemaker:VpcSubnets`, `aws:RequestTag/${TagKey}`. */
export type ConditionKeyId = Brand<'ConditionKeyId'>;

/** IAM's five access levels. An action may carry two ("Tagging, Write"). */
export type AccessLevel = 'List' | 'Read' | 'Write' | 'Tagging' | 'Permissions management';

/** What is different from the 2020 reference. `renamed` gives the old name; ids are sorted. */
export type Change =
  | { readonly what: 'level'; readonly from: string; readonly to: string }
  | { readonly what: 'type'; readonly from: KeyType; readonly to: KeyType }
  | { readonly what: 'permission-only'; readonly from: boolean; readonly to: boolean }
  | { readonly what: 'arn'; readonly from: string; readonly to: string }
  /** A resource type that the action took then and takes now, required or optional otherwise than then. */
  | { readonly what: 'requirement'; readonly id: ResourceTypeId; readonly required: boolean }
  | {
      readonly what: 'gained' | 'lost';
      readonly of: 'condition-key' | 'resource-type' | 'need' | 'action';
      readonly ids: readonly string[];
    }
  | { readonly what: 'renamed'; readonly from: string; readonly to: string }
  | { readonly what: 'removed' };

/** Why today's reference does not have an entry: it had it once, or it leaves it out though it works. */
export interface Unlisted {
  readonly why: 'gone' | 'documented';
  /** Where the entry is known from. Never empty. */
  readonly sources: readonly Source[];
}

/** What every entry has. */
export interface EntryBase {
  /** The part behind the service prefix: `CreateTrainingJob`, `training-job`, `VpcSubnets`. */
  readonly name: string;
  /** IAM service prefix whose reference lists the entry; `aws` for global condition keys. */
  readonly service: string;
  /** From the reference package; for global keys in our own words. May be empty for other services' entries. */
  readonly description: string;
  readonly docsUrl: string;
  /** Whether the 2020 reference had it. Always false outside SageMaker. */
  readonly in2020: boolean;
  readonly changes: readonly Change[];
  /** Set where today's reference does not have the entry. */
  readonly unlisted?: Unlisted;
}

/** A resource type as one action takes it. */
export interface ActionResource {
  readonly id: ResourceTypeId;
  readonly required: boolean;
  /** Keys that the reference lists for this action only together with this resource type. */
  readonly conditionKeys: readonly ConditionKeyId[];
}

/** Who must hold a permission for the sake of an action. */
export type Holder =
  | 'caller'
  /** The role that the action passes, as the work itself runs with it. */
  | 'execution-role'
  | 'pipeline-role'
  | 'cluster-role'
  | 'domain-role'
  /** Whoever creates the resource through CloudFormation, besides what every caller needs. */
  | 'cloudformation'
  /** These create resources for their users, and tag what they create without being asked. */
  | 'service-catalog'
  | 'studio'
  | 'step-functions';

/** A source of needs; its id names it in `CatalogPart.sources`. */
export interface NeedSource extends Source {
  /** `reference`: it speaks of every action; `guide`: of some set-ups, those of a guide, policy or example. */
  readonly kind: 'reference' | 'guide';
}

/** An action that the caller must be allowed as well. Without `when` it is always needed. */
export interface Dependent {
  readonly id: ActionId;
  /** A clause of our own that completes "needed when …": "the request sets Tags". */
  readonly when?: string;
  /** Ids of the sources that say so. */
  readonly sources: readonly string[];
  /** Ids of sources that know the action and its needs of this kind, and do not name this one. */
  readonly against?: readonly string[];
}

/**
 * Actions that somebody else than the caller must be allowed, or the caller when working through a service. Those of
 * one holder, clause and source stand together, as they are read together and make one statement of a role's policy.
 */
export interface NeedsOfOthers extends Omit<Dependent, 'id' | 'against'> {
  readonly ids: readonly ActionId[];
  readonly who: Exclude<Holder, 'caller'>;
  /** ARN templates on which they are needed, where that is known. */
  readonly resources?: readonly string[];
}

/** The services that take the role which an action passes: values of `iam:PassedToService`. */
export interface RoleTakers {
  /** A `*` stands for one part that differs, as the region in `dms.*.amazonaws.com`. */
  readonly services: readonly string[];
  readonly source: string;
}

/** A service-linked role that an action makes: the principal that owns it and the role's name. */
export interface ServiceLinkedRole {
  readonly service: string;
  /** A `*` at its end stands for what differs from one to the next. */
  readonly roleName: string;
  readonly source: string;
}

/** An action of a service's reference, with what is known of it beyond that. */
export interface Action extends EntryBase {
  readonly kind: 'action';
  readonly id: ActionId;
  /** At least one. Corrected where AWS's own level is wrong; `publishedLevels` then holds AWS's. */
  readonly accessLevels: readonly AccessLevel[];
  readonly publishedLevels?: readonly AccessLevel[];
  /** True for a permission without an API operation of that name. */
  readonly permissionOnly: boolean;
  /** Empty when the action takes only `*`. */
  readonly resourceTypes: readonly ActionResource[];
  /** Keys listed for the action itself (not through its resource types, not global). */
  readonly conditionKeys: readonly ConditionKeyId[];
  /** Set where the keys of its own rows are all that it honours: those of its resource types' lists do not count. */
  readonly keysInFull?: true;
  /** Keys that the reference lists for it or for its resource types, though a condition on them does not limit it. */
  readonly ignoredKeys?: readonly ConditionKeyId[];
  /** What the caller needs besides. */
  readonly dependentActions: readonly Dependent[];
  /** What others need for its sake, SageMaker's actions only. */
  readonly needsOfOthers?: readonly NeedsOfOthers[];
  /** Absent when it passes no role, or nobody knows to whom. */
  readonly roleTakers?: RoleTakers;
  /** Absent when it makes no service-linked role, or nobody knows which. */
  readonly linkedRoles?: readonly ServiceLinkedRole[];
}

/** A resource type: the form of its ARNs, and the keys that it brings. */
export interface ResourceType extends EntryBase {
  readonly kind: 'resource-type';
  readonly id: ResourceTypeId;
  /** ARN template with `${Partition}`, `${Region}`, `${Account}` and names as placeholders. */
  readonly arn: string;
  readonly conditionKeys: readonly ConditionKeyId[];
}

/** Values that a key is known to take. */
export interface KnownValues {
  readonly known: readonly string[];
  readonly closed: boolean;
  /** The SDK's enumerations, where actions take different ones, and which of them an action (by its name) takes. */
  readonly lists?: Readonly<Record<string, readonly string[]>>;
  readonly listOf?: Readonly<Record<string, string>>;
}

/** A condition key: its type, who honours it, and what values it has. */
export interface ConditionKey extends EntryBase {
  readonly kind: 'condition-key';
  readonly id: ConditionKeyId;
  readonly type: KeyType;
  /**
   * `every-action`: a global key in every request's context or honoured wherever present.
   * `where-listed`: honoured only by actions that the reference lists it for; tag keys of aws:* are of this sort.
   */
  readonly reach: 'every-action' | 'where-listed';
  /** Set for keys that no action honours any more; `replacedBy` is absent for keys without a successor. */
  readonly deprecated?: { readonly replacedBy?: ConditionKeyId };
  /** Known values to suggest; the list is closed when `closed`. */
  readonly values?: KnownValues;
  /** Paths of the request's members that it is read from, by the action's name; SageMaker's keys only. */
  readonly request?: {
    readonly fields: Readonly<Record<string, readonly string[]>>;
    readonly source: Source;
  };
  /** Numbers that the API takes in the request; a condition on others never decides anything. */
  readonly range?: { readonly min: number; readonly max?: number | undefined; readonly source: Source };
  /** A caution of our own in one sentence: policy-variable only, bare prefix, single valued … */
  readonly note?: string;
}

/** What can be found and looked up; `kind` tells which. */
export type Entry = Action | ResourceType | ConditionKey;

/** The kinds of entries, as the subcommands spell them. */
export type EntryKind = Entry['kind'];

/** A combination of actions with which a principal raises its own rights. */
export interface Escalation {
  /** Stable kebab-case name, used in findings. */
  readonly name: string;
  /** All of these together. */
  readonly actions: readonly ActionId[];
  /** One sentence of our own: what the principal gains. */
  readonly gain: string;
  /** Keys that, set on one of the actions, cut the combination off (besides PassRole scope). */
  readonly limitedBy: readonly ConditionKeyId[];
  /** Where it is described. */
  readonly references: readonly string[];
  /** Under which number lists of such combinations have it. */
  readonly methods: readonly { readonly source: string; readonly number: string }[];
  /** Service principals that take the role which is passed; absent where none is, or it is the other action's service. */
  readonly passedTo?: readonly string[];
  /**
   * What it changes that the resources are named: `gain-the-same`, any right can be written into what is named;
   * `own-is-harmless`, on one's own user it is self-service. Absent: the gain is what the named ones may do.
   */
  readonly namedResources?: 'gain-the-same' | 'own-is-harmless';
}

/** What the reference does not list of the ARNs that actions take, though AWS's own policies state it. */
export interface UnlistedArns {
  /** Actions without resource types that are stated with ARNs all the same. */
  readonly actions: readonly ActionId[];
  /** ARN patterns that are no resource type. */
  readonly arns: readonly string[];
}

/** What actions may give away whatever the caller's own rights are. */
export type Exposure = 'credentials-exposure' | 'data-exfiltration' | 'resource-exposure';

/** An API operation that IAM does not simply check as the action of its own name. */
export interface ApiOperation {
  /** IAM prefix of the service: `s3`. */
  readonly service: string;
  /** As the API spells it: `ListObjectsV2`. */
  readonly name: string;
  /** The SDK's client, where it is not called as the prefix is: `bedrock-runtime`. */
  readonly client?: string;
  /** What every request needs, the action that stands for the operation first. Never empty. */
  readonly actions: readonly ActionId[];
  /** What some requests need besides. */
  readonly further: readonly ActionId[];
  readonly source: Source;
}

/** Who says something, and when that was so: ISO date, or the part of it that is known (`2026-08`, `2026`). */
export interface Source {
  readonly name: string;
  readonly date: string;
  readonly url?: string;
}

/** Names that people know and IAM does not use. */
export interface KnownNames {
  readonly operations: readonly ApiOperation[];
  /** IAM prefix by another name of the service, in lower case without hyphens: `efs` → `elasticfilesystem`. */
  readonly services: Readonly<Record<string, string>>;
  /** Services that list condition keys of a prefix that no service has: `saml` → `sts`. In lower case. */
  readonly keyPrefixes: Readonly<Record<string, readonly string[]>>;
  /** Service principals, without `.amazonaws.com`, that are not simply a service's prefix: `ecs-tasks`. */
  readonly principals: readonly string[];
}

/** A service of the reference, whether its entries are loaded or not. */
export interface ServiceInfo {
  readonly prefix: string;
  readonly name: string;
  readonly actionCount: number;
}

/** What one file of `dist/catalog/` holds: the entries of one or several services. */
export interface CatalogPart {
  readonly actions: readonly Action[];
  readonly resourceTypes: readonly ResourceType[];
  readonly conditionKeys: readonly ConditionKey[];
  /** Where facts about its entries come from, by id. */
  readonly sources: Readonly<Record<string, NeedSource>>;
  /** The entries one by one, where they can be had without making the lists. */
  readonly singly?: SingleEntries;
}

/** The entries of a part, of which only those are made that are asked for. */
export interface SingleEntries {
  /** The entry of an id in lower case. */
  readonly find: (kind: EntryKind, lowerId: string) => Entry | undefined;
  /** The ids of a kind, in the list's order. */
  readonly ids: (kind: EntryKind) => readonly string[];
  /** The entries of a kind whose JSON, as `JSON.stringify` writes it, has a text in it. */
  readonly mentioning: (kind: EntryKind, text: string) => readonly Entry[];
  /** Whether any entry's JSON has a text in it; no entry is made for the answer. */
  readonly mentions: (text: string) => boolean;
}

/** In how many of AWS's managed policies a service and its actions are allowed. */
export type CommonUse = Readonly<
  Record<string, { readonly policies: number; readonly actions: Readonly<Record<string, number>> }>
>;

/**
 * Every entry of every service by name, and how common each is: what a query needs that names no service. The bytes of
 * `dist/catalog/names.bin`, which the search reads and nobody else.
 */
export interface ActionDirectory {
  readonly bytes: Uint8Array;
}

/** Of when the catalog is, and of what. */
export interface CatalogMeta {
  /** Date of the reference, ISO `2026-09-26`. */
  readonly referenceDate: string;
  /** Version of the reference package. */
  readonly referenceVersion: string;
  /** Today's reference, and SageMaker's of 2020, as sources. */
  readonly reference: Source;
  readonly reference2020: Source;
  /** Every service of the reference, sorted by prefix. */
  readonly services: readonly ServiceInfo[];
}

/** `dist/catalog/core.json`: SageMaker, sister services, global keys, every dependent, and what was said of them. */
export interface CatalogCore extends CatalogPart {
  readonly meta: CatalogMeta;
  readonly escalations: readonly Escalation[];
  readonly exposures: Readonly<Record<Exposure, readonly ActionId[]>>;
  /** What actions of the home service give of data, by id, in words that complete "it …". */
  readonly dataReads: Readonly<Record<ActionId, string>>;
  readonly unlistedArns: UnlistedArns;
  readonly names: KnownNames;
}

/**
 * The loaded catalog: an immutable value with look-ups. Look-ups ignore case, and never find inherited
 * property names such as `constructor`.
 */
export interface Catalog extends CatalogCore {
  /** What it began from: the same value for every extension, for what is worked out once from that alone. */
  readonly core: CatalogCore;
  /** What was added to it, by the service's prefix. */
  readonly parts: ReadonlyMap<string, CatalogPart>;
  /** All services' actions; undefined until somebody needs them. */
  readonly directory: ActionDirectory | undefined;
  readonly actions: readonly Action[];
  readonly resourceTypes: readonly ResourceType[];
  readonly conditionKeys: readonly ConditionKey[];
  /** Where facts about the entries come from, by id. */
  readonly sources: Readonly<Record<string, NeedSource>>;
  /** Services whose entries are all present (core ones, and those added by `extendCatalog`). */
  readonly completeServices: ReadonlySet<string>;
  action(id: string): Action | undefined;
  resourceType(id: string): ResourceType | undefined;
  /**
   * Also finds a filled-in key: `aws:RequestTag/team` finds `aws:RequestTag/${TagKey}`.
   * SageMaker's own entry wins over a global entry of the same id.
   */
  conditionKey(id: string): ConditionKey | undefined;
}
