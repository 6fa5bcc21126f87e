/** What can lie over a screen. At most one at a time; Esc takes it away. */
import type { ConditionKey, ResourceTypeId } from '../../catalog/model.ts';
import type { Recipe } from '../../catalog/recipe.ts';
import type { Condition } from '../../iam/document.ts';
import type { Arrival } from '../../intake/arrival.ts';
import type { ArrivalScope } from '../../policy/cart/add-arrivals.ts';
import type { Cart } from '../../policy/cart-model.ts';
import type { SaveRequest } from './known-file.ts';
import type { Filter, LineEditor } from './line-editor.ts';

/** What a short menu decides. */
export type MenuPurpose =
  | { readonly kind: 'copy' }
  /** The values are the texts themselves; `what` names them when one is copied. */
  | { readonly kind: 'copy-text'; readonly what: string }
  | { readonly kind: 'format' }
  | { readonly kind: 'target' }
  /** Among the places where one has been; a value is an index into them. */
  | { readonly kind: 'recent' }
  | { readonly kind: 'effect'; readonly itemIds: readonly string[] }
  | { readonly kind: 'leave' }
  /** Which kept cart; then what to do with it. */
  | { readonly kind: 'carts' }
  | { readonly kind: 'cart'; readonly name: string };

/** A row of a menu; `value` is what the choice stands for. */
export interface MenuChoice {
  readonly label: string;
  readonly value: string;
}

/** A short menu. */
export interface MenuOverlay {
  readonly kind: 'menu';
  readonly purpose: MenuPurpose;
  readonly title: string;
  readonly choices: readonly MenuChoice[];
  /** Index of the highlighted choice; at first the one that is in force. */
  readonly selected: number;
}

/** What a yes leads to. */
export type ConfirmQuestion =
  /** Every action of the results goes into the cart. */
  | { readonly kind: 'add-all'; readonly actions: readonly string[] }
  /** The dependents of a removed item leave the cart too. */
  | { readonly kind: 'remove-items'; readonly items: readonly string[] }
  | { readonly kind: 'delete-cart'; readonly name: string }
  /** The fix of a finding: the cart that it makes, and what is said once it is made. */
  | { readonly kind: 'apply-fix'; readonly cart: Cart; readonly done: string }
  /** A text that came back from the editor and is no policy is edited again. */
  | { readonly kind: 'edit-again'; readonly text: string }
  /** A file is replaced, whatever it holds; a no says what was found there. */
  | { readonly kind: 'overwrite'; readonly request: SaveRequest; readonly found: string };

/** A question that is answered by yes or no. */
export interface ConfirmOverlay {
  readonly kind: 'confirm';
  /** As it is asked, in a sentence. */
  readonly text: string;
  readonly question: ConfirmQuestion;
}

/** The prompt for the file that the policy is saved to. */
export interface SaveOverlay {
  readonly kind: 'save';
  readonly path: LineEditor;
  /** Paths that continue what is typed, from the last Tab. */
  readonly completions: readonly string[];
}

/** What a line of text is asked for. */
export type PromptPurpose =
  /** Another action, or a pattern, in place of an item's. */
  | { readonly kind: 'action'; readonly itemId: string }
  /** The Sid of a statement of these items; empty for one of the program's own. */
  | { readonly kind: 'sid'; readonly itemIds: readonly string[] }
  /** The new name of a kept cart; without an old one, of the present cart. */
  | { readonly kind: 'cart-name'; readonly name: string | null };

/** A prompt for one line. */
export interface PromptOverlay {
  readonly kind: 'prompt';
  readonly purpose: PromptPurpose;
  /** What is asked for, in front of the line. */
  readonly label: string;
  readonly line: LineEditor;
}

/** What was recognised in a pasted text, before any of it goes into the cart. */
export interface ArrivalsOverlay {
  readonly kind: 'arrivals';
  readonly text: string;
  readonly arrivals: readonly Arrival[];
  /** Set where the text holds more than these. */
  readonly cut: boolean;
  /** Places of the chosen actions among all, ascending. */
  readonly chosen: readonly number[];
  readonly selected: number;
  readonly scope: ArrivalScope;
}

