/** Runs the program in the test's own process: text in, text out, exit code. Nothing of this machine leaks in. */
import type { Console } from '../../src/cli/console.ts';
import type { Launcher } from '../../src/cli/launcher.ts';
import { main } from '../../src/cli/main.ts';

export interface SessionParts {
  readonly stdin?: string;
  readonly env?: Readonly<Record<string, string>>;
  readonly terminal?: { readonly input: boolean; readonly output: boolean; readonly errors?: boolean };
  readonly columns?: number;
  readonly configPath?: string;
  readonly statePath?: string;
}

export interface Ended {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

const launcher: Launcher = {
  clipboardProgram: 'a subcommand copies nothing',
  watchdogProgram: 'nobody watches a subcommand',
  ran: () => undefined,
  whenCompiled: () => undefined,
};

/** The words of a command line as somebody types it, parted by blanks. */
export const words = (line: string): readonly string[] => line.split(' ');

/** Runs `sm-explore` with the arguments; without parts it is in a pipe, with an empty environment. */
export async function smExplore(argv: readonly string[], parts: SessionParts = {}): Promise<Ended> {
  let out = '';
  let err = '';
  const console: Console = {
    out: async (text) => {
      out += text;
    },
    outPainted: async (text) => {
      out += text;
    },
    err: async (text) => {
      err += text;
    },
    async *input() {
      yield Buffer.from(parts.stdin ?? '');
    },
    terminal: { input: false, output: false, errors: false, ...parts.terminal },
    columns: parts.columns,
    env: parts.env ?? {},
    configPath: () => parts.configPath,
    statePath: () => parts.statePath ?? '/no/such/state',
    writeProblem: () => undefined,
  };
  const code = await main(argv, launcher, console);
  return { code, out, err };
}
