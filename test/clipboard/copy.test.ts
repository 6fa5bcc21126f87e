import { Buffer } from 'node:buffer';
import { describe, expect, it } from 'vitest';
import { type CopyResult, copyText } from '../../src/clipboard/copy.ts';
import type { ClipboardEnvironment } from '../../src/clipboard/environment.ts';
import type { CommandOutcome } from '../../src/clipboard/run-command.ts';

interface World {
  readonly env?: Readonly<Record<string, string>>;
  readonly platform?: NodeJS.Platform;
  readonly desktop?: (text: string) => Promise<void>;
  readonly load?: () => Promise<(text: string) => Promise<void>>;
  readonly tmux?: CommandOutcome;
  readonly terminal?: () => void;
  readonly file?: (text: string) => Promise<string>;
}

/** An environment in which every route that is not given fails, and everything that was tried is recorded. */
function world(given: World) {
  const tried: string[] = [];
  const written: string[] = [];
  const environment: ClipboardEnvironment = {
    env: given.env ?? {},
    platform: given.platform ?? 'linux',
    timeout: 20,
    loadDesktopClipboard: () => {
      tried.push('desktop');
      return (
        given.load?.() ?? Promise.resolve(given.desktop ?? (() => Promise.reject(new Error('no desktop'))))
      );
    },
    runCommand: async (command, args, input) => {
      tried.push([command, ...args].join(' '));
      written.push(input);
      return given.tmux ?? { kind: 'failed', reason: 'tmux is not installed' };
    },
    writeToTerminal: (bytes) => {
      tried.push('terminal');
      given.terminal?.();
      written.push(bytes);
    },
    keepInFile: (text) => {
      tried.push('file');
      return given.file?.(text) ?? Promise.reject(new Error('disk full'));
    },
  };
  return { environment, tried, written };
}

/** Why the routes that came first did not do, without what was thrown. */
const reasons = ({ failures }: CopyResult): readonly string[] => failures.map(({ reason }) => reason);

const noTerminal = () => {
  throw new Error('stdout is closed');
};
const plain = (text: string) => `\u001b]52;c;${Buffer.from(text).toString('base64')}\u0007`;

describe('copying on the desktop one sits at', () => {
  it.each([
    ['darwin', {}],
    ['win32', {}],
    ['linux', { DISPLAY: ':0' }],
    ['linux', { WAYLAND_DISPLAY: 'wayland-0' }],
    ['linux', { WSL_DISTRO_NAME: 'Ubuntu' }],
    ['linux', { DISPLAY: ':0', TMUX: '/tmp/tmux-1/default,1,0' }],
    ['linux', { SSH_CONNECTION: '10.0.0.1 2 10.0.0.2 22', DISPLAY: 'localhost:10.0' }],
  ] as const)('%s with %o uses the desktop clipboard alone', async (platform, env) => {
    const copied: string[] = [];
    const desktop = async (text: string) => void copied.push(text);
    const { environment, tried } = world({ platform, env, desktop });
    expect(await copyText('x'.repeat(1_204), environment)).toEqual({
      outcome: 'copied',
      route: 'desktop',
      characters: 1_204,
      message: 'Copied 1,204 characters to the clipboard.',
      failures: [],
    });
    expect(copied).toEqual(['x'.repeat(1_204)]);
    expect(tried).toEqual(['desktop']);
  });

  it('goes on to the terminal when the desktop does not answer', async () => {
    const { environment, tried } = world({ env: { DISPLAY: ':9' }, desktop: () => new Promise(() => {}) });
    const result = await copyText('ÿ', environment);
    expect(result.message).toBe(
      "Sent 1 character to the terminal's clipboard (OSC 52, which cannot confirm it). Before that, desktop clipboard: no answer within 0.02 s.",
    );
    expect(reasons(result)).toEqual(['desktop clipboard: no answer within 0.02 s']);
    expect(tried).toEqual(['desktop', 'terminal']);
  });

  it("names the helper's own complaint, not the wrapper's", async () => {
    const error = Object.assign(new Error("Couldn't find the `xsel` binary\nat …"), {
      fallbackError: { stderr: "xsel: Can't open display: (null)\n" },
    });
    const { environment } = world({ env: { DISPLAY: ':9' }, desktop: () => Promise.reject(error) });
    const result = await copyText('a', environment);
    expect(reasons(result)).toEqual(["desktop clipboard: xsel: Can't open display: (null)"]);
    // Whoever looks for the cause gets the whole of it.
    expect(result.failures[0]?.error).toBe(error);
  });

  it('goes on when the library itself is missing', async () => {
    const load = () => Promise.reject(new Error("Cannot find package 'clipboardy'"));
    const { environment } = world({ platform: 'darwin', load, env: { TMUX: 'x' }, tmux: { kind: 'done' } });
    const result = await copyText('a', environment);
    expect([result.route, reasons(result)]).toEqual([
      'tmux',
      ["desktop clipboard: Cannot find package 'clipboardy'"],
    ]);
  });
});

