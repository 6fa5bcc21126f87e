/** Text as what readers take for characters. */
import { later } from './memo.ts';

const segmenter = later(() => new Intl.Segmenter(undefined, { granularity: 'grapheme' }));

/** The grapheme clusters of a text, made one by one. The tables for it take milliseconds to load, so the first asks. */
export function graphemes(text: string): Intl.Segments {
  return segmenter().segment(text);
}
