/** Plays keys into the pure update: a session without a terminal. */

import { afterEach, expect } from 'vitest';
import { linearLines } from '../../src/app/linear-view.ts';
import { lineText } from '../../src/app/lines/spans.ts';
import { screenView } from '../../src/app/screen-view.ts';
import type { AppAction } from '../../src/app/state/action.ts';
import type { AppEffect } from '../../src/app/state/effect.ts';
import { policyText } from '../../src/app/state/policy.ts';
import { initialState, type Start, type State } from '../../src/app/state/state.ts';
import { footerLine, messageLine, tallyLine, titleLine } from '../../src/app/status.ts';
import { update } from '../../src/app/update.ts';
import { answerTo, type ProofEffect } from '../../src/cli/proofs.ts';
import { finish } from '../../src/text/steps.ts';
import { throughOneRead } from './one-read.tsx';
import { startWith } from './screen.ts';

export interface Play {
  readonly state: State;
  /** What was asked of the outside; what was asked of the semantics of policies is not. */
  readonly effects: readonly AppEffect[];
  /** What is asked of the semantics of policies and not answered yet. */
  readonly questions: readonly ProofEffect[];
  /** Presses keys by their names. */
  press(...keys: readonly string[]): Play;
  /** Types text, character by character. */
  type(text: string): Play;
  /** Goes down an open menu to the choice with that value, and takes it. */
  choose(value: string): Play;
  /** Everything that was asked of the semantics of policies is worked out and told. */
  proved(): Play;
  /** An answer of the outside, a paste, another window. */
  send(action: AppAction): Play;
  /** The title, without tones. */
  readonly title: string;
  /** The row below the title. */
  readonly prompt: string;
  /** The main pane's rows. */
  readonly main: readonly string[];
  /** The other pane's rows. */
  readonly other: readonly string[];
  /** What stands in the edges of the panes' frames: titles, and where in a list one is. */
  readonly frames: { readonly main: string; readonly other: string; readonly position: string };
  readonly message: string;
  readonly tally: string;
  readonly footer: string;
  /** What a screen reader is given, line by line. */
  readonly spoken: readonly string[];
  /** The policy as the cart shows it, parsed. */
  readonly policy: unknown;
}

const isQuestion = (effect: AppEffect): effect is ProofEffect =>
  effect.kind === 'check' ||
  effect.kind === 'compare' ||
  effect.kind === 'explain' ||
  effect.kind === 'decide';

/** The keys that led from the start of a session, or from the last answer of the outside, to where it is. */
type Trail = readonly string[];

/** Trails of this test that no longer one contains. */
const trails = new Set<Trail>();

// However many keys arrive at once, they are the same keys: so every session here is one of one read as well.
afterEach(async () => {
  const played = [...trails];
  trails.clear();
  for (const trail of played) expect(await throughOneRead(trail)).toEqual(trail);
});

function played(state: State, effects: readonly AppEffect[], trail: Trail = []): Play {
  const send = (action: AppAction): Play => {
    const next = update(state, action);
    const all = [...effects, ...next.effects];
    if (action.kind !== 'key') return played(next.state, all);
    const longer = [...trail, action.key];
    trails.delete(trail);
    trails.add(longer);
    return played(next.state, all, longer);
  };
  const press = (...keys: readonly string[]): Play =>
    keys.reduce<Play>((play, key) => play.send({ kind: 'key', key }), played(state, effects, trail));
  const choose = (value: string): Play => {
    const { overlay } = state;
    if (overlay?.kind !== 'menu') throw new Error('No menu is open');
    const at = overlay.choices.findIndex((choice) => choice.value === value);
    if (at < 0) throw new Error(`The menu has no choice ${value}`);
    const downs = (at - overlay.selected + overlay.choices.length) % overlay.choices.length;
    return press(...Array.from({ length: downs }, () => 'down'), 'enter');
  };
  const rows = (lines: readonly Parameters<typeof lineText>[0][]): readonly string[] =>
    lines.map((each) => lineText(each).trimEnd());
  return {
    state,
    effects: effects.filter((effect) => !isQuestion(effect)),
    questions: effects.filter(isQuestion),
    send,
    choose,
    press,
    proved: () =>
      effects.filter(isQuestion).reduce(
        (later, question) => later.send(finish(answerTo(question, state.catalog))),
        played(
          state,
          effects.filter((effect) => !isQuestion(effect)),
          trail,
        ),
      ),
    type: (text) => press(...text),
    get title() {
      return lineText(titleLine(state));
    },
    get prompt() {
      return lineText(screenView(state).second).trimEnd();
    },
    get main() {
      const { main, bottom } = screenView(state);
      return rows([...main.lines, ...(state.overlay === null ? (bottom?.pane.lines ?? []) : [])]);
    },
    get other() {
      return rows(screenView(state).other.lines);
    },
    get frames() {
      const { main, other } = screenView(state);
      return { main: lineText(main.title), other: lineText(other.title), position: main.position ?? '' };
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
    get spoken() {
      return linearLines(state);
    },
    get policy() {
      return JSON.parse(policyText(state));
    },
  };
}

/** Begins a session. */
export function play(parts: Partial<Start> = {}): Play {
  return played(initialState(startWith(parts)), []);
}
