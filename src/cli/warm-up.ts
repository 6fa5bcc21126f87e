/**
 * Makes ready what the first keys need, while nobody types: the index of SageMaker's names, the names of every service,
 * and everything else that is worked out once, when it is first asked for, or that V8 has not compiled yet.
 *
 * For the latter a session is rehearsed: updating and drawing are functions of the state, so on a copy of it some keys
 * are pressed and the frames worked out, and nobody sees them. What its keys would do outside is left out.
 *
 * It is done in slices of a few milliseconds, and between two of them the terminal is read: a key waits for one slice
 * at the most. Behind a key the indexes wait until its frame is drawn, and the rehearsal until no further one has come for
 * a while: some of its steps are as long as a key that nothing was rehearsed for. What is needed and not ready yet a key
 * makes itself, as it would without all this.
 */
import { frameOf } from '../app/frame.ts';
import type { Key } from '../app/keymap/key.ts';
import type { Store } from '../app/store.ts';
import { update } from '../app/update.ts';
import { loadDirectory } from '../catalog/load.ts';
import { corpusOf } from '../search/corpus.ts';
import { allActions, handicapsIn, namesIn } from '../search/services/action-index.ts';

/** How long a slice may go on, in milliseconds; the step that it is in is ended first. */
const longestSlice = 4;

/**
 * How long no key must have come, in milliseconds: for the indexes until its frame is drawn, for the rehearsal more than is
 * between two keys of a word.
 */
const quiet = { making: 20, rehearsal: 150 } as const;

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
  if (catalog.directory !== undefined) {
    const names = namesIn(catalog.directory.bytes);
    yield;
    handicapsIn(names);
    yield;
  }
  const all = allActions(catalog);
  yield;
  all?.index.vocabulary.holdersOf(0);
  yield;
  // What a mistyped word is compared with.
  descriptions.whole();
  yield;
}

/** The keys of the rehearsal, in two steps each. */
function* rehearsal({ getState }: Store): Generator<void, void> {
  let state = getState();
  for (const key of rehearsed) {
    state = update(state, { kind: 'key', key }).state;
    yield;
    frameOf(state);
    yield;
  }
}

/** What is got ready for the keys to come. */
export interface WarmUp {
  /** Settles when the indexes are made; the rehearsal comes after them. */
  readonly ready: Promise<void>;
  readonly stop: () => void;
}

/** Begins to make everything ready, from the next turn of the event loop on; what a key does comes first. */
export function warmUp(store: Store): WarmUp {
  let settle = (): void => undefined;
  const ready = new Promise<void>((resolve) => {
    settle = resolve;
  });
  function* all(): Generator<void, void> {
    yield* making(store);
    settle();
    doing = 'rehearsal';
    yield* rehearsal(store);
  }
  const steps = all();
  let doing: keyof typeof quiet = 'making';
  let seen = store.getState();
  let later: NodeJS.Timeout | undefined;
  const goOn = (): void => {
    const pressed = store.getState() !== seen;
    seen = store.getState();
    if (pressed) {
      later = setTimeout(goOn, quiet[doing]);
      return;
    }
    const end = performance.now() + longestSlice;
    do if (steps.next().done === true) return;
    while (performance.now() < end);
    // What was read for the indexes is in the state now.
    seen = store.getState();
    next = setImmediate(goOn);
  };
  let next = setImmediate(goOn);
  return {
    ready,
    stop() {
      clearImmediate(next);
      clearTimeout(later);
    },
  };
}
