/**
 * A real terminal: a tmux server of the test's own, with one pane that runs a shell. Keys go in with send-keys,
 * the screen comes out with capture-pane, and everything is polled. The shell has an environment of its own, in
 * a folder of its own, and finds the built program as `sm-explore`.
 */
import { execFileSync, spawnSync } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const hasTmux = spawnSync('tmux', ['-V']).status === 0;

if (!hasTmux) console.log('skipped: tmux is not installed, so no real terminal can be driven');

/** The built executable. */
const program = fileURLToPath(new URL('../../bin/sm-explore.js', import.meta.url));

const pause = (milliseconds: number): Promise<void> =>
  new Promise((resolve) => setTimeout(resolve, milliseconds));

export interface Pane {
  /** A folder of the test's own, where the shell is; HOME, the XDG folders and TMPDIR point into it. */
  readonly home: string;
  /** Presses keys as tmux names them (`Enter`, `BTab`, `C-c`), one after the other. */
  keys(...names: readonly string[]): void;
  /** Types text literally. */
  type(text: string): void;
  /** Types a line and presses Enter. */
  enter(line: string): void;
  /** Enters the command that starts the program, and waits for its first frame. */
  start(command?: string, first?: string | RegExp): Promise<string>;
  /** Hands text over in one piece, line feeds as Enter; `bracketed` marks it as pasted, as terminals do. */
  paste(text: string, bracketed?: boolean): void;
  /** Sends bytes as they are, in one piece. */
  send(bytes: string): void;
  /** Runs a command in place of the shell, as tmux does for `new-session COMMAND`. */
  become(command: string): void;
  /** What the pane shows. */
  screen(): string;
  /** The same with its escape sequences. */
  coloured(): string;
  /** Waits until the pane shows the text or fits the pattern, and gives the screen. */
  see(what: string | RegExp): Promise<string>;
  /** Waits until the pane no longer shows it, and gives the screen. */
  lose(what: string | RegExp): Promise<string>;
  /** Waits until the shell asks for a command again, and gives the screen. */
  shell(): Promise<string>;
  /** Column and row of the cursor, from 0. */
  cursor(): string;
  resize(columns: number, rows: number): void;
  /** What is in tmux's paste buffer. */
  buffer(): string;
  /** Has tmux take what programs send with OSC 52, as terminals do; by its default it takes nothing. */
  heedOsc52(): void;
  /** Ends the shell and all it runs, and removes the folder. */
  close(): void;
}

/** Waits without giving anything else its turn: the process that asks may be about to exit. */
const rest = (milliseconds: number): void => {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, milliseconds);
};

/**
 * Processes of the program that were started with a home folder; none where the system does not tell (it is read from
 * /proc). Others may stay: a helper that holds a clipboard's selection, the server of GNU screen.
 */
export function processesOf(home: string): readonly number[] {
  if (!existsSync('/proc/self/environ')) return [];
  return readdirSync('/proc').flatMap((name) => {
    if (!/^\d+$/.test(name)) return [];
    try {
      const isOurs = readFileSync(`/proc/${name}/cmdline`, 'utf8').includes(program);
      const isHere = readFileSync(`/proc/${name}/environ`, 'utf8').split('\0').includes(`HOME=${home}`);
      return isOurs && isHere ? [Number(name)] : [];
    } catch {
      // It has ended meanwhile, or belongs to somebody else.
      return [];
    }
  });
}

const holds = (screen: string, what: string | RegExp): boolean =>
  typeof what === 'string' ? screen.includes(what) : what.test(screen);

/** Panes that nobody has closed yet; none may outlive the process that opened it. */
const open = new Set<() => void>();
process.once('exit', () => {
  for (const close of open) close();
});

function furnish(home: string): void {
  const bin = join(home, 'bin');
  const starter = join(bin, 'sm-explore');
  mkdirSync(bin);
  mkdirSync(join(home, 'tmp'));
  writeFileSync(starter, `#!/bin/sh\nexec '${process.execPath}' '${program}' "$@"\n`);
  chmodSync(starter, 0o755);
}

