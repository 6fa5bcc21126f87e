/**
 * The last resort: fuse.js over names, when not even one word of the query was found.
 *
 * It measures similarity anywhere in the text, which finds something near to almost anything; that is wanted
 * here and nowhere else. Descriptions are left out: on long texts it takes ten times as long, and finds what
 * only looks alike. Its time grows with query length and with the entries, so both are bounded, and its
 * index is built when first needed.
 */
import Fuse from 'fuse.js';
import { memo } from '../text/memo.ts';
import type { SearchIndex } from './search-index.ts';
import { nameWords } from './words.ts';

interface Row {
  readonly position: number;
  readonly name: string;
  readonly words: string;
}

const mostCharacters = 32;
const mostEntries = 3_000;

/** The names of an index, ready for fuse.js. */
const fuseOf = memo((index: SearchIndex): Fuse<Row> => {
  const rows = Array.from({ length: index.size }, (_, position): Row => {
    const name = index.entry(position)?.name ?? '';
    const words = nameWords(name).map((word) => word.text);
    return { position, name, words: words.join(' ') };
  });
  return new Fuse(rows, {
    keys: [
      { name: 'name', weight: 3 },
      { name: 'words', weight: 2 },
    ],
    includeScore: true,
    threshold: 0.55,
    ignoreLocation: true,
  });
});

/** Positions of the entries most like the text, best first, with a score that is smaller for nearer ones. */
export function mostSimilar(
  index: SearchIndex,
  text: string,
  allowed: Uint8Array,
): readonly { readonly position: number; readonly score: number }[] {
  if (index.size > mostEntries) return [];
  return fuseOf(index)
    .search(text.slice(0, mostCharacters), { limit: 50 })
    .filter(({ item }) => allowed[item.position] === 1)
    .map(({ item, score }) => ({ position: item.position, score: score ?? 1 }));
}
