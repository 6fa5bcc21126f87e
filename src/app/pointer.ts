/**
 * What the mouse does: a click and the wheel carry out what keys would. A click puts the cursor on a row by moving it
 * there step by step, so that it can do nothing that the keyboard cannot, and needs no list of its own of what stands
 * in which row: the bar of the selected row is found in the frame. A click on the row that has the bar is Enter.
 */

import type { ScreenView } from './base-view.ts';
import type { Binding } from './keymap/binding.ts';
import { bindingOf, bindingsNow } from './keymap.ts';
import { frameCells, type Pane } from './lines/box.ts';
import { screenView } from './screen-view.ts';
import type { Pointer } from './state/action.ts';
import type { State } from './state/state.ts';
import { type Step, say, step } from './state/step.ts';

/** Rows above the body of every frame. */
const headRows = 2;

/** Rows that a notch of the wheel moves by. */
const notch = 3;

type PaneName = 'main' | 'other' | 'bottom';

interface Place {
  readonly pane: PaneName;
  /** Of the lines in the pane, from 0. */
  readonly row: number;
}

/** Which pane is at a place of the window, and which of its rows; undefined on a frame and outside. */
function placeAt({ division, bottom }: ScreenView, { row, column }: Pointer): Place | undefined {
  const { side, framed, main, second } = division;
  const edge = framed ? 1 : 0;
  const width = main.columns + (framed ? frameCells.columns : 0);
  const height = main.rows + 2 * edge;
  const y = row - headRows;
  if (y < 0) return undefined;
  const inside = (pane: PaneName, at: number, rows: number): Place | undefined =>
    at >= 0 && at < rows ? { pane, row: at } : undefined;
  if (y < height && (side !== 'beside' || column < width)) return inside('main', y - edge, main.rows);
  if (side === 'beside' && y < height) return inside('other', y - edge, second.rows);
  const below = side === 'below' ? second.rows + 2 * edge : 0;
  if (y < height + below) return inside('other', y - height - edge, second.rows);
  return bottom === null ? undefined : inside('bottom', y - height - below - edge, bottom.rows);
}

const paneOf = ({ main, other, bottom }: ScreenView, name: PaneName): Pane | undefined =>
  name === 'main' ? main : name === 'other' ? other : bottom?.pane;

/** The row with the bar of the pane that has the keys; -1 where none has. */
const barRow = (pane: Pane | undefined): number => pane?.lines.findIndex((row) => row[0]?.bar === true) ?? -1;

/** Carries out a row of the keymap as its key would. */
function carryOut({ state, effects }: Step, binding: Binding | undefined): Step {
  if (binding === undefined) return { state, effects };
  const reason = binding.disabled?.(state);
  if (reason !== undefined) return { state: say(state, reason).state, effects };
  const next = binding.run(state, binding.keys[0] ?? '');
  return { state: next.state, effects: [...effects, ...next.effects] };
}

const named = (state: State, command: string): Binding | undefined =>
  bindingsNow(state).find((binding) => binding.command === command);

/** The command, so many times. */
const repeated = (from: Step, command: string, times: number): Step =>
  Array.from({ length: times }).reduce<Step>((done) => carryOut(done, named(done.state, command)), from);

/** The keys go to a pane, where a screen has several that take them. */
function focused(from: Step, pane: PaneName): Step {
  let done = from;
  for (let turns = 0; turns < 3 && paneOf(screenView(done.state), pane)?.focused !== true; turns += 1)
    done = carryOut(done, named(done.state, 'next-pane'));
  return done;
}

/** The cursor moves to the row that was clicked, or as near as it can be; on the row that it is on, Enter. */
function clicked(from: Step, { pane, row }: Place): Step {
  const start = barRow(paneOf(screenView(from.state), pane));
  if (start < 0) return from;
  if (start === row) return carryOut(from, bindingOf(from.state, 'enter'));
  const command = row > start ? 'move-down' : 'move-up';
  let done = from;
  for (let at = start; row > start ? at < row : at > row; ) {
    const next = carryOut(done, named(done.state, command));
    const to = barRow(paneOf(screenView(next.state), pane));
    // Nor does it go past the last: where moving goes round, it would go round for ever.
    if (to < 0 || (row > start ? to <= at : to >= at)) break;
    // A row that takes no cursor belongs to the one above it.
    if (to > row && row > start) break;
    done = next;
    at = to;
  }
  return done;
}

/** A click in a short menu takes the choice that is clicked; its title and a blank row stand above the choices. */
function inMenu(state: State, { row, what }: Pointer): Step {
  const { overlay } = state;
  if (overlay?.kind !== 'menu') return step(state);
  if (what !== 'press') return repeated(step(state), what === 'wheel-up' ? 'move-up' : 'move-down', 1);
  const index = row - headRows - 2;
  const fits = overlay.choices.length <= state.size.rows - headRows - 4;
  if (!fits || overlay.choices[index] === undefined) return step(state);
  const chosen: State = { ...state, overlay: { ...overlay, selected: index } };
  return carryOut(step(chosen), named(chosen, 'accept'));
}

/** What a click or a turn of the wheel does. */
export function point(state: State, pointer: Pointer): Step {
  if (state.overlay?.kind === 'menu') return inMenu(state, pointer);
  const place = placeAt(screenView(state), pointer);
  if (place === undefined) return step(state);
  const { what } = pointer;
  const isPreview = state.screen === 'explore' && state.overlay === null && place.pane === 'other';
  if (what !== 'press') {
    const direction = what === 'wheel-up' ? 'up' : 'down';
    if (isPreview) return repeated(step(state), `scroll-preview-${direction}`, notch);
    return repeated(focused(step(state), place.pane), `move-${direction}`, notch);
  }
  const before = paneOf(screenView(state), place.pane);
  // Where the keys go to another pane, the panes may change their sizes: what was clicked is elsewhere then.
  return before?.focused === true ? clicked(step(state), place) : focused(step(state), place.pane);
}
