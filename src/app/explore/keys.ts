/** The keys of Explore. Every printable key that is no binding goes to the query. */
import type { Binding, KeyTable } from '../keymap/binding.ts';
import { cartRow, choiceMoves, endRows, lineKeys, moving, quitRow } from '../keymap/common-keys.ts';
import { jumpRows } from '../keymap/jump-rows.ts';
import type { Key } from '../keymap/key.ts';
import { helpRow, messagesRow, paletteRow } from '../keymap/overlay-rows.ts';
import { isMessage } from '../overlays/arrivals/update.ts';
import { clearQuery, editQuery } from '../state/navigation.ts';
import type { State } from '../state/state.ts';
import { step } from '../state/step.ts';
import { chooseResultsCopy } from './copy-results.ts';
import { previewScrolls } from './preview.ts';
import { highlighted, highlightedPattern, highlightedRecipe, recipesOf, resultCount } from './results.ts';
import {
  actionsToAdd,
  askToAddAll,
  copyHighlighted,
  cycleListing,
  hasOlderQuery,
  moveInExplore,
  openHighlighted,
  recall,
  scrollPreview,
  toggleAndMove,
} from './update.ts';

const queryIsEmpty = (state: State): boolean => state.explore.query.text === '';

const nothingListed = (state: State): string | undefined =>
  resultCount(state) === 0 ? 'Nothing is listed: shorten the query, or press Esc to clear it.' : undefined;

const notAnAction = (state: State): string | undefined =>
  nothingListed(state) ??
  (highlighted(state)?.kind === 'action' || highlightedPattern(state) !== undefined
    ? undefined
    : highlightedRecipe(state) === undefined
      ? 'Only actions go into the cart: open the entry with Enter to see its actions.'
      : 'Enter asks for what the recipe needs and fills the cart.');

const notCopied = (state: State): string | undefined => {
  if (recipesOf(state) !== undefined)
    return 'A recipe is copied as a policy: Enter, then {cart.copy} in the cart.';
  return highlightedPattern(state) === undefined
    ? undefined
    : 'A pattern is copied as a policy: {explore.mark-and-move}, then {cart.copy} in the cart.';
};

const noneToAdd = (state: State): string | undefined =>
  nothingListed(state) ??
  (actionsToAdd(state).length === 0 ? 'Every action listed is in the cart already.' : undefined);

const move = moving(moveInExplore);

const noOlderQuery = (state: State): string | undefined =>
  state.explore.recent.length === 0
    ? 'There are no earlier queries yet.'
    : hasOlderQuery(state)
      ? undefined
      : 'There is no earlier query.';

const noNewerQuery = (state: State): string | undefined =>
  state.explore.recalled === null ? 'There is no later query.' : undefined;

const noPreview = (state: State): string | undefined =>
  previewScrolls(state) ? undefined : 'There is no more of the preview than what shows.';

const scroll = (keys: readonly Key[], by: 'row' | 'half', direction: -1 | 1, help: string): Binding => ({
  command: `scroll-preview-${by === 'half' ? 'half-' : ''}${direction === 1 ? 'down' : 'up'}`,
  keys,
  help,
  disabled: noPreview,
  run: (state) => scrollPreview(state, by, direction),
});

const previewRows: readonly Binding[] = [
  scroll(['shift-down', 'alt-j'], 'row', 1, 'scroll the preview down'),
  scroll(['shift-up', 'alt-k'], 'row', -1, 'scroll the preview up'),
  scroll(['alt-d'], 'half', 1, 'half a page of the preview down'),
  scroll(['alt-u'], 'half', -1, 'half a page of the preview up'),
];

export const exploreKeys: KeyTable = {
  typing: { label: 'to search', run: (state, text) => editQuery(state, { kind: 'insert', text }) },
  bindings: [
    {
      command: 'open',
      keys: ['enter'],
      label: 'open',
      help: 'open the entry',
      disabled: (state) => (isMessage(state.explore.query.text) ? undefined : nothingListed(state)),
      run: openHighlighted,
    },
    {
      command: 'mark-and-move',
      keys: ['tab'],
      label: 'add',
      help: 'put the action or pattern into the cart, or take it out, and move down',
      disabled: notAnAction,
      run: toggleAndMove,
    },
    {
      command: 'copy',
      keys: ['ctrl-y'],
      label: 'copy',
      help: 'copy the snippet of the entry: a statement, a Condition block or an ARN',
      disabled: (state) => nothingListed(state) ?? notCopied(state),
      run: copyHighlighted,
    },
    {
      command: 'copy-results',
      keys: ['alt-y'],
      help: 'copy what is listed, as a list or a table',
      disabled: nothingListed,
      run: chooseResultsCopy,
    },
    ...choiceMoves(moveInExplore, 'entry'),
    {
      command: 'cycle-listing',
      keys: ['ctrl-t'],
      label: 'kinds',
      help: 'list everything, actions, condition keys, resource types or recipes',
      run: cycleListing,
    },
    {
      command: 'mark-all',
      keys: ['alt-a'],
      help: 'put every action of the results into the cart',
      disabled: noneToAdd,
      run: askToAddAll,
    },
    {
      command: 'recall-older',
      keys: ['alt-up'],
      help: 'an earlier query',
      disabled: noOlderQuery,
      run: (state) => recall(state, 1),
    },
    {
      command: 'recall-newer',
      keys: ['alt-down'],
      help: 'a later query',
      disabled: noNewerQuery,
      run: (state) => recall(state, -1),
    },
    ...previewRows,
    move('page-up', ['pgup'], 'a page up'),
    move('page-down', ['pgdn'], 'a page down'),
    move('first', ['ctrl-home'], 'to the first entry'),
    move('last', ['ctrl-end'], 'to the last entry'),
    quitRow(['ctrl-d'], { help: 'quit, while the query is empty', when: queryIsEmpty }),
    ...lineKeys(editQuery),
    cartRow,
    { ...helpRow(['?'], 'this help, while the query is empty'), when: queryIsEmpty },
    helpRow(['f1']),
    messagesRow(['alt-m']),
    ...jumpRows({ back: ['alt-o'], forward: ['alt-i'], recent: ['alt-h'] }),
    { ...paletteRow([':']), when: queryIsEmpty },
    paletteRow(['alt-x'], 'commands'),
    ...endRows((state) => step(clearQuery(state))),
  ],
};
