/** What hostile files and arguments hold, and what of it may not leave the program as it is. */
import fc from 'fast-check';

/** First and last code points of what may not be seen as it is: a list, for the escape itself goes by Unicode's classes. */
const ranges: readonly (readonly [number, number])[] = [
  ...([
    [0x00, 0x1f],
    [0x7f, 0xa0],
    [0xad, 0xad],
    [0x34f, 0x34f],
    [0x61c, 0x61c],
    [0x115f, 0x1160],
  ] as const),
  ...([
    [0x180e, 0x180e],
    [0x2000, 0x200f],
    [0x2028, 0x202f],
    [0x205f, 0x206f],
    [0x2800, 0x2800],
  ] as const),
  ...([
    [0x3000, 0x3000],
    [0x3164, 0x3164],
    [0xfe00, 0xfe0f],
    [0xfeff, 0xfeff],
    [0xffa0, 0xffa0],
  ] as const),
  ...([
    [0xfff9, 0xfffb],
    [0xe0000, 0xe007f],
  ] as const),
];

/** Whether a text holds a character that a terminal would obey or nobody would see. */
export function holdsRaw(text: string): boolean {
  return [...text].some((character) => {
    const code = character.codePointAt(0) ?? 0;
    return ranges.some(([first, last]) => first <= code && code <= last);
  });
}

/** Texts of somebody who wants to do harm. */
export const hostile = fc
  .array(
    fc.constantFrom(
      ...['\u001b[2J', '\u001b]52;c;eA==\u0007', '\u009b31m', '\n', '\r', '\t', '\u0000', '\u007f'],
      ...['\u202e', '\u2066', '\u200f', '\u061c', '\u00a0', '\u200b', '\u200d', '\u00ad', '\ufeff'],
      ...['\u2028', '\u2029', '\ufff9', '\u{e0041}', '\u3000', '\u2800', 'Allow', 'x', '*', ' '],
    ),
    { minLength: 1, maxLength: 6 },
  )
  .map((parts) => parts.join(''));
