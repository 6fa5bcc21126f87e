/**
 * From the first frame to the app on its terminal. Ink is loaded when nobody types: until then letters are heard without
 * it (`first-letters.ts`), and whoever needs all of it, a signal or any other key, has it loaded at once.
 */

import { bindingOf, contextOf } from '../app/keymap.ts';
import { linearLines } from '../app/linear-view.ts';
import type { Store } from '../app/store.ts';
import { type FirstLetters, hearFirstLetters } from '../terminal/first-letters.ts';
import { followWindow } from '../terminal/follow-window.ts';
import type { Mounted } from '../terminal/mount.tsx';
import type { Screen } from '../terminal/screen.ts';
import { keepHeapSmall, letHeapGrow } from './small-heap.ts';

/** A terminal that shows the first frame, and how the app comes onto it. */
export interface TakenTerminal {
  /** The app, once it is there. */
  readonly mounted: () => Mounted | undefined;
  /** The same, as soon as it can be. */
  readonly soon: () => Promise<Mounted>;
  /**
   * Waits for a pause in the typing and puts the app on the terminal, which is in raw mode.
   * @param ready what is done before, where nobody types
   */
  readonly take: (ready: Promise<void>) => Promise<Mounted>;
}

/** The process's own terminal; without a screen ink draws for a screen reader, and is loaded at once. */
export function takenTerminal(store: Store, screen: Screen | null): TakenTerminal {
  let letters: FirstLetters | undefined;
  let mounted: Mounted | undefined;
  let settle = (_: Mounted): void => undefined;
  const mounting = new Promise<Mounted>((resolve) => {
    settle = resolve;
  });
  return {
    mounted: () => mounted,
    soon() {
      letters?.hurry();
      return mounting;
    },
    async take(ready) {
      if (screen !== null) letters = firstLettersOf(store, screen, ready);
      await letters?.past;
      letHeapGrow();
      const { mount } = await import('../terminal/mount.tsx');
      keepHeapSmall();
      // What has come while ink was loaded is heard first.
      await new Promise(setImmediate);
      letters?.end();
      mounted = mount(store, { screen, readAloud: linearLines });
      settle(mounted);
      return mounted;
    },
  };
}

/** Has what is typed before ink is there go into the query, and draws it. */
function firstLettersOf(store: Store, screen: Screen, ready: Promise<void>): FirstLetters {
  const { dispatch, getState, subscribe } = store;
  const endDrawing = subscribe(screen.request);
  const endFollowing = followWindow(process.stdout, store, screen);
  const letters = hearFirstLetters(
    process.stdin,
    ready,
    (key) => contextOf(getState()) === 'explore' && bindingOf(getState(), key) === undefined,
    (key, more) => dispatch({ kind: 'key', key, more }),
  );
  return {
    ...letters,
    end() {
      endDrawing();
      endFollowing();
      letters.end();
    },
  };
}
