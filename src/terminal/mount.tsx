import { render, type TerminalSuspension } from 'ink';
import type { Store } from '../app/store.ts';
import { App } from './app.tsx';
import { terminalInput } from './terminal-input.ts';

/** The app on a terminal. */
export interface Mounted {
  /** Leaves the terminal as it was found; `done` then gives the code. */
  readonly exit: (code: number) => void;
  /** Gives the terminal away while `during` runs, and draws everything again after it. */
  readonly suspend: <T>(during: () => Promise<T>) => Promise<T>;
  /** Settles once what the state asks for is drawn. */
  readonly drawn: () => Promise<void>;
  /** Settles with the exit code once the terminal is restored. */
  readonly done: Promise<number>;
}

/** How the app is drawn, and where; without streams on the process's own terminal. */
export interface MountOptions {
  readonly screenReader: boolean;
  readonly stdin?: NodeJS.ReadStream;
  readonly stdout?: NodeJS.WriteStream;
}

/**
 * Draws the app on a terminal, on the alternate screen; call it only when both standard input and
 * output are terminals. `interactive` because ink would draw nothing under CI=true.
 */
export function mount(
  store: Store,
  { screenReader, stdin: source = process.stdin, stdout = process.stdout }: MountOptions,
): Mounted {
  let code = 0;
  const stdin = terminalInput(source);
  let suspendTerminal: (() => Promise<TerminalSuspension>) | undefined;
  // What is typed ahead is echoed where the cursor stands, and the first frame would begin behind it: so there is no
  // echo any more (ink sees to that only after the first frame), and the cursor goes to the start of its row.
  stdin.setRawMode(true);
  stdout.write('\r');
  const instance = render(
    <App
      store={store}
      onReady={(app) => {
        suspendTerminal = () => app.suspendTerminal();
      }}
    />,
    {
      stdin,
      stdout,
      alternateScreen: !screenReader,
      incrementalRendering: true,
      interactive: true,
      exitOnCtrlC: false,
      // Nothing here writes to the console.
      patchConsole: false,
      isScreenReaderEnabled: screenReader,
    },
  );
  return {
    exit(with_) {
      code = with_;
      instance.unmount();
    },
    async suspend(during) {
      const suspension = await suspendTerminal?.();
      try {
        return await during();
      } finally {
        await suspension?.resume();
      }
    },
    drawn: () => instance.waitUntilRenderFlush(),
    done: instance.waitUntilExit().then(() => code),
  };
}
