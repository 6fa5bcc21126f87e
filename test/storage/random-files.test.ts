import { expect, it } from 'vitest';
import { randomFile, readRandomFile, shrunkFile } from './random-files.ts';

it('whatever a file holds, reading it ends with sentences', async () => {
  for (let seed = 1; seed <= 60; seed += 1) {
    const file = randomFile(seed);
    const failure: unknown = await readRandomFile(file).catch((error: unknown) => error);
    if (failure !== undefined) console.error(failure, JSON.stringify(await shrunkFile(file)));
    expect(failure).toBeUndefined();
  }
}, 120_000);
