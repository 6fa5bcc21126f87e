/** Text as what readers take for characters. */

let segmenter: Intl.Segmenter | undefined;

/** The grapheme clusters of a text, made one by one. The tables for it take milliseconds to load, so the first asks. */
export function graphemes(text: string): Intl.Segments {
  segmenter ??= new Intl.Segmenter(undefined, { granularity: 'grapheme' });
  return segmenter.segment(text);
}
