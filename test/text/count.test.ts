import { expect, it } from 'vitest';
import { count, grouped } from '../../src/text/count.ts';

it('puts a comma between thousands', () => {
  expect([0, 999, 1_000, 22_091, 1_048_576].map(grouped)).toEqual([
    '0',
    '999',
    '1,000',
    '22,091',
    '1,048,576',
  ]);
  expect([count(1, 'action'), count(1_001, 'entry', 'entries')]).toEqual(['1 action', '1,001 entries']);
});
