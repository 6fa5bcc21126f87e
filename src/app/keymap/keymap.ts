/**
 * The keymap: one table from which the app, the footer, the help overlay and README's key table are made.
 * A binding whose `when` is false is passed over (the key may then mean something else, or is typed); one
 * that is `disabled` answers with its reason.
 */
import { cartIsEmpty } from '../../policy/cart/cart.ts';
import { missingDependents } from '../../policy/cart/dependents.ts';
import { stopToEdit } from '../cart/rows.ts';
import { highlightedLink } from '../detail/rows.ts';
import { entryOf, highlighted, resultCount } from '../explore/results.ts';
import { currentDetail, type State } from '../state.ts';
import type { Command, Context } from './command.ts';
import type { Key } from './key.ts';

export interface Binding {
  readonly contexts: readonly Context[];
  readonly keys: readonly Key[];
  readonly command: Command;
  /** Two or three words for the footer; without it the footer leaves the key out. */
  readonly label?: string | ((state: State) => string);
  /** What the help overlay and README say. */
  readonly help: string;
  readonly when?: (state: State) => boolean;
  /** Why the key can do nothing now; undefined when it can. */
  readonly disabled?: (state: State) => string | undefined;
}

const screens: readonly Context[] = ['explore', 'detail', 'cart'];
const workspaces: readonly Context[] = ['detail', 'cart'];
const anywhere: readonly Context[] = [
  ...screens,
  'filter',
  'help',
  'menu',
  'confirm',
  'save',
  'scope',
  'condition',
];
const lineContexts: readonly Context[] = ['explore', 'filter', 'save', 'scope', 'condition'];

const emptyQuery = (state: State): boolean => state.explore.query.text === '';
const emptyCart = (state: State): string | undefined =>
  cartIsEmpty(state.cart.present) ? 'The cart is empty: add an action from Explore with Tab.' : undefined;
const noItems = (state: State): string | undefined =>
  emptyCart(state) ??
  (state.cart.present.items.length === 0
    ? 'There is no item to change: the statements here are kept as the file has them.'
    : undefined);
const noResult = (state: State): string | undefined =>
  resultCount(state) === 0 ? 'Nothing is listed: shorten the query, or press Esc to clear it.' : undefined;
const notAnAction = (state: State): string | undefined => {
  const entry = highlighted(state);
  if (entry === undefined) return noResult(state);
  return entry.kind === 'action'
    ? undefined
    : 'Only actions go into the cart: open the entry with Enter to see its actions.';
};
const markable = (state: State): string | undefined => {
  const target = highlightedLink(state) ?? entryOf(state, currentDetail(state)?.entry);
  return target?.kind === 'action' || entryOf(state, currentDetail(state)?.entry)?.kind === 'action'
    ? undefined
    : 'Only actions go into the cart: move to one of the actions listed here.';
};
const itemsPane = (state: State): boolean => state.cartView.pane === 'items';
/** What acts on the item at the cursor must not act while another pane hides the cursor. */
const itemsFirst = (state: State): string | undefined =>
  emptyCart(state) ?? (itemsPane(state) ? undefined : 'Tab goes to the items first.');
/** What edits an item has nothing to edit in a statement that is kept as it was. */
const notAnItem = (state: State): string | undefined =>
  stopToEdit(state)?.row === 'kept'
    ? 'The cart does not model this statement: x removes it, its file is where to change it.'
    : noItems(state);

