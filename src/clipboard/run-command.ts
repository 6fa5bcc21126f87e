/**
 * Runs programs that take text, so that none of them can hold up the screen or outlive what it was started for.
 *
 * Each gets a process group of its own: clipboard programs start others (clipboardy starts xsel, xsel a server that
 * holds the selection), and who hangs is ended with all that it started. A program has answered when it has ended,
 * not when its pipes are closed: what it leaves running on purpose may hold them for hours.
 */
import { type ChildProcess, spawn } from 'node:child_process';

/** How a command that was given text on its standard input ended. */
export type CommandOutcome =
  | { readonly kind: 'done' }
  /** `reason` is a short clause in lower case without a full stop: "tmux is not installed". */
  | { readonly kind: 'failed'; readonly reason: string };

/** Programs that have not answered yet. None may outlive this process. */
const running = new Set<ChildProcess>();

/** Ends a program and all that it started. */
function end(child: ChildProcess): void {
  running.delete(child);
  try {
    // Windows knows no groups of this kind.
    if (child.pid !== undefined && process.platform !== 'win32') process.kill(-child.pid, 'SIGKILL');
    else child.kill('SIGKILL');
  } catch {
    // It has ended already.
  }
}

process.once('exit', () => {
  for (const child of running) end(child);
});

/** Characters of a complaint that are kept; a program may write without end. */
const longestComplaint = 500;

/** How long a program that was ended may take to be gone, in milliseconds. */
const longestDeath = 1_000;

/** Runs a command with `input` on its standard input and ends it after `timeout` milliseconds. Never rejects. */
export function runCommand(
  command: string,
  args: readonly string[],
  input: string,
  timeout: number,
): Promise<CommandOutcome> {
  return new Promise((resolve) => {
    const notStarted = (error: unknown): void => {
      const isMissing = error instanceof Error && 'code' in error && error.code === 'ENOENT';
      const reason = isMissing ? 'is not installed' : 'could not be started';
      resolve({ kind: 'failed', reason: `${command} ${reason}` });
    };
    let child: ChildProcess;
    try {
      child = spawn(command, [...args], {
        stdio: ['pipe', 'ignore', 'pipe'],
        detached: process.platform !== 'win32',
        windowsHide: true,
      });
    } catch (error) {
      // Node throws some reasons (a link in a circle) and tells of others later.
      return notStarted(error);
    }
    child.on('error', notStarted);
    const { stdin, stderr } = child;
    // It has none where no more files can be opened.
    if (stdin === null || stderr === null || child.pid === undefined) return;
    running.add(child);
    let said = '';
    const finish = (outcome: CommandOutcome): void => {
      clearTimeout(timer);
      running.delete(child);
      stdin.destroy();
      stderr.destroy();
      resolve(outcome);
    };
    const timer = setTimeout(() => {
      const tell = (): void =>
        finish({ kind: 'failed', reason: `${command} did not answer within ${timeout / 1_000} s` });
      child.removeAllListeners('exit');
      // Who is told that it failed may clean up behind it, so it should be gone by then; a dead file system may hold it.
      child.once('exit', tell);
      setTimeout(tell, longestDeath).unref();
      end(child);
    }, timeout);
    stderr.setEncoding('utf8');
    stderr.on('data', (text: string) => {
      if (said.length < longestComplaint) said += text.slice(0, longestComplaint);
    });
    child.on('exit', (code) => {
      if (code === 0) return finish({ kind: 'done' });
      const tell = (): void =>
        finish({ kind: 'failed', reason: said.trim().split('\n')[0] || `${command} failed` });
      // Its last words may still be on their way; somebody else may hold the pipe, so they are not waited for long.
      stderr.once('close', tell);
      setTimeout(tell, 100);
    });
    // A command that ends before it has read everything breaks the pipe; its exit code says what happened.
    stdin.on('error', () => {});
    stdin.end(input);
  });
}
