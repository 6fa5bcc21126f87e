/** Text as what readers take for characters. */
import { later } from './memo.ts';

const segmenter = later(() => new Intl.Segmenter(undefined, { granularity: 'grapheme' }));

/** A grapheme cluster and where it begins, in UTF-16 units. */
export interface Grapheme {
  readonly segment: string;
  readonly index: number;
}

/** Each of them is a cluster of its own beside any other; CR and LF are not among them, which are one together. */
const plain = /^[\x20-\x7e]*$/;

/**
 * The grapheme clusters of a text, made one by one. The tables that tell them take 20 to 60 ms to load where there is
 * nothing else to do: the first text with another letter than ASCII's asks for them, and no key in a plain line does.
 */
export function graphemes(text: string): Iterable<Grapheme> {
  return plain.test(text)
    ? Array.from(text, (segment, index) => ({ segment, index }))
    : segmenter().segment(text);
}