/** Asks for the file of the policy that decided about the denial at the pane's cursor. */
export interface OpenPolicyOverlay {
  readonly kind: 'open-policy';
  readonly path: LineEditor;
  /** As of the prompt for saving. */
  readonly completions: readonly string[];
  /** The pane that it was asked from; it is there again when the prompt closes. */
  readonly pane: ArrivalsOverlay;
}

/** The keys of where one is. */
export interface HelpOverlay {
  readonly kind: 'help';
  readonly top: number;
  readonly filter: Filter;
  /** The editor, prompt or menu that the help was asked for; it is there again when the help closes. */
  readonly over: Exclude<Overlay, HelpOverlay> | null;
}

/** The commands of what lies below, to be searched by name. */
export interface PaletteOverlay {
  readonly kind: 'palette';
  readonly line: LineEditor;
  readonly selected: number;
  /** The editor, prompt or menu whose commands they are; null for those of the screen. */
  readonly over: Exclude<Overlay, HelpOverlay | PaletteOverlay | MessagesOverlay> | null;
}

/** What was said in this session, to be read again. */
export interface MessagesOverlay {
  readonly kind: 'messages';
  /** Counts from the newest. */
  readonly selected: number;
  /** What the messages were asked for over; it is there again when they close. */
  readonly over: Exclude<Overlay, HelpOverlay | PaletteOverlay | MessagesOverlay> | null;
}

/** An ARN that is being written. */
export interface Filling {
  readonly type: ResourceTypeId;
  /** Values of the template's placeholders, in order; what is not reached yet holds its default. */
  readonly values: readonly string[];
  readonly field: number;
  readonly line: LineEditor;
}

/** The parameters of a recipe, each with the line in which its value is typed. */
export interface RecipeOverlay {
  readonly kind: 'recipe';
  readonly recipe: Recipe;
  /** As many as the recipe has parameters. */
  readonly lines: readonly LineEditor[];
  readonly selected: number;
}

/** The resources that some items are limited to. */
export interface ScopeOverlay {
  readonly kind: 'scope';
  readonly itemIds: readonly string[];
  readonly selected: number;
  readonly filling: Filling | null;
}

/** What is settled when a condition's operator and values are asked for. */
interface Chosen {
  readonly entry: ConditionKey;
  /** The key as it will stand, the tag's name in it. */
  readonly key: string;
  readonly values: readonly string[];
  /** The condition that is being changed; undefined for a new one. */
  readonly instead: Condition | undefined;
  /** Where the way to it began: at a condition of the list, or at the choice of a key. */
  readonly from: 'list' | 'key';
}

/** The steps of the condition builder: the list, then key, the tag's name where the key has one, operator, values. */
export type ConditionStep =
  | { readonly kind: 'list'; readonly selected: number }
  | { readonly kind: 'key'; readonly line: LineEditor; readonly selected: number }
  | { readonly kind: 'tag'; readonly entry: ConditionKey; readonly line: LineEditor }
  | ({ readonly kind: 'operator'; readonly selected: number } & Chosen)
  | ({
      readonly kind: 'values';
      /** Undefined: as the values need. */
      readonly operator: string | undefined;
      readonly line: LineEditor;
      readonly selected: number;
    } & Chosen);

/** The conditions of some items. */
export interface ConditionOverlay {
  readonly kind: 'condition';
  readonly itemIds: readonly string[];
  readonly step: ConditionStep;
}

/** A question to the policy as it is typed: an action, a resource, values of keys. */
export interface AskOverlay {
  readonly kind: 'ask';
  readonly line: LineEditor;
  /** Index of the highlighted completion. */
  readonly selected: number;
}

/** What lies over a screen and has the keys; `kind` names its folder in `src/app/overlays/`. */
export type Overlay =
  | AskOverlay
  | HelpOverlay
  | PaletteOverlay
  | MessagesOverlay
  | MenuOverlay
  | ConfirmOverlay
  | SaveOverlay
  | PromptOverlay
  | ScopeOverlay
  | RecipeOverlay
  | ConditionOverlay
  | ArrivalsOverlay
  | OpenPolicyOverlay;