/** Opens a pane of the size given, with a plain shell whose prompt is `shell$`. To be closed by the caller. */
export async function openPane(columns = 80, rows = 24): Promise<Pane> {
  const home = mkdtempSync(join(tmpdir(), 'sm-pane-'));
  const socket = join(home, 'tmux');
  // Nothing else is inherited: neither a display, nor SSH, nor a colour setting.
  const env = {
    HOME: home,
    TMPDIR: join(home, 'tmp'),
    XDG_CONFIG_HOME: join(home, 'config'),
    XDG_STATE_HOME: join(home, 'state'),
    PS1: 'shell$ ',
    PATH: `${join(home, 'bin')}:${process.env['PATH'] ?? ''}`,
    LANG: 'C.UTF-8',
  };
  const tmux = (...args: readonly string[]): string =>
    execFileSync('tmux', ['-S', socket, ...args], { encoding: 'utf8', env });
  const close = (): void => {
    open.delete(close);
    spawnSync('tmux', ['-S', socket, 'kill-server']);
    // A program that is told that its terminal is gone writes its cart into the folder before it ends.
    for (const start = Date.now(); processesOf(home).length > 0; rest(20)) {
      if (Date.now() - start < 10_000) continue;
      const left = processesOf(home);
      for (const pid of left) process.kill(pid, 'SIGKILL');
      throw new Error(`The program outlived its pane by ten seconds: ${left.join(', ')}`);
    }
    rmSync(home, { recursive: true, force: true, maxRetries: 20, retryDelay: 50 });
  };
  open.add(close);
  const screen = (): string => tmux('capture-pane', '-p');
  async function until(what: string | RegExp, wanted: boolean): Promise<string> {
    let before: string | undefined;
    for (let tries = 0; tries < 400; tries += 1) {
      const now = screen();
      // A frame comes in several reads: only what stands still is a whole one.
      if (holds(now, what) === wanted && now === before) return now;
      before = now;
      await pause(25);
    }
    throw new Error(`The pane ${wanted ? 'never showed' : 'always showed'} ${what}; it shows:\n${screen()}`);
  }
  const enter = (line: string): void => {
    tmux('send-keys', '-l', line);
    tmux('send-keys', 'Enter');
  };
  const pane: Pane = {
    home,
    keys: (...names) => {
      tmux('send-keys', ...names);
    },
    type: (text) => {
      tmux('send-keys', '-l', text);
    },
    enter,
    start(command = 'sm-explore', first = /^sm-explore › /m) {
      enter(command);
      return until(first, true);
    },
    paste(text, bracketed = false) {
      tmux('set-buffer', '-b', 'typed', text);
      tmux('paste-buffer', '-d', ...(bracketed ? ['-p'] : []), '-b', 'typed');
    },
    send: (bytes) => {
      tmux('send-keys', '-H', ...Array.from(Buffer.from(bytes), (byte) => byte.toString(16)));
    },
    become: (command) => {
      tmux('respawn-pane', '-k', `exec ${command}`);
    },
    screen,
    coloured: () => tmux('capture-pane', '-p', '-e'),
    see: (what) => until(what, true),
    lose: (what) => until(what, false),
    shell: () => until(/shell\$\s*$/, true),
    cursor: () => tmux('display-message', '-p', '#{cursor_x},#{cursor_y}').trim(),
    resize: (width, height) => {
      tmux('resize-window', '-x', `${width}`, '-y', `${height}`);
    },
    buffer: () => tmux('show-buffer'),
    heedOsc52: () => {
      tmux('set-option', '-s', 'set-clipboard', 'on');
    },
    close,
  };
  try {
    furnish(home);
    const size = ['-x', `${columns}`, '-y', `${rows}`];
    tmux('-f', '/dev/null', 'new-session', '-d', ...size, '-c', home, 'sh', '-i');
    await pane.see('shell$');
  } catch (error) {
    close();
    throw error;
  }
  return pane;
}