describe('copying in tmux', () => {
  it('loads the buffer and says so', async () => {
    const { environment, tried, written } = world({
      env: { TMUX: 'x', SSH_TTY: '/dev/pts/1' },
      tmux: { kind: 'done' },
    });
    const result = await copyText('policy', environment);
    expect(result.message).toBe('Copied 6 characters to the tmux buffer, and through tmux to the clipboard.');
    expect(tried).toEqual(['tmux load-buffer -w -']);
    expect(written).toEqual(['policy']);
  });

  it('falls back to OSC 52, plain and wrapped for passthrough', async () => {
    const { environment, written } = world({
      env: { TMUX: 'x' },
      tmux: { kind: 'failed', reason: 'unknown flag -w' },
    });
    const result = await copyText('hi', environment);
    expect([result.outcome, reasons(result)]).toEqual(['sent', ['tmux: unknown flag -w']]);
    expect(written.at(-1)).toBe(`${plain('hi')}\u001bPtmux;\u001b${plain('hi')}\u001b\\`);
  });
});

describe('copying over SSH', () => {
  it("never uses the remote machine's own clipboard", async () => {
    for (const platform of ['darwin', 'win32', 'linux'] as const) {
      const env = { SSH_CONNECTION: '10.0.0.1 2 10.0.0.2 22', DISPLAY: ':0' };
      const { environment, tried, written } = world({ platform, env, desktop: async () => {} });
      expect((await copyText('hi', environment)).outcome).toBe('sent');
      expect([tried, written]).toEqual([['terminal'], [plain('hi')]]);
    }
  });

  it('sends short pieces through GNU screen', async () => {
    const { environment, written } = world({ env: { SSH_TTY: '/dev/pts/0', STY: '1.pts' } });
    const text = 'x'.repeat(2_000);
    await copyText(text, environment);
    const pieces = (written[0] ?? '').split('\u001b\\').filter((piece) => piece !== '');
    expect(pieces.every((piece) => piece.startsWith('\u001bP') && piece.length < 768)).toBe(true);
    expect(pieces.map((piece) => piece.slice(2)).join('')).toBe(plain(text));
  });
});

it.each([
  ['56,250 bytes, 75,000 characters of base64, are the most', 56_250, 'sent'],
  ['one more is too many', 56_251, 'kept'],
])('OSC 52 carries so much: %s', async (_, bytes, outcome) => {
  const { environment } = world({ env: { SSH_TTY: '/dev/pts/0' }, file: async () => '/tmp/copied.txt' });
  expect((await copyText('x'.repeat(bytes), environment)).outcome).toBe(outcome);
});

describe('copying where there is no clipboard', () => {
  it.each([
    [
      'a text too long for OSC 52',
      {},
      'y'.repeat(60_000),
      'the text is longer than the 75 kB that OSC 52 carries',
    ],
    ['a dumb terminal', { TERM: 'dumb' }, 'y', 'TERM=dumb has no clipboard'],
  ])('%s is kept in a file and printed on exit', async (_, env, text, why) => {
    const { environment, tried } = world({ env, file: async () => '/tmp/sm-explore-1/copied.txt' });
    const result = await copyText(text, environment);
    const size = text.length === 1 ? '1 character' : '60,000 characters';
    expect(result.message).toBe(
      `No clipboard took the ${size} (terminal: ${why}): kept in /tmp/sm-explore-1/copied.txt, printed on exit.`,
    );
    expect([result.outcome, result.route, result.printAfterExit]).toEqual(['kept', 'file', text]);
    expect(tried).toEqual(['file']);
  });

  it('loses nothing when not even a file can be written', async () => {
    const { environment } = world({ terminal: noTerminal });
    const result = await copyText('policy', environment);
    expect({ ...result, failures: reasons(result) }).toEqual({
      outcome: 'failed',
      route: 'none',
      characters: 6,
      message: 'No clipboard took the 6 characters (terminal: stdout is closed): printed on exit.',
      failures: ['terminal: stdout is closed', 'file: disk full'],
      printAfterExit: 'policy',
    });
  });

  it('says that there is nothing to copy', async () => {
    const { environment, tried } = world({});
    expect((await copyText('', environment)).message).toBe('There is nothing to copy.');
    expect(tried).toEqual([]);
  });

  it("shows control characters in another program's complaint", async () => {
    const { environment } = world({
      env: { TERM: 'dumb', TMUX: 'x' },
      tmux: { kind: 'failed', reason: 'bad' },
      file: async () => '/tmp/\u001b[2J/copied.txt',
    });
    expect((await copyText('a', environment)).message).toContain('/tmp/\\u001b[2J/copied.txt');
  });
});
