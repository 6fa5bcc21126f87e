/**
 * From the first frame to the app on its terminal. Ink is loaded when nobody types: until then most keys are heard without
 * it (`first-keys.ts`), and whoever needs all of it, a menu, a signal, any other key, has it loaded at once.
 */

import { linearLines } from '../app/linear-view.ts';
import type { Store } from '../app/store.ts';
import { type FirstKeys, hearFirstKeys } from '../terminal/first-keys.ts';
import { followWindow } from '../terminal/follow-window.ts';
import { lendTerminal } from '../terminal/lend.ts';
import type { Mounted } from '../terminal/mount.tsx';
import type { Screen } from '../terminal/screen.ts';
import type { Launcher } from './launcher.ts';
import { keepHeapSmall, letHeapGrow } from './small-heap.ts';

/** What somebody asks of the terminal who watches over a program that is busy. */
export type WatchedTerminal = Pick<Mounted, 'listen' | 'lend'>;

/** A terminal that shows the first frame, and how the app comes onto it. */
export interface TakenTerminal {
  /** The app, once it is there. */
  readonly mounted: () => Mounted | undefined;
  /** Who has the terminal: the app, or who hears the keys before it. */
  readonly watched: () => WatchedTerminal | undefined;
  /** The app, as soon as it can be there. */
  readonly soon: () => Promise<Mounted>;
  /**
   * Waits for a pause in the typing and puts the app on the terminal, which is in raw mode.
   * @param ready what is done before, where nobody types
   */
  readonly take: (ready: Promise<void>) => Promise<Mounted>;
}

/**
 * The process's own terminal; without a screen ink draws for a screen reader, and is loaded at once. `whenCompiled` is the
 * launcher's.
 */
export function takenTerminal(
  store: Store,
  screen: Screen | null,
  whenCompiled: Launcher['whenCompiled'],
): TakenTerminal {
  let keys: (FirstKeys & WatchedTerminal) | undefined;
  let mounted: Mounted | undefined;
  let settle = (_: Mounted): void => undefined;
  const mounting = new Promise<Mounted>((resolve) => {
    settle = resolve;
  });
  return {
    mounted: () => mounted,
    watched: () => mounted ?? keys,
    soon() {
      keys?.hurry();
      return mounting;
    },
    async take(ready) {
      if (screen !== null) keys = firstKeysOn(store, screen, ready);
      await keys?.past;
      letHeapGrow();
      // Only a cache is to find V8's own settings; what runs at the start of ink would make the room for young objects larger.
      whenCompiled(keepHeapSmall);
      const { mount } = await import('../terminal/mount.tsx');
      keepHeapSmall();
      // What has come while ink was loaded is heard first.
      await new Promise(setImmediate);
      keys?.end();
      mounted = mount(store, { screen, readAloud: linearLines });
      settle(mounted);
      return mounted;
    },
  };
}

/** Has the keys before ink do what they do, and draws it. */
function firstKeysOn(store: Store, screen: Screen, ready: Promise<void>): FirstKeys & WatchedTerminal {
  const { dispatch, getState, subscribe } = store;
  const endDrawing = subscribe(screen.request);
  const endFollowing = followWindow(process.stdout, store, screen);
  const heard = hearFirstKeys(process.stdin, ready, (key, more) => dispatch({ kind: 'key', key, more }));
  // Ink draws them.
  const endMenus = subscribe(() => {
    if (getState().overlay?.kind === 'menu') heard.hurry();
  });
  const stdin = {
    setRawMode(on: boolean) {
      process.stdin.setRawMode(on);
      if (on) process.stdin.resume();
      else process.stdin.pause();
    },
  };
  let away = false;
  return {
    ...heard,
    lend(sentence) {
      if (away) return undefined;
      away = true;
      const lent = lendTerminal({ screen, stdin, stdout: process.stdout }, sentence);
      return {
        takeBack() {
          away = false;
          lent.takeBack();
        },
      };
    },
    end() {
      endMenus();
      endDrawing();
      endFollowing();
      heard.end();
    },
  };
}
