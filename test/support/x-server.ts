/** A desktop without a screen: an X server of the test's own, whose clipboard another program reads back. */
import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { onTestFinished } from 'vitest';

export const hasDesktop =
  spawnSync('xclip', ['-version']).status === 0 && spawnSync('Xvfb', ['-help']).error === undefined;

if (!hasDesktop) console.log('skipped: Xvfb and xclip are not installed, so there is no desktop to copy to');

export interface Desktop {
  /** What DISPLAY is to be. */
  readonly display: string;
  /** What the clipboard holds, as another program of the desktop gets it. */
  clipboard(): string;
}

/** Starts an X server for the test that runs; it ends with the test. */
export async function openDesktop(): Promise<Desktop> {
  const args = ['-displayfd', '3', '-nolisten', 'tcp', '-screen', '0', '64x64x8'];
  const server = spawn('Xvfb', args, { stdio: ['ignore', 'ignore', 'ignore', 'pipe'] });
  onTestFinished(() => void server.kill());
  const [, , , number] = server.stdio;
  if (number === undefined || number === null) throw new Error('Xvfb has no channel for its number');
  const [first] = await once(number, 'data');
  const display = `:${String(first).trim()}`;
  return {
    display,
    clipboard: () =>
      execFileSync('xclip', ['-selection', 'clipboard', '-o', '-display', display], { encoding: 'utf8' }),
  };
}
