/** Commands and choices of what lies over a screen. */
import { isTarget } from '../../iam/policy-kind.ts';
import { updateItem } from '../../policy/cart/cart.ts';
import { formats, renderPolicy } from '../../policy/formats/formats.ts';
import { copyChoices } from '../../policy/snippet.ts';
import { type Effect, type Step, say, step } from '../action.ts';
import { assemblyOf } from '../cart/policy-view.ts';
import { selectedItem } from '../cart/rows.ts';
import { entryOf } from '../explore/results.ts';
import { record } from '../history.ts';
import type { Command } from '../keymap/command.ts';
import { moveList } from '../list-window.ts';
import { currentDetail, type State } from '../state.ts';
import { changeCart, moveOf } from '../update-shared.ts';
import { runInConditions, typeIntoConditions } from './condition/builder.ts';
import { helpWindow } from './help.ts';
import type { MenuOverlay, Overlay } from './overlay.ts';
import { runInSave, typeIntoSave } from './save-prompt.ts';
import { runInScope, typeIntoScope } from './scope/editor.ts';

/** Puts typed or pasted text into the line of an overlay; undefined where it has none. */
export function typeIntoOverlay(state: State, overlay: Overlay, text: string): Step | undefined {
  switch (overlay.kind) {
    case 'save':
      return typeIntoSave(state, overlay, text);
    case 'scope':
      return typeIntoScope(state, overlay, text);
    case 'condition':
      return typeIntoConditions(state, overlay, text);
    default:
      return undefined;
  }
}

function copied(state: State, choice: string): Effect | undefined {
  if (state.screen === 'cart') {
    const format = formats.find(({ id }) => id === choice);
    if (format === undefined) return undefined;
    const text = renderPolicy(format.id, assemblyOf(state).documents, {
      name: 'SageMakerPolicy',
      target: state.target,
    });
    return { effect: 'copy', text, what: `The policy as ${format.label}` };
  }
  const entry = entryOf(state, currentDetail(state)?.entry);
  const found = entry && copyChoices(entry, state.catalog, state.defaults).find(({ id }) => id === choice);
  return found && { effect: 'copy', text: found.text, what: `${found.label} of ${entry.id}` };
}

/** Carries out what a menu's answer decides. */
export function choose(state: State, overlay: MenuOverlay, value: string): Step {
  const closed: State = { ...state, overlay: null };
  const label = overlay.choices.find((each) => each.value === value)?.label ?? value;
  switch (overlay.purpose) {
    case 'copy': {
      const effect = copied(closed, value);
      return effect === undefined ? step(closed) : step(closed, effect);
    }
    case 'format': {
      const format = formats.find(({ id }) => id === value);
      return format === undefined
        ? step(closed)
        : say(record(closed, { format: format.id }), `The policy is shown as ${label}.`, 'ok');
    }
    case 'target':
      return isTarget(value)
        ? say(record(closed, { target: value }), `The policy is for: ${label}.`, 'ok')
        : step(closed);
    case 'effect': {
      const item = selectedItem(closed);
      if (item === undefined || (value !== 'Allow' && value !== 'Deny')) return step(closed);
      return changeCart(
        closed,
        updateItem(closed.cart.present, item.id, { effect: value }),
        `${item.action}: ${value}.`,
      );
    }
  }
}

/** Carries out a command on the overlay. */
export function runInOverlay(state: State, overlay: Overlay, command: Command): Step {
  switch (overlay.kind) {
    case 'help': {
      const move = moveOf(command);
      if (move === undefined) return step(state);
      const { top, last, height } = helpWindow(state, overlay);
      const page = move === 'page-up' || move === 'page-down' ? height : 1;
      const { selected } = moveList({ selected: top, top }, move, last + 1, page);
      return step({ ...state, overlay: { ...overlay, top: selected } });
    }
    case 'confirm':
      // `say-yes` is carried out by `update` itself.
      return step({ ...state, overlay: null });
    case 'save':
      return runInSave(state, overlay, command);
    case 'scope':
      return runInScope(state, overlay, command);
    case 'condition':
      return runInConditions(state, overlay, command);
    case 'menu':
      return step(state);
  }
}
