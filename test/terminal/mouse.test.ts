import { describe, expect, it } from 'vitest';
import { arrive, nothingHeld } from '../../src/terminal/arrivals.ts';
import { withoutMouse } from '../../src/terminal/mouse.ts';

describe('reports of the mouse', () => {
  it('are taken out of the keys between them', () => {
    expect(withoutMouse('a\u001b[<0;5;4Mb\u001b[<0;5;4m\u001b[<65;1;1M\u001b[A')).toEqual({
      bytes: 'ab\u001b[A',
      pointers: [
        { what: 'press', column: 4, row: 3 },
        { what: 'wheel-down', column: 0, row: 0 },
      ],
    });
  });

  it('mean the same with a modifier held, and nothing for other buttons and movement', () => {
    expect(withoutMouse('\u001b[<68;2;2M').pointers).toEqual([{ what: 'wheel-up', column: 1, row: 1 }]);
    for (const button of [1, 2, 35, 66, 67])
      expect(withoutMouse(`\u001b[<${button};2;2M`).pointers).toEqual([]);
  });

  it('are whole only with their last byte', () => {
    const { arrivals, held } = arrive(nothingHeld, 'a\u001b[<0;5;');
    expect(arrivals).toEqual([{ kind: 'keys', bytes: 'a' }]);
    expect(arrive(held, '4M').arrivals).toEqual([{ kind: 'keys', bytes: '\u001b[<0;5;4M' }]);
  });
});
