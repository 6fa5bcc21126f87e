/** Which running program a file belongs to, and whether that program still runs. */
import { readFileSync } from 'node:fs';
import { hostname, uptime } from 'node:os';
import { codeOf } from './fault.ts';

/** The process that a saved cart belongs to. */
export interface Owner {
  /** A short name of the machine; letters and digits. */
  readonly host: string;
  readonly pid: number;
  /** Milliseconds since 1970. */
  readonly startedAt: number;
}

/** This program, and what it knows of the machine it runs on. */
export interface Instance extends Owner {
  /** When the machine was started, in milliseconds since 1970. */
  readonly bootedAt: number;
  /** Whether a process of this number is running and could be this program. */
  readonly isRunning: (pid: number) => boolean;
}

/** FNV-1a, 32 bits: tells machines apart in names of files, and needs no secrecy (node:crypto would take 4 ms to load). */
function shortName(text: string): string {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  return (hash >>> 0).toString(16).padStart(8, '0');
}

/** This process. */
export function thisInstance(): Instance {
  const now = Date.now();
  return {
    host: shortName(hostname()),
    pid: process.pid,
    startedAt: now,
    bootedAt: now - uptime() * 1_000,
    isRunning,
  };
}

/**
 * Whether the owner has ended, as seen from `self`. On another machine there is no telling, and the answer is
 * yes: in containers every start is another machine.
 */
export function isGone(owner: Owner, self: Instance): boolean {
  if (owner.host !== self.host || owner.startedAt < self.bootedAt) return true;
  // A process of our own number that is not us is one that ended.
  if (owner.pid === self.pid) return owner.startedAt !== self.startedAt;
  return !self.isRunning(owner.pid);
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
  } catch (error) {
    // EPERM: it runs and belongs to somebody else, so it is not ours.
    return codeOf(error) === 'EPERM' ? false : codeOf(error) !== 'ESRCH';
  }
  try {
    // Linux says what runs under the number, which may have been given to another program.
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes('sm-explore');
  } catch {
    return true;
  }
}
