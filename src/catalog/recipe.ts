/** What a recipe is: a named start of a policy with parameters, as the build writes it. Data only; a policy is made of it elsewhere. */
import type { Effect } from '../iam/document.ts';

/** What a recipe asks for. */
export interface RecipeParameter {
  /** Kebab-case; also the name of the option on the command line. */
  readonly name: string;
  /** A few words, for a form. */
  readonly label: string;
  readonly example: string;
  /** Whether it takes several values. */
  readonly many: boolean;
  /** A regular expression that each value matches as a whole. */
  readonly form: string;
  /** What a value must be; completes "… must be". */
  readonly must: string;
  /** What stands for it where it is left out; without it, what names the parameter goes away. */
  readonly otherwise?: string;
}

/** A condition with parameters in its values. */
export interface RecipeCondition {
  readonly key: string;
  /** Absent for the operator that fits the key and the values. */
  readonly operator?: string;
  readonly values: readonly string[];
  /** A parameter without which the condition goes away, though `values` could do without it. */
  readonly given?: string;
  /** Actions that get it; absent for all of the part that honour the key. */
  readonly only?: readonly string[];
}

/** Actions with the same limits. */
export interface RecipePart {
  readonly effect?: Effect;
  /** Ids, or patterns of them. */
  readonly actions: readonly string[];
  /** A parameter without which the part goes away. */
  readonly given?: string;
  /** A parameter with which the part goes away. */
  readonly without?: string;
  /** Whether dependents come too: those needed always, and the role and the tags that a request may set. */
  readonly needs?: true;
  /** ARN templates; every action gets those that are of its types. */
  readonly on?: readonly string[];
  readonly when?: readonly RecipeCondition[];
}

/** Where a recipe's actions come from; the date is ISO `2026-11-26` or part of it. */
export interface RecipeSource {
  readonly name: string;
  readonly date: string;
  readonly url: string;
}

/** A named start of a policy with parameters. */
export interface Recipe {
  /** Kebab-case: `data-scientist`. */
  readonly id: string;
  readonly title: string;
  /** One sentence: what the policy is for, and what it leaves out. */
  readonly about: string;
  /** What kind of policy it makes. */
  readonly for: 'role' | 'managed' | 'scp';
  readonly sources: readonly RecipeSource[];
  readonly parameters: readonly RecipeParameter[];
  readonly parts: readonly RecipePart[];
  /** Rules whose warnings are right on its policy, each with the reason. */
  readonly accepts: Readonly<Record<string, string>>;
}
