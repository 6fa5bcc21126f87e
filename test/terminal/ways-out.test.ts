/**
 * Every way out of the explorer, in a pseudo-terminal of the test's own under a shell: what it leaves behind in the
 * terminal (read by xterm), in the driver of the terminal (stty), in the exit code, and on the disk.
 */
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { constants, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import xterm from '@xterm/headless';
import { describe, expect, it, onTestFinished, vi } from 'vitest';

const { spawn } = await import('@lydell/node-pty').then(
  ({ default: pty }) => pty,
  () => {
    console.log('skipped: no pseudo-terminal can be opened here');
    return { spawn: undefined };
  },
);

const program = fileURLToPath(new URL('../../bin/sm-explore.js', import.meta.url));

/**
 * Makes something throw inside of the program, which has no such place itself: a search for "boom" in the update,
 * a frame that shows "crash" in the drawing, the start of another program in an effect. A search for "spin" never ends,
 * the first one for "dwell" takes four seconds, for "linger" nearly two, of which less than one is work, and for "slow"
 * over half of one; a search for "later" sets the clock on by a minute. The file "watched" says that the thread that watches has begun, "inked" that ink is being loaded. With
 * UNINSPECTED the node has no inspector.
 */
const faults = `
  const { toLowerCase } = String.prototype;
  const worked = new Set();
  const work = (name, time) => {
    if (worked.has(name)) return;
    worked.add(name);
    const end = performance.now() + time / 1000;
    // Other threads' work is counted as well.
    for (const start = process.cpuUsage(); ; ) {
      const { user, system } = process.cpuUsage(start);
      if (user + system > time && performance.now() > end) return;
    }
  };
  String.prototype.toLowerCase = function () {
    if (String(this) === 'boom') throw new Error('thrown in the update');
    while (String(this) === 'spin');
    if (String(this) === 'later' && !worked.has('later')) {
      worked.add('later');
      // Between keys: none is to seem to take a minute.
      const { now } = performance;
      setTimeout(() => {
        performance.now = () => now.call(performance) + 60_000;
      });
    }
    if (String(this) === 'slow') work('slow', 550_000);
    if (String(this) === 'dwell') work('dwell', 3_500_000);
    if (String(this) === 'linger' && !worked.has('linger')) {
      work('linger', 600_000);
      const none = new Int32Array(new SharedArrayBuffer(4));
      for (let waited = 0; waited < 110; waited += 1) Atomics.wait(none, 0, 0, 10);
    }
    return toLowerCase.call(this);
  };
  const write = process.stdout.write;
  process.stdout.write = function (bytes, ...rest) {
    if (String(bytes).includes('crash')) throw new Error('thrown in the drawing');
    return write.call(this, bytes, ...rest);
  };
  require('node:child_process').spawn = () => ({ on() { throw new Error('thrown in an effect'); } });
  const fs = require('node:fs');
  const { readFileSync } = fs;
  fs.readFileSync = function (path, ...rest) {
    if (String(path).endsWith('terminal.cjs')) fs.writeFileSync('inked', '');
    return readFileSync.call(this, path, ...rest);
  };
  require('node:module').syncBuiltinESMExports();
  if (process.env.UNINSPECTED) Object.defineProperty(process.features, 'inspector', { value: false });
  if (!require('node:worker_threads').isMainThread) fs.writeFileSync('watched', '');
`;

interface Shell {
  readonly home: string;
  readonly terminal: InstanceType<typeof xterm.Terminal>;
  write(text: string): void;
  /** Hears all that is written to the terminal from now on. */
  hear(listener: (bytes: string) => void): void;
  /** Waits until the screen of a whole frame fits, and gives it. */
  see(what: RegExp): Promise<string>;
  /** Closes the terminal, as a window that is closed. */
  close(): void;
  /** The process number of the program that runs. */
  pid(): number;
}

function screenOf({ buffer, rows }: InstanceType<typeof xterm.Terminal>): string {
  const lines: string[] = [];
  for (let row = 0; row < rows; row += 1)
    lines.push(buffer.active.getLine(buffer.active.baseY + row)?.translateToString(true) ?? '');
  return lines.join('\n').trimEnd();
}

/** A shell in a pseudo-terminal of 80 × 24, with folders of its own. */
function openShell(): Shell {
  if (spawn === undefined) throw new Error('no pseudo-terminal');
  const home = mkdtempSync(join(tmpdir(), 'sm-ways-'));
  writeFileSync(join(home, 'faults.cjs'), faults);
  writeFileSync(join(home, 'sm'), `echo $$ > '${home}/pid'; exec '${process.execPath}' '${program}' "$@"\n`);
  const env = {
    ...{ PATH: process.env['PATH'] ?? '', HOME: home, TMPDIR: home, TERM: 'xterm-256color', LANG: 'C.UTF-8' },
    ...{ XDG_STATE_HOME: join(home, 'state'), XDG_CONFIG_HOME: join(home, 'config'), PS1: 'shell$ ' },
    TMUX: 'none',
  };
  const pty = spawn('sh', ['-i'], { cols: 80, rows: 24, cwd: home, env, name: 'xterm-256color' });
  const terminal = new xterm.Terminal({ cols: 80, rows: 24, allowProposedApi: true });
  // A frame may come in several reads: what is seen between its marks is half of it, and half of the one before.
  let withinFrame = false;
  for (const final of ['h', 'l'])
    terminal.parser.registerCsiHandler({ prefix: '?', final }, ([mode]) => {
      if (mode === 2026) withinFrame = final === 'h';
      return false;
    });
  pty.onData((bytes) => terminal.write(bytes));
  terminal.onData((answer) => pty.write(answer));
  onTestFinished(() => {
    // The shell, and a program that a test that failed has left in work without end; by then its number may be another's.
    const endProgram = (): void => {
      const pid = pidIn(home);
      if (readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes(program)) process.kill(pid, 'SIGKILL');
    };
    for (const end of [() => pty.kill('SIGKILL'), endProgram])
      try {
        end();
      } catch {
        // It has ended.
      }
    rmSync(home, { recursive: true, force: true, maxRetries: 10, retryDelay: 50 });
  });
  return {
    home,
    terminal,
    write: (text) => pty.write(text),
    hear: (listener) => void pty.onData(listener),
    see: (what) =>
      vi.waitFor(
        () => {
          const screen = screenOf(terminal);
          expect(screen).toMatch(what);
          expect(withinFrame).toBe(false);
          return screen;
        },
        { timeout: 20_000, interval: 20 },
      ),
    close: () => {
      // Its type leaves it out.
      Reflect.apply(Reflect.get(pty, 'destroy'), pty, []);
    },
    pid: () => pidIn(home),
  };
}

const pidIn = (home: string): number => Number(readFileSync(join(home, 'pid'), 'utf8'));

/** What a terminal is set to; all of it is as it was before when a program has left. */
const modesOf = ({ modes, buffer }: Shell['terminal']) => ({ ...modes, buffer: buffer.active.type });

const signalled = (signal: NodeJS.Signals) => (shell: Shell) => void process.kill(shell.pid(), signal);

/** Keys, and text that is there once they have done what they do. */
const pressed =
  (...keys: readonly string[]) =>
  (shell: Shell) => {
    for (const key of keys) shell.write(key);
  };

/** Asks for the mouse in the configuration. */
function hearMouse({ home }: Shell): void {
  mkdirSync(join(home, 'config/sm-explore'), { recursive: true });
  writeFileSync(join(home, 'config/sm-explore/config.json'), '{"mouse": true}');
}

/** Whether the process is at work at this moment, as Linux tells it; elsewhere it is taken to be. */
function isBusy(pid: number): boolean {
  try {
    return readFileSync(`/proc/${pid}/stat`, 'utf8').includes(') R ');
  } catch {
    return true;
  }
}

interface Way {
  readonly code: number;
  readonly leave: (shell: Shell) => void;
  /** What stands before the program's name on the command line. */
  readonly before?: string;
  /** What is said on the shell's screen. */
  readonly says?: RegExp;
  /** Whether the configuration asks for the mouse. */
  readonly mouse?: true;
}

const loaded = `NODE_OPTIONS='--require ./faults.cjs'`;

const ways: Readonly<Record<string, Way>> = {
  'ctrl-c': { code: 130, leave: pressed('\u0003') },
  'ctrl-d': { code: 0, leave: pressed('\u0015\u0004') },
  SIGINT: { code: 130, leave: signalled('SIGINT') },
  SIGHUP: { code: 129, leave: signalled('SIGHUP') },
  SIGQUIT: { code: 131, leave: signalled('SIGQUIT') },
  'SIGUSR1, at which node would open a debugger,': { code: 138, leave: signalled('SIGUSR1') },
  'SIGXFSZ, which ends nothing, and ctrl-c': {
    code: 130,
    leave: (shell) => {
      signalled('SIGXFSZ')(shell);
      shell.write('\u0003');
    },
  },
  'a throw in the drawing': {
    code: 70,
    before: loaded,
    leave: pressed('\u0015', 'crash'),
    says: /stopped on an error of its own \(thrown in the drawing\); the cart is saved in \S+/,
  },
  'a throw in an effect': {
    code: 70,
    before: loaded,
    leave: pressed('\u0019'),
    says: /stopped on an error of its own \(thrown in an effect\); the cart is saved in \S+/,
  },
  'q, with the mouse on': { code: 0, leave: pressed('\u001b[Z', 'q'), mouse: true },
  'SIGTERM, with the mouse on': { code: 143, leave: signalled('SIGTERM'), mouse: true },
  'a throw in the update, with the mouse on': {
    code: 70,
    before: loaded,
    leave: pressed('\u0015', 'boom'),
    says: /stopped on an error of its own \(thrown in the update\); the cart is saved in \S+/,
    mouse: true,
  },
  'a throw, with its stack for whoever asks': {
    code: 70,
    before: `SM_EXPLORE_DEBUG=1 ${loaded}`,
    leave: pressed('\u0015', 'boom'),
    says: /thrown in the update[\s\S]*\n {4}at /,
  },
};

describe.skipIf(spawn === undefined)('a way out', () => {
  it.each(Object.entries(ways))(
    '%s leaves the terminal as it was',
    async (_, { code, leave, before, says, mouse }) => {
      const shell = openShell();
      if (mouse) hearMouse(shell);
      await shell.see(/shell\$$/);
      shell.write('stty -a > before; echo earlier\r');
      await shell.see(/^earlier\nshell\$$/m);
      const modes = modesOf(shell.terminal);

      shell.write(`${before ?? ''} sh sm; echo code $?; stty -a > after\r`);
      await shell.see(/^sm-explore › /);
      expect(modesOf(shell.terminal)).toMatchObject({
        buffer: 'alternate',
        wraparoundMode: false,
        mouseTrackingMode: mouse ? 'vt200' : 'none',
      });
      shell.write('listmodels');
      await shell.see(/^│ › {3}A ListModels /m);
      shell.write('\t');
      await shell.see(/cart 1/);
      leave(shell);

      const screen = await shell.see(new RegExp(`^code ${code}\nshell\\$$`, 'm'));
      // What was there before stands there still, and the frame is gone.
      expect(screen).toMatch(/^shell\$ stty -a > before; echo earlier\nearlier\nshell\$ /);
      expect(screen).not.toContain('ListModels');
      // A sentence may be longer than a row.
      if (says !== undefined) expect(screen.replaceAll(/\n(?! {4}at)/g, '')).toMatch(says);
      else expect(screen.split('\n')).toHaveLength(5);
      expect(modesOf(shell.terminal)).toEqual(modes);
      expect(readFileSync(join(shell.home, 'after'), 'utf8')).toBe(
        readFileSync(join(shell.home, 'before'), 'utf8'),
      );
      const folder = join(shell.home, 'state/sm-explore/carts');
      // A disk that takes more than two seconds is not waited for, and leaves what was to replace the cart beside it.
      const [cart = '', ...others] = readdirSync(folder).filter((name) => name.endsWith('.json'));
      expect(others).toEqual([]);
      expect(readFileSync(join(folder, cart), 'utf8')).toContain('"sagemaker:ListModels"');
    },
  );

  it('is every other signal that ends a process', async () => {
    const shell = openShell();
    const modes = modesOf(shell.terminal);
    await shell.see(/shell\$$/);
    for (const signal of ['SIGUSR2', 'SIGALRM', 'SIGVTALRM', 'SIGXCPU', 'SIGIO', 'SIGPROF'] as const) {
      shell.write('sh sm; echo code $?\r');
      await shell.see(/^sm-explore › /);
      process.kill(shell.pid(), signal);
      await shell.see(new RegExp(`^code ${128 + constants.signals[signal]}\nshell\\$$`, 'm'));
      expect(modesOf(shell.terminal)).toEqual(modes);
    }
  });

  it('of one who does not wait for a clipboard program leaves none running', async () => {
    const shell = openShell();
    await shell.see(/shell\$$/);
    const helper = join(shell.home, 'helper');
    writeFileSync(join(shell.home, 'tmux'), `#!/bin/sh\necho $$ > '${helper}'\nexec sleep 60\n`, {
      mode: 0o755,
    });
    shell.write('PATH=.:$PATH sh sm\r');
    await shell.see(/^sm-explore › /);
    shell.write('listmodels');
    await shell.see(/^│ › {3}A ListModels /m);
    shell.write('\u0019');
    const pid = await vi.waitFor(() =>
      Number(/\d+\n/.exec(readFileSync(helper, 'utf8'))?.[0] ?? expect.fail()),
    );
    shell.write('\u0003');
    await vi.waitFor(() => expect(modesOf(shell.terminal).buffer).toBe('normal'), { timeout: 8_000 });
    shell.write('\u0003');
    await vi.waitFor(() => expect(() => process.kill(pid, 0)).toThrow('ESRCH'), { timeout: 8_000 });
  });

  it.each([
    ['and hangs up', ':'],
    ['and nobody hears of a hang-up', "''"],
  ])('a terminal that is closed %s ends the program by its signal', async (_, trap) => {
    const shell = openShell();
    await shell.see(/shell\$$/);
    shell.write(`sh -c "trap ${trap} HUP; sh sm; echo \\$? > code"\r`);
    await shell.see(/^sm-explore › /);
    shell.write('listmodels');
    await shell.see(/^│ › {3}A ListModels /m);
    shell.write('\t');
    await shell.see(/cart 1/);
    const pid = shell.pid();
    shell.close();
    await vi.waitFor(() => expect(() => process.kill(pid, 0)).toThrow('ESRCH'), { timeout: 8_000 });
    await vi.waitFor(() => expect(readFileSync(join(shell.home, 'code'), 'utf8')).toBe('129\n'), {
      timeout: 8_000,
    });
    const folder = join(shell.home, 'state/sm-explore/carts');
    const [cart = ''] = readdirSync(folder).filter((name) => name.endsWith('.json'));
    expect(readFileSync(join(folder, cart), 'utf8')).toContain('"sagemaker:ListModels"');
  });
});

/** Starts the program in a shell. */
async function start(shell: Shell, before = loaded): Promise<void> {
  await shell.see(/shell\$$/);
  shell.write('stty -a > before\r');
  await shell.see(/before\nshell\$$/);
  shell.write(`${before} sh sm\r`);
  await shell.see(/^sm-explore › /);
}

/** Starts the program in a shell, has the thread that watches begun by a slow key, and finds an action. */
async function startWatched(shell: Shell): Promise<void> {
  await start(shell);
  shell.write('slow');
  await shell.see(/^› slow /m);
  shell.write('\u0015listmodels');
  await shell.see(/^│ › {3}A ListModels /m);
  await vi.waitFor(() => expect(readdirSync(shell.home)).toContain('watched'), { timeout: 8_000 });
}

/** That the shell goes on from `code` in the terminal as it was. */
async function seeShell(shell: Shell, modes: ReturnType<typeof modesOf>, code: number): Promise<void> {
  await shell.see(/shell\$$/);
  shell.write('echo code $?; stty -a > after\r');
  await shell.see(new RegExp(`^code ${code}\nshell\\$$`, 'm'));
  expect(modesOf(shell.terminal)).toEqual(modes);
  const [before, after] = ['before', 'after'].map((name) => readFileSync(join(shell.home, name), 'utf8'));
  expect(after).toBe(before);
}

describe.skipIf(spawn === undefined)('while one key is worked on for long', () => {
  const still = /^Still at work; ctrl-c ends it, and the cart is saved\./m;

  it.each([
    ['ctrl-c at once', 130, (shell: Shell) => shell.write('\u0003')],
    ['SIGTERM', 143, (shell: Shell) => shell.see(still).then(() => signalled('SIGTERM')(shell))],
  ])('%s ends the program, and nothing is lost', async (_, code, end) => {
    const shell = openShell();
    const modes = modesOf(shell.terminal);
    await startWatched(shell);
    // The change and the long work come in one read: nothing has written the cart when the work begins.
    shell.write('\t\u0015spin');
    // What is pressed after this is not read any more.
    await vi.waitFor(() => expect(isBusy(shell.pid())).toBe(true), { timeout: 8_000 });
    await end(shell);
    const screen = await shell.see(/shell\$$/);
    // Whoever asks for the end at once gets it, without a word.
    if (code === 130) expect(screen).not.toMatch(still);
    await seeShell(shell, modes, code);
    const folder = join(shell.home, 'state/sm-explore/carts');
    const [cart = ''] = readdirSync(folder).filter((name) => name.endsWith('.json'));
    expect(readFileSync(join(folder, cart), 'utf8')).toContain('"sagemaker:ListModels"');
  });

  it('a thread watches from the start on with a large cart, and with a small one not before a key is slow', async () => {
    const shell = openShell();
    await start(shell);
    shell.write('listmodels');
    await shell.see(/^│ › {3}A ListModels /m);
    shell.write('\t');
    await shell.see(/✓ A ListModels/);
    shell.write('\u0003');
    await shell.see(/shell\$$/);
    expect(readdirSync(shell.home)).not.toContain('watched');
    const statements = Array.from({ length: 801 }, (_, at) => ({
      ...{ Effect: 'Allow', Action: 'sagemaker:ListModels', Resource: '*' },
      Condition: { StringEquals: { 'aws:RequestedRegion': `eu-${at}` } },
    }));
    const file = join(shell.home, 'large.json');
    writeFileSync(file, JSON.stringify({ Version: '2012-10-17', Statement: statements }));
    shell.write(`clear; ${loaded} sh sm large.json\r`);
    await vi.waitFor(() => expect(readdirSync(shell.home)).toContain('watched'), { timeout: 8_000 });
    shell.write('\u0003');
    await shell.see(/shell\$$/);
    // One statement may be as much work.
    rmSync(join(shell.home, 'watched'));
    const Resource = Array.from(
      { length: 2_600 },
      (_, at) => `arn:aws:s3:::a-bucket-of-training-data-${at}/*`,
    );
    const Statement = [{ Effect: 'Allow', Action: 's3:GetObject', Resource }];
    writeFileSync(file, JSON.stringify({ Version: '2012-10-17', Statement }));
    shell.write(`clear; ${loaded} sh sm large.json\r`);
    await vi.waitFor(() => expect(readdirSync(shell.home)).toContain('watched'), { timeout: 8_000 });
    shell.write('\u0003');
    await shell.see(/shell\$$/);
  });

  it.runIf(process.platform === 'linux')('the thread ends a minute later, and begins again', async () => {
    const shell = openShell();
    await startWatched(shell);
    const threads = () => readdirSync(`/proc/${shell.pid()}/task`).length;
    const watched = threads();
    rmSync(join(shell.home, 'watched'));
    shell.write('\u0015later');
    await vi.waitFor(() => expect(threads()).toBeLessThan(watched), { timeout: 8_000 });
    shell.write('\u0015dwell');
    await vi.waitFor(() => expect(readdirSync(shell.home)).toContain('watched'), { timeout: 8_000 });
    shell.write('\u0003');
    await shell.see(/shell\$$/);
  });

  it('the thread watches before a long pasted text is read', async () => {
    const shell = openShell();
    await start(shell);
    const refused = 'User: arn:aws:iam::111122223333:user/ines is not authorized to perform: s3:GetObject\n';
    shell.write(`\u001b[200~${refused.repeat(1_300)}\u001b[201~`);
    await vi.waitFor(() => expect(readdirSync(shell.home)).toContain('watched'), { timeout: 8_000 });
    await shell.see(/s3:GetObject/);
    shell.write('\u0003');
    await shell.see(/shell\$$/);
  });

  it('what is typed meanwhile is heard afterwards in its order, and nobody sees that it was looked at', async () => {
    const shell = openShell();
    await startWatched(shell);
    let drawn = '';
    shell.hear((bytes) => {
      drawn += bytes;
    });
    shell.write('\u0015linger');
    await vi.waitFor(() => expect(isBusy(shell.pid())).toBe(true), { timeout: 8_000 });
    for (const letter of 'ing ש漢') shell.write(letter);
    await shell.see(/^› lingering ש漢 /m);
    expect(drawn).not.toMatch(/Still at work|\u001b\[\?1049l/);
    shell.write('\u0003');
    await shell.see(/shell\$$/);
  });

  it.each([
    ['ctrl-c', 130, (shell: Shell) => shell.write('\u0003')],
    ['SIGTERM', 143, (shell: Shell) => shell.see(still).then(() => signalled('SIGTERM')(shell))],
  ])('before ink is there too: %s', { retry: 2 }, async (_, code, end) => {
    const shell = openShell();
    const modes = modesOf(shell.terminal);
    await start(shell);
    shell.write('slow\u0015');
    // Ink is loaded when nobody types, and on a machine with much else to do that may seem so.
    const typing = setInterval(() => shell.write('a\u007f'), 20);
    onTestFinished(() => clearInterval(typing));
    await vi.waitFor(() => expect(readdirSync(shell.home)).toContain('watched'), { timeout: 8_000 });
    clearInterval(typing);
    shell.write('\u0015spin');
    await vi.waitFor(() => expect(isBusy(shell.pid())).toBe(true), { timeout: 8_000 });
    await end(shell);
    await seeShell(shell, modes, code);
    expect(readdirSync(shell.home)).not.toContain('inked');
  });

  it('on a node without its inspector ctrl-c is heard when the key is done', async () => {
    const shell = openShell();
    const modes = modesOf(shell.terminal);
    await start(shell, `UNINSPECTED=1 ${loaded}`);
    shell.write('linger');
    await vi.waitFor(() => expect(isBusy(shell.pid())).toBe(true), { timeout: 8_000 });
    shell.write('ing\u0003');
    expect(await shell.see(/shell\$$/)).not.toMatch(still);
    await seeShell(shell, modes, 130);
    expect(readdirSync(shell.home)).not.toContain('watched');
  });

  it('the terminal is lent to who waits, and what was typed is heard when the work is done', async () => {
    const shell = openShell();
    const modes = modesOf(shell.terminal);
    await startWatched(shell);
    const inside = modesOf(shell.terminal);
    shell.write('\u0015dwell');
    await vi.waitFor(() => expect(isBusy(shell.pid())).toBe(true), { timeout: 8_000 });
    shell.write('ing');
    await shell.see(still);
    expect(modesOf(shell.terminal)).toEqual(modes);
    shell.write('s');
    await shell.see(/^› dwellings /m);
    expect(modesOf(shell.terminal)).toEqual(inside);
    shell.write('\u0003');
    expect(await shell.see(/shell\$$/)).not.toMatch(still);
    await seeShell(shell, modes, 130);
  });
});

describe.skipIf(spawn === undefined)('a way out and back', () => {
  it.each([
    ['SIGTSTP', 'normal'],
    // Nothing can be done before SIGSTOP; after it everything is drawn anew.
    ['SIGSTOP', 'alternate'],
  ] as const)('%s from outside, and fg', async (signal, buffer) => {
    const shell = openShell();
    await shell.see(/shell\$$/);
    shell.write('sh sm; echo code $?\r');
    await shell.see(/^sm-explore › /);
    shell.write('ctj');
    const before = await shell.see(/^› ctj [\s\S]*› {3}A CreateTrainingJob/m);
    const modes = modesOf(shell.terminal);
    process.kill(shell.pid(), signal);
    await shell.see(/Stopped/);
    expect(modesOf(shell.terminal).buffer).toBe(buffer);
    // A plain shell leaves the driver as it finds it: raw after SIGSTOP, where Enter is a line feed.
    if (buffer === 'normal') {
      shell.write('echo in between\r');
      await shell.see(/^in between$/m);
    } else shell.terminal.write('\u001b[?1049l\u001b[?7hin between');
    shell.write('fg\n');
    await vi.waitFor(() => expect(screenOf(shell.terminal)).toBe(before), { timeout: 8_000 });
    expect(modesOf(shell.terminal)).toEqual(modes);
    // Keys are read one by one and without echo, as before.
    shell.write('v2');
    await shell.see(/^› ctjv2 /m);
  });
});

/** The explorer on its screen, with something found. */
async function searching(): Promise<{
  readonly shell: ReturnType<typeof openShell>;
  readonly before: string;
}> {
  const shell = openShell();
  await shell.see(/shell\$$/);
  shell.write('sh sm\r');
  await shell.see(/^sm-explore › /);
  shell.write('ctj');
  return { shell, before: await shell.see(/^› ctj [\s\S]*› {3}A CreateTrainingJob/m) };
}

describe.skipIf(spawn === undefined)('ctrl-l', () => {
  it('mends what others did to the screen', async () => {
    const { shell, before } = await searching();
    const modes = modesOf(shell.terminal);
    const caret = [shell.terminal.buffer.active.cursorX, shell.terminal.buffer.active.cursorY];
    // Another character set, a scroll region, autowrap, another screen, and text all over.
    shell.terminal.write(`\u001b(0\u000e\u001b[3;9r\u001b[?7h\u001b[?1049l${'noise '.repeat(400)}`);
    await shell.see(/noise/);
    shell.write('\f');
    await vi.waitFor(() => expect(screenOf(shell.terminal)).toBe(before), { timeout: 8_000 });
    expect(modesOf(shell.terminal)).toEqual(modes);
    expect([shell.terminal.buffer.active.cursorX, shell.terminal.buffer.active.cursorY]).toEqual(caret);
  });
});

describe.skipIf(spawn === undefined)('a window that has the size that it had', () => {
  it('is drawn anew when it tells of another: it may have been smaller meanwhile', async () => {
    const { shell, before } = await searching();
    // What a terminal keeps of a screen that became one row and large again.
    shell.terminal.resize(80, 1);
    shell.terminal.resize(80, 24);
    await vi.waitFor(() => expect(screenOf(shell.terminal)).not.toBe(before));
    process.kill(shell.pid(), 'SIGWINCH');
    await vi.waitFor(() => expect(screenOf(shell.terminal)).toBe(before), { timeout: 8_000 });
  });
});

describe.skipIf(spawn === undefined)('the mouse', () => {
  it('puts the cursor on a row, is given back when the program stops, and is heard again after', async () => {
    const shell = openShell();
    hearMouse(shell);
    await shell.see(/shell\$$/);
    shell.write('sh sm\r');
    await shell.see(/^sm-explore › /);
    shell.write('ctj');
    await shell.see(/^│ › {3}A CreateTrainingJob /m);
    shell.write('\u001b[<0;9;5M\u001b[<0;9;5m');
    await shell.see(/^│ › {3}A CreateTransformJob /m);
    process.kill(shell.pid(), 'SIGTSTP');
    await shell.see(/Stopped/);
    expect(modesOf(shell.terminal).mouseTrackingMode).toBe('none');
    shell.write('fg\n');
    await shell.see(/^│ › {3}A CreateTransformJob /m);
    expect(modesOf(shell.terminal).mouseTrackingMode).toBe('vt200');
    shell.write('\u001b[<64;9;5M');
    await shell.see(/^│ › {3}A CreateTrainingJob /m);
  });
});
