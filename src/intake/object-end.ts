/** Where an object of JSON ends that stands in other text. */

/**
 * The offset behind the brace that closes the one at an offset; -1 where none does. A line break ends a string, so that a
 * quotation mark of the text around does no more harm than to its line.
 * @param longest UTF-16 units that are looked at
 */
export function objectEnd(text: string, at: number, longest: number): number {
  let depth = 0;
  let quoted = false;
  const last = Math.min(text.length, at + longest);
  for (let end = at; end < last; end += 1) {
    const character = text[end];
    if (quoted) {
      if (character === '\\') end += 1;
      else if (character === '"' || character === '\n') quoted = false;
    } else if (character === '"') quoted = true;
    else if (character === '{') depth += 1;
    else if (character === '}' && --depth === 0) return end + 1;
  }
  return -1;
}
