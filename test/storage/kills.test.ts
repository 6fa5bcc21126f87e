/**
 * Processes that are killed while they write: the file is the old or the new one, whole. The disk is made slow, so
 * that the kill falls into a write. `SM_KILLS=500 npx vitest run test/storage/kills.test.ts` for the long run.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { fileURLToPath } from 'node:url';
import { buildSync } from 'esbuild';
import { expect, it } from 'vitest';
import { testFolder } from './folder.ts';

const folder = testFolder();
const kills = Number(process.env['SM_KILLS'] ?? 12);

/** A text of one letter, and how much of it: any mixture of two, and any part of one, is seen. */
const length = 200_000;

/** Waits until the writer has said so many times that a part of the file, of five, is written. */
const partsWritten = (said: Readable, parts: number): Promise<void> =>
  new Promise((resolve) => {
    let heard = 0;
    said.on('data', (bytes: Buffer) => {
      heard += bytes.length;
      if (heard >= parts) resolve();
    });
  });

it.skipIf(process.platform === 'win32')(
  `finds a whole file after ${kills} kills`,
  async () => {
    const path = join(folder(), 'policy.json');
    const module = join(folder(), 'atomic-write.mjs');
    const source = fileURLToPath(new URL('../../src/storage/atomic-write.ts', import.meta.url));
    buildSync({ entryPoints: [source], outfile: module, bundle: true, platform: 'node', format: 'esm' });
    const script = `import { writeAtomically } from ${JSON.stringify(module)};
    import { open } from 'node:fs/promises';
    const probe = await open(${JSON.stringify(module)});
    const { writeFile } = Object.getPrototypeOf(probe);
    Object.getPrototypeOf(probe).writeFile = async function (text) {
      for (let at = 0; at < text.length; at += 40_000) {
        await writeFile.call(this, text.slice(at, at + 40_000));
        process.stdout.write('.');
        await new Promise((resolve) => setTimeout(resolve, 4));
      }
    };
    for (let round = 0; ; round += 1)
      await writeAtomically(${JSON.stringify(path)}, 'abcdefghijklmnopqrstuvwxyz'[round % 26].repeat(${length}));`;
    writeFileSync(path, 'z'.repeat(length));
    let within = 0;
    for (let kill = 0; kill < kills; kill += 1) {
      const child = spawn(process.execPath, ['--input-type=module', '-e', script], {
        stdio: ['ignore', 'pipe', 'inherit'],
      });
      await partsWritten(child.stdout, 1 + (kill % 7));
      child.kill('SIGKILL');
      await once(child, 'exit');
      const text = readFileSync(path, 'utf8');
      expect(text).toHaveLength(length);
      expect(text).toBe(text.charAt(0).repeat(length));
      const left = readdirSync(folder()).filter((name) => name.startsWith('.policy.json.'));
      within = left.length;
    }
    // The kills did hit writes: what those had begun lies there, until it is old enough to be removed.
    expect(within).toBeGreaterThan(kills / 4);
  },
  600_000,
);
