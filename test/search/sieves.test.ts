/** The loops over all names throw out what cannot be meant, and nothing else. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { layOutNames } from '../../src/search/name-table.ts';
import { indexNames } from '../../src/search/search-index.ts';
import { withMostLetters, withRunInOrder, withRunNearly } from '../../src/search/sieves.ts';
import { editedRuns } from '../../src/search/typos.ts';
import { bitCount, letters } from '../../src/search/words.ts';

const noDescriptions = {
  beginning: () => {
    throw new Error('not asked for');
  },
  whole: () => {
    throw new Error('not asked for');
  },
  length: () => 0,
};

const indexOf = (names: readonly string[]) =>
  indexNames(layOutNames(names.map((name) => ({ kind: 'action', name }))), () => undefined, noDescriptions);

const letter = fc.constantFrom(...'abcde1');
const word = fc.array(letter, { minLength: 1, maxLength: 6 }).map((all) => {
  const [first = '', ...rest] = all;
  return first.toUpperCase() + rest.join('');
});
const names = fc.array(
  fc.array(word, { minLength: 1, maxLength: 4 }).map((words) => words.join('')),
  { minLength: 1, maxLength: 8 },
);
const run = fc.array(letter, { minLength: 1, maxLength: 10 }).map((all) => all.join(''));
const every = (count: number): Uint16Array => Uint16Array.from({ length: count }, (_, at) => at);

describe('sieves', () => {
  it('let through the names that have the letters in order, from the beginning of a word on', () => {
    fc.assert(
      fc.property(names, run, (all, typed) => {
        const index = indexOf(all);
        const needed = { mask: letters(typed), first: letters(typed.slice(0, 1)) };
        const inOrder = new RegExp([...typed].join('.*'));
        const expected = all.flatMap((_, at) => {
          const { squeezed, starts } = index.name(at);
          const begins = starts.slice(0, -1).some((start) => squeezed[start] === typed[0]);
          return begins && inOrder.test(squeezed) ? [at] : [];
        });
        expect(withRunInOrder(index, typed, needed, every(all.length))).toEqual(expected);
      }),
    );
  });

  it('let through every name that has the run with so many letters wrong', () => {
    fc.assert(
      fc.property(names, run, fc.integer({ min: 1, max: 3 }), (all, typed, most) => {
        const index = indexOf(all);
        const through = withRunNearly(index, typed, letters(typed), most, every(all.length));
        for (const at of all.keys()) {
          const { squeezed, starts } = index.name(at);
          editedRuns(typed, squeezed, starts, most, () => expect(through).toContain(at));
        }
      }),
    );
  });

  it('throw out names that are nothing like the run', () => {
    const index = indexOf(['CreateTrainingJob', 'DescribeVolumes', 'CreateTrainingPlan']);
    expect(withRunNearly(index, 'trainig', letters('trainig'), 1, every(3))).toEqual([0, 2]);
  });

  it('look only among the names that they are given, and count the letters that are lacking', () => {
    fc.assert(
      fc.property(names, run, fc.integer({ min: 0, max: 3 }), (all, typed, most) => {
        const index = indexOf(all);
        const mask = letters(typed);
        const among = every(all.length).filter((at) => at % 2 === 0);
        const expected = [...among].filter((at) => bitCount(mask & ~(index.masks[at] ?? 0)) <= most);
        expect(withMostLetters(index, mask, most, among)).toEqual(expected);
      }),
    );
  });
});
