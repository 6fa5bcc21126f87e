/** A Wayland desktop without a screen: a compositor of the test's own, whose clipboard another program reads back. */
import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { chownSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished } from 'vitest';

const answers = (command: string): boolean => spawnSync(command, ['--version']).error === undefined;

export const hasWayland = answers('sway') && answers('wl-copy') && answers('wl-paste');

if (!hasWayland)
  console.log('skipped: sway and wl-clipboard are not installed, so no Wayland desktop is there');

export interface WaylandDesktop {
  /** What leads a program to it. */
  readonly env: { readonly WAYLAND_DISPLAY: string; readonly XDG_RUNTIME_DIR: string };
  /** What the clipboard holds, as another program of the desktop gets it. */
  clipboard(): string;
}

/** The user nobody: the compositor refuses to run as root, which tests in a container are. */
const nobody = 65_534;

/** Starts a compositor for the test that runs; it ends with the test. */
export async function openWayland(): Promise<WaylandDesktop> {
  const folder = mkdtempSync(join(tmpdir(), 'sm-wayland-'));
  const asNobody = process.getuid?.() === 0;
  if (asNobody) chownSync(folder, nobody, nobody);
  const server = spawn('sway', ['--config', '/dev/null'], {
    stdio: 'ignore',
    env: {
      PATH: process.env['PATH'],
      HOME: folder,
      XDG_RUNTIME_DIR: folder,
      WLR_BACKENDS: 'headless',
      WLR_LIBINPUT_NO_DEVICES: '1',
      WLR_RENDERER: 'pixman',
    },
    ...(asNobody ? { uid: nobody, gid: nobody } : {}),
  });
  onTestFinished(() => {
    server.kill();
    rmSync(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 50 });
  });
  const socket = (): string | undefined => readdirSync(folder).find((name) => /^wayland-\d+$/.test(name));
  await expect.poll(socket, { timeout: 5_000 }).toBeDefined();
  const env = { WAYLAND_DISPLAY: socket() ?? '', XDG_RUNTIME_DIR: folder };
  return {
    env,
    clipboard: () =>
      execFileSync('wl-paste', ['--no-newline'], { encoding: 'utf8', env: { ...process.env, ...env } }),
  };
}
