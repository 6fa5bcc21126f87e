/**
 * Makes ready what the first keys need, while nobody types: the index of SageMaker's names, the names of every service,
 * and everything else that is worked out once, when it is first asked for, or that V8 has not compiled yet.
 *
 * For the latter a session is rehearsed: updating and drawing are functions of the state, so on a copy of it some keys
 * are pressed and the frames worked out, and nobody sees them. What its keys would do outside is left out.
 *
 * It is done in slices of a few milliseconds, and between two of them the terminal is read: a key waits for one slice
 * at the most. Behind a key the rehearsal waits until no further one has come for a while. What is needed and not
 * ready yet a key makes itself, as it would without all this.
 */
import { frameOf } from '../app/frame.ts';
import type { Key } from '../app/keymap/key.ts';
import type { Store } from '../app/store.ts';
import { update } from '../app/update.ts';
import { loadDirectory } from '../catalog/load.ts';
import { corpusOf } from '../search/corpus.ts';
import { allActions, namesIn } from '../search/services/action-index.ts';

/** How long a slice may go on, in milliseconds; the step that it is in is ended first. */
const longestSlice = 4;

/** How long no key must have come for the rehearsal to go on, in milliseconds: more than between two keys of a word. */
const quiet = 150;

/** A name with a typo, a word of descriptions, something of another service; a row's page; the cart and back. */
const rehearsed: readonly Key[] = [
  ...[
    'c',
    'r',
    't',
    'j',
    'o',
    'p',
    'ctrl-u',
    ...'trainjob vpv',
    'down',
    'down',
    'enter',
    'down',
    'enter',
    'esc',
  ],
  ...['esc', 'tab', 'ctrl-u', ...'get sceret', 'shift-tab', 'down', 'up', 'esc'],
];

/** What there is to make, in steps. */
function* making({ getState, dispatch }: Store): Generator<void, void> {
  const { descriptions } = corpusOf(getState().catalog, []).index();
  yield;
  if (getState().catalog.directory === undefined) {
    dispatch({ kind: 'services-loaded', parts: new Map(), directory: loadDirectory() });
    yield;
  }
  const { catalog } = getState();
  if (catalog.directory !== undefined) namesIn(catalog.directory.bytes);
  yield;
  const all = allActions(catalog);
  yield;
  all?.index.vocabulary.holdersOf(0);
  yield;
  // What a mistyped word is compared with.
  descriptions.whole();
}

/** The keys of the rehearsal, one a step. */
function* rehearsal({ getState }: Store): Generator<void, void> {
  let state = getState();
  for (const key of rehearsed) {
    state = update(state, { kind: 'key', key }).state;
    frameOf(state);
    yield;
  }
}

/** Does steps until the slice is over; whether there are more. */
function goOn(steps: Generator<void, void>): boolean {
  const end = performance.now() + longestSlice;
  do if (steps.next().done === true) return false;
  while (performance.now() < end);
  return true;
}

/** How long no key must have come for the indexes to be made, in milliseconds: its frame is drawn by then. */
const breath = 20;

/** Makes the indexes, from the next turn of the event loop on; what a key does comes first. */
export function makeReady(store: Store): { readonly done: Promise<void>; readonly stop: () => void } {
  const steps = making(store);
  let settle = (): void => undefined;
  const done = new Promise<void>((resolve) => {
    settle = resolve;
  });
  let seen = store.getState();
  let later: NodeJS.Timeout | undefined;
  const make = (): void => {
    const pressed = store.getState() !== seen;
    seen = store.getState();
    if (pressed) later = setTimeout(make, breath);
    else if (goOn(steps)) {
      seen = store.getState();
      next = setImmediate(make);
    } else settle();
  };
  let next = setImmediate(make);
  return {
    done,
    stop() {
      clearImmediate(next);
      clearTimeout(later);
    },
  };
}

/** Rehearses a session while no key comes; gives the function that ends it. */
export function rehearse(store: Store): () => void {
  const steps = rehearsal(store);
  let seen = store.getState();
  const next = (): void => {
    const now = store.getState();
    const pressed = now !== seen;
    seen = now;
    if (!pressed && !goOn(steps)) return;
    later = setTimeout(next, pressed ? quiet : 1);
  };
  let later = setTimeout(next, 1);
  return () => clearTimeout(later);
}
