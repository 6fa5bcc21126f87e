/** The keys of "ask". */
import type { KeyTable } from '../../keymap/binding.ts';
import { lineKeys, moving, overlayEndRows } from '../../keymap/common-keys.ts';
import { editLine, type LineEdit, lineOf } from '../../state/line-editor.ts';
import type { AskOverlay } from '../../state/overlay.ts';
import type { State } from '../../state/state.ts';
import { type Step, step } from '../../state/step.ts';
import { askOffers, completed } from './offers.ts';

const onQuestion =
  (run: (state: State, overlay: AskOverlay) => AskOverlay) =>
  (state: State): Step =>
    step(state.overlay?.kind === 'ask' ? { ...state, overlay: run(state, state.overlay) } : state);

const edit = (state: State, change: LineEdit): Step =>
  onQuestion((_, overlay) => ({ ...overlay, line: editLine(overlay.line, change), selected: 0 }))(state);

const offersOf = (state: State): readonly string[] =>
  state.overlay?.kind === 'ask' ? askOffers(state, state.overlay) : [];

const complete = onQuestion((state, overlay) => {
  const offers = askOffers(state, overlay);
  const offer = offers[Math.min(overlay.selected, offers.length - 1)];
  return offer === undefined
    ? overlay
    : { ...overlay, line: lineOf(completed(overlay.line.text, offer)), selected: 0 };
});

const move = moving((state, to) =>
  onQuestion((_, overlay) => {
    const last = Math.max(0, offersOf(state).length - 1);
    const selected = Math.max(0, Math.min(last, overlay.selected + (to === 'up' ? -1 : 1)));
    return { ...overlay, selected };
  })(state),
);

const nothingOffered = (state: State): string | undefined =>
  offersOf(state).length === 0 ? 'Nothing completes what is typed.' : undefined;

export const askKeys: KeyTable = {
  typing: { label: 'to ask', run: (state, text) => edit(state, { kind: 'insert', text }) },
  bindings: [
    {
      command: 'complete',
      keys: ['tab', 'enter'],
      label: 'complete',
      help: 'take the completion',
      disabled: nothingOffered,
      run: complete,
    },
    move('up', ['up', 'ctrl-p'], 'one completion up'),
    move('down', ['down', 'ctrl-n'], 'one completion down'),
    ...lineKeys(edit),
    ...overlayEndRows(),
  ],
};
