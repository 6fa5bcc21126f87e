/** Copying to a desktop: the built program from its code cache, a real X server, and a program that reads back. */
import { chmodSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { hasTmux } from '../support/tmux.ts';
import { trainingPolicy } from '../support/training-policy.ts';
import { hasWayland, openWayland } from '../support/wayland.ts';
import { hasDesktop, openDesktop } from '../support/x-server.ts';
import { fillCart, interrupt, terminal } from './session.ts';

const program = new URL('../../dist/program/', import.meta.url);

describe.skipIf(!(hasTmux && hasDesktop))('copying to a desktop', () => {
  it('puts the policy on its clipboard, from the code cache as without it', async () => {
    const desktop = await openDesktop();
    const pane = await terminal();
    // A first start writes the cache, if the build has not.
    await pane.start();
    await interrupt(pane);
    const own = `.${process.version}-${process.arch}.explorer.cache`;
    await expect.poll(() => readdirSync(program).some((name) => name.endsWith(own))).toBe(true);

    await pane.start(`clear; env DISPLAY=${desktop.display} sm-explore`);
    await fillCart(pane);
    pane.type('y');
    const screen = await pane.see('The policy: copied 560 characters to the clipboard.');
    expect(JSON.parse(desktop.clipboard())).toEqual(trainingPolicy);
    // Nothing but the screen is on the screen, and nothing is left to say after it.
    expect(screen.split('\n')[0]).toMatch(/^sm-explore › Cart/);
    pane.type('q');
    expect(await pane.shell()).not.toMatch(/warning|import/i);
  });
});

describe.skipIf(!(hasTmux && hasWayland))('copying to a Wayland desktop', () => {
  it('puts the policy on its clipboard, and the screen does not wait for what serves it', async () => {
    const { env, clipboard } = await openWayland();
    const pane = await terminal();
    await pane.start(
      `env WAYLAND_DISPLAY=${env.WAYLAND_DISPLAY} XDG_RUNTIME_DIR=${env.XDG_RUNTIME_DIR} sm-explore`,
    );
    await fillCart(pane);
    pane.type('y');
    await pane.see('The policy: copied 560 characters to the clipboard.');
    expect(JSON.parse(clipboard())).toEqual(trainingPolicy);
    pane.type('q');
    await pane.shell();
    // It is there still when the program is not.
    expect(JSON.parse(clipboard())).toEqual(trainingPolicy);
  });
});

describe.skipIf(!hasTmux)('copying by a program that hangs', () => {
  it('never holds the screen, goes another way, and leaves nothing running, also when one quits', async () => {
    const pane = await terminal(160, 40);
    // A program that starts another one, and both hang; each says its number.
    const fake = join(pane.home, 'bin', 'xsel');
    writeFileSync(
      fake,
      `#!/bin/sh\necho $$ >> '${pane.home}/pids'\nsleep 70 &\necho $! >> '${pane.home}/pids'\nwait\n`,
    );
    chmodSync(fake, 0o755);
    const pids = (): readonly number[] =>
      readFileSync(join(pane.home, 'pids'), 'utf8').trim().split('\n').map(Number);
    const alive = (): readonly number[] =>
      pids().filter((pid) => {
        try {
          return process.kill(pid, 0);
        } catch {
          return false;
        }
      });
    await pane.start('env DISPLAY=:77 sm-explore');
    await fillCart(pane);
    pane.type('y');
    // Keys are heard meanwhile.
    pane.type('j');
    await pane.see('tmux buffer');
    expect(JSON.parse(pane.buffer())).toEqual(trainingPolicy);
    await expect.poll(alive, { timeout: 8_000 }).toEqual([]);
    expect(pids()).toHaveLength(2);

    pane.type('y');
    await expect.poll(() => pids().length, { timeout: 8_000 }).toBe(4);
    await interrupt(pane);
    await expect.poll(alive, { timeout: 8_000 }).toEqual([]);
  });
});

describe.skipIf(!hasTmux || process.platform !== 'linux')(
  'copying under Wayland by a program that hangs',
  () => {
    it('leaves no file of its complaints, also when one quits', async () => {
      const pane = await terminal(160, 40);
      const fake = join(pane.home, 'bin', 'wl-copy');
      writeFileSync(fake, '#!/bin/sh\necho no >&2\nexec sleep 70\n');
      chmodSync(fake, 0o755);
      const complaints = (): number =>
        readdirSync(join(pane.home, 'tmp')).filter((name) => name.startsWith('clipboardy-')).length;
      await pane.start('env WAYLAND_DISPLAY=wayland-77 sm-explore');
      await fillCart(pane);
      pane.type('y');
      await expect.poll(complaints, { timeout: 8_000 }).toBe(1);
      await pane.see('tmux buffer');
      expect(complaints()).toBe(0);

      pane.type('y');
      await expect.poll(complaints, { timeout: 8_000 }).toBe(1);
      await interrupt(pane);
      expect(complaints()).toBe(0);
    });
  },
);

describe.skipIf(!hasTmux)('copying to a desktop that is gone', () => {
  it('says which way the text went and why, and tells all of it to whoever asks', async () => {
    const pane = await terminal(160, 40);
    const nowhere = 'env DISPLAY=127.0.0.1:9999';
    await pane.start(`${nowhere} SM_EXPLORE_DEBUG=1 sm-explore`);
    await fillCart(pane);
    pane.type('y');
    const said = await pane.see('The policy: copied 560 characters to the tmux buffer');
    expect(said).toMatch(/Before that, desktop clipboard:\s+xsel: Can't open display/);
    expect(JSON.parse(pane.buffer())).toEqual(trainingPolicy);
    pane.type('q');
    // Where it happened: a stack.
    expect(await pane.shell()).toMatch(/open display[\s\S]*\n +at /);
  });
});
