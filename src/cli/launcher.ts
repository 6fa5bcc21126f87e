/**
 * What the executable does for the program. The bundle runs as a script from V8's code cache (bin/code-cache.js),
 * and such a script can neither import a package nor know when its cache is worth writing.
 */
import type { CommandName } from './command-table.ts';

/** What the executable tells the program: paths of what else is installed. */
export interface Launcher {
  /** Path of the script that puts its standard input onto the desktop's clipboard. */
  readonly clipboardProgram: string;
  /** Path of the script of the thread that watches whether the program is busy (`busy-guard.ts`). */
  readonly watchdogProgram: string;
  /** Says that a whole use of the program is over: what it called is worth keeping compiled for the next one. */
  readonly ran: (use: 'explorer' | CommandName) => void;
  /** Has the listener called when a further bundle has been taken from its cache, before it runs. */
  readonly whenCompiled: (listener: () => void) => void;
}
