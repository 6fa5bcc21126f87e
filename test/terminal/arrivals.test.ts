/** What a terminal sends, in whole keys and pastes, however it comes in pieces. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type Arrival,
  arrive,
  bytesOf,
  giveUp,
  type Held,
  nothingHeld,
  waitFor,
} from '../../src/terminal/arrivals.ts';

const esc = '\u001b';
const paste = (text: string): string => `${esc}[200~${text}${esc}[201~`;

/** All that arrives when the chunks come one after the other without a pause, and a pause after the last one. */
function all(chunks: readonly string[]): readonly Arrival[] {
  let held: Held = nothingHeld;
  const arrivals: Arrival[] = [];
  for (const chunk of chunks) {
    const taken = arrive(held, chunk);
    arrivals.push(...taken.arrivals);
    held = taken.held;
  }
  return joined([...arrivals, ...giveUp(held)]);
}

/** Neighbouring keys as one. */
function joined(arrivals: readonly Arrival[]): readonly Arrival[] {
  const result: Arrival[] = [];
  for (const each of arrivals) {
    const last = result.at(-1);
    if (last?.kind === 'keys' && each.kind === 'keys')
      result[result.length - 1] = { kind: 'keys', bytes: last.bytes + each.bytes };
    else result.push(each);
  }
  return result;
}

const keys = (bytes: string): Arrival => ({ kind: 'keys', bytes });
const pasted = (text: string): Arrival => ({ kind: 'paste', text });
const escapeKey = `${esc}[27u`;

describe('what arrives', () => {
  it.each([
    ['letters', 'abc\r', [keys('abc\r')]],
    ['an arrow', `${esc}[A`, [keys(`${esc}[A`)]],
    ['F5 and F1', `${esc}[15~${esc}OP`, [keys(`${esc}[15~${esc}OP`)]],
    ["the Linux console's F1", `${esc}[[A`, [keys(`${esc}[[A`)]],
    ["rxvt's shift-delete", `${esc}[3$`, [keys(`${esc}[3$`)]],
    ['alt with a letter', `${esc}b`, [keys(`${esc}b`)]],
    ['alt with an arrow, as rxvt writes it', `${esc}${esc}[A`, [keys(`${esc}${esc}[A`)]],
    ['Esc', esc, [keys(escapeKey)]],
    ['Esc twice', esc + esc, [keys(escapeKey + escapeKey)]],
    ['a sequence that broke off', `a${esc}[1;`, [keys('a')]],
    ['alt with ]', `${esc}]`, [keys(`${esc}]`)]],
    ["a terminal's colour, between keys", `a${esc}]11;rgb:0000/1111/2222\u0007b`, [keys('ab')]],
    ['its name, and Esc before', `${esc}${esc}P>|XTerm(354)${esc}\\`, [keys(escapeKey)]],
    ["kitty's answer about pictures", `${esc}_Gi=31;OK${esc}\\`, []],
    ['an answer that broke off', `${esc}]11;rgb:00`, []],
    ['ctrl-c in an answer that broke off', `${esc}]11;rgb:00\u0003`, [keys('\u0003')]],
    ['an answer and at once a paste', `${esc}]11;rgb${paste('x')}`, [pasted('x')]],
    ['what looks like one in a paste', paste('\u001b]0;x\u0007'), [pasted('\u001b]0;x\u0007')]],
    ['a paste', paste('x\ny'), [pasted('x\ny')]],
    ['a paste of nothing', paste(''), [pasted('')]],
    ['keys around a paste', `a${paste('x')}b`, [keys('a'), pasted('x'), keys('b')]],
    ['two pastes', paste('x') + paste('y'), [pasted('x'), pasted('y')]],
    ['Esc and at once a paste', esc + paste('x'), [keys(escapeKey), pasted('x')]],
    ['a broken sequence and a paste', `${esc}[1;${paste('x')}`, [pasted('x')]],
    ['a paste that never ends', `${esc}[200~abc`, [pasted('abc')]],
    ['ctrl-c in a paste that never ends', `${esc}[200~abc\u0003`, [pasted('abc'), keys('\u0003')]],
    ['ctrl-c inside a paste', paste('a\u0003b'), [pasted('a\u0003b')]],
  ])('%s', (_, bytes, arrivals) => {
    expect(all([bytes])).toEqual(arrivals);
  });

  it('is the same in whatever pieces it comes', () => {
    const part = fc.constantFrom(
      'a',
      '\r',
      '漢',
      esc,
      `${esc}[A`,
      `${esc}[1;5H`,
      `${esc}OP`,
      '\u0003',
      `${esc}]11;rgb:0/1\u0007`,
      `${esc}P>|tmux${esc}\\`,
      paste('p\n'),
    );
    fc.assert(
      fc.property(
        fc.array(part, { maxLength: 8 }),
        fc.array(fc.nat({ max: 60 }), { maxLength: 6 }),
        (parts, cuts) => {
          const bytes = parts.join('');
          const places = [
            0,
            ...cuts.map((at) => Math.min(at, bytes.length)).sort((a, b) => a - b),
            bytes.length,
          ];
          const chunks = places.slice(1).map((end, index) => bytes.slice(places[index], end));
          expect(all(chunks)).toEqual(all([bytes]));
        },
      ),
      { numRuns: 300 },
    );
  });

  it('is waited for no longer than a person notices, a paste a second', () => {
    const waits = (bytes: string): number | undefined => waitFor(arrive(nothingHeld, bytes).held);
    expect(waits('abc')).toBeUndefined();
    expect(waits(esc)).toBe(20);
    expect(waits(`${esc}]`)).toBe(20);
    expect(waits(`${esc}[20`)).toBe(200);
    expect(waits(`${esc}]11;rgb`)).toBe(200);
    expect(waits(`${esc}[200~abc`)).toBe(1_000);
    expect(waits(`${esc}[200~abc\u0003`)).toBe(100);
  });

  it('leaves as bytes that mean the same', () => {
    expect(all([esc + paste('x\ny')]).map(bytesOf)).toEqual([escapeKey, paste('x\ny')]);
  });

  it('keeps the beginning of a paste beyond all measure, and still finds its end', () => {
    const piece = 'x'.repeat(300_000);
    const [first, ...rest] = all([`${esc}[200~`, piece, piece, piece, piece, `${esc}[20`, '1~q']);
    expect(first?.kind === 'paste' ? first.text.length : 0).toBeLessThanOrEqual(1_000_006);
    expect(rest).toEqual([keys('q')]);
  });
});
