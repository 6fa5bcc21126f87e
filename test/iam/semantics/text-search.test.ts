/** The search for a text, and the quick look before it, against every text of a small world. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mayMeet } from '../../../src/iam/semantics/text-meet.ts';
import { compileText, type TextPattern } from '../../../src/iam/semantics/text-pattern.ts';
import { matchesText, searchText } from '../../../src/iam/semantics/text-search.ts';

const letters = ['a', 'b', 'B', '/'];

const extended = (known: readonly string[]): readonly string[] =>
  known.flatMap((text) => letters.map((letter) => text + letter));
const ofTwo = extended(letters);
/** Every text of up to four letters. */
const texts = ['', ...letters, ...ofTwo, ...extended(ofTwo), ...extended(extended(ofTwo))];

const short = fc
  .array(fc.constantFrom('a', 'b', 'B', '/', '*', '?'), { maxLength: 3 })
  .map((parts) => parts.join(''));
const pattern = fc
  .tuple(short, fc.constantFrom('like', 'equal', 'equal-ignoring-case'))
  .map(([text, reading]) => compileText(text, reading, 'without'));
const arn = fc
  .tuple(short, short, short)
  .map(([region, account, resource]) =>
    compileText(`arn:aws:s:${region}:${account}:${resource}`, 'arn', 'without'),
  );

/** Every ARN whose last three fields are of up to one letter, or two for the resource. */
const arns = ['', ...letters].flatMap((region) =>
  ['', ...letters].flatMap((account) =>
    texts.filter(({ length }) => length < 3).map((resource) => `arn:aws:s:${region}:${account}:${resource}`),
  ),
);

const all = (patterns: readonly TextPattern[], text: string): boolean =>
  patterns.every((each) => matchesText(each, text));

describe('the search for a text', () => {
  it('finds one that matches all and none of the others, and only if there is one', () => {
    fc.assert(
      fc.property(
        fc.array(fc.array(pattern, { minLength: 1, maxLength: 2 }), { minLength: 1, maxLength: 3 }),
        fc.array(pattern, { maxLength: 3 }),
        (must, mustNot) => {
          const fits = (text: string): boolean =>
            must.every((set) => set.some((each) => matchesText(each, text))) &&
            !mustNot.some((each) => matchesText(each, text));
          const found = searchText({ must, mustNot }, { left: 1_000_000 });
          expect(found.kind).not.toBe('unknown');
          if (found.kind === 'text') expect(fits(found.text)).toBe(true);
          else expect(texts.filter(fits)).toEqual([]);
        },
      ),
      { numRuns: 400 },
    );
  });

  it.each([
    ['texts', pattern, texts],
    ['ARNs', arn, arns],
  ] as const)('is refused by the quick look only where no text is, of %s', (_, one, world) => {
    let [asked, refused] = [0, 0];
    fc.assert(
      fc.property(one, one, (a, b) => {
        asked += 1;
        if (mayMeet(a, b)) return;
        refused += 1;
        expect(world.filter((text) => all([a, b], text))).toEqual([]);
      }),
      { numRuns: 400 },
    );
    expect(refused).toBeGreaterThan(asked / 5);
  });
});
