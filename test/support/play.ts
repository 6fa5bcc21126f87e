/** Plays keys into the pure update: a session without a terminal. */
import type { Action, Effect } from '../../src/app/action.ts';
import { policyText } from '../../src/app/cart/policy-view.ts';
import { lineText } from '../../src/app/lines/spans.ts';
import { screenView } from '../../src/app/screen-view.ts';
import { initialState, type Start, type State } from '../../src/app/state.ts';
import { footerLine, messageLine, tallyLine, titleLine } from '../../src/app/status.ts';
import { update } from '../../src/app/update.ts';
import { startWith } from './screen.ts';

export interface Play {
  readonly state: State;
  readonly effects: readonly Effect[];
  /** Presses keys by their names. */
  press(...keys: readonly string[]): Play;
  /** Types text, character by character. */
  type(text: string): Play;
  send(action: Action): Play;
  /** The title, without tones. */
  readonly title: string;
  /** The row below the title. */
  readonly prompt: string;
  /** The main pane's rows. */
  readonly main: readonly string[];
  /** The other pane's rows. */
  readonly other: readonly string[];
  readonly message: string;
  readonly tally: string;
  readonly footer: string;
  /** The policy as the cart shows it, parsed. */
  readonly policy: unknown;
}

function played(state: State, effects: readonly Effect[]): Play {
  const send = (action: Action): Play => {
    const next = update(state, action);
    return played(next.state, [...effects, ...next.effects]);
  };
  const rows = (lines: readonly Parameters<typeof lineText>[0][]): readonly string[] =>
    lines.map((each) => lineText(each).trimEnd());
  return {
    state,
    effects,
    send,
    press: (...keys) =>
      keys.reduce<Play>((play, key) => play.send({ type: 'key', key }), played(state, effects)),
    type: (text) =>
      [...text].reduce<Play>((play, key) => play.send({ type: 'key', key }), played(state, effects)),
    get title() {
      return lineText(titleLine(state));
    },
    get prompt() {
      return lineText(screenView(state).second).trimEnd();
    },
    get main() {
      return rows(screenView(state).main);
    },
    get other() {
      return rows(screenView(state).other);
    },
    get message() {
      return lineText(messageLine(state));
    },
    get tally() {
      return lineText(tallyLine(state));
    },
    get footer() {
      return lineText(footerLine(state, state.size.columns));
    },
    get policy() {
      return JSON.parse(policyText(state));
    },
  };
}

/** Begins a session. */
export const play = (parts: Partial<Start> = {}): Play => played(initialState(startWith(parts)), []);
