/** What keys can ask for. The keymap gives keys these names; `update` carries them out. */
import type { LineEdit } from '../line-editor.ts';
import type { ListMove } from '../list-window.ts';

export type MoveCommand = `move-${ListMove}`;
export type EditCommand = `edit-${Exclude<LineEdit['edit'], 'insert'>}`;

export type Command =
  | MoveCommand
  | EditCommand
  // Everywhere
  | 'interrupt'
  | 'quit'
  | 'help'
  | 'toggle-cart'
  | 'back'
  | 'suspend'
  // Explore
  | 'mark-and-move'
  | 'mark-all'
  | 'open'
  | 'cycle-listing'
  | 'recall-older'
  | 'recall-newer'
  // Detail
  | 'follow'
  | 'mark'
  | 'mark-with-dependents'
  | 'open-docs'
  // Both workspaces
  | 'copy'
  | 'copy-menu'
  | 'filter'
  | 'new-query'
  // Cart
  | 'next-pane'
  | 'jump'
  | 'remove'
  | 'edit-scope'
  | 'edit-conditions'
  | 'edit-all-conditions'
  | 'choose-effect'
  | 'add-dependents'
  | 'apply-fix'
  | 'undo'
  | 'redo'
  | 'choose-format'
  | 'choose-target'
  | 'save'
  // Overlays
  | 'accept'
  | 'accept-filter'
  | 'say-yes'
  | 'say-no'
  | 'complete'
  | 'toggle-choice'
  | 'remove-value';

/** Where a key is pressed: a screen, or what lies over it. */
export type Context =
  | 'explore'
  | 'detail'
  | 'cart'
  | 'filter'
  | 'help'
  | 'menu'
  | 'confirm'
  | 'save'
  | 'scope'
  | 'condition';
