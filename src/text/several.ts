/** Several values in one text, as people type and paste them. */

/**
 * What commas and line breaks part in a text, trimmed; a comma that belongs to a value is written `\,`, and one of a
 * policy variable's default (`${aws:username, 'x'}`) belongs to it anyway. An empty part stays: whoever asks may refuse it.
 */
export function severalValues(text: string): readonly string[] {
  return text
    .replace(/[\r\n]+$/u, '')
    .split(/(?<!\\),(?![^{}]*\})|[\r\n]+/u)
    .map((value) => value.replaceAll('\\,', ',').trim());
}

/** Lines of a pasted text as one line with commas between them; any other text as it is. */
export function linesWithCommas(text: string): string {
  return /[\r\n]/u.test(text) ? text.trim().replace(/,?[^\S\r\n]*[\r\n]\s*/gu, ', ') : text;
}

/** Whole ARNs that stand in a text one behind the other, as a paste may hold them; undefined where it is none. */
export function arnsInText(text: string): readonly string[] | undefined {
  const parts = text.split(/[\s,]+(?=arn:)/).map((part) => part.replace(/[\s,]+$/, ''));
  return parts.every((part) => part.startsWith('arn:')) ? parts : undefined;
}
