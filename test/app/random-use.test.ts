import { expect, it } from 'vitest';
import { playAtRandom, randomInputs, shrunk } from './random-use.ts';

it.each([1, 2, 3, 4])(
  'whatever is pressed, the frame stands and nothing is lost: seed %i',
  async (seed) => {
    const inputs = randomInputs(500, seed);
    const failure: unknown = await playAtRandom(inputs).catch((error: unknown) => error);
    if (failure !== undefined) console.error(failure, JSON.stringify(await shrunk(inputs)));
    expect(failure).toBeUndefined();
  },
  120_000,
);
