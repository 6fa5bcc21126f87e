/**
 * The built program in a pseudo-terminal, as a stopwatch needs it: keys go in, and the time until the last byte
 * of what they drew comes out. A frame has ended when nothing more has come for a while; that while is not counted.
 */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import pty from '@lydell/node-pty';

/** A program to measure, and the node that runs it. */
export interface Subject {
  readonly program: string;
  readonly node: string;
}

/** This checkout's program under the node that runs the measurement. */
export const here: Subject = {
  program: fileURLToPath(new URL('../../bin/sm-explore.js', import.meta.url)),
  node: process.execPath,
};

export interface Drawn {
  /** Milliseconds from the key to the last byte of its frame; 0 when nothing was drawn. */
  readonly time: number;
  readonly bytes: number;
}

export interface BenchSession {
  /** From the start of the process to the last byte of the first frame. */
  readonly first: Drawn;
  /** Sends bytes, and waits for what they draw. */
  send(keys: string): Promise<Drawn>;
  /** What has been drawn since the start, escape sequences left out. */
  shown(): string;
  /** Peak resident memory so far in MiB; undefined where the system does not tell (it is read from /proc). */
  peakMemory(): number | undefined;
  end(): Promise<void>;
}

interface Options {
  readonly columns: number;
  readonly rows: number;
  readonly subject?: Subject;
  readonly args?: readonly string[];
  /** A home of its own; made and removed when left out. */
  readonly home?: string;
}

/** Nothing more is drawn when nothing has come for this long, in milliseconds. */
const quiet = 60;

/** A key that has drawn nothing by then draws nothing, in milliseconds. */
const unanswered = 400;

/** Stands in the last row of the first frame. */
const lastOfFirstFrame = 'to search';

const withoutEscapes = (text: string): string => text.replace(/\u001b\[[0-9;?]*[a-zA-Z]/g, '');

/** What a process has resident, now and at the most so far, in MiB; undefined where the system does not tell. */
export function memoryOf(pid: number): { readonly resident: number; readonly peak: number } | undefined {
  try {
    const status = readFileSync(`/proc/${pid}/status`, 'utf8');
    const [resident, peak] = ['VmRSS', 'VmHWM'].map(
      (name) => new RegExp(`^${name}:\\s+(\\d+) kB$`, 'm').exec(status)?.[1],
    );
    if (resident === undefined || peak === undefined) return undefined;
    return { resident: Number(resident) / 1024, peak: Number(peak) / 1024 };
  } catch {
    return undefined;
  }
}

/** Peak resident memory of a process in MiB. */
export function peakMemoryOf(pid: number): number | undefined {
  return memoryOf(pid)?.peak;
}

/** Milliseconds that a whole run of a command in a pseudo-terminal takes. */
export function timeOf(command: string, args: readonly string[]): Promise<number> {
  return new Promise((resolve) => {
    const start = performance.now();
    const child = pty.spawn(command, [...args], { cols: 80, rows: 24, env: process.env });
    child.onExit(() => resolve(performance.now() - start));
  });
}

/** Starts the explorer and waits for its first frame. */
export async function openBench(options: Options): Promise<BenchSession> {
  const { columns, rows, subject = here, args = [] } = options;
  const home = options.home ?? mkdtempSync(join(tmpdir(), 'sm-explore-bench-'));
  const env = {
    ...process.env,
    HOME: home,
    XDG_STATE_HOME: home,
    XDG_CONFIG_HOME: home,
    TERM: 'xterm-256color',
  };
  let started = performance.now();
  const child = pty.spawn(subject.node, [subject.program, ...args], { cols: columns, rows, env });
  let bytes = 0;
  let last = 0;
  let shown = '';
  const ended = new Promise<void>((resolve) => child.onExit(() => resolve()));
  child.onData((data) => {
    bytes += Buffer.byteLength(data);
    last = performance.now();
    if (shown.length < 1_000_000) shown += data;
  });
  const settle = async (): Promise<Drawn> => {
    const over = (): boolean => {
      const now = performance.now();
      return last > started ? now - last > quiet : now - started > unanswered;
    };
    do await new Promise((resolve) => setTimeout(resolve, 5));
    while (!over());
    return { time: last > started ? last - started : 0, bytes };
  };
  for (let tries = 0; !withoutEscapes(shown).includes(lastOfFirstFrame); tries += 1) {
    if (tries > 4_000) throw new Error(`the first frame never came; the terminal shows: ${shown}`);
    await new Promise((resolve) => setTimeout(resolve, 2));
  }
  const first: Drawn = { time: last - started, bytes };
  return {
    first,
    send(keys) {
      bytes = 0;
      last = 0;
      started = performance.now();
      child.write(keys);
      return settle();
    },
    shown: () => withoutEscapes(shown),
    peakMemory: () => peakMemoryOf(child.pid),
    async end() {
      child.write('\u0003');
      const limit = setTimeout(() => child.kill('SIGKILL'), 2_000);
      await ended;
      clearTimeout(limit);
      if (options.home === undefined) rmSync(home, { recursive: true, force: true });
    },
  };
}
