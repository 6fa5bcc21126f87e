/** What every key and every answer of the outside leads to: the next state, and what it asks for. */
import type { AppEffect } from './effect.ts';
import type { Message, State } from './state.ts';

/** A state and what it asks of the outside. */
export interface Step {
  readonly state: State;
  readonly effects: readonly AppEffect[];
}

/** A step to a state; effects are carried out in their order. */
export function step(state: State, ...effects: readonly AppEffect[]): Step {
  return { state, effects };
}

/** A step that leaves a sentence in the status row. */
export function say(state: State, text: string, tone: Message['tone'] = 'hint'): Step {
  return step({ ...state, message: { text, tone } });
}
