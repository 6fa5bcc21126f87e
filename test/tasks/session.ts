/**
 * A session that counts: keys as they are pressed, and the values that nobody can be spared (names, ARNs, subnets) apart.
 * What the app asks of the outside is done as the program does it, as far as a policy hangs on it.
 */
import type { AppEffect } from '../../src/app/state/effect.ts';
import { policyText } from '../../src/app/state/policy.ts';
import { initialState, type Start, type State } from '../../src/app/state/state.ts';
import { update } from '../../src/app/update.ts';
import { readServices } from '../../src/catalog/load.ts';
import { answerTo } from '../../src/cli/proofs.ts';
import { readArrivals } from '../../src/cli/read-arrivals.ts';
import { startWith } from '../support/screen.ts';

/** What was pressed and typed so far. */
export interface Counts {
  readonly keys: number;
  readonly typed: number;
}

export interface TaskSession {
  readonly counts: Counts;
  readonly state: State;
  /** What was copied last, saved or asked for. */
  readonly effects: readonly AppEffect[];
  /** Presses keys by their names; a query or a menu's letters count as what they are, keys. */
  press(...keys: readonly string[]): TaskSession;
  /** Types letters that search or choose, each a key. */
  letters(text: string): TaskSession;
  /** Types a value: counted apart. */
  value(text: string): TaskSession;
  /** Pastes: one key. */
  paste(text: string): TaskSession;
  /** The policy, parsed. */
  readonly policy: unknown;
}

/** What work in steps comes to. */
function toTheEnd<T>(steps: Generator<void, T>): T {
  for (;;) {
    const { done, value } = steps.next();
    if (done) return value;
  }
}

/** The state after the app's questions to the outside were answered. */
function answered(
  state: State,
  effects: readonly AppEffect[],
): { state: State; effects: readonly AppEffect[] } {
  let now = state;
  const rest: AppEffect[] = [];
  for (const effect of effects) {
    if (effect.kind === 'load-services') {
      const parts = readServices(now.catalog, effect.services);
      const next = update(now, { kind: 'services-loaded', parts, directory: undefined });
      now = next.state;
    } else if (effect.kind === 'recognise') {
      const { text, from } = effect;
      now = update(now, { kind: 'arrived', text, from, ...readArrivals(text, now.catalog) }).state;
    } else if (
      effect.kind === 'check' ||
      effect.kind === 'compare' ||
      effect.kind === 'explain' ||
      effect.kind === 'decide'
    ) {
      now = update(now, toTheEnd(answerTo(effect, now.catalog))).state;
    } else rest.push(effect);
  }
  return { state: now, effects: rest };
}

function at(state: State, effects: readonly AppEffect[], counts: Counts): TaskSession {
  const act = (actions: readonly Parameters<typeof update>[1][], more: Counts): TaskSession => {
    let [now, all] = [state, effects];
    for (const action of actions) {
      const next = update(now, action);
      const after = answered(next.state, next.effects);
      now = after.state;
      all = [...all, ...after.effects];
    }
    return at(now, all, { keys: counts.keys + more.keys, typed: counts.typed + more.typed });
  };
  const keys = (names: readonly string[]) => names.map((key) => ({ kind: 'key', key }) as const);
  return {
    counts,
    state,
    effects,
    press: (...names) => act(keys(names), { keys: names.length, typed: 0 }),
    letters: (text) => act(keys([...text]), { keys: text.length, typed: 0 }),
    value: (text) => act(keys([...text]), { keys: 0, typed: text.length }),
    paste: (text) => act([{ kind: 'paste', text }], { keys: 1, typed: 0 }),
    get policy() {
      return JSON.parse(policyText(state));
    },
  };
}

/** Begins a session at 140 by 40. */
export function begin(parts: Partial<Start> = {}): TaskSession {
  return at(initialState(startWith({ size: { columns: 140, rows: 40 }, ...parts })), [], {
    keys: 0,
    typed: 0,
  });
}