/** In the order of the help overlay; the footer takes the labelled ones in the same order. */
export const keymap: readonly Binding[] = [
  // Explore
  {
    contexts: ['explore'],
    keys: ['enter'],
    command: 'open',
    label: 'open',
    help: 'open the entry',
    disabled: noResult,
  },
  {
    contexts: ['explore'],
    keys: ['tab'],
    command: 'mark-and-move',
    label: 'add',
    help: 'put the action into the cart, or take it out, and move down',
    disabled: notAnAction,
  },
  {
    contexts: ['explore'],
    keys: ['ctrl-y'],
    command: 'copy',
    label: 'copy',
    help: 'copy the snippet of the entry: a statement, a Condition block or an ARN',
    disabled: noResult,
  },
  { contexts: ['explore'], keys: ['up', 'ctrl-p'], command: 'move-up', label: 'move', help: 'one entry up' },
  { contexts: ['explore'], keys: ['down', 'ctrl-n'], command: 'move-down', help: 'one entry down' },
  {
    contexts: ['explore'],
    keys: ['ctrl-t'],
    command: 'cycle-listing',
    label: 'kinds',
    help: 'list everything, actions, condition keys or resource types',
  },
  {
    contexts: ['explore'],
    keys: ['alt-a'],
    command: 'mark-all',
    help: 'put every action of the results into the cart',
    disabled: noResult,
  },
  {
    contexts: ['explore'],
    keys: ['alt-up'],
    command: 'recall-older',
    help: 'an earlier query',
    disabled: (state) =>
      state.explore.recent.length === 0 ? 'There are no earlier queries yet.' : undefined,
  },
  {
    contexts: ['explore'],
    keys: ['alt-down'],
    command: 'recall-newer',
    help: 'a later query',
    disabled: (state) => (state.explore.recalled === null ? 'There is no later query.' : undefined),
  },
  { contexts: ['explore', 'help'], keys: ['pgup'], command: 'move-page-up', help: 'a page up' },
  { contexts: ['explore', 'help'], keys: ['pgdn'], command: 'move-page-down', help: 'a page down' },
  { contexts: ['explore'], keys: ['ctrl-home'], command: 'move-first', help: 'to the first entry' },
  { contexts: ['explore'], keys: ['ctrl-end'], command: 'move-last', help: 'to the last entry' },
  // Detail
  { contexts: workspaces, keys: ['up', 'k'], command: 'move-up', label: 'move', help: 'one row up' },
  { contexts: workspaces, keys: ['down', 'j'], command: 'move-down', help: 'one row down' },
  {
    contexts: ['detail'],
    keys: ['enter', 'right', 'l'],
    command: 'follow',
    label: 'follow',
    help: 'follow the link',
    disabled: (state) =>
      highlightedLink(state) === undefined ? 'There is no link to follow here.' : undefined,
  },
  { contexts: ['detail'], keys: ['left', 'h'], command: 'back', help: 'back to where you came from' },
  {
    contexts: ['detail'],
    keys: ['a', 'tab'],
    command: 'mark',
    label: 'add',
    help: 'put the linked action, else this one, into the cart, or take it out',
    disabled: markable,
  },
  {
    contexts: ['detail'],
    keys: ['d'],
    command: 'mark-with-dependents',
    label: 'with dependents',
    help: 'into the cart together with the actions it needs',
    disabled: markable,
  },
  {
    contexts: ['detail'],
    keys: ['y'],
    command: 'copy',
    label: 'copy',
    help: 'copy the snippet: a statement, a Condition block or an ARN',
  },
  {
    contexts: ['detail'],
    keys: ['o'],
    command: 'open-docs',
    label: 'AWS page',
    help: "open the entry's page of the AWS reference",
  },
  // Cart
  {
    contexts: ['cart'],
    keys: ['y'],
    command: 'copy',
    label: 'copy',
    help: 'copy the policy',
    disabled: emptyCart,
  },
  {
    contexts: ['cart'],
    keys: ['r'],
    command: 'edit-scope',
    label: 'resources',
    help: 'the resources that the item is limited to',
    disabled: notAnItem,
  },
  {
    contexts: ['cart'],
    keys: ['w'],
    command: 'edit-conditions',
    label: 'when',
    help: 'the conditions of the item',
    disabled: notAnItem,
  },
  {
    contexts: ['cart'],
    keys: ['s'],
    command: 'save',
    label: 'save',
    help: 'save the policy to a file',
    disabled: emptyCart,
  },
  {
    contexts: ['cart'],
    keys: ['u'],
    command: 'undo',
    label: 'undo',
    help: 'undo the last change of the cart',
    disabled: (state) => (state.cart.past.length === 0 ? 'There is nothing to undo.' : undefined),
  },
  {
    contexts: ['cart'],
    keys: ['x', 'delete'],
    command: 'remove',
    label: 'remove',
    help: 'remove the item',
    disabled: itemsFirst,
  },
  {
    contexts: ['cart'],
    keys: ['tab'],
    command: 'next-pane',
    label: 'pane',
    help: 'go round: items, findings, policy',
  },
  {
    contexts: ['cart'],
    keys: ['d'],
    command: 'add-dependents',
    label: 'dependents',
    help: 'add the dependent actions that are missing',
    disabled: (state) =>
      noItems(state) ??
      (missingDependents(state.cart.present, state.catalog).length === 0
        ? 'No dependent action is missing.'
        : undefined),
  },
  {
    contexts: ['cart'],
    keys: ['f'],
    command: 'choose-format',
    label: 'format',
    help: 'the format of the policy: JSON, Terraform, CloudFormation, CDK …',
  },
  {
    contexts: ['cart'],
    keys: ['e'],
    command: 'choose-effect',
    help: 'allow or deny the item',
    disabled: (state) => itemsFirst(state) ?? notAnItem(state),
  },
  {
    contexts: ['cart'],
    keys: ['W'],
    command: 'edit-all-conditions',
    help: 'a condition for every item that honours its key',
    disabled: noItems,
  },
  {
    contexts: ['cart'],
    keys: ['enter', 'right', 'l'],
    command: 'jump',
    help: 'open the item in Detail; from a finding, go to its item',
    disabled: (state) =>
      emptyCart(state) ?? (state.cartView.pane === 'policy' ? itemsFirst(state) : undefined),
  },
  {
    contexts: ['cart'],
    keys: ['F'],
    command: 'apply-fix',
    help: 'apply the fix of the finding',
    when: () => true,
  },
  {
    contexts: ['cart'],
    keys: ['ctrl-r'],
    command: 'redo',
    help: 'redo what was undone',
    disabled: (state) => (state.cart.future.length === 0 ? 'There is nothing to redo.' : undefined),
  },
  {
    contexts: ['cart'],
    keys: ['t'],
    command: 'choose-target',
    help: 'what the policy is for: managed, inline, SCP, session',
  },
  // Both workspaces
  { contexts: workspaces, keys: ['pgup'], command: 'move-page-up', help: 'a page up' },
  { contexts: workspaces, keys: ['pgdn'], command: 'move-page-down', help: 'a page down' },
  { contexts: workspaces, keys: ['ctrl-u'], command: 'move-half-up', help: 'half a page up' },
  { contexts: workspaces, keys: ['ctrl-d'], command: 'move-half-down', help: 'half a page down' },
  { contexts: workspaces, keys: ['g'], command: 'move-first', help: 'to the first row' },
  { contexts: workspaces, keys: ['G'], command: 'move-last', help: 'to the last row' },
  {
    contexts: workspaces,
    keys: ['Y'],
    command: 'copy-menu',
    help: 'choose what to copy',
    disabled: (state) => (state.screen === 'cart' ? emptyCart(state) : undefined),
  },
  {
    contexts: workspaces,
    keys: ['/'],
    command: 'filter',
    label: 'filter',
    help: 'show only rows that hold what you type',
    when: (state) => state.screen === 'detail' || itemsPane(state),
  },
  { contexts: workspaces, keys: ['n'], command: 'new-query', help: 'a new query' },
  // Filter, prompts and questions
  {
    contexts: ['filter'],
    keys: ['enter', 'down', 'up'],
    command: 'accept-filter',
    label: 'keep filter',
    help: 'keep the filter and go to the rows',
  },
  {
    contexts: ['save', 'scope', 'condition'],
    keys: ['enter'],
    command: 'accept',
    label: 'go on',
    help: 'take what is typed and go on',
  },
  { contexts: ['save'], keys: ['tab'], command: 'complete', label: 'complete', help: 'complete the path' },
  {
    contexts: ['scope', 'condition'],
    keys: ['up', 'ctrl-p'],
    command: 'move-up',
    label: 'move',
    help: 'one choice up',
  },
  {
    contexts: ['scope', 'condition'],
    keys: ['down', 'ctrl-n'],
    command: 'move-down',
    help: 'one choice down',
  },
  {
    contexts: ['scope', 'condition'],
    keys: ['tab'],
    command: 'complete',
    label: 'take',
    help: 'take the suggestion',
  },
  {
    contexts: ['scope', 'condition'],
    keys: ['ctrl-x'],
    command: 'remove-value',
    label: 'remove',
    help: 'remove the ARN or condition that is highlighted',
  },
  { contexts: ['confirm'], keys: ['y', 'Y', 'enter'], command: 'say-yes', label: 'yes', help: 'yes' },
  { contexts: ['confirm'], keys: ['n', 'N'], command: 'say-no', label: 'no', help: 'no' },
  { contexts: ['help'], keys: ['up', 'k'], command: 'move-up', label: 'scroll', help: 'scroll up' },
  { contexts: ['help'], keys: ['down', 'j'], command: 'move-down', help: 'scroll down' },
  { contexts: ['help'], keys: [' '], command: 'move-page-down', help: 'a page down' },
  { contexts: ['help'], keys: ['g', 'home'], command: 'move-first', help: 'to the beginning' },
  { contexts: ['help'], keys: ['G', 'end'], command: 'move-last', help: 'to the end' },
  // Editing a line
  { contexts: lineContexts, keys: ['left'], command: 'edit-left', help: 'caret left' },
  { contexts: lineContexts, keys: ['right'], command: 'edit-right', help: 'caret right' },
  { contexts: lineContexts, keys: ['alt-b', 'alt-left'], command: 'edit-word-left', help: 'a word left' },
  { contexts: lineContexts, keys: ['alt-f', 'alt-right'], command: 'edit-word-right', help: 'a word right' },
  {
    contexts: lineContexts,
    keys: ['ctrl-a', 'home'],
    command: 'edit-start',
    help: 'to the start of the line',
  },
  { contexts: lineContexts, keys: ['ctrl-e', 'end'], command: 'edit-end', help: 'to the end of the line' },
  {
    contexts: lineContexts,
    keys: ['backspace'],
    command: 'edit-backspace',
    help: 'delete the character before the caret',
  },
  {
    contexts: lineContexts,
    keys: ['ctrl-d'],
    command: 'quit',
    help: 'quit, while the query is empty',
    when: (state) => state.screen === 'explore' && state.overlay === null && emptyQuery(state),
  },
  {
    contexts: lineContexts,
    keys: ['delete', 'ctrl-d'],
    command: 'edit-delete',
    help: 'delete the character at the caret',
  },
  {
    contexts: lineContexts,
    keys: ['ctrl-w', 'alt-backspace'],
    command: 'edit-kill-word',
    help: 'delete the word before the caret',
  },
  {
    contexts: lineContexts,
    keys: ['ctrl-u'],
    command: 'edit-kill-before',
    help: 'delete to the start of the line',
  },
  {
    contexts: lineContexts,
    keys: ['ctrl-k'],
    command: 'edit-kill-after',
    help: 'delete to the end of the line',
  },
  // Everywhere
  {
    contexts: screens,
    keys: ['shift-tab'],
    command: 'toggle-cart',
    label: ({ screen }) => (screen === 'cart' ? 'leave' : 'cart'),
    help: 'open the cart; in the cart, back to where you were',
  },
  {
    contexts: ['explore'],
    keys: ['?'],
    command: 'help',
    label: 'help',
    help: 'this help, while the query is empty',
    when: emptyQuery,
  },
  { contexts: ['explore'], keys: ['f1'], command: 'help', label: 'help', help: 'this help' },
  { contexts: workspaces, keys: ['?', 'f1'], command: 'help', label: 'help', help: 'this help' },
  {
    contexts: ['filter', 'menu', 'confirm', 'save', 'scope', 'condition'],
    keys: ['f1'],
    command: 'help',
    label: 'help',
    help: 'help for this editor or prompt',
  },
  { contexts: ['help'], keys: ['?', 'f1', 'q'], command: 'back', help: 'close the help' },
  {
    contexts: anywhere,
    keys: ['esc'],
    command: 'back',
    label: 'back',
    help: 'one step back: overlay, then screen, then query; never quits',
  },
  { contexts: anywhere, keys: ['ctrl-z'], command: 'suspend', help: 'suspend to the shell; `fg` comes back' },
  { contexts: workspaces, keys: ['q'], command: 'quit', label: 'quit', help: 'quit' },
  { contexts: anywhere, keys: ['ctrl-c'], command: 'interrupt', label: 'quit', help: 'quit' },
];

/** Where keys go at the moment. */
export function contextOf(state: State): Context {
  if (state.overlay !== null) return state.overlay.kind;
  if (state.screen === 'detail' && currentDetail(state)?.filter.editing) return 'filter';
  if (state.screen === 'cart' && state.cartView.filter.editing) return 'filter';
  return state.screen;
}

export type Lookup =
  | { readonly found: 'command'; readonly command: Command }
  | { readonly found: 'disabled'; readonly reason: string }
  | { readonly found: 'nothing' };

/** What a key means where it is pressed. */
export function lookUp(state: State, key: Key): Lookup {
  const context = contextOf(state);
  const binding = keymap.find(
    (each) => each.contexts.includes(context) && each.keys.includes(key) && (each.when?.(state) ?? true),
  );
  if (binding === undefined) return { found: 'nothing' };
  const reason = binding.disabled?.(state);
  return reason === undefined
    ? { found: 'command', command: binding.command }
    : { found: 'disabled', reason };
}

/** The bindings that hold now, for the footer and the help. */
export const bindingsNow = (state: State): readonly Binding[] => {
  const context = contextOf(state);
  return keymap.filter((each) => each.contexts.includes(context) && (each.when?.(state) ?? true));
};
