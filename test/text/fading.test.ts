/** Values that go when nobody asks for them, and are the same object for as long as anybody has them. */
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { describe, expect, it } from 'vitest';
import { FadingMap, fading } from '../../src/text/fading.ts';
import { forgetUnasked } from '../../src/text/generations.ts';
import { memo } from '../../src/text/memo.ts';

/** So much is worked out that a generation ends, and what nobody has any more is collected. */
async function laterOn(): Promise<void> {
  const others = memo((number: number) => number);
  for (let at = 0; at < 5_000; at += 1) others(at);
  forgetUnasked();
  // What a turn of the event loop has made or asked for stays until its end.
  await new Promise((resolve) => setImmediate(resolve));
  setFlagsFromString('--expose-gc');
  const collect: unknown = runInNewContext('gc');
  if (typeof collect === 'function') collect();
}

const forms = {
  'a value alone': () => {
    let made = 0;
    const value = fading(() => ({ made: ++made }));
    return value;
  },
  'a value of many': () => {
    let made = 0;
    const values = new FadingMap((key: string) => ({ key, made: ++made }));
    return () => values.get('one');
  },
} as const;

describe.each(Object.entries(forms))('%s', (_, form) => {
  it('stays while it is asked for', async () => {
    const value = form();
    for (let turn = 0; turn < 4; turn += 1) {
      expect(value().made).toBe(1);
      await laterOn();
    }
  });

  it('is made again when nobody has asked for it in a while, and again', async () => {
    const value = form();
    for (const made of [1, 2, 3]) {
      expect(value().made).toBe(made);
      for (let turn = 0; turn < 3; turn += 1) await laterOn();
    }
  });

  it('is the same object as long as somebody has it', async () => {
    const value = form();
    const had = value();
    for (let turn = 0; turn < 4; turn += 1) await laterOn();
    expect(value()).toBe(had);
    expect(had.made).toBe(1);
  });
});
