import { expect, it } from 'vitest';
import { loadCatalog, loadDirectory } from '../../src/catalog/load.ts';
import { rank } from '../../src/search/rank.ts';
import { allActions } from '../../src/search/services/action-index.ts';

const all = allActions({ core: loadCatalog(), directory: loadDirectory() });

/** Words in many names, words that stand for others, abbreviations, slips of the finger, whole names. */
const words = [
  ...['g', 'ge', 'get', 'remove', 'list', 'ls', 'see', 'tag', 'policy', 'data', 'job', 'show'],
  ...['cr', 'crt', 'dscr', 'updt', 'getobj', 'lstobjects', 'dlete', 'polcy', 'publish', 'passrole', 'invoke'],
];

it('gives the same best hits when only so many are asked for, in fewer looks', () => {
  if (all === undefined) throw new Error('the names are not there');
  const { index } = all;
  let spared = 0;
  for (const word of words)
    for (const most of [1, 7, 100]) {
      const every = rank(index, word, index.everything);
      const few = rank(index, word, index.everything, { most });
      expect(few.best(most), `${most} for ${word}`).toEqual(every.best(most));
      expect(few.loose, word).toBe(every.loose);
      if (few.total < every.total) spared++;
    }
  expect(spared).toBeGreaterThan(words.length);
});
