/** Rows that lead among the places where one has been, and out of a workspace. */
import { hasJump, jump, placeName, recentPlaces } from '../state/places.ts';
import type { State } from '../state/state.ts';
import { type Step, step } from '../state/step.ts';
import type { Binding } from './binding.ts';
import { cartRow, endRows, newQueryRow, quitRow } from './common-keys.ts';
import type { Key } from './key.ts';
import { helpRow, messagesRow, paletteRow } from './overlay-rows.ts';

const nowhere = (state: State, by: -1 | 1): string | undefined =>
  hasJump(state, by) ? undefined : `There is no place to go ${by === -1 ? 'back' : 'forward'} to.`;

/** A menu of the places where one has been. */
function openRecent(state: State): Step {
  const choices = recentPlaces(state)
    .slice(0, 20)
    .map((place, index) => ({ value: String(index), label: placeName(place) }));
  const purpose = { kind: 'recent' } as const;
  return step({
    ...state,
    overlay: { kind: 'menu', purpose, title: 'Where you have been', choices, selected: 0 },
  });
}

/** The rows that lead back and forward among the places where one has been, and to any of them. */
export function jumpRows({
  back,
  forward,
  recent,
}: Readonly<Record<'back' | 'forward' | 'recent', readonly Key[]>>): readonly Binding[] {
  return [
    {
      command: 'jump-back',
      keys: back,
      help: 'to the place before, whatever led away from it',
      disabled: (state) => nowhere(state, -1),
      run: (state) => step(jump(state, -1)),
    },
    {
      command: 'jump-forward',
      keys: forward,
      help: 'forward again',
      disabled: (state) => nowhere(state, 1),
      run: (state) => step(jump(state, 1)),
    },
    {
      command: 'recent',
      keys: recent,
      help: 'choose among the places where you have been',
      disabled: (state) => (recentPlaces(state).length === 0 ? 'There is no other place yet.' : undefined),
      run: openRecent,
    },
  ];
}

/** The jumps of a workspace. */
const workspaceJumps = jumpRows({
  back: ['[', 'alt-o'],
  forward: [']', 'alt-i'],
  recent: ['H', 'alt-h'],
});

/** The rows that every workspace ends in: out of it, help, messages, jumps, back and quit. */
export function workspaceEndRows(back: (state: State) => Step): readonly Binding[] {
  return [
    newQueryRow,
    cartRow,
    helpRow(['?', 'f1']),
    messagesRow(['M', 'alt-m']),
    ...workspaceJumps,
    ...endRows(back, [quitRow(['q'], { label: 'quit' }), paletteRow([':', 'alt-x'], 'commands')]),
  ];
}
