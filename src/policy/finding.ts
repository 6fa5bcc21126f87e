/** What is said about a policy, and what would mend it. Plain readonly values, as JSON has them. */

/** An error is refused by IAM or never works; a warning grants or lacks what is hardly meant; a hint could be better. */
export type Severity = 'error' | 'warning' | 'hint';

/** A change of a document, as data: set or remove what stands at a path. */
export type Edit =
  | { readonly op: 'set'; readonly path: readonly (string | number)[]; readonly value: unknown }
  | { readonly op: 'remove'; readonly path: readonly (string | number)[] };

/** What would mend a finding, as data: `fix.ts` carries it out in a document, `cart/fix-cart.ts` in a cart. */
export type Fix = {
  /** Imperative and short: "Use sagemaker:VolumeKmsKeyArn". */
  readonly title: string;
} & (
  | { readonly kind: 'edits'; readonly edits: readonly Edit[] }
  /** Allow a dependent action, limited as assembly limits those of the actions that need it. */
  | { readonly kind: 'add-dependent'; readonly action: string; readonly neededBy: readonly string[] }
  /** Take items out of the cart; a document by itself has none. */
  | { readonly kind: 'remove-items'; readonly items: readonly string[] }
);

/** A fix that says itself what changes in the document. */
export type EditFix = Extract<Fix, { readonly kind: 'edits' }>;

/** What a check has to say about a policy. */
export interface Finding {
  /** Stable kebab-case name of the rule. */
  readonly rule: string;
  /** error: IAM rejects or never matches it; warning: grants more or other than it seems; hint: could be better. */
  readonly severity: Severity;
  /** Index of the document when several were assembled; 0 otherwise. */
  readonly document: number;
  /** Index of the statement; null when it is about the whole document. */
  readonly statement: number | null;
  /** Path inside the document: `Statement[0].Condition.StringEquals.sagemaker:VpcSubnets`. Empty for the whole. */
  readonly path: string;
  /** One sentence. May name text from a file: escape it before it reaches a terminal. */
  readonly message: string;
  /** The same with every name, where the message counts some: "and 70 more". */
  readonly whole?: string;
  readonly fix?: Fix;
  /** 1-based, for findings about the text itself. */
  readonly position?: { readonly line: number; readonly column: number };
}
