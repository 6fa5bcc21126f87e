import { mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished, vi } from 'vitest';
import { openUrl } from '../../src/cli/open-url.ts';

it.skipIf(process.platform === 'win32')('a browser that cannot be started is told, not thrown', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'sm-browser-'));
  onTestFinished(() => {
    vi.unstubAllEnvs();
    rmSync(folder, { recursive: true });
  });
  vi.stubEnv('PATH', folder);
  const open = () => openUrl('https://example.com/', 'linux', { DISPLAY: ':0' });
  expect(await open()).toBe(false);
  symlinkSync('xdg-open', join(folder, 'xdg-open'));
  expect(await open()).toBe(false);
});
