/**
 * Makes ready what the first keys need, while nobody types: the index of SageMaker's names, the names of every service,
 * and everything else that is worked out once, when it is first asked for, or that V8 has not compiled yet.
 *
 * For the latter a session is rehearsed: updating and drawing are functions of the state, so on a copy of it some keys
 * are pressed and the frames worked out, and nobody sees them. What its keys would do outside is left out.
 *
 * A search beyond SageMaker is the longest step of a key, and before V8 has compiled it ten times as long as after: the
 * rehearsal has one in twelve of the names to look through, which compiles the same code in short steps.
 *
 * It is done in slices of a few milliseconds, and between two of them the terminal is read: a key waits for one slice
 * at the most. While somebody types, it goes on right behind each frame and for a short while only: the time until the next
 * key is longer than that as a rule, and what is ready soon is ready for the rest of the word. What is needed and not ready
 * yet a key makes itself, as it would without all this.
 */
import { frameOf } from '../app/frame.ts';
import type { Key } from '../app/keymap/key.ts';
import type { State } from '../app/state/state.ts';
import type { Store } from '../app/store.ts';
import { update } from '../app/update.ts';
import { loadDirectory, loadFewNames } from '../catalog/load.ts';
import { corpusOf } from '../search/corpus.ts';
import { allActions, handicapsIn, namesIn } from '../search/services/action-index.ts';

/** How long a slice may go on, in milliseconds; the step that it is in is ended first. */
const longestSlice = 4;

/** Milliseconds behind a key: when its frame has been drawn, how long there is work then, and after what it is a pause. */
const behindKey = { drawn: 6, busy: 22, pause: 150 } as const;

/**
 * From an empty line on, as something may have been typed by then: rows; an abbreviation, a name with typos, words that
 * name a service; a row's page; the cart and back.
 */
const rehearsed: readonly Key[] = [
  ...['ctrl-u', 'down', 'down', ...'crtjo', 'ctrl-u', ...'trainjob vpv', 'enter', 'down'],
  ...['enter', 'esc', 'esc', 'tab', 'ctrl-u', ...'get lamda functn', 'shift-tab', 'down', 'up', 'esc'],
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
  // No service goes by this name; where the actions of each stand is found out for the first that is asked for.
  all?.ofService('');
  yield;
  // What a mistyped word is compared with.
  descriptions.whole();
  yield;
}

/** The keys of the rehearsal, in two steps each. */
function* rehearsal({ getState }: Store): Generator<void, void> {
  const catalog = { ...getState().catalog, directory: loadFewNames() };
  let state: State = { ...getState(), catalog };
  yield;
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
  /** Settles behind the rehearsal. */
  readonly done: Promise<void>;
  readonly stop: () => void;
}

/** Begins to make everything ready, from the next turn of the event loop on; what a key does comes first. */
export function warmUp(store: Store): WarmUp {
  const settle = { ready: (): void => undefined, done: (): void => undefined };
  const ready = new Promise<void>((resolve) => {
    settle.ready = resolve;
  });
  const done = new Promise<void>((resolve) => {
    settle.done = resolve;
  });
  function* all(): Generator<void, void> {
    yield* making(store);
    settle.ready();
    yield* rehearsal(store);
    settle.done();
  }
  const steps = all();
  let working = false;
  let pressedAt = -Infinity;
  let next: NodeJS.Immediate | undefined;
  let later: NodeJS.Timeout | undefined;
  const wait = (): void => {
    clearImmediate(next);
    clearTimeout(later);
  };
  const goOn = (): void => {
    const start = performance.now();
    const past = start - pressedAt;
    if (past > behindKey.drawn + behindKey.busy && past < behindKey.pause) {
      later = setTimeout(goOn, behindKey.pause - past);
      return;
    }
    working = true;
    let over = false;
    do over = steps.next().done === true;
    while (!over && performance.now() < start + longestSlice);
    working = false;
    if (over) forget();
    else next = setImmediate(goOn);
  };
  const forget = store.subscribe(() => {
    // What has been read for the indexes changes the state, too.
    if (working) return;
    wait();
    pressedAt = performance.now();
    later = setTimeout(goOn, behindKey.drawn);
  });
  next = setImmediate(goOn);
  return {
    ready,
    done,
    stop() {
      wait();
      forget();
    },
  };
}
