/**
 * Random bytes to the built program in a pseudo-terminal: keys and pastes as terminals send them, in pieces cut
 * anywhere, with sequences that break off and bytes that are no UTF-8 between them, and windows that change. What is
 * drawn goes into a terminal in memory. After each the program runs and answers, its frame has its title; at the end
 * ctrl-c ends it with 130, and the terminal shows what it showed before.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pty from '@lydell/node-pty';
import xterm from '@xterm/headless';
import type { Input } from '../../test/app/random-use.ts';
import { bytesOf } from '../../test/support/bytes.ts';
import { here } from '../bench/session.ts';

/** Milliseconds in which the program has to answer, also on a busy machine. */
const patience = 10_000;
/** Nothing more is drawn when nothing has come for so long. */
const quiet = 25;
/** Keys of ours that end a session, or stop it. */
const ending = new Set(['ctrl-c', 'ctrl-d', 'ctrl-z', 'q']);
const broken = ['\u001b[', '\u001b[1;', '\u001bO', '\u001b[200~', '\u001b]0;x', '\u001b[<0;5;5M'];
const notUtf8 = [[0xff], [0xc3], [0xe2, 0x82], [0xf0, 0x9f, 0x91], [0x80, 0x80]];

const pause = (time: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, time));

/** What a terminal sends for an input; undefined for what it does not send. */
function bytesFor(input: Input): Buffer | undefined {
  if (input.kind === 'paste')
    return Buffer.from(`\u001b[200~${input.text.replaceAll('\u001b', '')}\u001b[201~`);
  return input.kind === 'key' && !ending.has(input.key) ? Buffer.from(bytesOf(input.key)) : undefined;
}

/** The inputs that a terminal can send, less those that end the program. */
export function inputsOfTerminals(inputs: readonly Input[]): readonly Input[] {
  return inputs.filter((input) => input.kind === 'resize' || bytesFor(input) !== undefined);
}

/** Sends inputs, and checks after each; `answered` hears how many there were. @throws Error that says what did not hold, and after which input */
export async function playInTerminal(
  inputs: readonly Input[],
  seed: number,
  answered?: (count: number, pid: number) => void,
): Promise<{ readonly sent: number; readonly slowest: number }> {
  const home = mkdtempSync(join(tmpdir(), 'sm-explore-fuzz-'));
  const env = {
    ...process.env,
    HOME: home,
    XDG_STATE_HOME: home,
    XDG_CONFIG_HOME: home,
    LANG: 'C.UTF-8',
    EDITOR: 'true',
  };
  const child = pty.spawn(here.node, [here.program, '--fresh'], { cols: 80, rows: 24, cwd: home, env });
  const terminal = new xterm.Terminal({ cols: 80, rows: 24, allowProposedApi: true });
  let ended: number | undefined;
  let last = performance.now();
  let drawn = '';
  child.onExit(({ exitCode }) => {
    ended = exitCode;
  });
  child.onData((data) => {
    last = performance.now();
    drawn = (drawn + data).slice(-4_000);
    terminal.write(data);
  });
  // Its types know text alone; what it is given goes to the terminal as it is, and not all of it is UTF-8.
  const write = (bytes: Buffer): void => child.write(bytes as unknown as string);
  const screen = (): string => {
    const { active } = terminal.buffer;
    return Array.from(
      { length: terminal.rows },
      (_, row) => active.getLine(active.viewportY + row)?.translateToString(true) ?? '',
    ).join('\n');
  };
  const until = async (holds: () => boolean, what: string): Promise<number> => {
    const start = performance.now();
    while (!holds()) {
      if (performance.now() - start > patience) throw new Error(`${what}; the screen shows:\n${screen()}`);
      await pause(2);
    }
    return performance.now() - start;
  };
  // In a narrow window the title is cut in favour of what stands right of it.
  const titled = (): boolean =>
    terminal.cols < 40 || terminal.rows < 10 || screen().startsWith(terminal.cols < 80 ? 's' : 'sm-e');
  let sent = 0;
  let slowest = 0;
  let random = seed;
  const next = (below: number): number => {
    random = (random * 1_103_515_245 + 12_345) % 2 ** 31;
    return random % below;
  };
  try {
    await until(() => screen().startsWith('sm-explore ›'), 'the first frame never came');
    for (const input of inputs) {
      if (input.kind === 'resize') {
        const [columns, rows] = [Math.max(2, input.size.columns), Math.max(1, input.size.rows)];
        terminal.resize(columns, rows);
        child.resize(columns, rows);
      } else {
        const bytes = bytesFor(input);
        if (bytes === undefined) continue;
        const trouble = next(20);
        if (trouble === 0) child.write(broken[next(broken.length)] ?? '');
        if (trouble === 1) write(Buffer.from(notUtf8[next(notUtf8.length)] ?? []));
        const cut = next(bytes.length + 1);
        write(bytes.subarray(0, cut));
        if (next(4) === 0) await pause(next(30));
        write(bytes.subarray(cut));
      }
      sent += 1;
      if (ended !== undefined)
        throw new Error(`it ended with ${ended} after ${JSON.stringify(input)}:\n${drawn}`);
      if (sent % 10 !== 0 && input.kind !== 'resize') continue;
      await until(() => performance.now() - last > quiet, 'it never stopped drawing');
      slowest = Math.max(slowest, await until(titled, `no title after ${JSON.stringify(input)}`));
      answered?.(sent, child.pid);
    }
    await until(() => performance.now() - last > quiet, 'it never stopped drawing');
    // A paste that never ended is given up after a second; then ctrl-c is heard like any other key.
    child.write('\u0003');
    await until(() => ended !== undefined, 'ctrl-c did not end it');
    if (ended !== 130 && ended !== 0) throw new Error(`it ended with ${ended}:\n${drawn}`);
    await pause(quiet);
    if (terminal.buffer.active.type !== 'normal') throw new Error('it left the alternate screen behind');
    if (/\n\s+at .*:\d+:\d+/u.test(drawn)) throw new Error(`it printed a stack trace:\n${drawn}`);
  } finally {
    if (ended === undefined) {
      child.kill('SIGKILL');
      // Until it has ended it may still write into its folder.
      await new Promise((resolve) => child.onExit(resolve));
    }
    terminal.dispose();
    rmSync(home, { recursive: true, force: true, maxRetries: 10, retryDelay: 50 });
  }
  return { sent, slowest };
}
