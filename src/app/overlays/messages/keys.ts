/** The keys of the list of past messages. */
import type { KeyTable } from '../../keymap/binding.ts';
import { endRows, moving, pageMoves, rowMoves } from '../../keymap/common-keys.ts';
import { helpRow } from '../../keymap/overlay-rows.ts';
import { type ListMove, moveList } from '../../state/list-window.ts';
import type { MessagesOverlay } from '../../state/overlay.ts';
import type { Message, State } from '../../state/state.ts';
import { type Step, step } from '../../state/step.ts';
import { roomForMessages } from './view.ts';

/** The highlighted message; undefined when there is none yet. */
const highlighted = ({ overlay, messages }: State): Message | undefined =>
  overlay?.kind === 'messages' ? messages.at(-1 - overlay.selected) : undefined;

const onMessages =
  (run: (state: State, overlay: MessagesOverlay) => Step) =>
  (state: State): Step =>
    state.overlay?.kind === 'messages' ? run(state, state.overlay) : step(state);

const move = (state: State, to: ListMove): Step =>
  onMessages((_, overlay) => {
    const from = { selected: overlay.selected, top: 0 };
    const { selected } = moveList(from, to, state.messages.length, roomForMessages(state));
    return step({ ...state, overlay: { ...overlay, selected } });
  })(state);

const close = onMessages((state, { over }) => step({ ...state, overlay: over }));

const none = (state: State): string | undefined =>
  highlighted(state) === undefined ? 'There is no message to copy.' : undefined;

export const messagesKeys: KeyTable = {
  bindings: [
    ...rowMoves(move),
    {
      command: 'copy',
      keys: ['y', 'ctrl-y'],
      label: 'copy',
      help: 'copy the message',
      disabled: none,
      run: (state) => {
        const message = highlighted(state);
        return message === undefined
          ? step(state)
          : step(state, { kind: 'copy', text: message.text, what: 'The message' });
      },
    },
    ...pageMoves(move),
    moving(move)('first', ['home'], 'to the first row'),
    moving(move)('last', ['end'], 'to the last row'),
    helpRow(['?', 'f1'], 'help for this editor or prompt'),
    { command: 'back', keys: ['q'], help: 'close the messages', run: close },
    ...endRows(close),
  ],
};
