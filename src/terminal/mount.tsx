/** Puts the app on a terminal: ink reads keys, `screen.ts` draws; and gives the terminal away and takes it again. */
import { render, type TerminalSuspension } from 'ink';
import type { State } from '../app/state/state.ts';
import type { Store } from '../app/store.ts';
import { App } from './app.tsx';
import { followWindow } from './follow-window.ts';
import { type Lent, lendTerminal, retakeTerminal } from './lend.ts';
import { menuRows } from './menu.tsx';
import type { Screen } from './screen.ts';
import { silentOutput } from './silent-output.ts';
import { terminalInput } from './terminal-input.ts';

/** The app on a terminal. */
export interface Mounted {
  /** Leaves the terminal as it was found; `done` then gives the code. */
  readonly exit: (code: number) => void;
  /** Gives the terminal away while `during` runs, and draws everything again after it. */
  readonly suspend: <T>(during: () => Promise<T>) => Promise<T>;
  /** Looks in the middle of some work whether ctrl-c has been pressed; nothing that is typed meanwhile is lost. */
  readonly listen: () => boolean;
  /**
   * Gives the terminal away at once, whatever the app is doing, with a sentence on it, if there is one; undefined while it
   * is away already. The sentence must fit into a row, or some of it stays behind.
   */
  readonly lend: (sentence?: string) => Lent | undefined;
  /** Takes the terminal anew, raw mode included, and draws everything; not while it is given away. */
  readonly retake: () => void;
  /** Settles once what the state asks for is drawn. */
  readonly drawn: () => Promise<void>;
  /** Settles with the exit code once the terminal is restored. */
  readonly done: Promise<number>;
}

/** Where the app is; without streams on the process's own terminal. */
export interface MountOptions {
  /** Where frames are drawn; null for screen readers, for whom ink writes lines. */
  readonly screen: Screen | null;
  /** What the lines for screen readers say (`linearLines`). */
  readonly readAloud: (state: State) => readonly string[];
  readonly stdin?: NodeJS.ReadStream;
  readonly stdout?: NodeJS.WriteStream;
}

/**
 * Puts the app on a terminal: ink reads keys and pastes, follows the window's size, and lets go of the terminal
 * when the program is left or told to end. Call it only when both standard input and output are terminals.
 * `interactive` because ink would do nothing under CI=true.
 */
export function mount(
  store: Store,
  { screen, readAloud, stdin: source = process.stdin, stdout = process.stdout }: MountOptions,
): Mounted {
  let code = 0;
  let away = false;
  // The terminal is given away by one thing at a time; the next, as a ctrl-z behind another, waits until it is back.
  let back: Promise<unknown> = Promise.resolve();
  const stdin = terminalInput(source, (pointer) => store.dispatch({ kind: 'pointer', pointer }));
  let suspendTerminal: (() => Promise<TerminalSuspension>) | undefined;
  // What is typed ahead is echoed where the cursor stands, and the first lines would begin behind it: so there is no
  // echo any more (ink sees to that only after the first frame), and the cursor goes to the start of its row.
  stdin.setRawMode(true);
  if (screen === null) stdout.write('\r');
  const instance = render(
    <App
      store={store}
      readAloud={readAloud}
      onReady={(app) => {
        suspendTerminal = () => app.suspendTerminal();
      }}
      {...(screen === null ? {} : { onGone: screen.close })}
    />,
    {
      stdin,
      stdout: screen === null ? stdout : silentOutput(),
      // The screen is taken and given back by `screen.ts`.
      alternateScreen: false,
      interactive: true,
      exitOnCtrlC: false,
      // Nothing here writes to the console.
      patchConsole: false,
      isScreenReaderEnabled: screen === null,
    },
  );
  const unsubscribe = screen === null ? undefined : store.subscribe(screen.request);
  screen?.drawMenusBy(menuRows);
  // A menu may be waiting for it.
  if (store.getState().overlay?.kind === 'menu') screen?.request();
  const endFollowing = followWindow(stdout, store, screen);
  const terminal = { screen, stdin, stdout };
  return {
    exit(with_) {
      code = with_;
      instance.unmount();
    },
    suspend(during) {
      const given = back.then(async () => {
        away = true;
        const suspension = await suspendTerminal?.();
        screen?.close();
        try {
          return await during();
        } finally {
          await suspension?.resume();
          screen?.open();
          away = false;
        }
      });
      back = given.catch(() => {});
      return given;
    },
    listen: () => !away && stdin.listen(),
    lend(sentence) {
      if (away) return undefined;
      away = true;
      const lent = lendTerminal(terminal, sentence);
      return {
        takeBack() {
          away = false;
          lent.takeBack();
        },
      };
    },
    retake() {
      if (!away) retakeTerminal(terminal);
    },
    drawn: () => (screen === null ? instance.waitUntilRenderFlush() : screen.drawn()),
    done: instance.waitUntilExit().then(() => {
      unsubscribe?.();
      endFollowing();
      return code;
    }),
  };
}
