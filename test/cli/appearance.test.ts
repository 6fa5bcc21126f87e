import { expect, it } from 'vitest';
import { readAppearance } from '../../src/cli/appearance.ts';

it('names what is wrong with keys by escapes, whatever the configuration and its path hold', () => {
  const keys = [{ command: 'cart.\u001b[2J', keys: ['x'], line: 3 }];
  const { problems } = readAppearance({ config: { keys } }, '/home/\u202ea/config.json');
  expect(problems).toHaveLength(1);
  expect(problems[0]).toContain(String.raw`/home/\u202ea/config.json, line 3: "cart.\u001b[2J"`);
});
