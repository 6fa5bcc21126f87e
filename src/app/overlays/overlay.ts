/** What can lie over a screen. At most one at a time; Esc takes it away. */
import type { Action as AppAction } from '../action.ts';
import type { LineEditor } from '../line-editor.ts';
import type { ConditionOverlay } from './condition/steps.ts';
import type { ScopeOverlay } from './scope/arns.ts';

/** What a short menu decides. */
export type MenuPurpose = 'copy' | 'format' | 'target' | 'effect';

export interface MenuChoice {
  readonly label: string;
  readonly value: string;
}

export interface MenuOverlay {
  readonly kind: 'menu';
  readonly purpose: MenuPurpose;
  readonly title: string;
  readonly choices: readonly MenuChoice[];
  /** Index of the highlighted choice; at first the one that is in force. */
  readonly selected: number;
}

export interface ConfirmOverlay {
  readonly kind: 'confirm';
  readonly question: string;
  /** Dispatched on `y`. */
  readonly yes: AppAction;
  /** Dispatched on `n` and Esc; without it the question just goes away. */
  readonly no?: AppAction;
}

export interface SaveOverlay {
  readonly kind: 'save';
  readonly path: LineEditor;
  /** Paths that continue what is typed, from the last Tab. */
  readonly completions: readonly string[];
}

export interface HelpOverlay {
  readonly kind: 'help';
  readonly top: number;
  /** The editor, prompt or menu that the help was asked for; it is there again when the help closes. */
  readonly over: Exclude<Overlay, HelpOverlay> | null;
}

export type Overlay =
  | HelpOverlay
  | MenuOverlay
  | ConfirmOverlay
  | SaveOverlay
  | ScopeOverlay
  | ConditionOverlay;
