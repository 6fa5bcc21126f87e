/** How much of a long text is read: what there is to do is counted in pieces, each of which takes the same time. */
import { describe, expect, it } from 'vitest';
import { recognising } from '../../src/intake/recognise.ts';
import { facts } from './facts.ts';

const mebibyte = 1024 * 1024;

function piecesRead(text: string): number {
  const work = recognising(text, facts);
  let pieces = 0;
  while (work.next().done !== true) pieces += 1;
  return pieces;
}

describe('a text of one line', () => {
  it('is as much work at ten times the length, once it is longer than any message', () => {
    const [short, long] = [3, 30].map((size) => piecesRead('x'.repeat(size * mebibyte)));
    expect(long).toBe(short);
  });

  it('is read to its end where it is JSON', () => {
    expect(piecesRead(`["${'x'.repeat(5 * mebibyte)}"]`)).toBe(2 * 3);
  });
});
